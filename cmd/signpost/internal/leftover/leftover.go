// Package leftover knows by their names the files that programs leave beside those of a person.
package leftover

import (
	"path"
	"strings"
)

// Is reports whether a file is none of a person's: hidden ones, which begin with a dot (vim's .x.md.swp, Emacs' .#x.md,
// macOS' .DS_Store), what Emacs keeps until a file is saved (#x.md#), and backups (x.md~, x.md.bak, x.md.orig).
func Is(name string) bool {
	base := path.Base(name)
	if base == "." {
		return false
	}
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#") || base == "Thumbs.db" || base == "desktop.ini" {
		return true
	}
	for _, ending := range []string{"~", ".bak", ".orig", ".swp", ".tmp"} {
		if strings.HasSuffix(base, ending) {
			return true
		}
	}
	return false
}

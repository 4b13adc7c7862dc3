package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/directory"
)

// Whatever lies in the place of a folder is one problem, at its path, and no failure of the machine.
func TestFoldersThatAreNone(t *testing.T) {
	for name, test := range map[string]struct {
		put  func(path string) error
		want string
	}{
		"a file":           {func(path string) error { return os.WriteFile(path, []byte("x"), 0o644) }, "has to be a folder, and this is a file"},
		"a link to itself": {func(path string) error { return os.Symlink(filepath.Base(path), path) }, "is a link that leads nowhere"},
		"a link elsewhere": {func(path string) error { return os.Symlink(os.TempDir(), path) }, "is a link that leads nowhere, or out of the site's folder"},
	} {
		for _, folder := range []string{"content", "layouts", "static"} {
			s := &session{t: t, dir: t.TempDir()}
			for name, text := range smallSite {
				s.write(name, text)
			}
			path := filepath.Join(s.dir, folder)
			if err := os.RemoveAll(path); err != nil {
				t.Fatal(err)
			}
			if err := test.put(path); err != nil {
				t.Skip("this system can't do that:", err)
			}
			src, err := openSource(s.dir)
			if err != nil {
				t.Fatal(err)
			}
			_, _, problems, err := src.compile(directory.Options{BaseURL: directory.LocalBaseURL})
			if err != nil || len(problems) != 1 || problems[0].Path != folder || !strings.HasPrefix(problems[0].Message, folder+"/ "+test.want) {
				t.Errorf("%s in the place of %s: %v, %v", name, folder, problems, err)
			}
			src.close()
		}
	}
}

package check

import "signpost/cmd/signpost/internal/directory"

// oddNames looks for names of files that are addresses, but poor ones.
func oddNames(r *reporter) {
	for e := range r.originals() {
		if e.Kind == directory.Home {
			continue
		}
		if reason, better := directory.OddSlug(e.Key); reason != "" {
			r.tell(e, e.At(""), reason, "rename the file, for example to "+better+".md, and keep old links working with aliases: ["+e.Slug+"]")
		}
	}
}

package check

import (
	"fmt"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

func emptyTheme(r *reporter) {
	full := map[*directory.Theme]bool{}
	for l := range r.live() {
		for _, t := range l.Themes {
			full[t] = true
		}
	}
	for _, t := range r.d.Themes {
		if !full[t] {
			r.tell(&t.Entry, t.At("title"), fmt.Sprintf("nothing is listed under %q", t.Title),
				fmt.Sprintf("write themes: [%s] in the services and events that are about it", t.Slug))
		}
	}
}

// emptyArea looks for areas that have nothing in them, nor in what lies in them, nor in what they lie in.
func emptyArea(r *reporter) {
	own, inside := map[*directory.Area]bool{}, map[*directory.Area]bool{}
	for l := range r.live() {
		for _, a := range l.Areas {
			own[a] = true
			for ; a != nil && !inside[a]; a = a.PartOf {
				inside[a] = true
			}
		}
	}
	for _, a := range r.d.Areas {
		found := inside[a]
		for up := a.PartOf; up != nil && !found; up = up.PartOf {
			found = own[up]
		}
		if !found {
			r.tell(&a.Entry, a.At("title"), fmt.Sprintf("nothing is listed in %q", a.Title),
				fmt.Sprintf("write areas: [%s] in the services that are for people there, or area: %s in its places", a.Slug, a.Slug))
		}
	}
}

func withoutTheme(r *reporter) {
	for l := range r.live() {
		if len(l.Themes) == 0 && !l.States("themes") {
			r.tell(l.Entry, l.At("title"), "no theme leads here: people who do not know its name will not find it",
				"name at least one file of content/themes/: themes: [loneliness]")
		}
	}
}

func sameTitle(r *reporter) {
	type name struct {
		kind  directory.Kind
		title string
	}
	first := map[name]*directory.Entry{}
	for e := range r.d.Entries() {
		key := name{e.Kind, strings.ToLower(e.Title)}
		if e.Lang != "" || e.Title == e.Slug || e.Title == directory.ConfidentialTitle {
			continue
		}
		if other, taken := first[key]; taken {
			r.tell(e, e.At("title"), fmt.Sprintf("%s has the same title, %q", other.Path, e.Title), "add what tells the two apart, such as the town")
		} else {
			first[key] = e
		}
	}
}

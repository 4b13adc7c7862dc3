package preview

import (
	"maps"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

// maxRenames is how many entries can be gone with one change for it to be looked where they went. More are gone with a
// change of branch, where nobody has renamed anything.
const maxRenames = 50

// A departed is what is remembered of an entry that is gone. The entry itself would keep its whole directory in memory.
type departed struct{ address, lang, title, summary, text string }

func depart(e *directory.Entry) departed {
	return departed{e.Address(), e.Lang, e.Title, e.Summary, e.Body.HTML}
}

// renames finds where the entries went that are gone: v shows them, next does not. It gives all renames that are known;
// the entries that were not found, of which the next change may tell: a file can be taken away first, and put back under
// another name later; and those that came: a file can be copied first, and taken away later.
func (v *view) renames(next State) (renamed map[string]string, lost []departed, came map[string]bool) {
	if v.Directory == nil || next.Directory == nil {
		return nil, nil, nil
	}
	gone, fresh := moved(v.Directory, next.Directory, next.Changed)
	if len(gone) == 0 && len(fresh) == 0 {
		return v.renamed, v.lost, v.came
	}
	came = maps.Clone(v.came)
	if came == nil {
		came = map[string]bool{}
	}
	if len(fresh) <= maxRenames {
		for e := range fresh {
			came[e.Address()] = true
		}
	}
	known := maps.Clone(v.renamed)
	if known == nil {
		known = map[string]string{}
	}
	for e := range fresh {
		delete(known, e.Address())
	}
	gone = append(slices.Clone(v.lost), gone...)
	if len(gone) > maxRenames {
		return known, nil, came
	}
	for _, e := range gone {
		if to := heir(e, next.Directory, fresh, came); to != nil {
			known[e.address] = to.Address()
		} else {
			lost = append(lost, e)
		}
	}
	return known, lost, came
}

// moved gives the entries of the directory before that are no longer there, and the set of those that were not there
// before.
func moved(before, now *directory.Directory, changed []string) (gone []departed, fresh map[*directory.Entry]bool) {
	old, fresh := map[string]*directory.Entry{}, map[*directory.Entry]bool{}
	concerned := func(string) bool { return true }
	if changed != nil {
		concerned = func(path string) bool { _, ok := slices.BinarySearch(changed, path); return ok }
	}
	for e := range before.Entries() {
		if concerned(e.Path) {
			old[e.Path] = e
		}
	}
	for e := range now.Entries() {
		if !concerned(e.Path) {
			continue
		}
		if _, was := old[e.Path]; was {
			delete(old, e.Path)
		} else {
			fresh[e] = true
		}
	}
	for _, path := range slices.Sorted(maps.Keys(old)) {
		gone = append(gone, depart(old[path]))
	}
	return gone, fresh
}

// heir is the entry that took an entry's place: the one that names its address among its old ones; or else the one that
// is new and has its title or its text, or that came of late and has its text; or else the one that has both. Where there
// are several it is none.
func heir(e departed, d *directory.Directory, fresh map[*directory.Entry]bool, came map[string]bool) *directory.Entry {
	var found []*directory.Entry
	for other := range d.Entries() {
		if other.Lang != e.lang {
			continue
		}
		for _, alias := range other.Aliases {
			if other.AliasAddress(alias) == e.address {
				return other
			}
		}
		title := other.Title == e.title
		text := other.Body.HTML == e.text && other.Summary == e.summary && (e.text != "" || e.summary != "")
		if title && text || fresh[other] && (title || text) || came[other.Address()] && text {
			found = append(found, other)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return nil
}

// renamedTo is the address that took the place of one, or of one that lies below it ("/events/x/poster/").
func (v *view) renamedTo(address string) (string, bool) {
	to := address
	for range 10 { // however often it was renamed, but never in a circle
		next, ok := v.renamedOnce(to)
		if !ok {
			break
		}
		to = next
	}
	if to == address {
		return "", false
	}
	_, there := v.find(strings.TrimPrefix(to, "/") + "index.html")
	return to, there
}

func (v *view) renamedOnce(address string) (string, bool) {
	for i := len(address); i > 1; i = strings.LastIndexByte(address[:i-1], '/') + 1 {
		if to, ok := v.renamed[address[:i]]; ok {
			return to + address[i:], true
		}
	}
	return "", false
}

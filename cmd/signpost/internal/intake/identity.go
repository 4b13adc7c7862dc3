package intake

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
)

// identify gives every record an id, and finds out by which name earlier imports know the source. Records without an id of the
// source's own have what stays the same the longest: title and postcode. Those that share these have a sum of all they say in
// theirs as well, so that it does not matter in which order they come, or which of them goes.
func (m *maker) identify(records []*Record) {
	same := map[string]int{}
	for _, r := range records {
		people := peopleOf(r)
		if id := withoutPeople(r.ID, people); id != r.ID {
			m.report.Notes = append(m.report.Notes, Note{Where: r.Where, Field: "id", Outcome: Withheld, Reason: "it tells of a person, so the entry has a sum of it", Text: r.ID})
			r.ID = id
		}
		if r.ID == "" {
			r.ID, r.made = withoutPeople(madeID(r), people), true
			same[string(r.Kind)+r.ID]++
		}
	}
	for _, r := range records {
		if r.made && same[string(r.Kind)+r.ID] > 1 {
			r.ID += "-" + sum(everything(r))
		}
		given := r.ID
		for m.unique[string(r.Kind)+r.ID] > 0 {
			m.unique[string(r.Kind)+given]++
			r.ID = given + "-" + itoa(m.unique[string(r.Kind)+given])
		}
		m.unique[string(r.Kind)+r.ID]++
	}
	m.sameSource(records)
}

// sameSource looks for the name of the source. Where nobody has named it, and no entry comes from one of that name, it may be
// the next edition of a file.
func (m *maker) sameSource(records []*Record) {
	if m.o.Named || m.site.sources[m.o.Source] > 0 {
		return
	}
	for _, source := range slices.Sorted(keysOf(m.site.sources)) {
		same := 0
		for _, r := range records {
			if m.site.ids[identity(source, r.Kind, r.ID)] != nil {
				same++
			}
		}
		if same > 1 && 2*same >= len(records) {
			m.o.Source = source
			return
		}
	}
}

func keysOf[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func madeID(r *Record) string {
	id := fold(wording.Line(r.First("title")))
	if id == "" && r.Organisation != nil {
		id = fold(wording.Line(r.Organisation.First("title")))
	}
	if runes := []rune(id); len(runes) > longestSlug {
		id = string(runes[:longestSlug])
	}
	for _, p := range r.Places {
		code, _ := contact.Postcode(wording.Line(p.First("postcode")))
		if code = content.Slug(code); code != "entry" {
			return id + "-" + code
		}
	}
	return id
}

// withoutPeople is an id, or a sum of it where it would tell a name, a mobile or an address that is withheld: it stands in the file.
func withoutPeople(id string, people []string) string {
	_, found := mask(strings.ReplaceAll(id, "-", " "), people, false)
	_, more := mask(id, people, false)
	told := slices.ContainsFunc(people, func(name string) bool { return strings.Contains("-"+id+"-", "-"+content.Slug(name)+"-") })
	if told || len(found)+len(more) > 0 {
		return sum(id)
	}
	return id
}

// everything is all that a record says.
func everything(r *Record) string {
	var b strings.Builder
	for _, part := range slices.Concat([]*Record{r, r.Organisation}, r.Places) {
		if part == nil {
			continue
		}
		for _, v := range part.Values {
			b.WriteString(v.Target + "\x00" + v.Text + "\x00")
		}
	}
	return b.String()
}

// telling are the fields by which an entry is known again when its title or its postcode has changed at the source.
var telling = []string{"title", "summary", bodyPath, "when", "contact.phone", "contact.email", "contact.website", "places", "place", "organisation", "who", "cost"}

// An index holds the entries of earlier imports that no record is called as, by what they say.
type index map[string][]*entry

func (m *maker) indexOf(kind directory.Kind) index {
	if m.orphans[kind] != nil {
		return m.orphans[kind]
	}
	x := index{}
	m.orphans[kind] = x
	for key, e := range m.site.entries {
		if key.Kind != kind || e.source != m.o.Source || e.broken || m.unique[string(kind)+e.id] > 0 {
			continue
		}
		for _, path := range telling {
			if e.was[path] != "" {
				x[path+e.was[path]] = append(x[path+e.was[path]], e)
			}
		}
	}
	return x
}

// again is the entry that a record is likely to mean which has no id of the source's own: of those that no record is called as,
// the one with which it has the most in common. It is nil where they differ in more than they share, and where two are as near.
func (m *maker) again(p *planned) *entry {
	x := m.indexOf(p.key.Kind)
	if len(x) == 0 {
		return nil
	}
	w := &writer{kind: p.key.Kind, name: "content/" + string(p.key.Kind) + "/new.md"}
	sums := sumsOf(w.asRead(w.parts(p.b.wanted())))
	alike := map[*entry]int{}
	for _, path := range telling {
		const common = 50 // entries that say the same: that tells nothing
		if hits := x[path+sums[path]]; sums[path] != "" && len(hits) <= common {
			for _, e := range hits {
				alike[e]++
			}
		}
	}
	var best *entry
	second := 0
	for e, n := range alike {
		switch {
		case e.seen || n < 2 || n <= differences(e.was, sums):
		case best == nil || n > alike[best]:
			if best != nil {
				second = max(second, alike[best])
			}
			best = e
		default:
			second = max(second, n)
		}
	}
	if best == nil || second == alike[best] {
		return nil
	}
	return best
}

// differences is in how many of the telling fields two entries are not alike.
func differences(a, b map[string]string) int {
	n := 0
	for _, path := range telling {
		if a[path] != b[path] {
			n++
		}
	}
	return n
}

package intake

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
)

// A common organisation or place is one that several records name.
type common struct {
	key    string
	record *Record // with what the later ones add to the first
	entry  *entry  // that people have written, or another source has brought; nil where the import makes one
}

// shared plans the organisations and places within records. Those that several records name are one; what one of them leaves
// out is taken from another. Where they do not agree, the first counts, and the others' stands beside their own entries.
func (m *maker) shared(records []*Record) {
	var order []*common
	known := map[string]*common{}
	for _, r := range records {
		people := peopleOf(r)
		for _, part := range slices.Concat([]*Record{r.Organisation}, r.Partners, r.Places) {
			if part == nil {
				continue
			}
			key := sharedKey(part)
			c := known[key]
			if c == nil {
				one := *part
				one.Values = slices.Clone(part.Values)
				c = &common{key, &one, m.there(part)}
				known[key] = c
				order = append(order, c)
			} else if c.entry == nil {
				c.add(part, r)
			}
			if c.entry != nil {
				c.compare(part, r)
			}
			for _, name := range people {
				if !slices.Contains(c.record.people, name) && len(c.record.people) < 100 {
					c.record.people = append(c.record.people, name)
				}
			}
		}
	}
	for _, c := range order {
		key := c.key
		if c.entry != nil {
			m.known[key] = c.entry.key.Slug
			m.report.Linked++
			continue
		}
		if c.record.ID == "" {
			c.record.ID = withoutPeople(strings.TrimSpace(key[strings.IndexByte(key, '\x00')+1:]), c.record.people)
		}
		m.known[key] = m.entry(c.record)
	}
}

// peopleOf are the persons whom a record names.
func peopleOf(r *Record) []string {
	var people []string
	for _, v := range r.Values {
		switch v.Target {
		case Person:
			people = append(people, namesIn(wording.Line(v.Text))...)
		case Reach:
			people = append(people, namesToReach(v.Text)...)
		}
	}
	return people
}

// add takes what a record within another says more than the first did.
func (c *common) add(part, around *Record) {
	for _, v := range part.Values {
		has := func(x Value) bool { return x.Target == v.Target }
		same := func(x Value) bool {
			return has(x) && (x.Text == v.Text || tight(x.Text) == tight(v.Text))
		}
		switch {
		case slices.ContainsFunc(c.record.Values, same) || v.Target == Town:
		case slices.ContainsFunc(c.record.Values, has):
			around.left = append(around.left, leftover{v, fmt.Sprintf("%s says something else of the %s", c.record.Where, c.record.Kind.One())})
		default:
			c.record.Values = append(c.record.Values, v)
		}
	}
}

// tight is a text of which neither case nor spaces count: "b974ex" is "B97 4EX".
func tight(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(fold(wording.Line(s)), "-", ""), " ", "")
}

// compare leaves to the record around what the entry that is there does not say.
func (c *common) compare(part, around *Record) {
	for _, v := range part.Values {
		if v.Target != Town && !c.entry.says(v.Text) {
			around.left = append(around.left, leftover{v, fmt.Sprintf("content/%s.md does not say so, and is not this import's to change", c.entry.key)})
		}
	}
}

// says reports whether a text stands in an entry, however it is written.
func (e *entry) says(s string) bool {
	if e.folded == "" {
		e.folded = "-" + content.Slug(string(e.text)) + "-"
		e.tight = strings.ReplaceAll(e.folded, "-", "")
	}
	s = content.Slug(wording.Line(s))
	return strings.Contains(e.folded, "-"+s+"-") || strings.ContainsAny(s, "0123456789") && strings.Contains(e.tight, strings.ReplaceAll(s, "-", ""))
}

// sharedKey is the same for records of one organisation, or one place.
func sharedKey(r *Record) string {
	if r.ID != "" {
		return string(r.Kind) + "\x00" + r.ID
	}
	if r.Kind == directory.Places {
		return string(r.Kind) + "\x00" + placeKey(wording.Line(r.First("title")), split(r.First("address"), ";|,\n"), wording.Line(r.First("postcode")))
	}
	return string(r.Kind) + "\x00" + fold(wording.Line(r.First("title")))
}

// there finds an organisation or a place that people have written, or another source has brought; nil where there is none.
func (m *maker) there(r *Record) *entry {
	slug := ""
	switch r.Kind {
	case directory.Organisations:
		slug, _ = m.site.find(r.Kind, wording.Line(r.First("title")))
	case directory.Places:
		title, lines, code := wording.Line(r.First("title")), split(r.First("address"), ";|,\n"), wording.Line(r.First("postcode"))
		slug = m.site.places[placeKey(title, lines, code)]
		if slug == "" && code == "" && len(lines) == 0 {
			slug, _ = m.site.find(r.Kind, title)
		}
	}
	e := m.site.entries[directory.Key{Kind: r.Kind, Slug: slug}]
	if e == nil || e.source == m.o.Source {
		return nil
	}
	return e
}

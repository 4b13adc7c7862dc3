package intake

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
)

// A Plan is what an import would do.
type Plan struct {
	Source string // what the entries call the source
	Files  []File // sorted by path
	Themes Mapping
	Report *Report
}

// New makes a plan of the records of a source, in their order, for a site. The error is the file system's.
func New(fsys fs.FS, records []*Record, o Options) (*Plan, error) {
	s, err := readSite(fsys)
	if err != nil {
		return nil, err
	}
	m := &maker{site: s, o: o, report: newReport(), known: map[string]string{}, unique: map[string]int{}, orphans: map[directory.Kind]index{}}
	m.report.Records = len(records)
	m.report.Notes = slices.Clone(o.Notes)
	m.identify(records)
	m.gatherTerms(records)
	m.shared(records)
	for _, r := range records {
		m.entry(r)
	}
	m.gone(records)
	m.linkHome()
	m.themes()
	if err := m.try(fsys); err != nil {
		return nil, err
	}
	m.finish()
	slices.SortFunc(m.files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return &Plan{Source: m.o.Source, Files: m.files, Themes: m.o.Themes, Report: m.report}, nil
}

// A maker makes a plan.
type maker struct {
	site   *site
	o      Options
	report *Report
	files  []File
	plans  []*planned
	known  map[string]string // slugs of shared organisations and places, by kind and key
	unique map[string]int    // how often an id was given

	orphans map[directory.Kind]index // entries of earlier imports that no record is called as
}

// entry plans the entry of a record, and gives its slug.
func (m *maker) entry(r *Record) string {
	if e := m.ofPeople(r); e != nil {
		m.report.Linked++
		m.report.Notes = append(m.report.Notes, Note{Where: r.Where, Entry: e.file.Path, Field: "id", Outcome: Look, Text: r.ID,
			Reason: "the directory has it already, and not from this source: its entry stays as it is"})
		return e.key.Slug
	}
	b := m.build(r)
	m.refer(b, r)
	if b.kind == directory.Events && b.fields["when"].Shape == content.Empty {
		b.note(Look, Value{Name: "when", Text: r.First("when")}, "an event needs a time that can be read, so it is a service")
		b.kind = directory.Services
		b.asService()
	}
	old := m.site.ids[identity(m.o.Source, b.kind, r.ID)]
	if old != nil && old.seen {
		old = nil
	}
	key := directory.Key{Kind: b.kind}
	if old == nil && r.made {
		if old = m.again(&planned{b: b, key: key}); old != nil {
			b.note(Look, Value{Name: "title", Text: b.fields["title"].Text}, fmt.Sprintf("it seems to be what an earlier import called %q", old.id))
		}
	}
	if old != nil {
		key = old.key
		old.seen = true
	} else {
		title := b.fields["title"].Text
		if slug, taken := m.site.find(b.kind, title); taken && m.site.entries[directory.Key{Kind: b.kind, Slug: slug}] != nil && m.site.entries[directory.Key{Kind: b.kind, Slug: slug}].source != m.o.Source {
			b.note(Look, Value{Name: "title", Text: title}, "content/"+string(b.kind)+"/"+slug+".md may be the same")
		}
		key.Slug = m.site.newSlug(b.kind, r.Slug, title)
	}
	b.path = "content/" + key.String() + ".md"
	p := &planned{b: b, id: r.ID, key: key, old: old}
	m.plans = append(m.plans, p)
	m.write(p)
	return key.Slug
}

// ofPeople is the entry that has the record's own UUID, and does not come from this source: it is in the directory already.
func (m *maker) ofPeople(r *Record) *entry {
	e := m.site.uuids[strings.ToLower(r.ID)]
	if key, ok := m.o.IDs[strings.ToLower(r.ID)]; ok && e == nil {
		e = m.site.entries[key]
	}
	if e == nil || e.source == m.o.Source || r.ID == "" {
		return nil
	}
	return e
}

// refer writes the names of the organisation and the places into the entry.
func (m *maker) refer(b *builder, r *Record) {
	if r.Organisation != nil {
		b.fields["organisation"] = text(m.known[sharedKey(r.Organisation)])
	}
	var slugs []string
	for _, p := range r.Places {
		if slug := m.known[sharedKey(p)]; !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	switch {
	case len(slugs) == 0:
	case b.kind == directory.Services:
		b.fields["places"] = list(slugs)
	case b.kind == directory.Events:
		b.fields["place"] = text(slugs[0])
		for _, p := range slugs[1:] {
			b.note(Look, Value{Name: "place", Text: p}, "an event has one place")
		}
	}
}

// asService turns the fields of an event into those of a service.
func (b *builder) asService() {
	if place := b.fields["place"]; place.Text != "" {
		b.fields["places"] = list([]string{place.Text})
	}
	for _, path := range pathsOf(directory.Events) {
		if v, has := b.fields[path]; has && b.field(path).Name == "" {
			delete(b.fields, path)
			if path != "place" {
				b.tell(Value{Name: labelOf(path), Text: textOf(v)}, labelOf(path))
			}
		}
	}
}

// gone notes the entries of the source that it no longer has. Nothing is deleted.
func (m *maker) gone(records []*Record) {
	kinds := []directory.Kind{directory.Services, directory.Events}
	if len(records) > 0 { // a table of places may lose one; one that services no longer name is still a place
		kinds = append(kinds, records[0].Kind)
	}
	var list []*entry
	for _, e := range m.site.entries {
		if e.source == m.o.Source && !e.seen && !e.broken && slices.Contains(kinds, e.key.Kind) {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b *entry) int { return cmp.Compare(a.file.Path, b.file.Path) })
	for _, e := range list {
		m.report.Notes = append(m.report.Notes, Note{Where: m.o.Source, Entry: e.file.Path, Outcome: Gone, Text: fieldOf(e.file.Head, "title").Text,
			Reason: "the source no longer has it: ask, and write status: closed if it has ended"})
	}
}

// A planned entry is one that will be written, or stay as it is.
type planned struct {
	b    *builder
	id   string
	key  directory.Key
	old  *entry // nil for a new one
	data []byte // nil where the file stays as it is
	told []Note // by comparing it with the old one
}

// finish gathers the files, and what is to be told of them.
func (m *maker) finish() {
	for _, p := range m.plans {
		switch {
		case p.data == nil:
			m.report.Unchanged[p.key.Kind]++
		case p.old == nil:
			m.report.New[p.key.Kind]++
			m.files = append(m.files, File{Path: p.b.path, Data: p.data, New: true})
		default:
			m.report.Updated[p.key.Kind]++
			m.files = append(m.files, File{Path: p.b.path, Data: p.data})
		}
		for _, n := range append(p.b.pending, p.told...) {
			n.Where, n.Entry = p.b.where, p.b.path
			m.report.Notes = append(m.report.Notes, n)
		}
	}
}

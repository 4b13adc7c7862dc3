package intake

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
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
	m := &maker{site: s, o: o, report: newReport(), known: map[string]string{}, unique: map[string]int{}}
	m.report.Records = len(records)
	m.identify(records)
	m.gatherTerms(records)
	m.shared(records)
	for _, r := range records {
		m.entry(r)
	}
	m.gone()
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
}

// identify gives every record an id. Those without one of the source's own have what stays the same the longest: title and
// postcode.
func (m *maker) identify(records []*Record) {
	for _, r := range records {
		if r.ID == "" {
			r.ID = madeID(r)
		}
		given := r.ID
		for m.unique[string(r.Kind)+r.ID] > 0 {
			m.unique[string(r.Kind)+given]++
			r.ID = given + "-" + itoa(m.unique[string(r.Kind)+given])
		}
		m.unique[string(r.Kind)+r.ID]++
	}
	if m.o.Named || m.site.sources[m.o.Source] > 0 {
		return
	}
	// Nobody has named the source, and no entry comes from one of that name: it may be the next edition of a file.
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
	id := content.Slug(wording.Line(r.First("title")))
	if id == "entry" && r.Organisation != nil {
		id = content.Slug(wording.Line(r.Organisation.First("title")))
	}
	if len(id) > longestSlug {
		id = id[:longestSlug]
	}
	for _, p := range r.Places {
		if code := content.Slug(wording.Line(p.First("postcode"))); code != "entry" {
			return id + "-" + code
		}
	}
	return id
}

// shared plans the organisations and places within records. Those that several records name are one; what one of them leaves
// out is taken from another.
func (m *maker) shared(records []*Record) {
	var order []*Record
	merged := map[string]*Record{}
	gather := func(r *Record) {
		key := sharedKey(r)
		first, known := merged[key]
		if !known {
			c := *r
			c.Values = slices.Clone(r.Values)
			merged[key] = &c
			order = append(order, &c)
			return
		}
		for _, v := range r.Values {
			if !slices.ContainsFunc(first.Values, func(x Value) bool { return x.Target == v.Target }) {
				first.Values = append(first.Values, v)
			}
		}
	}
	for _, r := range records {
		if r.Organisation != nil {
			gather(r.Organisation)
		}
		for _, p := range r.Places {
			gather(p)
		}
	}
	for _, r := range order {
		key := sharedKey(r)
		if slug, ok := m.there(r); ok {
			m.known[key] = slug
			m.report.Linked++
			continue
		}
		if r.ID == "" {
			r.ID = strings.TrimSpace(key[strings.IndexByte(key, '\x00')+1:])
		}
		m.known[key] = m.entry(r)
	}
}

// gatherTerms makes the themes and areas that any record tells the title of, before others refer to them without one.
func (m *maker) gatherTerms(records []*Record) {
	each := func(r *Record) {
		for _, t := range r.Themes {
			m.site.entryFor(directory.Themes, t)
		}
		for _, t := range r.Areas {
			m.site.entryFor(directory.Areas, t)
		}
	}
	for _, r := range records {
		each(r)
		for _, p := range r.Places {
			each(p)
		}
	}
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

// there finds an organisation or a place that people have written, or another source has brought.
func (m *maker) there(r *Record) (slug string, ok bool) {
	var e *entry
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
	if e = m.site.entries[directory.Key{Kind: r.Kind, Slug: slug}]; e == nil || e.source == m.o.Source {
		return "", false
	}
	return slug, true
}

// entry plans the entry of a record, and gives its slug.
func (m *maker) entry(r *Record) string {
	if e := m.ofPeople(r); e != nil {
		m.report.Linked++
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
	for path := range b.fields {
		if FieldAt(directory.Services, path).Name == "" {
			delete(b.fields, path)
		}
	}
}

// gone notes the entries of the source that it no longer has. Nothing is deleted.
func (m *maker) gone() {
	var list []*entry
	for _, e := range m.site.entries {
		if e.source == m.o.Source && !e.seen && !e.broken && (e.key.Kind == directory.Services || e.key.Kind == directory.Events) {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b *entry) int { return cmp.Compare(a.file.Path, b.file.Path) })
	for _, e := range list {
		m.report.Notes = append(m.report.Notes, Note{Where: m.o.Source, Entry: e.file.Path, Outcome: Gone, Text: fieldOf(e.file.Head, "title").Text,
			Reason: "the source no longer has it: ask, and write status: closed if it has ended"})
	}
}

// theme is the slug of a theme that the table names; one that is not there yet is made, with the category for its title.
func (s *site) theme(name, category string) string {
	if known, ok := s.find(directory.Themes, name); ok {
		return known
	}
	return s.entryFor(directory.Themes, Term{Slug: content.Slug(name), Title: wording.Title(category)})
}

// entryFor is the slug of the theme or area that a term means: one that is there, or one that is made; "" where neither can be.
func (s *site) entryFor(kind directory.Kind, t Term) string {
	if content.Slug(t.Slug) != t.Slug || len(t.Slug) > longestSlug {
		t.Slug = content.Slug(t.Title)
	}
	title := wording.Line(t.Title)
	if known, ok := s.find(kind, t.Slug); ok {
		s.widen(kind, known, t.Within)
		return known
	}
	if known, ok := s.find(kind, title); ok {
		return known
	}
	if title == "" || t.Slug == "entry" {
		return ""
	}
	if s.taken[directory.Key{Kind: kind, Slug: t.Slug}] {
		return ""
	}
	t.Title, t.Summary = title, wording.Line(t.Summary)
	s.newTerms = append(s.newTerms, newTerm{kind, t})
	s.taken[directory.Key{Kind: kind, Slug: t.Slug}] = true
	s.name(kind, t.Slug, t.Slug)
	s.name(kind, title, t.Slug)
	s.widen(kind, t.Slug, t.Within)
	return t.Slug
}

// widen puts an area that is made into a larger one.
func (s *site) widen(kind directory.Kind, slug, within string) {
	i := slices.IndexFunc(s.newTerms, func(t newTerm) bool { return t.kind == kind && t.Slug == slug })
	if kind != directory.Areas || i < 0 || within == "" || s.newTerms[i].Within == "" && fold(within) == fold(s.newTerms[i].Title) {
		return
	}
	up := s.entryFor(kind, Term{Slug: content.Slug(within), Title: within})
	if up != "" && up != slug {
		s.newTerms[i].Within = up
	}
}

// A newTerm is a theme or an area that is made.
type newTerm struct {
	kind directory.Kind
	Term
}

func (m *maker) themes() {
	for _, t := range m.site.newTerms {
		head := lineOf("title", text(t.Title))
		if t.Summary != "" {
			head += lineOf("summary", text(t.Summary))
		}
		if directory.IsUUID(t.ID) {
			head += lineOf("id", text(strings.ToLower(t.ID)))
		}
		if t.Within != "" && t.kind == directory.Areas {
			head += lineOf("part_of", text(content.Slug(t.Within)))
		}
		m.files = append(m.files, File{Path: "content/" + string(t.kind) + "/" + t.Slug + ".md", New: true, Data: []byte("---\n" + head + "---\n")})
		m.report.New[t.kind]++
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

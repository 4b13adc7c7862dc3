package intake

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
)

// A builder makes the fields and the text of one entry of a record.
type builder struct {
	kind   directory.Kind
	where  string
	site   *site
	o      *Options
	report *Report

	record  *Record
	people  []string // who are not to be named
	consent bool     // the owner of a mobile has agreed
	path    string   // of the file, once it is known

	fields  map[string]content.Value // by name, parts of groups with a dot
	texts   []string                 // of the body, each Markdown
	times   []Value                  // that say when it is on
	ownText bool                     // the text is one of Signpost's own: it has a summary already, or means to have none
	escaped bool                     // nothing in the text is Markdown any more
	aside   []content.Field

	asideBytes, textBytes int
	pending               []Note
}

// build reads all values of a record.
func (m *maker) build(r *Record) *builder {
	b := &builder{record: r, consent: r.Published, ownText: r.Published && r.Kind != directory.Organisations, kind: r.Kind, where: r.Where, site: m.site, o: &m.o, report: m.report, fields: map[string]content.Value{}}
	b.people = slices.Clone(r.people)
	for _, v := range r.Values {
		switch v.Target {
		case Person:
			b.count(func() { b.person(v) })
		case Secret:
			if line := wording.Line(v.Text); strings.Contains(line, " ") {
				b.people = append(b.people, line)
			}
		case Reach:
			b.people = append(b.people, namesToReach(v.Text)...)
		case "contact.consent":
			if yes, ok := readYesNo(strings.TrimSpace(v.Text)); ok && yes {
				b.consent = true
			}
		case "type": // a helpline's mobile is nobody's own
			word, _ := wordFor(b.field("type"), wording.Line(v.Text))
			b.consent = b.consent || word == "helpline"
		}
	}
	for _, v := range r.Values {
		if v.Target != Person {
			b.count(func() { b.value(v) })
		}
	}
	for _, l := range r.left {
		b.count(func() { b.setAside(l.Value, l.reason) })
	}
	b.raw(r)
	b.terms(r)
	b.readTimes()
	b.titled(r)
	b.summarised()
	b.consistent()
	return b
}

// count counts a value once, by the worst that becomes of it.
func (b *builder) count(take func()) {
	before := len(b.pending)
	take()
	b.report.Values++
	met := func(o Outcome) bool {
		return slices.ContainsFunc(b.pending[before:], func(n Note) bool { return n.Outcome == o })
	}
	switch {
	case met(Withheld):
		b.report.Withheld++
	case met(Aside):
		b.report.Aside++
	default:
		b.report.Kept++
	}
}

// raw takes fields as they are.
func (b *builder) raw(r *Record) {
	for _, f := range r.Raw {
		b.count(func() {
			if !slices.Contains(pathsOf(b.kind), f.Name) || f.Name == bodyPath {
				b.setAside(Value{Name: f.Name, Text: textOf(f.Value)}, fmt.Sprintf("%s has no field %q", article(b.kind.One()), f.Name))
				return
			}
			b.fields[f.Name] = b.maskedValue(f)
		})
	}
}

// terms takes the themes and areas of another Signpost.
func (b *builder) terms(r *Record) {
	for _, x := range []struct {
		kind  directory.Kind
		field string
		terms []Term
	}{{directory.Themes, "themes", r.Themes}, {directory.Areas, "areas", r.Areas}} {
		var slugs []string
		for _, t := range x.terms {
			b.count(func() {
				slug := b.site.entryFor(x.kind, t)
				if slug == "" {
					b.setAside(Value{Name: x.field, Text: t.Slug}, fmt.Sprintf("the directory has no %s of that name", x.kind.One()))
				} else if !slices.Contains(slugs, slug) {
					slugs = append(slugs, slug)
				}
			})
		}
		switch {
		case len(slugs) == 0:
		case b.field(x.field).Name != "":
			b.fields[x.field] = list(slugs)
		case x.kind == directory.Areas && b.kind == directory.Places:
			b.fields["area"] = text(slugs[0])
		}
	}
}

// field is the table's entry for a field, or for a part of a group; the zero Field where the kind does not have it.
func (b *builder) field(path string) directory.Field { return FieldAt(b.kind, path) }

// FieldAt is the field of a kind at a path: "title", "contact.phone". The zero Field is none.
func FieldAt(kind directory.Kind, path string) directory.Field {
	name, part, inGroup := strings.Cut(path, ".")
	for _, f := range fieldsOf(kind) {
		if f.Name != name || f.Made {
			continue
		}
		if !inGroup {
			return f
		}
		for _, p := range f.Fields {
			if p.Name == part && f.Form == directory.FormGroup {
				return p
			}
		}
	}
	return directory.Field{}
}

// value takes one value to where it belongs.
func (b *builder) value(v Value) {
	if wording.Line(v.Text) == "" {
		b.note(Aside, v, "it holds no words")
		return
	}
	switch v.Target {
	case "":
		b.setAside(v, "there is no field for it")
	case Body:
		b.body(v)
	case Markdown:
		b.markdown(v)
	case Unread:
		b.tellTimes(v, "the source's own rule can't be said in words")
	case Secret:
		b.withhold(v, "where it is must not be published: look whether a text tells it")
	case Told:
		b.tell(v, v.Name)
	case Category:
		b.categories(v)
	case Ages:
		b.ages(v)
	case Reach:
		b.reach(v)
	case Town:
		b.town(v)
	default:
		f := b.field(v.Target)
		if f.Name == "" {
			b.setAside(v, fmt.Sprintf("%s has no field %q", article(b.kind.One()), v.Target))
			return
		}
		b.read(f, v)
	}
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// set writes a field, unless it has a value already.
func (b *builder) set(path string, v Value, value content.Value) bool {
	if have, taken := b.fields[path]; taken && sumOf(have) == sumOf(value) {
		return true
	} else if taken {
		b.setAside(v, fmt.Sprintf("%s has a value already", path))
		return false
	}
	b.fields[path] = value
	return true
}

// town names the area of a place.
func (b *builder) town(v Value) {
	// Where there is no such area, it stands in the address all the same.
	slug, ok := b.site.find(directory.Areas, wording.Line(v.Text))
	_, taken := b.fields["area"]
	inAddress := slices.ContainsFunc(b.record.Values, func(x Value) bool { return x.Target == "address" && x.Text == v.Text })
	switch {
	case ok && !taken && b.kind == directory.Places:
		b.fields["area"] = text(slug)
	case !inAddress:
		b.setAside(v, "the directory has no area of that name")
	}
}

// categories translates words into themes.
func (b *builder) categories(v Value) {
	taken := texts(b.fields["themes"])
	var without []string
	for _, category := range split(v.Text, ";|\n") {
		themes := b.o.Themes.themeOf(category, b.site)
		if themes == "" {
			without = append(without, category)
		}
		for _, theme := range split(themes, ";|, ") {
			if slug := b.site.theme(theme, category); !slices.Contains(taken, slug) {
				taken = append(taken, slug)
			}
		}
	}
	if len(taken) > 0 {
		b.fields["themes"] = list(taken)
	}
	if len(without) > 0 {
		b.setAside(Value{v.Name, v.Target, strings.Join(without, "; ")}, "the table of themes has no theme for it")
	}
}

// split takes a text with several values apart.
func split(s, marks string) []string {
	var parts []string
	for _, line := range wording.Lines(s) {
		for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

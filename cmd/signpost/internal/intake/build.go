package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
	"signpost/cmd/signpost/internal/when"
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
	pending []Note
}

// build reads all values of a record.
func (m *maker) build(r *Record) *builder {
	b := &builder{record: r, kind: r.Kind, where: r.Where, site: m.site, o: &m.o, report: m.report, fields: map[string]content.Value{}}
	for _, v := range r.Values {
		switch v.Target {
		case Person:
			b.person(v)
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
		b.report.Values++
		b.value(v)
	}
	b.raw(r)
	b.terms(r)
	b.readTimes()
	b.titled(r)
	b.summarised()
	b.consistent()
	return b
}

// raw takes fields as they are.
func (b *builder) raw(r *Record) {
	for _, f := range r.Raw {
		b.report.Values++
		if !slices.Contains(pathsOf(b.kind), f.Name) || f.Name == bodyPath {
			b.setAside(Value{Name: f.Name, Text: textOf(f.Value)}, fmt.Sprintf("%s has no field %q", article(b.kind.One()), f.Name))
			continue
		}
		b.fields[f.Name] = b.maskedValue(f)
		b.kept()
	}
}

// maskedValue is a value of which each text is masked.
func (b *builder) maskedValue(f content.Field) content.Value {
	v := f.Value
	if v.Shape == content.Text {
		v.Text = b.masked(Value{Name: f.Name}, v.Text)
		return v
	}
	v.Items, v.Fields = slices.Clone(v.Items), slices.Clone(v.Fields)
	for i, item := range v.Items {
		v.Items[i] = b.maskedValue(content.Field{Name: f.Name, Value: item})
	}
	for i, part := range v.Fields {
		v.Fields[i].Value = b.maskedValue(content.Field{Name: f.Name, Value: part.Value})
	}
	return v
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
			b.report.Values++
			slug := b.site.entryFor(x.kind, t)
			if slug == "" {
				b.setAside(Value{Name: x.field, Text: t.Slug}, fmt.Sprintf("the directory has no %s of that name", x.kind.One()))
				continue
			}
			b.kept()
			if !slices.Contains(slugs, slug) {
				slugs = append(slugs, slug)
			}
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
	switch v.Target {
	case "":
		b.setAside(v, "there is no field for it")
	case Person:
		// done before all others
	case Body:
		b.body(v)
	case Markdown:
		b.markdown(v)
	case Unread:
		b.tellTimes(v, "the source's own rule can't be said in words")
	case Secret:
		b.withhold(v, "where it is must not be published")
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

func (b *builder) note(o Outcome, v Value, reason string) {
	b.pending = append(b.pending, Note{Where: b.where, Field: v.Name, Outcome: o, Reason: reason, Text: v.Text})
}

func (b *builder) kept() { b.report.Kept++ }

// setAside puts a value beside the entry. What is withheld in it stays out of it.
func (b *builder) setAside(v Value, reason string) {
	b.note(Aside, v, reason)
	short := b.masked(v, wording.Line(v.Text))
	if short == "" {
		return
	}
	if utf8.RuneCountInString(short) > maxAside {
		b.note(Look, v, fmt.Sprintf("it is longer than %d characters: only the report has it whole", maxAside))
		short = string([]rune(short)[:maxAside]) + " …"
	}
	name := wording.Line(v.Name)
	if name == "" {
		name = "nameless"
	}
	if r := []rune(name); len(r) > 80 {
		name = string(r[:80])
	}
	name, n := b.masked(v, name), 1
	unique := name
	for slices.ContainsFunc(b.aside, func(f content.Field) bool { return f.Name == unique }) {
		n++
		unique = name + " " + itoa(n)
	}
	const most = 200 // values beside one entry: more are nobody's to read
	if len(b.aside) == most {
		b.note(Look, v, fmt.Sprintf("more than %d values have no field: only the report has the rest", most))
	}
	if len(b.aside) < most {
		b.aside = append(b.aside, content.Field{Name: unique, Value: text(short)})
	}
}

// masked is a text without what is withheld, which is noted.
func (b *builder) masked(v Value, s string) string {
	s, found := mask(s, b.people, b.consent)
	for _, hit := range found {
		b.note(Withheld, Value{Name: v.Name, Text: hit}, "a text holds a person's mobile, name or mail address")
	}
	return s
}

func (b *builder) withhold(v Value, reason string) { b.note(Withheld, v, reason) }

func (b *builder) person(v Value) {
	name := wording.Line(v.Text)
	if !isPerson(name) {
		if name != "" {
			b.setAside(v, "it names an office, for which there is no field")
		}
		return
	}
	b.withhold(v, "it is the name of a person")
	for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return strings.ContainsRune("/,;&|", r) }) {
		if part = strings.TrimSpace(part); strings.Contains(part, " ") && utf8.RuneCountInString(part) < 60 && len(b.people) < 20 {
			b.people = append(b.people, part)
		}
	}
}

// set writes a field, unless it has a value already.
func (b *builder) set(path string, v Value, value content.Value) bool {
	if _, taken := b.fields[path]; taken {
		b.setAside(v, fmt.Sprintf("%s has a value already", path))
		return false
	}
	b.fields[path] = value
	b.kept()
	return true
}

// body appends a text.
func (b *builder) body(v Value) {
	if made := b.prose(v); made != "" {
		b.texts = append(b.texts, made)
		b.kept()
	}
}

// markdown appends a text that is Markdown already, if it is good as such but for links within the site: whether these lead
// anywhere is seen when all is there.
func (b *builder) markdown(v Value) {
	made := strings.TrimSpace(b.masked(v, strings.ReplaceAll(v.Text, "\r\n", "\n")))
	if !wording.Readable(made) || len(made) > maxText {
		b.body(v)
		return
	}
	if made != "" {
		b.texts = append(b.texts, made)
		b.ownText = true
		b.kept()
	}
}

// prose is a value as Markdown.
func (b *builder) prose(v Value) string {
	s := v.Text
	if utf8.RuneCountInString(s) > maxText {
		b.note(Look, v, fmt.Sprintf("it is longer than %d characters: only the report has it whole", maxText))
		s = string([]rune(s)[:maxText])
	}
	made := wording.Markdown(b.masked(v, wording.Decode(s)))
	if len(made) > 4*maxText {
		return ""
	}
	return made
}

// tell puts a value into the text, under a name.
func (b *builder) tell(v Value, label string) {
	made := b.prose(v)
	if made == "" {
		return
	}
	label = strings.TrimRight(wording.Line(label), ":?. ")
	label = strings.Map(func(r rune) rune {
		if strings.ContainsRune("*_[]<>`\\#|&~!", r) {
			return -1
		}
		return r
	}, label)
	switch {
	case label == "":
	case strings.Contains(made, "\n"):
		made = "**" + label + "**\n\n" + made
	default:
		made = "**" + label + ":** " + made
	}
	b.texts = append(b.texts, made)
	b.kept()
	b.note(InText, v, "there is no field for it, or its field could not take it")
}

// town names the area of a place.
func (b *builder) town(v Value) {
	if slug, ok := b.site.find(directory.Areas, wording.Line(v.Text)); ok && b.kind == directory.Places {
		if _, taken := b.fields["area"]; !taken {
			b.set("area", v, text(slug))
			return
		}
	}
	b.kept() // it stands in the address as well
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
		return
	}
	b.kept()
}

// readTimes makes a line of when, or a part of the text, of what is said of times. Where not all of it can be read together, but
// one value alone can, that one is taken: a table may have the days in columns of their own, and words for people beside them.
func (b *builder) readTimes() {
	if len(b.times) == 0 {
		return
	}
	rest := b.times
	read, why := b.timesOf(b.times)
	if read == nil && len(b.times) > 1 {
		var alone []int
		for i := range b.times {
			if lines, _ := b.timesOf(b.times[i : i+1]); lines != nil {
				read = lines
				alone = append(alone, i)
			}
		}
		if len(alone) == 1 {
			rest = slices.Delete(slices.Clone(b.times), alone[0], alone[0]+1)
			b.kept()
		} else {
			read = nil
		}
	} else if read != nil {
		b.report.Kept += len(b.times)
		rest = nil
	}
	if read != nil {
		b.fields["when"] = oneOrMore(read)
	}
	for _, v := range rest {
		b.tellTimes(v, why)
	}
}

func (b *builder) timesOf(values []Value) (read []string, why string) {
	var lines []string
	for _, v := range values {
		lines = append(lines, wording.Lines(v.Text)...)
	}
	for i, line := range lines {
		lines[i], _ = mask(line, b.people, b.consent)
	}
	return ReadTimes(lines, b.o.Times)
}

func (b *builder) tellTimes(v Value, why string) {
	made := b.prose(v)
	if strings.Contains(made, "\n") {
		made = "\n\n" + made
	}
	b.texts = append(b.texts, strings.TrimRight("Times, as the source has them: "+made, " "))
	b.kept()
	b.note(InText, v, "times can't be read for certain: "+why)
}

func oneOrMore(items []string) content.Value {
	if len(items) == 1 {
		return text(items[0])
	}
	return list(items)
}

// ReadTimes gives the lines as package when reads them, perhaps with other marks between their parts; or why it does not.
func ReadTimes(lines []string, s when.Settings) (read []string, why string) {
	const longest = 1500 // characters: nobody's opening times have more
	if n := len(strings.Join(lines, "")); n > longest || len(lines) > 40 {
		return nil, "they are too long"
	}
	for _, change := range []*strings.Replacer{strings.NewReplacer(), strings.NewReplacer(" | ", "; ", "|", "; ", "•", "; ", " – ", " to ", "hrs", "", "Hrs", "")} {
		var tried []string
		for _, line := range lines {
			tried = append(tried, strings.Trim(strings.Join(strings.Fields(change.Replace(line)), " "), " .,;"))
		}
		tried = slices.DeleteFunc(tried, func(line string) bool { return line == "" })
		schedule, mistakes := when.Read(tried, s)
		if schedule != nil && len(tried) > 0 {
			if words := schedule.Words(); len(tried) == 1 && byProgram.MatchString(tried[0]) && sameTimes(words, schedule, s) {
				return []string{words}, ""
			}
			return tried, ""
		}
		if len(mistakes) > 0 && why == "" {
			why = mistakes[0].Message
		}
	}
	return nil, why
}

// byProgram are times that a program has written, day by day: they are said in fewer words.
var byProgram = regexp.MustCompile(`^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d\d?:\d\d ?(?:-|–|to) ?\d\d?:\d\d(?:; |$))+$`)

// sameTimes reports whether words mean what a schedule does.
func sameTimes(words string, schedule *when.Schedule, s when.Settings) bool {
	again, mistakes := when.Read([]string{words}, s)
	return len(mistakes) == 0 && slices.Equal(again.RRules(), schedule.RRules()) && again.Words() == words
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

// titled gives the entry a title where the source has none.
func (b *builder) titled(r *Record) {
	if b.fields["title"].Text != "" {
		return
	}
	title, of := "", ""
	switch {
	case r.Organisation != nil && wording.Line(r.Organisation.First("title")) != "":
		title, of = wording.Title(r.Organisation.First("title")), "that of the organisation"
	case b.kind == directory.Places && len(texts(b.fields["address"])) > 0:
		title, of = texts(b.fields["address"])[0], ""
	case b.kind == directory.Places && b.fields["postcode"].Text != "":
		title, of = b.fields["postcode"].Text, ""
	case b.fields["summary"].Text != "":
		title, of = firstWords(b.fields["summary"].Text), "the beginning of its summary"
	case len(b.texts) > 0:
		title, of = firstWords(wording.Line(b.texts[0])), "the beginning of its text"
	}
	if title = strings.TrimSpace(b.masked(Value{Name: "title"}, title)); content.Slug(title) == "entry" {
		title, of = strings.TrimSpace("Untitled "+r.Where), "its place in the source"
	}
	b.fields["title"] = text(title)
	if of != "" {
		b.note(Look, Value{Name: "title", Text: title}, "the source gives no title; this is "+of)
	}
}

func firstWords(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || strings.ContainsRune("*_[]#", r) })
	return strings.TrimRight(strings.Join(words[:min(8, len(words))], " "), ".,;:")
}

// summarised takes the first sentence of the text for a summary, where the source has none and the sentence is short enough.
func (b *builder) summarised() {
	if b.fields["summary"].Text != "" || len(b.texts) == 0 || b.ownText || b.kind == directory.Places {
		return
	}
	first, rest, _ := strings.Cut(b.texts[0], "\n\n")
	if line, more, broken := strings.Cut(first, "\\\n"); broken {
		first, rest = line, more+"\n\n"+rest
	}
	sentence, more := wording.FirstSentence(strings.ReplaceAll(first, "\n", " "))
	if sentence == "" {
		return
	}
	b.fields["summary"] = text(sentence)
	b.texts[0] = strings.TrimSpace(more + "\n\n" + rest)
}

// consistent takes out what can't be true together.
func (b *builder) consistent() {
	low, high := b.fields["min_age"].Text, b.fields["max_age"].Text
	if low != "" && high != "" && atoi(low) > atoi(high) {
		for _, path := range []string{"min_age", "max_age"} {
			b.setAside(Value{Name: path, Text: b.fields[path].Text}, "the lowest age is above the highest")
			delete(b.fields, path)
		}
	}
	lat, lon := b.fields["lat"].Text, b.fields["lon"].Text
	if (lat != "" || lon != "") && !inUnitedKingdom(lat, lon) {
		for _, path := range []string{"lat", "lon"} {
			if v := b.fields[path]; v.Text != "" {
				b.setAside(Value{Name: path, Text: v.Text}, "the position is not in the United Kingdom, or half of it is missing")
				delete(b.fields, path)
			}
		}
	}
}

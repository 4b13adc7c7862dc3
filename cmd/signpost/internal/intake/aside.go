package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/intake/wording"
)

func (b *builder) note(o Outcome, v Value, reason string) {
	b.pending = append(b.pending, Note{Where: b.where, Field: v.Name, Outcome: o, Reason: reason, Text: v.Text})
}

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
	const most, bytes = 200, 200_000 // beside one entry: more are nobody's to read, and a file has its limit
	if len(b.aside) == most || b.asideBytes+len(short) > bytes {
		b.note(Look, v, "too much has no field to stand beside the entry: only the report has it")
		return
	}
	b.asideBytes += len(short)
	b.aside = append(b.aside, content.Field{Name: unique, Value: text(short)})
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
	b.people = append(b.people, namesIn(name)...)
}

// honorific is what goes before a name.
var honorific = regexp.MustCompile(`^(?i:mr|mrs|ms|miss|mx|dr|rev|revd|cllr|prof|sir|fr|sister)\.? +`)

// namesIn are the names of persons that can be found again in texts: those of several words.
func namesIn(s string) []string {
	var names []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("/,;&|", r) }) {
		part = strings.TrimSpace(part)
		for _, name := range []string{part, honorific.ReplaceAllString(part, "")} {
			if isPerson(name) && strings.Contains(name, " ") && utf8.RuneCountInString(name) < 60 && len(names) < 20 && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
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

package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
)

// items reads a list of texts.
func (b *builder) items(v Value) {
	marks := ";|\n"
	if !strings.ContainsAny(v.Text, ";|\n") {
		marks = ","
	}
	if v.Target == "address" {
		marks = ";|,\n"
	}
	const most, longest = 200, 200 // items, and characters of one: what is longer is a text
	all := texts(b.fields[v.Target])
	var rest []string
	for _, item := range split(v.Text, marks) {
		switch short := b.masked(v, item); {
		case short == "" || slices.Contains(all, short):
		case utf8.RuneCountInString(short) > longest || len(all) == most:
			rest = append(rest, item)
		default:
			all = append(all, short)
		}
	}
	if len(all) > 0 {
		b.fields[v.Target] = list(all)
	}
	if len(rest) > 0 {
		b.tell(Value{v.Name, v.Target, strings.Join(rest, "\n")}, labelOf(v.Target))
	}
}

// wordsOf reads a list of the field's words; what is none of them is told in the text.
func (b *builder) wordsOf(f directory.Field, v Value) {
	all := texts(b.fields[v.Target])
	var rest []string
	for _, item := range split(v.Text, ";|,\n") {
		word, ok := wordFor(f, item)
		switch yes, said := readYesNo(item); {
		case said && yes: // the column has the word for its name: "Wheelchair access?"
			word, ok = wordFor(f, strings.Trim(wording.Line(v.Name), "?:. "))
		case said:
			item = "No"
		}
		if !ok {
			rest = append(rest, item)
		} else if !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	if len(all) > 0 {
		b.fields[v.Target] = list(all)
	}
	if len(rest) > 0 {
		b.tell(Value{v.Name, v.Target, strings.Join(rest, ", ")}, v.Name)
	}
}

func (b *builder) dates(v Value) {
	all := texts(b.fields[v.Target])
	for _, item := range split(v.Text, ";|,\n") {
		day, ok := readDay(item)
		if !ok {
			b.setAside(v, "it holds something that is no date")
			return
		}
		if !slices.Contains(all, day.String()) {
			all = append(all, day.String())
		}
	}
	const most = 500
	if len(all) > most {
		b.setAside(v, fmt.Sprintf("it has more than %d dates", most))
		return
	}
	if len(all) > 0 {
		b.fields[v.Target] = list(all)
	}
}

// moved reads dates that take place on another: "2027-01-14 to 2027-01-15".
func (b *builder) moved(v Value) {
	all := content.Value{Shape: content.List}
	for _, item := range split(v.Text, ";|\n") {
		from, to, ok := strings.Cut(item, " to ")
		if !ok {
			b.setAside(v, "it does not say from when to when")
			return
		}
		all.Items = append(all.Items, content.Value{Shape: content.Fields, Fields: []content.Field{{Name: "from", Value: text(from)}, {Name: "to", Value: text(to)}}})
	}
	b.set(v.Target, v, all)
}

// refers reads the names of other entries that the directory has.
func (b *builder) refers(f directory.Field, v Value) {
	found := texts(b.fields[v.Target])
	var unknown []string
	for _, name := range split(v.Text, ";|,\n") {
		slug, ok := b.site.find(f.Refers, name)
		if !ok {
			unknown = append(unknown, name)
		} else if !slices.Contains(found, slug) {
			found = append(found, slug)
		}
	}
	if f.Form == directory.FormSlug && len(found) > 1 {
		unknown, found = append(unknown, found[1:]...), found[:1]
	}
	if len(found) > 0 {
		if b.fields[v.Target] = list(found); f.Form == directory.FormSlug {
			b.fields[v.Target] = text(found[0])
		}
	}
	if len(unknown) > 0 {
		b.setAside(Value{v.Name, v.Target, strings.Join(unknown, "; ")}, fmt.Sprintf("the directory has no %s of that name", f.Refers.One()))
	}
}

func (b *builder) languages(v Value) {
	all := texts(b.fields[v.Target])
	var rest []string
	for _, name := range split(v.Text, ";|,/\n") {
		code, ok := languageFor(name)
		if !ok {
			rest = append(rest, name)
		} else if !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	if len(all) > 0 {
		b.fields[v.Target] = list(all)
	}
	if len(rest) > 0 {
		b.tell(Value{v.Name, v.Target, strings.Join(rest, ", ")}, "Languages")
	}
}

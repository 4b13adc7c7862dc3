package intake

import (
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
)

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
		lines := texts(b.fields["address"])
		title = lines[0]
		if strings.HasSuffix(title, insteadOfName) && len(lines) > 1 {
			title = lines[1]
		}
	case b.kind == directory.Places && b.fields["postcode"].Text != "":
		title, of = b.fields["postcode"].Text, ""
	case b.fields["summary"].Text != "":
		title, of = firstWords(b.fields["summary"].Text), "the beginning of its summary"
	case len(b.texts) > 0:
		title, of = firstWords(wording.Line(b.texts[0])), "the beginning of its text"
	}
	if title = strings.TrimSpace(b.masked(Value{Name: "title"}, title)); fold(title) == "" {
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
	if b.fields["summary"].Text != "" || len(b.texts) == 0 || strings.HasPrefix(b.texts[0], timesLabel) || b.ownText || b.kind == directory.Places {
		return
	}
	first, rest, _ := strings.Cut(b.texts[0], "\n\n")
	for _, mark := range []string{"\\\n", "  \n"} {
		if line, more, broken := strings.Cut(first, mark); broken {
			first, rest = line, more+"\n\n"+rest
		}
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

package intake

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/intake/wording"
)

// body appends a text.
func (b *builder) body(v Value) {
	if made := b.prose(v); made != "" {
		b.addText(v, made)
	}
}

// addText appends Markdown, unless the file would become larger than one may be.
func (b *builder) addText(v Value, made string) {
	const most = 400_000
	if b.textBytes += len(made); b.textBytes > most {
		b.textBytes -= len(made)
		b.setAside(v, "the text of the entry is very long already")
		return
	}
	b.texts = append(b.texts, made)
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
		b.addText(v, made)
		b.ownText = true
	}
}

// namesPerson finds whom a text says to turn to.
var namesPerson = regexp.MustCompile(`\b(?i:contact|call|ring|phone|text|email|e-mail|ask for|speak to|talk to|book with|c/o|led by|run by)[: ]+((?:(?:Mr|Mrs|Ms|Miss|Dr|Rev)\.? )?\p{Lu}\p{Ll}+(?: \p{Lu}[\pL'’-]+)?)(?: (?:on|at|for|from|to)\b|[.,;:(]|$)`)

// prose is a value as Markdown; "" where it had to be set aside.
func (b *builder) prose(v Value) string {
	s := v.Text
	if utf8.RuneCountInString(s) > maxText {
		b.note(Look, v, fmt.Sprintf("it is longer than %d characters: only the report has it whole", maxText))
		s = string([]rune(s)[:maxText])
	}
	if hit := namesPerson.FindStringSubmatch(s); hit != nil && LikeName(hit[1]) {
		b.note(Look, Value{Name: v.Name, Text: hit[0]}, "a text seems to name a person: may it?")
	}
	for _, name := range b.people {
		if first, _, _ := strings.Cut(name, " "); utf8.RuneCountInString(first) > 2 && nameIn(s, first) >= 0 && nameIn(s, name) < 0 {
			b.note(Look, Value{Name: v.Name, Text: s}, "a text seems to name a person: may it?")
			break
		}
	}
	made := wording.Markdown(b.masked(v, wording.Decode(s)))
	if made == "" || len(made) > 4*maxText { // only marks of Markdown, or so many of them that the text became long
		b.setAside(v, "there are no words in it that a text could hold")
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
	label = strings.TrimRight(wording.Line(strings.ReplaceAll(label, "_", " ")), ":?. ")
	if r := []rune(label); len(r) > 3 && strings.ToUpper(label) == label {
		label = strings.ToLower(label)
	}
	if r := []rune(label); len(r) > 0 {
		label = strings.ToUpper(string(r[:1])) + string(r[1:])
	}
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
	b.addText(v, made)
	b.note(InText, v, "there is no field for it, or its field could not take it")
}

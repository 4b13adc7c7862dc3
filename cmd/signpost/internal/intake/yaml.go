package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/draft"
)

func text(s string) content.Value { return content.Value{Shape: content.Text, Text: s} }

func list(items []string) content.Value {
	v := content.Value{Shape: content.List}
	for _, s := range items {
		v.Items = append(v.Items, text(s))
	}
	return v
}

// texts are the texts of a value, one or several.
func texts(v content.Value) []string {
	if v.Shape == content.Text {
		return []string{v.Text}
	}
	var all []string
	for _, item := range v.Items {
		all = append(all, texts(item)...)
	}
	return all
}

// simpleItem is what needs no quotation marks within brackets: words, mail addresses, web addresses, dates.
var simpleItem = regexp.MustCompile(`^(?:[\pL][\pL\pN_ .()/&’'–-]*|[\pL\pN][\pL\pN_.+-]*(?:@[\pL\pN.-]+)?|https?://[\pL\pN/._~%=&?+-]*[\pL\pN/])$`)

// flow writes a value as it stands within brackets.
func flow(v content.Value) string {
	var parts []string
	switch v.Shape {
	case content.Text:
		if simpleItem.MatchString(v.Text) && !strings.EqualFold(v.Text, "null") {
			return v.Text
		}
		return quoted(v.Text)
	case content.List:
		for _, item := range v.Items {
			parts = append(parts, flow(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case content.Fields:
		for _, f := range v.Fields {
			parts = append(parts, flow(text(f.Name))+": "+flow(f.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return `""`
}

// quoted is a text in quotation marks.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(strings.Join(strings.Fields(s), " ")) + `"`
}

// unquoted is what people write for an age, a coordinate, or a yes.
var unquoted = regexp.MustCompile(`^(?:true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)$`)

// lineOf writes a field of a front matter.
func lineOf(name string, v content.Value) string {
	switch {
	case v.Shape == content.Text && unquoted.MatchString(v.Text):
		return name + ": " + v.Text + "\n"
	case v.Shape == content.Text:
		return name + ": " + draft.Quote(v.Text) + "\n"
	}
	return name + ": " + flow(v) + "\n"
}

// sum is a short sum of a value, by which the next import sees whether somebody has changed it. 32 bits are enough to tell a
// change from none.
func sum(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	all := sha256.Sum256([]byte(s))
	return hex.EncodeToString(all[:4])
}

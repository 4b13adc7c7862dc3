package directory

import (
	"fmt"
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/content"
)

// People part the items of a list by all sorts of signs, of which YAML knows the comma.

var (
	partedBy = regexp.MustCompile(`\s*(?:[;/|&+•·,]|\s[-–—]\s|\s(?:and|or)\s)\s*`)
	spaces   = regexp.MustCompile(`\s+`)
)

// apart gives the parts of a text between the signs by which people part a list, without empty ones; one part is none.
func apart(text string) []string {
	var parts []string
	for _, part := range partedBy.Split(text, -1) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// severalIn are the names of entries that stand in one item of a list, or nil: some of them are known where a sign parts
// them, and all where only spaces do.
func severalIn(text string, known func(slug string) bool) []string {
	parts := apart(text)
	for _, part := range parts {
		if known(content.Slug(part)) {
			return slugsOf(parts)
		}
	}
	if parts = spaces.Split(strings.TrimSpace(text), -1); len(parts) < 2 {
		return nil
	}
	for _, part := range parts {
		if !known(content.Slug(part)) {
			return nil
		}
	}
	return slugsOf(parts)
}

func slugsOf(parts []string) []string {
	var slugs []string
	for _, part := range parts {
		slugs = append(slugs, content.Slug(part))
	}
	return slugs
}

// partedBySemicolons warns of words that a comma should part: as they are they would be one word.
func (r *reader) partedBySemicolons(v content.Value) {
	items := v.Items
	if v.Shape == content.Text {
		items = []content.Value{v}
	}
	for _, item := range items {
		if !strings.Contains(item.Text, ";") {
			continue
		}
		words := strings.Join(strings.FieldsFunc(item.Text, func(c rune) bool { return c == ';' || c == ',' }), ",")
		r.warning(item.Pos, "value", "a semicolon parts nothing here: "+quoted(item.Text)+" is one text",
			fmt.Sprintf("write commas: %s: [%s]", lastPart(r.field), strings.Join(strings.Fields(strings.ReplaceAll(words, ",", ", ")), " ")))
	}
}

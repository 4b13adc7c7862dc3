package directory

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
)

// What people write where a group of fields belongs.

var fromTo = regexp.MustCompile(`^(?:from\s+)?(.+?)\s*(?:->|→|=>|,|\s-|–|\sto)\s*(\S.*)$`)

func hasField(known []Field, name string) bool {
	return slices.ContainsFunc(known, func(f Field) bool { return strings.EqualFold(f.Name, name) })
}

// noGroup tells what stands in the place of a group of fields, and how it is written.
func noGroup(v content.Value, known []Field) (message, hint string) {
	if v.Shape == content.List && len(v.Items) > 0 && !slices.ContainsFunc(v.Items, func(item content.Value) bool { return item.Shape != content.Fields }) {
		return ", not a list", "write { } around them instead of [ ] or hyphens"
	}
	if v.Shape == content.Fields {
		message = ", each with its name"
	}
	if m := fromTo.FindStringSubmatch(v.Text); m != nil && hasField(known[:1], "from") && fits(known[0], m[1]) && fits(known[0], m[2]) {
		return message, "write {from: " + m[1] + ", to: " + m[2] + "}"
	}
	if named := withNames(textsOf(v), known); named != "" {
		return message, "write {" + named + "}"
	}
	return message, "write it like {" + exampleGroup(known) + "}, or one field a line, indented"
}

// textsOf are the values that stand without names.
func textsOf(v content.Value) []string {
	var texts []string
	switch v.Shape {
	case content.Text:
		texts = append(texts, v.Text)
	case content.List:
		for _, item := range v.Items {
			texts = append(texts, item.Text)
		}
	case content.Fields:
		for _, f := range v.Fields {
			texts = append(texts, f.Name)
		}
	}
	return texts
}

// withNames are texts as fields of a group, where it is certain which is which, or "".
func withNames(texts []string, known []Field) string {
	var parts []string
	taken := map[string]bool{}
	for _, text := range texts {
		i := slices.IndexFunc(known, func(f Field) bool { return !taken[f.Name] && fits(f, text) })
		if i < 0 && len(texts) > 1 { // what is left is a name
			i = slices.IndexFunc(known, func(f Field) bool { return !taken[f.Name] && f.Form == FormText })
		}
		if i < 0 || text == "" {
			return ""
		}
		taken[known[i].Name] = true
		parts = append(parts, asField(known[i], content.Value{Shape: content.Text, Text: text}))
	}
	if slices.ContainsFunc(known, func(f Field) bool { return f.Required && !taken[f.Name] }) {
		return ""
	}
	return strings.Join(parts, ", ")
}

// exampleGroup is an example of a group with all that it must have.
func exampleGroup(known []Field) string {
	const few = 3 // fields, of which all are shown
	var parts []string
	for _, f := range known {
		if f.Required || len(known) <= few {
			parts = append(parts, f.Name+": "+f.Example)
		}
	}
	return cmp.Or(strings.Join(parts, ", "), known[0].Name+": "+known[0].Example)
}

// joinCut tells of values that a comma has cut in two, once each: {why: fresh air, and company} has the field "and company".
func (r *reader) joinCut(v content.Value, known []Field) content.Value {
	var fields []content.Field
	var cut []bool
	for _, f := range v.Fields {
		last := len(fields) - 1
		if f.Value.Shape == content.Empty && !f.Value.Broken && !hasField(known, f.Name) && last >= 0 && fields[last].Value.Shape == content.Text {
			fields[last].Value.Text += ", " + f.Name
			cut[last] = true
			continue
		}
		fields, cut = append(fields, f), append(cut, false)
	}
	for i, f := range fields {
		if !cut[i] {
			continue
		}
		first, rest, _ := strings.Cut(f.Value.Text, ",")
		hint := "put quotation marks around all of it: " + content.Written(f.Name, f.Value.Text)
		if !strings.HasSuffix(hint, `"`) && !strings.HasSuffix(hint, "'") {
			hint = fmt.Sprintf(`put quotation marks around all of it: %s: "%s"`, f.Name, f.Value.Text)
		}
		if strings.Contains(first, "@") {
			hint = "did you mean " + first + "." + strings.TrimSpace(rest) + "?"
		}
		r.problem(f.Value.Pos, "value", fmt.Sprintf("a comma ends the value after %q, where { } are around it", first), hint)
		fields[i].Value = content.Value{Pos: f.Value.Pos, Broken: true}
	}
	v.Fields = fields
	return v
}

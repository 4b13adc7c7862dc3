package directory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
)

// What people write where a group of fields belongs.

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
	if v.Shape == content.Text {
		for _, f := range known {
			if fits(f.Form, v.Text) && !needsMore(known, f.Name) {
				return message, "write {" + asField(f, v) + "}"
			}
		}
	}
	return message, "write it like {" + exampleGroup(known) + "}, or one field a line, indented"
}

// needsMore reports whether a group with one field alone would lack another.
func needsMore(known []Field, name string) bool {
	return slices.ContainsFunc(known, func(f Field) bool { return f.Required && f.Name != name })
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

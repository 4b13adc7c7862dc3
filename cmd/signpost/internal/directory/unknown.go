package directory

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// unknownField reports a name that is no field here, with the field that is meant: known are those that there are, and head
// is what stands beside it.
func (r *reader) unknownField(given content.Field, head content.Value, known []Field) {
	var names []string
	for _, f := range known {
		names = append(names, f.Name)
	}
	hint := cmp.Or(r.meantByName(given, head, known), nearName(given.Name, names))
	if hint == "" {
		hint = "the fields here are " + strings.Join(names, ", ")
		if strings.Contains(given.Name, " ") && r.prefix == "" {
			hint = "if this goes on with the line above, put both on one line, in quotation marks; if not, " + hint
		}
	}
	r.problem(given.Pos, "field", "unknown field "+quoted(r.prefix+given.Name), hint)
}

func nearName(name string, names []string) string {
	if near := problem.Nearest(name, names); near != "" {
		return "did you mean " + quoted(near) + "?"
	}
	return ""
}

// agesName is what people call the fields min_age and max_age.
var agesName = regexp.MustCompile(`(?i)^ages?([_ -]?(range|group|limit))?$`)

// meantByName is a hint for a name of everyday language, or for one that belongs elsewhere; "" for any other.
func (r *reader) meantByName(given content.Field, head content.Value, known []Field) string {
	has := func(name string) bool {
		return slices.ContainsFunc(known, func(f Field) bool { return f.Name == name })
	}
	name := strings.NewReplacer(" ", "_").Replace(strings.ToLower(given.Name))
	if agesName.MatchString(given.Name) && has("min_age") {
		if low, high, ok := ageRange(given.Value.Text); ok {
			return fmt.Sprintf("write min_age: %s and max_age: %s, each on a line of its own", low, high)
		}
		return "write min_age: 18, or max_age: 25, or both, each on a line of its own"
	}
	if (name == "address" || name == "postcode") && (has("places") || has("place")) && r.prefix == "" {
		return "it stands in the file of the place, in content/places/, which is named here: " + exampleOf(known, "places", "place")
	}
	if hint := r.inOtherGroup(given, head, known); hint != "" {
		return hint
	}
	if hint := notHere[r.prefix+name]; hint != "" {
		return hint
	}
	if i := slices.IndexFunc(known, func(f Field) bool { return f.Name == "access" }); i >= 0 && wordFor(known[i], given.Name) != "" {
		return intoList(known[i], head, wordFor(known[i], given.Name))
	}
	target := r.everydayName(given.Name)
	if group, part, ok := strings.Cut(target, "."); ok && has(group) {
		given.Name = part
		return cmp.Or(r.inOtherGroup(given, head, known), "")
	}
	if i := slices.IndexFunc(known, func(f Field) bool { return f.Name == target }); i >= 0 {
		return r.calledHere(given, head, known[i])
	}
	if hint, ok := elsewhere[name]; ok && r.prefix == "" && (hint != inDegrees || has("lat")) {
		return hint
	}
	return ""
}

// intoList tells how a word is put into the list of a field.
func intoList(f Field, head content.Value, word string) string {
	for _, other := range head.Fields {
		if strings.EqualFold(other.Name, f.Name) {
			return fmt.Sprintf("add %s to %s, on line %d, and take this line out", word, f.Name, other.Pos.Line)
		}
	}
	return fmt.Sprintf("that is a word of %s: write %s: [%s]", f.Name, f.Name, word)
}

// everydayName is the field for which people write another name here, or "".
func (r *reader) everydayName(name string) string {
	return everydayName(cmp.Or(lastPart(strings.TrimSuffix(r.prefix, ".")), r.kind), name)
}

func exampleOf(known []Field, names ...string) string {
	for _, f := range known {
		if slices.Contains(names, f.Name) {
			return f.Name + ": " + f.Example
		}
	}
	return ""
}

// calledHere tells what a field is called, with the person's own value where it can be one.
func (r *reader) calledHere(given content.Field, head content.Value, f Field) string {
	for _, other := range head.Fields {
		if strings.EqualFold(other.Name, f.Name) {
			return fmt.Sprintf("that is %q here, which stands on line %d already: write it there", f.Name, other.Pos.Line)
		}
	}
	if f.Form == FormTimes {
		all, first := r.together(f.Name, head)
		if first.Line != given.Pos.Line && all != "" {
			return fmt.Sprintf("that is %q here too: take this line out, and write %s on line %d", f.Name, content.Written(f.Name, all), first.Line)
		}
		if all != "" {
			return fmt.Sprintf("that is %q here: write %s", f.Name, content.Written(f.Name, all))
		}
	}
	if f.Form == FormWord && given.Value.Shape == content.Text {
		return fmt.Sprintf("that is %q here: write %s: %s", f.Name, f.Name, cmp.Or(wordFor(f, given.Value.Text), wordFor(f, given.Name), f.Example))
	}
	for _, kind := range Kinds {
		if f.Form == FormEntry && strings.EqualFold(kind.One(), given.Name) && given.Value.Shape == content.Text && !strings.Contains(given.Value.Text, "/") {
			given.Value.Text = string(kind) + "/" + content.Slug(given.Value.Text)
		}
	}
	return fmt.Sprintf("that is %q here: write %s", f.Name, asField(f, given.Value))
}

// together are the values of all fields that are meant by one, with the place of the first: a day and a time make one line.
func (r *reader) together(name string, head content.Value) (all string, first problem.Pos) {
	var parts []string
	for _, f := range head.Fields {
		if f.Value.Shape == content.Text && r.everydayName(f.Name) == name {
			parts = append(parts, f.Value.Text)
			if len(parts) == 1 {
				first = f.Pos
			}
		}
	}
	return strings.Join(parts, ", "), first
}

// wordFor is the one of a field's words that a word is or means, or "".
func wordFor(f Field, word string) string {
	if word = ReadWord(word); slices.Contains(f.Values, word) {
		return word
	}
	return meant(word, everydayValues[f.Name])
}

// asField is a field with a value as it was given, or with an example where that would be none.
func asField(f Field, v content.Value) string {
	switch {
	case f.Form == FormGroup || f.Form == FormGroups:
		return f.Name + ": " + groupLike(f, v)
	case f.Form == FormPhone && v.Shape == content.Text:
		return f.Name + ": " + `"` + v.Text + `"`
	case v.Shape == content.Text:
		return content.Written(f.Name, v.Text)
	case v.Shape == content.List && listTexts(v) != "":
		return f.Name + ": [" + listTexts(v) + "]"
	}
	return f.Name + ": " + f.Example
}

// groupLike is a group with the one value that stands in its place, where it is certain which field that is.
func groupLike(f Field, v content.Value) string {
	for _, part := range f.Fields {
		if v.Shape == content.Text && fits(part, v.Text) {
			return "{" + asField(part, v) + "}"
		}
	}
	return f.Example
}

// fits reports whether a text is certainly of the form of a field.
func fits(f Field, text string) bool {
	reason := "another form"
	switch f.Form {
	case FormEntry:
		_, ok := readKey(text)
		return ok
	case FormWord:
		return wordFor(f, text) != ""
	case FormPhone:
		_, reason = contact.ReadPhone(text)
	case FormEmail:
		_, reason = contact.Email(text)
	case FormWebsite:
		_, reason = contact.Website(text)
	case FormDate:
		_, ok := when.ReadDate(text)
		return ok
	}
	return reason == ""
}

func listTexts(v content.Value) string {
	var texts []string
	for _, item := range v.Items {
		if item.Shape != content.Text {
			return ""
		}
		texts = append(texts, content.Written("", item.Text))
	}
	return strings.Join(texts, ", ")
}

// inOtherGroup tells of a field that belongs to a group which is a field here, such as contact.
func (r *reader) inOtherGroup(given content.Field, head content.Value, known []Field) string {
	for _, f := range known {
		i := slices.IndexFunc(f.Fields, func(part Field) bool { return strings.EqualFold(part.Name, given.Name) })
		if f.Form != FormGroup || i < 0 {
			continue
		}
		part := asField(f.Fields[i], given.Value)
		for _, other := range head.Fields {
			if strings.EqualFold(other.Name, f.Name) {
				return intoGroup(f, other, part, f.Fields[i].Name, given.Value.Text)
			}
		}
		return fmt.Sprintf("it belongs to %s: write %s: {%s}", f.Name, f.Name, part)
	}
	return ""
}

// intoGroup tells how a field goes into a group that there is.
func intoGroup(f Field, there content.Field, part, name, text string) string {
	if there.Value.Shape == content.Empty && !there.Value.Broken {
		return fmt.Sprintf("it belongs to %s, on line %d: put two spaces before this line", f.Name, there.Pos.Line)
	}
	var parts []string
	for _, field := range there.Value.Fields {
		if strings.EqualFold(field.Name, name) && field.Value.Text == text {
			return fmt.Sprintf("take the line out: it stands under %s, on line %d, already", f.Name, field.Pos.Line)
		}
		if strings.EqualFold(field.Name, name) {
			return fmt.Sprintf("%s, on line %d, has room for one %s: write the other in the text", f.Name, field.Pos.Line, name)
		}
		if field.Value.Shape != content.Text {
			return fmt.Sprintf("it belongs to %s, which begins on line %d: write it there", f.Name, there.Pos.Line)
		}
		i := slices.IndexFunc(f.Fields, func(part Field) bool { return strings.EqualFold(part.Name, field.Name) })
		if i < 0 {
			parts = append(parts, content.Written(field.Name, field.Value.Text))
		} else {
			parts = append(parts, asField(f.Fields[i], field.Value))
		}
	}
	return fmt.Sprintf("it belongs to %s on line %d: write %s: {%s} there, and take this line out", f.Name, there.Pos.Line, f.Name, strings.Join(append(parts, part), ", "))
}

package directory

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
)

// strangers are the names in a front matter that are no fields.
func strangers[T any](head content.Value, fields []field[T]) (names []string) {
	for _, f := range head.Fields {
		if _, known := findField(fields, f.Name); !known {
			names = append(names, f.Name)
		}
	}
	return names
}

// kindOf is the first kind that has all the fields of a front matter.
func kindOf(head content.Value) (Kind, bool) {
	for _, kind := range Kinds {
		fields := FieldsOf(kind)
		if !slices.ContainsFunc(head.Fields, func(f content.Field) bool { return !hasField(fields, f.Name) }) {
			return kind, true
		}
	}
	return Home, false
}

// wrongFolder reports a file that lies in the folder of another kind, once for all its fields: two or more of them are
// strangers here, and none is one there.
func (r *reader) wrongFolder(here Kind, f *content.File, strangers []string) bool {
	if len(strangers) < 2 || here == Home {
		return false
	}
	kind, ok := kindOf(f.Head)
	if !ok {
		return false
	}
	var names []string
	for _, name := range strangers[:min(3, len(strangers))] {
		names = append(names, quoted(name))
	}
	r.problem(f.Head.Fields[0].Pos, "field", fmt.Sprintf("this is no %s: %s are fields of %s", here.One(), strings.Join(names, ", "), withArticle(kind)),
		fmt.Sprintf("move the file to content/%s/%s.md", kind, f.Slug))
	return true
}

func withArticle(kind Kind) string {
	name := kind.One()
	if strings.ContainsAny(name[:1], "aeiou") {
		return "an " + name
	}
	return "a " + name
}

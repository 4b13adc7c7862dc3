package directory

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
)

// otherKind is the kind of which a front matter has the fields, where it is not that of its folder: it has two or more which
// are none here, and none that is not one there.
func otherKind(here Kind, head content.Value) (kind Kind, names []string) {
	for _, f := range head.Fields {
		if !hasField(FieldsOf(here), f.Name) {
			names = append(names, f.Name)
		}
	}
	if len(names) < 2 {
		return here, nil
	}
	for _, kind := range Kinds {
		fields := FieldsOf(kind)
		if !slices.ContainsFunc(head.Fields, func(f content.Field) bool { return !hasField(fields, f.Name) }) {
			return kind, names
		}
	}
	return here, nil
}

// wrongFolder reports a file that lies in the folder of another kind, once for all its fields.
func (r *reader) wrongFolder(here Kind, f *content.File) bool {
	kind, names := otherKind(here, f.Head)
	if kind == here || here == Home {
		return false
	}
	for i := range names {
		names[i] = quoted(names[i])
	}
	some := names[:min(3, len(names))]
	r.problem(f.Head.Fields[0].Pos, "field", fmt.Sprintf("this is no %s: %s are fields of %s", here.One(), strings.Join(some, ", "), withArticle(kind)),
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

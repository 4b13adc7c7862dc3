package directory

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/problem"
)

// A Field describes one name that may stand in the front matter of a kind. The same table reads entries, explains
// itself in documentation, and fills in new files.
type Field struct {
	Name     string
	Doc      string // a sentence for a volunteer
	Example  string // YAML, as it would stand after the name
	Form     Form
	Values   []string   // the words that it takes, where they are few
	Refers   Kind       // the kind whose slugs it takes
	Range    [2]float64 // the lowest and the highest number that it takes
	Fields   []Field    // those of its group, or of each of its groups
	Required bool
	Made     bool // a command writes it: nobody is told to
}

// A field is a Field with the way to read it into a T.
type field[T any] struct {
	Field
	read func(*reader, *T, content.Value)
}

// A form is what kind of value a field takes, and where it goes.
type form[T any] struct {
	name   Form
	values []string
	refers Kind
	limits [2]float64
	fields []Field
	read   func(*reader, *T, content.Value)
}

func define[T any](name string, f form[T], example, doc string) field[T] {
	return field[T]{Field{Name: name, Doc: doc, Example: example, Form: f.name, Values: f.values, Refers: f.refers, Range: f.limits, Fields: f.fields}, f.read}
}

func required[T any](f field[T]) field[T] {
	f.Required = true
	return f
}

// readFields reads a front matter into t: known fields by their reader, unknown and repeated ones into problems. A name may
// be in capitals: phones write the first letter of a line so.
func readFields[T any](r *reader, t *T, head content.Value, fields []field[T]) {
	seen := map[string]problem.Pos{}
	var meant []string // by names of everyday language
	for _, given := range head.Fields {
		f, ok := findField(fields, given.Name)
		if !ok {
			r.unknownField(given, head, describe(fields))
			meant = append(meant, r.everydayName(given.Name))
			continue
		}
		if first, again := seen[f.Name]; again {
			r.problem(given.Pos, "field", "field "+quoted(r.prefix+given.Name)+" is repeated",
				"it stands on line "+number(first.Line)+" already: keep one of them")
			continue
		}
		seen[f.Name] = given.Pos
		r.field = r.prefix + f.Name
		r.note(r.field, given.Value.Pos)
		if given.Value.Broken {
			continue
		}
		if given.Value.Shape == content.Empty {
			if f.Required {
				r.problem(given.Pos, "required", "field "+quoted(r.field)+" is empty", "write it after the colon, like "+quoted(f.Name+": "+f.Example))
			}
			continue
		}
		f.read(r, t, given.Value)
	}
	for _, f := range fields {
		if _, ok := seen[f.Name]; f.Required && !ok && !slices.Contains(meant, f.Name) && !r.translation {
			hint := "add a line like " + quoted(f.Name+": "+f.Example)
			if r.prefix != "" {
				hint = "write it beside the others: " + f.Name + ": " + f.Example
			}
			r.problem(head.Pos, "required", "field "+quoted(r.prefix+f.Name)+" is missing", hint)
		}
	}
}

func made[T any](f field[T]) field[T] {
	f.Made = true
	return f
}

func findField[T any](fields []field[T], name string) (field[T], bool) {
	for _, f := range fields {
		if strings.EqualFold(f.Name, name) {
			return f, true
		}
	}
	return field[T]{}, false
}

func describe[T any](fields []field[T]) []Field {
	list := make([]Field, len(fields))
	for i, f := range fields {
		list[i] = f.Field
	}
	return list
}

// FieldsOf lists the fields of a kind, in the order in which a new entry has them.
func FieldsOf(k Kind) []Field {
	switch k {
	case Home:
		return describe(settingsFields)
	case Services:
		return describe(serviceFields)
	case Events:
		return describe(eventFields)
	case Organisations:
		return describe(organisationFields)
	case Places:
		return describe(placeFields)
	case Themes:
		return describe(themeFields)
	case Areas:
		return describe(areaFields)
	case Packs:
		return describe(packFields)
	case Guide:
		return describe(questionFields)
	}
	return describe(pageFields)
}

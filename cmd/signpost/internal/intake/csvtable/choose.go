package csvtable

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/problem"
)

// ofPlace are the fields of a place that a row about something else has.
var ofPlace = []string{"address", "postcode", "lat", "lon", "getting_there"}

// Targets are all that a column of a table of a kind may be sent to, in the order of the kind's fields.
func Targets(kind directory.Kind) []string {
	var list []string
	for _, f := range directory.FieldsOf(kind) {
		if len(f.Fields) == 0 && !f.Made {
			list = append(list, f.Name)
		}
		for _, p := range f.Fields {
			if f.Form == directory.FormGroup && !f.Made {
				list = append(list, f.Name+"."+p.Name)
			}
		}
	}
	list = append(list, intake.Targets...)
	list = append(list, ID, Slug, Day, Date, Time, Start, End, Often)
	for _, day := range weekdays {
		list = append(list, day, day+".start", day+".end")
	}
	if kind != directory.Places {
		list = append(list, "place.title", "place.town")
		for _, name := range ofPlace {
			list = append(list, name, "place."+name)
		}
	}
	if kind != directory.Organisations {
		for _, name := range []string{"title", "summary", "contact.phone", "contact.email", "contact.website"} {
			list = append(list, "organisation."+name)
		}
	}
	return list
}

// Choose sends columns where somebody says: each choice is a target, an equals sign, and the name of a column or its letter.
// "aside" keeps a column out of the entries. The error names what is not known.
func (t *Table) Choose(kind directory.Kind, choices []string) error {
	known := append(Targets(kind), "aside")
	for _, choice := range choices {
		target, name, ok := strings.Cut(choice, "=")
		target, name = strings.TrimSpace(target), strings.TrimSpace(name)
		if !ok || name == "" {
			return fmt.Errorf("--columns %q is no pair: write it like title=Name", choice)
		}
		if !slices.Contains(known, target) {
			hint := ""
			if near := problem.Nearest(target, known); near != "" {
				hint = fmt.Sprintf(": did you mean %q?", near)
			}
			return fmt.Errorf("--columns: a %s has no field %q%s", kind.One(), target, hint)
		}
		i := t.find(name)
		if i < 0 {
			var all []string
			for _, c := range t.Columns {
				all = append(all, c.Name)
			}
			hint := ""
			if near := problem.Nearest(name, all); near != "" {
				hint = fmt.Sprintf(": did you mean %q?", near)
			}
			return fmt.Errorf("--columns: there is no column %q%s", name, hint)
		}
		t.send(i, placed(kind, target))
	}
	return nil
}

// placed is the whole name of a target: those of a place within another entry begin with place.
func placed(kind directory.Kind, target string) string {
	switch {
	case kind != directory.Places && slices.Contains(ofPlace, target):
		return "place." + target
	case target == "organisation" && kind != directory.Organisations:
		return "organisation.title"
	case (target == "places" || target == "place") && kind != directory.Places:
		return "place.title"
	}
	return target
}

// send gives a column a target. The one that was guessed for a target of one column alone loses it.
func (t *Table) send(i int, target string) {
	if target == "aside" {
		t.Columns[i].Target, t.Columns[i].Why = "", "you said so"
		return
	}
	for n := range t.Columns {
		if c := &t.Columns[n]; n != i && c.Target == target && c.Why != "you said so" {
			c.Target, c.Why = "", ""
		}
	}
	t.Columns[i].Target, t.Columns[i].Why = target, "you said so"
}

func (t *Table) find(name string) int {
	for _, same := range []func(a, b string) bool{
		func(a, b string) bool { return a == b },
		strings.EqualFold,
		func(a, b string) bool { return foldName(a) == foldName(b) && foldName(a) != "" },
	} {
		if i := slices.IndexFunc(t.Columns, func(c Column) bool { return same(c.Name, name) }); i >= 0 {
			return i
		}
	}
	return slices.IndexFunc(t.Columns, func(c Column) bool { return letters(c.index) == name })
}

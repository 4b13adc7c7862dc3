package suggest

import (
	"slices"
	"testing"

	"signpost/cmd/signpost/internal/directory"
)

// Every field of the table is asked for, or is among those that a suggestion does not have; and nothing else is asked.
func TestEveryFieldIsAskedOrLeftOut(t *testing.T) {
	var asked []string
	for _, w := range slices.Concat(first, more) {
		asked = append(asked, w.name)
	}
	used := map[string]bool{Body: true}
	for _, kind := range Kinds {
		for _, f := range directory.FieldsOf(kind) {
			parts := []string{f.Name}
			if f.Refers == directory.Places {
				parts = []string{"places"}
			}
			if f.Form == directory.FormGroup && f.Name != "checked" {
				parts = nil
				for _, p := range f.Fields {
					parts = append(parts, f.Name+"."+p.Name)
				}
			}
			for _, name := range parts {
				used[name] = true
				if slices.Contains(asked, name) == slices.Contains(unasked, name) {
					t.Errorf("%s: field %s has to be either asked for or left out", kind, name)
				}
			}
		}
	}
	for _, name := range slices.Concat(asked, unasked) {
		if !used[name] {
			t.Errorf("there is no field %s", name)
		}
	}
}

func TestQuestions(t *testing.T) {
	asked, further := Questions(map[string][]Option{"access": {{"lift", "Lift"}}, "languages": {{"pl", "Polish"}}})
	find := func(name string) Question {
		for _, q := range slices.Concat(asked, further) {
			if q.Name == name {
				return q
			}
		}
		return Question{}
	}
	for _, want := range []struct {
		name    string
		control Control
		kinds   string
	}{
		{"title", Line, "services events"}, {"type", One, "services"}, {"when", Lines, "services events"},
		{"places", Propose, "services events"}, {"contact.phone", Tel, "services events"}, {"min_age", Number, "services events"},
		{"access", Some, "services events"}, {"confidential_address", Yes, "services"}, {Body, Lines, "services events"},
		{"themes", "", ""}, // there are none
	} {
		if q := find(want.name); q.Control != want.control || q.Kinds != want.kinds {
			t.Errorf("%s: %+v", want.name, q)
		}
	}
	if q := find("max_age"); q.Range != [2]float64{0, 120} {
		t.Errorf("%+v", q)
	}
}

func TestLanguages(t *testing.T) {
	for _, code := range Languages {
		if read, ok := directory.ReadLanguage(code); !ok || read != code {
			t.Errorf("%q is read as %q, %v", code, read, ok)
		}
	}
}

// A suggestion's fields are those of a new file, in its order.
func TestFacts(t *testing.T) {
	f := NewFacts()
	names := func(list []Written) (names []string) {
		for _, w := range list {
			names = append(names, w.Name)
		}
		return names
	}
	if got := names(f.Kinds[directory.Events]); !slices.Equal(got[:4], []string{"title", "when", "summary", "keywords"}) || slices.Contains(got, "checked") {
		t.Errorf("%v", got)
	}
	for _, w := range f.Kinds[directory.Services] {
		if w.Name == "contact" && !slices.Equal(names(w.Fields), []string{"phone", "text", "email", "website", "consent"}) {
			t.Errorf("%v", w)
		}
	}
}

package starter

import (
	"bytes"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/tidy"
	"signpost/cmd/signpost/internal/when"
)

var answers = Answers{Name: `My "town": a directory`, Nation: "wales", Area: "Bishop's Castle", Repository: "https://github.com/example/town",
	Source: "https://github.com/example/signpost", Version: "v1.2.3", GoVersion: "1.26.8", Today: when.Date{Year: 2026, Month: 11, Day: 24}}

func written(t *testing.T, a Answers) fstest.MapFS {
	t.Helper()
	list, err := Files(a)
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range list {
		if path.Ext(f.Path) != ".png" && bytes.Contains(f.Data, []byte("<<")) || bytes.Contains(f.Data, []byte("<no value>")) {
			t.Errorf("%s is not filled in", f.Path)
		}
		site[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return site
}

func load(t *testing.T, site fstest.MapFS) *directory.Directory {
	t.Helper()
	d, problems, err := directory.Load(site, directory.Options{Today: answers.Today})
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	problem.Print(&said, "text", problems)
	if said.Len() > 0 {
		t.Error(said.String())
	}
	return d
}

// The starter is a directory without a problem, and is tidy, whatever the town is called.
func TestFiles(t *testing.T) {
	for _, area := range []string{answers.Area, "Ashford: east", "#1", "Null", "Café"} {
		a := answers
		a.Area = area
		site := written(t, a)
		load(t, site)
		for name, f := range site {
			if !strings.HasPrefix(name, "content/") {
				continue
			}
			if tidied, _ := tidy.Text(name, f.Data); string(tidied) != string(f.Data) {
				t.Errorf("%s is not tidy", name)
			}
		}
	}
	d := load(t, written(t, answers))
	if s := d.Settings; s.Title != answers.Name || s.Nation != "wales" || s.Repository != answers.Repository {
		t.Errorf("settings %+v", s)
	}
}

// There is an entry of each kind, and each theme has something in it.
func TestEachKind(t *testing.T) {
	d := load(t, written(t, answers))
	kinds := map[directory.Kind]bool{}
	for e := range d.Entries() {
		kinds[e.Kind] = true
	}
	for _, kind := range directory.Kinds {
		if !kinds[kind] {
			t.Errorf("there is no %s", kind.One())
		}
	}
	for _, theme := range d.Themes {
		if len(theme.Services) == 0 {
			t.Errorf("theme %s is empty", theme.Slug)
		}
	}
}

// Every way through the guide ends at an entry that is open and has a number to call.
func TestGuideEndsAtANumber(t *testing.T) {
	d := load(t, written(t, answers))
	byKey := map[directory.Key]directory.Contact{}
	for _, s := range d.Services {
		byKey[s.Key] = s.Contact
	}
	for _, e := range d.Events {
		byKey[e.Key] = e.Contact
	}
	if len(d.Questions) < 2 {
		t.Errorf("%d questions", len(d.Questions))
	}
	for _, q := range d.Questions {
		for _, a := range q.Answers {
			if to := a.To; to.Kind != directory.Guide && byKey[to.Key].Phone.Dial == "" {
				t.Errorf("%s: %q ends at %s, which has no number", q.Slug, a.Text, to.Key)
			}
		}
	}
}

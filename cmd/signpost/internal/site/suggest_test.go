package site

import (
	"strings"
	"testing"
)

// The form knows which names are taken, old ones too, and offers no place that has to stay secret.
func TestSuggestKnown(t *testing.T) {
	s := mustSite(t, nil,
		"services/walk.md", head("title: Walk\naliases: [stroll]"),
		"events/fair.md", head("title: Fair\nwhen: 10 April 2027, 10am to 12 noon"),
		"areas/redditch.md", head("title: Redditch"),
		"places/lake.md", head("title: The lake\narea: redditch"),
		"places/refuge.md", head("title: Hidden house\nconfidential_address: true"),
		"organisations/kind.md", head("title: Kind people"),
		"organisations/quiet.md", head("title: Quiet people\nsensitive: true"))
	f := s.suggestKnown()
	if got := strings.Join(f.Taken["services"], " "); got != "stroll walk" {
		t.Errorf("services: %s", got)
	}
	if got := strings.Join(f.Taken["events"], " "); !strings.Contains(" "+got+" ", " fair ") {
		t.Errorf("events: %s", got)
	}
	if len(f.Places) != 1 || f.Places[0].Slug != "lake" || f.Places[0].Where != "Redditch" {
		t.Errorf("places: %+v", f.Places)
	}
	if len(f.Organisations) != 1 || f.Organisations[0].Slug != "kind" {
		t.Errorf("organisations: %+v", f.Organisations)
	}
}

// However much there is, the page of the form stays as long as it is: what grows stands in a file of its own.
func TestSuggestPageDoesNotGrow(t *testing.T) {
	few := mustSite(t, nil, "services/walk.md", head("title: Walk"))
	many := mustSite(t, nil, "services/walk.md", head("title: Walk"), "services/choir.md", head("title: Choir"),
		"places/lake.md", head("title: The lake"), "organisations/kind.md", head("title: Kind people"))
	if page(t, few, "suggest/index.html") != page(t, many, "suggest/index.html") {
		t.Error("the page knows the entries")
	}
	if known := page(t, many, suggestLists); !strings.Contains(known, `"choir"`) || !strings.Contains(known, "The lake") {
		t.Errorf("known: %s", known)
	}
}

// A new file is begun at GitHub, where the directory is kept there.
func TestNewFileAddress(t *testing.T) {
	s := mustSite(t, nil)
	for repository, want := range map[string]string{
		"https://github.com/o/r": "https://github.com/o/r/new/main", "https://github.com/o/r/": "https://github.com/o/r/new/main",
		"https://www.GitHub.com/o/r.git": "https://github.com/o/r/new/main", "": "", "https://gitlab.com/o/r": "",
		"https://github.com/o": "", "https://github.com.example.org/o/r": "",
	} {
		s.directory.Settings.Repository = repository
		if got := s.newFileAddress(); got != want {
			t.Errorf("%q: %q, want %q", repository, got, want)
		}
	}
}

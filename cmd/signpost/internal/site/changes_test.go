package site

import (
	"fmt"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/problem"
)

// Of long texts the part that differs is shown, with a few words before it.
func TestAround(t *testing.T) {
	same := strings.Repeat("word ", 100)
	for _, test := range []struct{ a, b, wantA, wantB string }{
		{"a short text", "another", "a short text", "another"},
		{same + "one end", same + "two ends", "… word word word word word one end", "… word word word word word two ends"},
		{same, "", "word word", ""},
		{same + "x", same, "… word word word word word x", "… word word word word word"},
		{strings.Repeat("ä", 300), "b", strings.Repeat("ä", 240) + "…", "b"},
	} {
		a, b := around(test.a, test.b)
		if !strings.HasPrefix(a, test.wantA) || b != test.wantB || len([]rune(a)) > mostWords+3 {
			t.Errorf("got %q, %q", a, b)
		}
	}
}

// Nothing is told of a file whose address is confidential, also where it is a translation, or says so in words that nobody
// can read; and a problem in it keeps its place alone.
func TestCompareKeepsSecrets(t *testing.T) {
	now := mustSite(t, nil, "places/a.md", head("title: A\nconfidential_address: true"), "places/b.md", head("title: B"))
	before := mustSite(t, nil, "places/b.md", head("title: B\nconfidential_address: true"))
	text := func(fields string) []byte { return []byte(head(fields)) }
	list, more := now.Compare(before, []ChangedFile{
		{Path: "content/places/a.cy.md", Before: text("address: [1 Secret]"), After: text("address: [2 Secret]")},
		{Path: "content/places/b.md", Before: text("address: [1 Secret]"), After: text("address: [2 Secret]")},
		{Path: "content/places/c.md", Before: text("address: [1 Secret]\nconfidential_address: maybe"), After: text("address: [2 Secret]")},
		{Path: "content/places/d.md", Before: text("address: [1 Open]"), After: text("address: [2 Open]\nconfidential_address: no")},
	})
	for i, c := range list {
		if i != 3 && (c.Path != unnamed || c.Before != nil || c.After != nil) {
			t.Errorf("%s is told of", c.Path)
		}
		if open := i == 3; c.Secret == open || len(c.Fields) > 0 != open {
			t.Errorf("%s: %+v", c.Path, c)
		}
	}
	told := now.Discreet(before, []problem.Problem{{Path: "content/places/a.cy.md", Message: "2 Secret"}, {Path: "content/places/b.md", Hint: "2 Secret"}, {Path: "content/places/d.md", Message: "2 Open"}})
	for _, p := range told {
		if strings.Contains(p.Message+p.Hint, "Secret") || p.Path == "content/places/b.md" || p.Path == "content/places/d.md" && p.Message != "2 Open" {
			t.Errorf("%+v", p)
		}
	}
	if len(list) != 4 || more != 0 {
		t.Errorf("%d, %d more", len(list), more)
	}
}

// Of a group that part is told which has changed.
func TestChangesWithinAGroup(t *testing.T) {
	s := mustSite(t, nil, "services/oak.md", head("title: Oak"))
	text := func(contact string) []byte { return []byte("---\ntitle: Oak\ncontact: " + contact + "\n---\n") }
	list, _ := s.Compare(s, []ChangedFile{{Path: "content/services/oak.md",
		Before: text("{phone: 01632 960123, email: a@example.org, text: 85258}"), After: text("{phone: 01632 960124, email: a@example.org, website: example.org}")}})
	want := "[{contact.phone 01632 960123 01632 960124} {contact.website  example.org} {contact.text 85258 }]"
	if len(list) != 1 || fmt.Sprint(list[0].Fields) != want {
		t.Errorf("%+v, want %s", list, want)
	}
}

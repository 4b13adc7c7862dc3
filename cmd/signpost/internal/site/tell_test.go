package site

import (
	"html"
	"net/url"
	"strings"
	"testing"
)

// ways is a layout that shows all that a page leads to, a line each.
var ways = main("\n{{.Edit}}\n{{.Wrong.Mail}}\n{{.Wrong.Issue}}\n{{.Still.Mail}}\n{{.Still.Issue}}\n{{.Host}}")

type told struct{ edit, wrongMail, wrongIssue, stillMail, stillIssue, host string }

func toldBy(t *testing.T, s *Site, path string) told {
	t.Helper()
	lines := strings.Split(html.UnescapeString(page(t, s, path)), "\n")
	if len(lines) != 7 {
		t.Fatalf("%q", lines)
	}
	return told{lines[1], lines[2], lines[3], lines[4], lines[5], lines[6]}
}

// query reads the values of an address as a browser or a mail program does. A mail program takes no plus for a space.
func query(t *testing.T, address string) map[string]string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil || strings.Contains(u.RawQuery, "+") {
		t.Fatalf("%s: %v", address, err)
	}
	values := map[string]string{}
	for name, v := range u.Query() {
		values[name] = v[0]
	}
	return values
}

func TestWays(t *testing.T) {
	s := mustSite(t, map[string]string{"service": ways, "theme": ways, "list": ways, "404": ways},
		"services/oak.md", head(`title: "Oak & Ash #1: 50% \"C++\" ?x=y"`), "themes/debt.md", head("title: Debt"))
	const title = `Oak & Ash #1: 50% "C++" ?x=y`
	got := toldBy(t, s, "services/oak/index.html")
	if got.edit != "https://github.com/o/r/edit/main/content/services/oak.md" || got.host != "GitHub" {
		t.Errorf("edit %s on %s", got.edit, got.host)
	}
	if !strings.HasPrefix(got.wrongMail, "mailto:team@example.org?subject=Something%20wrong%3A%20Oak%20%26%20Ash%20%231") {
		t.Error(got.wrongMail)
	}
	sameValues(t, got.wrongMail, map[string]string{"subject": "Something wrong: " + title,
		"body": "Page: https://example.org/x/services/oak/\r\n\r\nWhat is wrong?\r\n\r\nWhat should it say?\r\n\r\nHow do you know?\r\n\r\n"})
	sameValues(t, got.stillMail, map[string]string{"subject": "Still correct: " + title,
		"body": "Page: https://example.org/x/services/oak/\r\n\r\nHow did you make sure?\r\n\r\nWho made sure?\r\n\r\nDate: 2026-11-24"})
	if !strings.HasPrefix(got.wrongIssue, "https://github.com/o/r/issues/new?template=wrong.yml&") {
		t.Error(got.wrongIssue)
	}
	sameValues(t, got.wrongIssue, map[string]string{"template": "wrong.yml", "title": "Something wrong: " + title,
		"entry": "services/oak", "page": "https://example.org/x/services/oak/"})
	sameValues(t, got.stillIssue, map[string]string{"template": "still-correct.yml", "title": "Still correct: " + title,
		"entry": "services/oak", "page": "https://example.org/x/services/oak/", "date": "2026-11-24"})

	// Nobody checks a theme; a list has no file; nobody knows which page it is that is not there.
	if got := toldBy(t, s, "themes/debt/index.html"); got.edit == "" || got.wrongMail == "" || got.stillMail+got.stillIssue != "" {
		t.Errorf("theme %+v", got)
	}
	if got := toldBy(t, s, "services/index.html"); got.edit != "" || !strings.Contains(got.wrongIssue, "All%20services&page=") || got.wrongMail == "" || got.stillMail != "" {
		t.Errorf("list %+v", got)
	}
	if got := toldBy(t, s, "404.html"); got != (told{}) {
		t.Errorf("404 %+v", got)
	}
}

func sameValues(t *testing.T, address string, want map[string]string) {
	t.Helper()
	got := query(t, address)
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s is %q, want %q", name, got[name], value)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// No link and no draft names the entry of a sensitive page. Of a private address only the team is told.
func TestWaysOfWhatIsNotForEverybody(t *testing.T) {
	s := mustSite(t, map[string]string{"service": ways},
		"services/refuge.md", head("title: Refuge\nsensitive: true"),
		"services/hostel.md", head("title: Hostel\nconfidential_address: true"))
	got := toldBy(t, s, "services/refuge/index.html")
	if got.wrongMail == "" || got != (told{wrongMail: got.wrongMail}) {
		t.Errorf("%+v", got)
	}
	if text := strings.ToLower(got.wrongMail); strings.Contains(text, "refuge") || strings.Contains(text, "wrong%3a") {
		t.Error(text)
	}
	got = toldBy(t, s, "services/hostel/index.html")
	if got.wrongMail == "" || got.stillMail == "" || got.edit+got.wrongIssue+got.stillIssue+got.host != "" {
		t.Errorf("hostel %+v", got)
	}
}

// That a translation is still right is told of its original, where the check is written down; what is wrong in it is told of itself.
func TestWaysOfATranslation(t *testing.T) {
	s := mustSite(t, map[string]string{"service": ways}, "services/oak.md", head("title: Oak"), "services/oak.cy.md", head("title: Derwen"))
	got := toldBy(t, s, "cy/services/oak/index.html")
	if !strings.Contains(got.stillIssue, "&entry=services%2Foak&") || !strings.Contains(got.wrongIssue, "&entry=services%2Foak.cy&") {
		t.Errorf("%s\n%s", got.stillIssue, got.wrongIssue)
	}
}

// What a directory has no address for is not offered.
func TestWaysWithoutAddresses(t *testing.T) {
	tests := []struct {
		name, settings     string
		edit, mail, issues bool
	}{
		{"neither", "title: Test", false, false, false},
		{"mail", "title: Test\ncontact: {email: team@example.org}", false, true, false},
		{"a repository", "title: Test\nrepository: https://github.com/o/r/", true, false, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := mustSite(t, map[string]string{"service": ways}, "index.md", head(test.settings), "services/oak.md", head("title: Oak"))
			got := toldBy(t, s, "services/oak/index.html")
			if (got.edit != "") != test.edit || (got.wrongMail != "") != test.mail || (got.stillMail != "") != test.mail ||
				(got.wrongIssue != "") != test.issues || (got.stillIssue != "") != test.issues || (got.host != "") != test.issues {
				t.Errorf("%+v", got)
			}
		})
	}
}

// A mail address may hold what ends an address on the web.
func TestWaysToAnOddMailAddress(t *testing.T) {
	s := mustSite(t, map[string]string{"service": ways}, "index.md", head("title: Test\ncontact: {email: team+town#1@example.org}"), "services/oak.md", head("title: Oak"))
	if got := toldBy(t, s, "services/oak/index.html").wrongMail; !strings.HasPrefix(got, "mailto:team+town%231@example.org?subject=") {
		t.Error(got)
	}
}

// Other hosts have no forms that a link can fill in: what a mail says is said there.
func TestWaysElsewhere(t *testing.T) {
	tests := []struct{ repository, host, edit, issue string }{
		{"https://gitlab.com/o/r", "GitLab", "https://gitlab.com/o/r/-/edit/", "https://gitlab.com/o/r/-/issues/new?issue%5Btitle%5D=Still%20correct%3A%20Oak&issue%5Bdescription%5D=Page%3A%20"},
		{"https://codeberg.org/o/r.git", "Codeberg", "https://codeberg.org/o/r/_edit/", "https://codeberg.org/o/r/issues/new?title=Still%20correct%3A%20Oak&body=Page%3A%20"},
		{"https://code.example.org/o/r", "GitHub", "https://code.example.org/o/r/edit/", "https://code.example.org/o/r/issues/new?template=still-correct.yml&"},
	}
	for _, test := range tests {
		s := mustSite(t, map[string]string{"service": ways}, "index.md", head("title: Test\nbranch: \"live/2027 #1\"\nrepository: "+test.repository), "services/oak.md", head("title: Oak"))
		got := toldBy(t, s, "services/oak/index.html")
		if got.host != test.host || got.edit != test.edit+"live/2027%20%231/content/services/oak.md" {
			t.Errorf("edit %s on %s", got.edit, got.host)
		}
		// static/js/dates.js puts the visitor's day in the place of that at the end.
		if !strings.HasPrefix(got.stillIssue, test.issue) || !strings.HasSuffix(got.stillIssue, "2026-11-24") {
			t.Error(got.stillIssue)
		}
	}
}

package problem

import (
	"fmt"
	"strings"
	"testing"
)

func TestPrint(t *testing.T) {
	list := Sort([]Problem{
		{Path: "content/services/oak.md", Line: 9, Col: 1, Rule: "field", Message: "second"},
		{Path: "content/services/oak.md", Line: 6, Col: 14, Rule: "theme", Message: `unknown theme "debts"`, Hint: `did you mean "debt-advice"?`},
		{Path: "content/services/oak.md", Line: 9, Col: 1, Rule: "field", Message: "second"},
		{Path: "content/a,b.md", Line: 1, Col: 1, Severity: Warning, Rule: "file-name", Message: "odd\n::error::name"},
	})
	tests := map[string]string{
		"text": "content/a,b.md:1:1: warning: odd ::error::name [file-name]\n" +
			"content/services/oak.md:6:14: unknown theme \"debts\" [theme]\n" +
			"  hint: did you mean \"debt-advice\"?\n" +
			"content/services/oak.md:9:1: second [field]\n",
		"github": "::warning file=content/a%2Cb.md,line=1,col=1::odd%0A::error::name [file-name]\n" +
			"::error file=content/services/oak.md,line=6,col=14::unknown theme \"debts\" [theme]%0Ahint: did you mean \"debt-advice\"?\n" +
			"::error file=content/services/oak.md,line=9,col=1::second [field]\n",
	}
	for format, want := range tests {
		var b strings.Builder
		if err := Print(&b, format, list); err != nil {
			t.Fatal(err)
		}
		if b.String() != want {
			t.Errorf("%s:\n%s\nwant:\n%s", format, b.String(), want)
		}
	}
	var b strings.Builder
	if err := Print(&b, "json", nil); err != nil || b.String() != "[]\n" {
		t.Errorf("no problems as JSON: %q, %v; want an empty array", b.String(), err)
	}
}

// What a pull request changes comes first, and of that the errors.
func TestWorst(t *testing.T) {
	list := []Problem{
		{Path: "a.md", Line: 1, Severity: Error}, {Path: "a.md", Line: 2, Severity: Advice},
		{Path: "b.md", Line: 1, Severity: Advice}, {Path: "b.md", Line: 2, Severity: Warning}, {Path: "b.md", Line: 3, Severity: Error},
	}
	for _, test := range []struct {
		changed     []string
		n           int
		worst, rest string
	}{
		{[]string{"b.md"}, 2, "b.md:2 b.md:3", "a.md:1 a.md:2 b.md:1"},
		{[]string{"b.md"}, 3, "a.md:1 b.md:2 b.md:3", "a.md:2 b.md:1"},
		{[]string{"b.md"}, 4, "a.md:1 b.md:1 b.md:2 b.md:3", "a.md:2"},
		{nil, 3, "a.md:1 b.md:2 b.md:3", "a.md:2 b.md:1"},
		{[]string{"b.md"}, 9, "a.md:1 a.md:2 b.md:1 b.md:2 b.md:3", ""},
	} {
		worst, rest := Worst(list, test.changed, test.n)
		if places(worst) != test.worst || places(rest) != test.rest {
			t.Errorf("%d of %v: %s, then %s", test.n, test.changed, places(worst), places(rest))
		}
	}
}

func places(list []Problem) string {
	var all []string
	for _, p := range list {
		all = append(all, fmt.Sprintf("%s:%d", p.Path, p.Line))
	}
	return strings.Join(all, " ")
}

func TestNearest(t *testing.T) {
	fields := []string{"title", "summary", "phone", "organisation", "places", "place", "when", "who"}
	tests := map[string]string{
		"titel": "title", "Summary": "summary", "organization": "organisation", "plaecs": "places",
		"phone_number": "phone", "wen": "when", "colour": "", "x": "", "": "",
	}
	if got := Nearest("debts", []string{"lifestyle", "debt-advice"}); got != "debt-advice" {
		t.Errorf("debts: %q", got)
	}
	for word, want := range tests {
		if got := Nearest(word, fields); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

package preview

import (
	"strings"
	"testing"
)

func TestCaretStandsBelowTheColumn(t *testing.T) {
	long := strings.Repeat("x", 300)
	for _, test := range []struct {
		line   string
		column int
		text   string
		indent string
	}{
		{"when: never", 7, "when: never", "      "},
		{"\twhén: 10", 4, "\twhén: 10", "\t  "},
		{"", 1, "", ""},
		{"short", 40, "short", "     "},
		{"short", 0, "short", ""},
		{long + "y", 301, (long + "y")[301-maxLine:], strings.Repeat(" ", maxLine-1)},
		{"y" + long, 1, ("y" + long)[:maxLine], ""},
	} {
		if text, indent := excerpt(test.line, test.column); text != test.text || indent != test.indent {
			t.Errorf("%q at %d: %q, %q", test.line, test.column, text, indent)
		}
	}
}

func TestEditorsAddresses(t *testing.T) {
	const file = "/home/a b/c&d.md"
	for text, want := range map[string]string{
		"":                             "",
		"vscode":                       "vscode://file/home/a%20b/c&d.md:3:5",
		"idea":                         "idea://open?file=/home/a%20b/c%26d.md&line=3&column=5",
		"subl":                         "subl://open?url=file:///home/a%20b/c%26d.md&line=3&column=5",
		"emacs://open/{path}?l={line}": "emacs://open/home/a%20b/c%26d.md?l=3",
	} {
		e, err := ReadEditor(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if got := e.link(file, 3, 5); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if e, _ := ReadEditor("vscode"); e.link(`C:/site/x.md`, 1, 1) != "vscode://file/C:/site/x.md:1:1" {
		t.Error("a path of Windows:", e.link(`C:/site/x.md`, 1, 1))
	}
	for _, text := range []string{"notepad", "javascript://x/{path}", "http://example.org/{path}", "vscode://file/here"} {
		if _, err := ReadEditor(text); err == nil {
			t.Errorf("%q is an editor", text)
		}
	}
}

// What content says stays text.
func TestProblemsAreText(t *testing.T) {
	s, d := newServer(t)
	d.write("content/services/walk.md", "---\ntitle: Walk\n\"<script>alert(1)</script>\": x\n---\n")
	s.Show(d.state("content/services/walk.md"))
	if got := get(t, s, "localhost", "/services/walk/").Body.String(); strings.Contains(got, "<script>alert") || !strings.Contains(got, "&lt;script&gt;") {
		t.Error(got)
	}
}

// However many problems a file has, a page stays a page, and says how many there are.
func TestManyProblemsOfOneFile(t *testing.T) {
	s, d := newServer(t)
	d.write("content/services/walk.md", "---\ntitle: Walk\n---\n"+strings.Repeat("[there](/nowhere/)\n\n", 8000))
	s.Show(d.state("content/services/walk.md"))
	page := get(t, s, "localhost", "/services/walk/").Body.String()
	if !strings.Contains(page, "8000 problems on this page") || !strings.Contains(page, "And 7980 more: signpost check lists them all.") || len(page) > 50_000 {
		t.Errorf("%d bytes: %.3000s", len(page), page)
	}
}

// What may be the cause of all else is named first.
func TestCausesComeFirst(t *testing.T) {
	s, d := newServer(t)
	d.write("content/events/walk.md", "---\ntitle: Walk\n---\n")
	d.write("content/index.md", "---\ntitle: Test\ntypo: yes\n---\n")
	s.Show(d.state("content/events/walk.md", "content/index.md"))
	if page := get(t, s, "localhost", "/services/walk/").Body.String(); !strings.Contains(page, "2 errors elsewhere: content/index.md:3:1") {
		t.Error(page)
	}
}

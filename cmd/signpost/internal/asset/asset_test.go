package asset

import (
	"regexp"
	"testing"
	"testing/fstest"
)

func load(t *testing.T, static fstest.MapFS) *Set {
	t.Helper()
	s, problems, err := Load(static)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return s
}

func TestAddresses(t *testing.T) {
	of := func(css string) string {
		a, ok := load(t, fstest.MapFS{"css/site.css": {Data: []byte(css)}}).Address("css/site.css")
		if !ok || !regexp.MustCompile(`^/assets/site\.[0-9a-f]{8}\.css$`).MatchString(a) {
			t.Errorf("address %q", a)
		}
		return a
	}
	if of("a{color:red}") == of("a{color:blue}") {
		t.Error("another content has the same address")
	}
	if of("a { color: red } /* warm */") != of("a{color:red}") {
		t.Error("a comment makes another address")
	}
	s := load(t, fstest.MapFS{"pictures/lake.jpg": {}, "css/notes.txt": {}})
	if a, ok := s.Address("pictures/lake.jpg"); !ok || a != "/pictures/lake.jpg" {
		t.Errorf("a picture is at %q", a)
	}
	if _, ok := s.Address("css/none.css"); ok {
		t.Error("a file that is not there has an address")
	}
}

func TestSmall(t *testing.T) {
	s := load(t, fstest.MapFS{
		"css/site.css": {Data: []byte("/* colours */\na {\n  color: #ff0000;\n}\n")},
		"js/dates.js":  {Data: []byte("// Says hello.\nfor (const longName of [1, 2]) console.log(longName);\n")},
	})
	for i, want := range []string{"a{color:red}\n", "for(const o of[1,2])console.log(o);\n"} {
		if got := string(s.Files[i].Data); got != want {
			t.Errorf("%s: %q", s.Files[i].Name, got)
		}
	}
}

func TestMistakes(t *testing.T) {
	_, problems, err := Load(fstest.MapFS{"js/a.js": {Data: []byte("let a = ;\n")}, "css/b.css": {Data: []byte("a {\n  colour red;\n}")}})
	if err != nil || len(problems) != 2 {
		t.Fatal(err, problems)
	}
	if p := problems[0]; p.Path != "static/css/b.css" || p.Line != 2 || p.Severity.String() != "warning" {
		t.Errorf("%+v", p)
	}
	if p := problems[1]; p.Path != "static/js/a.js" || p.Line != 1 || p.Col != 9 || p.Severity.String() != "error" {
		t.Errorf("%+v", p)
	}
}

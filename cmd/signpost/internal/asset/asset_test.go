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
	for i, want := range []string{"a{color:red}\n", "for(let o of[1,2])console.log(o);\n"} {
		if got := string(s.Files[i].Data); got != want {
			t.Errorf("%s: %q", s.Files[i].Name, got)
		}
	}
}

// What a script imports becomes part of it.
func TestModules(t *testing.T) {
	s := load(t, fstest.MapFS{
		"js/a.js":       {Data: []byte(`import { say } from "./a/b.js"; say("hello");`)},
		"js/a/b.js":     {Data: []byte(`import { loud } from "./c.js"; export const say = (x) => console.log(loud(x)); export const unused = 1;`)},
		"js/a/c.js":     {Data: []byte(`export const loud = (x) => x + "!";`)},
		"js/a/note.txt": {},
	})
	if len(s.Files) != 2 || s.Files[0].Name != "js/a/note.txt" {
		t.Fatalf("%+v", s.Files)
	}
	if got, want := string(s.Files[1].Data), `var t=o=>o+"!";var r=o=>console.log(t(o));r("hello");`+"\n"; got != want {
		t.Errorf("got %s want %s", got, want)
	}
	for name, script := range map[string]string{"lost": `import "./none.js";`, "outside": `import "../../../etc/passwd";`, "of node": `import "react";`, "on the web": `import "https://example.org/x.js";`} {
		_, problems, err := Load(fstest.MapFS{"js/a.js": {Data: []byte("\n" + script)}})
		if err != nil || len(problems) != 1 || problems[0].Path != "static/js/a.js" || problems[0].Line != 2 {
			t.Errorf("%s: %v %v", name, problems, err)
		}
	}
	_, problems, _ := Load(fstest.MapFS{"js/a.js": {Data: []byte(`import "./a/b.js";`)}, "js/a/b.js": {Data: []byte("let a = ;")}})
	if len(problems) != 1 || problems[0].Path != "static/js/a/b.js" || problems[0].Col != 9 {
		t.Errorf("in a module: %v", problems)
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

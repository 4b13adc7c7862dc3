package site

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/when"
)

// What is wrong with a layout is told in plain words, once, with what was likely meant.
func TestMistakesOfLayouts(t *testing.T) {
	for text, want := range map[string]string{
		main("{{.Titel}}"): `1:20: site.ServicePage has no field "Titel" (did you mean .Title?)`,
		main("{{range .Service.Themes}}{{.Titel}}{{end}}"): `1:45: directory.Theme has no field "Titel" (did you mean .Title?)`,
		main("{{$s := .Service}}{{$s.Sumary}}"):            `1:40: directory.Service has no field "Sumary" (did you mean .Summary?)`,
		main("{{.Service.Organisation.Title}}"): `1:28: .Service.Organisation can be missing, and has no field "Title" then ` +
			`(put this between {{with .Service.Organisation}} and {{end}}, as {{.Title}})`,
		main(`<p>{{aset "css/site.css"}}`): `1:23: there is no function "aset" (did you mean asset?)`,
		main("{{$x}}"):                     `1:20: $x is not set here (set it before, with {{$x := …}})`,
		main(`{{template "man" .}}`):       `1:29: no layout here defines "man" (did you mean main?)`,
		main(`{{once "mine" .Title}}`) + `{{define "mine"}}x{{end}}`: `1:20: no part of the layouts is called "mine" ` +
			`(what is made once for all pages is defined in base.html, or in a file whose name begins with _)`,
		main(`{{asset "css/none.css"}}`):                    `1:20: there is no static/css/none.css ()`,
		main("{{plural 1}}"):                                `1:20: the function "plural" needs 3 values, and has 1 ()`,
		main("{{.Title</p>"):                                `1:1: "<" can't stand between {{ and }} (close what is open with }})`,
		main("{{}}"):                                        `1:1: there is nothing between {{ and }} ()`,
		main("x{{end}}"):                                    `1:1: there is one {{end}} too many ()`,
		main("{{else}}"):                                    `1:1: this {{else}} belongs to no {{if}}, {{range}} or {{with}} ()`,
		main("{{range .Service}}{{end}}"):                   `1:26: {{range}} needs a list, and .Service is none ()`,
		"{{define \"main\"}}{{if .Title}}<h1>x</h1>{{end}":  `1:1: "}" can't stand between {{ and }} (close what is open with }})`,
		"{{define \"main\"}}{{if .Title}}<h1>x</h1>{{end}}": `1:1: the layout ends within an {{if}}, {{range}}, {{with}} or {{define}} (each of them needs an {{end}})`,
		main(`{{if .Title}}<a href="{{end}}x`):              `1:23: the branches of {{if}} do not end in the same place of the page's HTML (close in the same place the tags and quotation marks that are opened there)`,
		main(`<a href="`):                                   `1:1: the page ends within a tag, a quotation mark, a style or a script (close in the same place the tags and quotation marks that are opened there)`,
		"no main":                                           `1:1: the layout defines no "main" (put its text between {{define "main"}} and {{end}})`,
	} {
		s, problems := newSite(t, map[string]string{"service": text}, nil, "services/oak.md", head("title: Oak"))
		if len(problems) != 1 {
			t.Errorf("%s: %d problems: %v", text, len(problems), problems)
			continue
		}
		p := problems[0]
		if got := fmt.Sprintf("%d:%d: %s (%s)", p.Line, p.Col, p.Message, p.Hint); got != want || p.Path != "layouts/service.html" {
			t.Errorf("%s\ngot  %s: %s\nwant %s", text, p.Path, got, want)
		}
		f, _ := s.Lookup("services/oak/index.html")
		if _, err := f.Make(); err == nil {
			continue // an entry with nothing may do without what a full one fails at
		} else if made, ok := AsProblem(err); !ok || made != p {
			t.Errorf("%s\nthe page says %v\nthe site %v", text, made, p)
		}
	}
}

// What is wrong in what all pages share is told once, though all pages show it.
func TestMistakesOfAllPages(t *testing.T) {
	for text, want := range map[string]string{
		`{{define "base"}}{{.Foo}}{{template "main" .}}{{end}}`: `1:20: site.`,
		`{{define "base"}}{{if}}{{template "main" .}}{{end}}`:   `1:1: there is nothing between {{ and }}`,
		`{{define "bse"}}{{template "main" .}}{{end}}`:          `1:1: the layout defines no "base"`,
		``: `1:1: the layout defines no "base"`,
	} {
		_, problems := newSite(t, map[string]string{"base": text}, nil)
		if len(problems) != 1 {
			t.Errorf("%s: %d problems: %v", text, len(problems), problems)
			continue
		}
		p := problems[0]
		if got := fmt.Sprintf("%s:%d:%d: %s", p.Path, p.Line, p.Col, p.Message); !strings.HasPrefix(got, "layouts/base.html:"+want) {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// A page's own layout can't change what is made once for all pages, and is told so.
func TestPartsThatAreMadeOnce(t *testing.T) {
	_, problems := newSite(t, map[string]string{
		"base":    `{{define "base"}}{{once "place" .Title}}{{template "main" .}}{{end}}{{define "place"}}here{{end}}`,
		"service": main("x") + "\n" + `{{define "place"}}there{{end}}`,
	}, nil)
	want := `layouts/service.html:2:1: "place" is made once for all pages, so what a page's own layout defines under this name is not seen ` +
		`(change it in layouts/base.html, or give it another name here and show it with template instead of once)`
	if len(problems) != 1 {
		t.Fatalf("%v", problems)
	}
	if p := problems[0]; fmt.Sprintf("%s:%d:%d: %s (%s)", p.Path, p.Line, p.Col, p.Message, p.Hint) != want {
		t.Errorf("got %+v, want %s", p, want)
	}
}

// One look may show several directories: what is made once for one is not seen in another.
func TestOneLookTwoDirectories(t *testing.T) {
	look := fstest.MapFS{}
	for _, name := range []string{"base", "service"} {
		look[name+".html"] = &fstest.MapFile{Data: []byte(map[string]string{
			"base":    `{{define "base"}}{{template "main" .}}{{end}}{{define "where"}}{{.Title}}{{end}}`,
			"service": main(`{{range .Service.Places}}{{once "where" .}}{{end}}`),
		}[name])}
	}
	l, err := LoadLook(look, fstest.MapFS{}, "https://example.org/")
	if err != nil {
		t.Fatal(err)
	}
	var made []func() string
	for _, hall := range []string{"Old hall", "New hall"} {
		d, _, err := directory.Load(fstest.MapFS{
			"content/services/tea.md": {Data: []byte(head("title: Tea\nplaces: [hall]"))},
			"content/places/hall.md":  {Data: []byte(head("title: " + hall))},
		}, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
		if err != nil {
			t.Fatal(err)
		}
		s, _ := New(d, l, search.NewAnalyst())
		f, _ := s.Lookup("services/tea/index.html")
		made = append(made, func() string {
			data, err := f.Make()
			if err != nil {
				t.Error(err)
			}
			return string(data)
		})
	}
	for range 2 {
		if one, other := made[0](), made[1](); one != "Old hall" || other != "New hall" {
			t.Errorf("they say %q and %q", one, other)
		}
	}
}

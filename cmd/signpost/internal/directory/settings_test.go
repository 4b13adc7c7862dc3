package directory

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A slip in content/index.md is told where it is, and blamed on no entry.
func TestSettingsThatCantBeRead(t *testing.T) {
	const walk = "content/services/walk.md"
	for name, test := range map[string]struct{ index, want string }{
		"nothing in it":    {"", "content/index.md:1:1 the file is empty [front-matter]"},
		"a list, unclosed": {head("title: [ Test\nterms: [{from: 2027-01-04, to: 2027-02-12}]"), "content/index.md:"},
		"no terms":         {head("title: Test"), walk + `:3:7 "term time only" needs the school terms`},
	} {
		site := fstest.MapFS{"content/index.md": {Data: []byte(test.index)},
			walk: {Data: []byte(head("title: Walk\nwhen: term time only, Mondays, 10am to 11am"))}}
		_, problems, err := Load(site, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range told(problems) {
			if !strings.HasPrefix(p, test.want) {
				t.Errorf("%s: %s", name, p)
			}
		}
		if len(problems) == 0 {
			t.Errorf("%s: no problem", name)
		}
	}
}

// A Loader goes by the settings as they were before they had errors, until these are mended.
func TestLastGoodSettingsStay(t *testing.T) {
	const terms = "terms: [{from: 2027-01-04, to: 2027-02-12}]"
	index := &fstest.MapFile{Data: []byte(head("title: Test\n" + terms))}
	site := fstest.MapFS{"content/index.md": index, "content/services/walk.md": {Data: []byte(head("title: Walk\nwhen: term time only, Mondays, 10am to 11am"))}}
	loader := NewLoader(site, Options{Today: today})
	expect := func(title string, problems int) {
		t.Helper()
		loader.Forget("content/index.md")
		d, list, err := loader.Load()
		if err != nil {
			t.Fatal(err)
		}
		if d.Settings.Title != title || len(list) != problems {
			t.Errorf("title %q, want %q; %q", d.Settings.Title, title, told(list))
		}
	}
	expect("Test", 0)
	index.Data = []byte(head("title: [ Tset\n" + terms))
	expect("Test", 1)
	index.Data = []byte(head("title: Tset\ntypo: yes"))
	expect("Test", 1)
	delete(site, "content/index.md")
	expect("Test", 1)
	site["content/index.md"] = &fstest.MapFile{Data: []byte(head("title: Another\n" + terms))}
	expect("Another", 0)
}

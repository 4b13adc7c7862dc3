package overlay

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestOverlay(t *testing.T) {
	o := New(
		fstest.MapFS{"card.html": {Data: []byte("mine")}, "css/mine.css": {}, ".secret": {}, "layouts.go": {}},
		fstest.MapFS{"card.html": {Data: []byte("built in")}, "base.html": {Data: []byte("base")}, "css/site.css": {}, "DESIGN.md": {}},
	)
	var names []string
	err := fs.WalkDir(o, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if got := strings.Join(names, " "); err != nil || got != "base.html card.html css/mine.css css/site.css" {
		t.Errorf("%s, %v", got, err)
	}
	if text, err := fs.ReadFile(o, "card.html"); err != nil || string(text) != "mine" {
		t.Errorf("%s, %v", text, err)
	}
	if text, err := fs.ReadFile(o, "base.html"); err != nil || string(text) != "base" {
		t.Errorf("%s, %v", text, err)
	}
	if _, err := fs.ReadFile(o, ".secret"); err == nil {
		t.Error("a hidden file was read")
	}
}

// A site need have no folder of its own at all.
func TestNothingOnTop(t *testing.T) {
	top, err := fs.Sub(fstest.MapFS{"content/index.md": {}}, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	o := New(top, fstest.MapFS{"a/b.html": {}})
	if list, err := fs.ReadDir(o, "a"); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}

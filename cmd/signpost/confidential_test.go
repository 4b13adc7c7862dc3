package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Wherever a confidential address is typed, nothing is published, and the line is told that says it.
func TestConfidentialAddressIsNotPublished(t *testing.T) {
	house := "title: The house\naddress: [1 Example Close, Redditch]\npostcode: B97 9ZZ\nlat: 52.3111\nlon: -1.94\nconfidential_address: true # 1 Example Close"
	tests := []struct{ name, file, text, want string }{
		{"the entry's own text", "content/services/lantern.md", "title: Lantern\nplaces: [house]\n---\nCome to 1 Example Close.", "content/services/lantern.md:5:9: here is the confidential address of \"The house\""},
		{"keywords", "content/services/lantern.md", "title: Lantern\nkeywords: [b979zz]\n---", "content/services/lantern.md:3:12: here is the confidential postcode"},
		{"another entry", "content/events/party.md", "title: Party\nwhen: Mondays, 10am to 11am\nroom: Behind B97 9ZZ\n---", "content/events/party.md:4:14: here is the confidential postcode"},
		{"an old address", "content/services/lantern.md", "title: Lantern\naliases: [1-example-close]\n---", "content/services/lantern.md:3:11: here is the confidential address"},
		{"a picture's words", "content/pages/about.md", "title: About\n---\n![The door of 1 Example Close](/door.png)", "content/pages/about.md:4:15: here is the confidential address"},
		{"a map's link", "content/pages/about.md", "title: About\n---\n[Map](https://maps.example.org/?q=52.3111,-1.9400)", "content/pages/about.md:4:44: here is the confidential position"},
		{"the place's own text", "content/places/house.md", house + "\n---\nB97 9ZZ", "content/places/house.md:9:1: here is the confidential postcode"},
		{"a file as it is", "static/list.txt", "The house\nB97 9ZZ", "static/list.txt:2:1: here is the confidential postcode"},
		{"a layout", "layouts/page.html", `{{define "main"}}<h1>{{.Heading}}</h1><p>Write to 1 Example Close.</p>{{end}}`, "layouts/page.html:1:51: here is the confidential address of \"The house\""},
		{"none", "content/services/lantern.md", "title: Lantern\nplaces: [house]\n---\nExample Close is in Redditch.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := written(t, map[string]string{"index.md": "title: T", "places/house.md": house, "pages/about.md": "title: About"})
			text := test.text
			if strings.HasPrefix(test.file, "content/") {
				text = "---\n" + text + "\n"
			}
			for name, data := range map[string]string{test.file: text, "static/door.png": "x"} {
				name = filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			var said strings.Builder
			out := filepath.Join(dir, "public")
			err := build(dir, out, sampleDay, false, &said)
			_, published := os.Stat(out)
			if test.want == "" {
				if err != nil || published != nil {
					t.Errorf("nothing is published: %v\n%s", err, said.String())
				}
				return
			}
			if err == nil || published == nil || !strings.Contains(said.String(), test.want) {
				t.Errorf("it is published, or not said:\n%s", said.String())
			}
			if strings.Contains(said.String(), "xample") || strings.Contains(said.String(), "9ZZ") {
				t.Errorf("what is said is the address itself:\n%s", said.String())
			}
		})
	}
}

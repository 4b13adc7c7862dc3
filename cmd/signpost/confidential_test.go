package main

import (
	"io/fs"
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
		{"the place's own text", "content/places/house.md", house + "\n---\nB97 9ZZ", ""},
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

// A confidential place has no page, and its name and that of its file stand nowhere: what leads there says to ring first.
func TestConfidentialPlaceIsNotNamed(t *testing.T) {
	dir := written(t, map[string]string{
		"index.md":             "title: Small",
		"areas/town.md":        "title: Town",
		"places/willows.md":    "title: The Willows\nsummary: Behind the willows\narea: town\nconfidential_address: true\naliases: [osiers]",
		"places/willows.cy.md": "title: Yr Helyg",
		"places/hall.md":       "title: Hall\narea: town",
		"organisations/o.md":   "title: Runs it",
		"services/group.md":    "title: Group\ntype: group\norganisation: o\nplaces: [willows, hall]\nwhen: Mondays, 10am to 11am",
		"services/other.md":    "title: Other\ntype: group\nplaces: [willows]\nareas: [town]\nroom: Wicker room",
		"services/other.cy.md": "title: Arall\nroom: Wicker room",
		"events/talk.cy.md":    "title: Sgwrs\nroom: Wicker room",
		"events/tea.md":        "title: Tea\nplace: hall\nwhen: Tuesdays, 10am to 11am\nsessions: [{on: 2026-12-01, place: willows}]",
		"events/talk.md":       "title: Talk\nplace: willows\nroom: Wicker room\nwhen: Wednesdays, 10am to 11am",
		"packs/one.md":         "title: One\nentries: [{entry: services/group}, {entry: services/other}, {entry: events/tea}, {entry: events/talk}]",
	})
	var said strings.Builder
	out := filepath.Join(dir, "public")
	if err := build(dir, out, sampleDay, false, &said); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	told := 0
	err := fs.WalkDir(os.DirFS(out), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || strings.HasPrefix(path, "search/index.bleve") {
			return err
		}
		data, _ := os.ReadFile(filepath.Join(out, path)) // none of a folder
		for _, name := range []string{"illows", "Helyg", "osiers", "Wicker"} {
			if strings.Contains(path+"\n"+string(data), name) {
				t.Errorf("%s says %q", path, name)
			}
		}
		if strings.Contains(string(data), "ring first") {
			told++
		}
		return nil
	})
	if err != nil || told < 8 {
		t.Errorf("%v: %d files tell to ring first", err, told)
	}
}

// What would lead to the page of a confidential place is a mistake: it has none.
func TestNothingLeadsToAConfidentialPlace(t *testing.T) {
	dir := written(t, map[string]string{
		"index.md":        "title: Small",
		"places/house.md": "title: The house\nconfidential_address: true",
		"packs/one.md":    "title: One\nentries: [{entry: places/house}]",
		"guide/index.md":  "title: What would help?\nanswers: [{answer: A bed, to: places/house}]",
		"pages/about.md":  "title: About\n---\n[House](/places/house/)\n\n---",
	})
	var said strings.Builder
	if err := build(dir, filepath.Join(dir, "public"), sampleDay, false, &said); err == nil {
		t.Error("it is published")
	}
	for _, want := range []string{
		`content/packs/one.md:3:19: "The house" is confidential, and has no page [reference]`,
		`content/guide/index.md:3:31: "The house" is confidential, and has no page [reference]`,
		`content/pages/about.md:4:1: `,
	} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("nothing is said of %s:\n%s", want, said.String())
		}
	}
}

// Files that can't be searched are told once, and only where there is an address to keep; a text is searched however it is saved.
func TestUnreadFiles(t *testing.T) {
	of := func(place string) string {
		dir := written(t, map[string]string{"index.md": "title: Small", "places/house.md": "title: House\npostcode: B97 9ZZ\n" + place})
		for name, data := range map[string]string{"leaflet.pdf": "%PDF", "door.jpg": "\xff\xd8", "times.txt": "Mondays", "list.txt": "\xff\xfeB\x009\x007\x009\x00Z\x00Z\x00"} {
			if err := os.MkdirAll(filepath.Join(dir, "static"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "static", name), []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var said strings.Builder
		_ = build(dir, filepath.Join(dir, "public"), sampleDay, false, &said)
		return said.String()
	}
	const warning = "static/door.jpg:1:1: warning: no program can search this file for confidential addresses, nor static/leaflet.pdf [unread]"
	if said := of("confidential_address: true"); !strings.Contains(said, warning) || !strings.Contains(said, `static/list.txt:1:1: here is the confidential postcode of "House"`) {
		t.Errorf("not all is said:\n%s", said)
	}
	if said := of("confidential_address: false"); strings.Contains(said, "unread") {
		t.Errorf("nothing is confidential, but it says\n%s", said)
	}
}

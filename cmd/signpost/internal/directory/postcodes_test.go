package directory

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/problem"
)

// A place is where its postcode is, unless it says so itself. The postcodes are nobody's.
func TestPostcodes(t *testing.T) {
	g := geo.NewGathering(nil)
	if err := g.Read(strings.NewReader("postcode,lat,long\nZX1 1AA,52.3,-1.94\nZX1 1AB,52.4,-1.8\nZX2,52.5,-1.7\n"), nil); err != nil {
		t.Fatal(err)
	}
	postcodes, _ := g.Postcodes(2026)
	files := map[string]string{
		"index.md":             head("title: Test"),
		"places/known.md":      head("title: Known\npostcode: ZX1 1AA"),
		"places/known.cy.md":   head("title: Hysbys"),
		"places/stated.md":     head("title: Stated\npostcode: ZX1 1AA\nlat: 52.31\nlon: -1.95"),
		"places/unknown.md":    head("title: Unknown\npostcode: ZX1 1AD"),
		"places/new.md":        head("title: New\npostcode: ZX1 1AE\nlat: 52.32\nlon: -1.96"),
		"places/elsewhere.md":  head("title: Elsewhere\npostcode: ZX3 1AA"),
		"places/centre.md":     head("title: Only its district is known\npostcode: ZX2 1AA"),
		"places/refuge.md":     head("title: Refuge\npostcode: ZX1 1AB\nconfidential_address: true"),
		"places/hidden.md":     head("title: Hidden by its service\npostcode: ZX1 1AD"),
		"services/shelter.md":  head("title: Shelter\nplaces: [hidden]\nconfidential_address: true"),
		"places/nowhere.md":    head("title: No postcode"),
		"places/nowhere.cy.md": head("title: Dim cod post"),
	}
	site := fstest.MapFS{geo.FileName: {Data: postcodes.Bytes()}}
	for name, text := range files {
		site["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	d, problems, err := Load(site, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]geo.Point{}
	for _, p := range d.Places {
		if p.Located() {
			got[p.Slug] = geo.Point{Lat: p.Lat, Lon: p.Lon}
		}
	}
	for _, translated := range d.Translations {
		if p := translated.Value.(*Place); p.Located() {
			got[p.Slug+".cy"] = geo.Point{Lat: p.Lat, Lon: p.Lon}
		}
	}
	want := map[string]geo.Point{"known": {Lat: 52.3, Lon: -1.94}, "known.cy": {Lat: 52.3, Lon: -1.94}, "stated": {Lat: 52.31, Lon: -1.95}, "new": {Lat: 52.32, Lon: -1.96}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{`content/places/unknown.md:3:11 postcode "ZX1 1AD" is not among those of ZX1 in static/postcodes.txt [unknown-postcode]`}, told(problems)); diff != "" {
		t.Error(diff)
	}
	if problem.Errors(problems) > 0 {
		t.Error("an unknown postcode is an error")
	}
}

func TestDamagedPostcodes(t *testing.T) {
	site := fstest.MapFS{
		"content/index.md":       {Data: []byte(head("title: Test"))},
		"content/places/lake.md": {Data: []byte(head("title: Lake\npostcode: B97 4EX"))},
		geo.FileName:             {Data: []byte("postcode,lat,long\n")},
	}
	d, problems, err := Load(site, Options{Today: today})
	if err != nil || d.Postcodes != nil || len(d.Places) != 1 {
		t.Error(d, err)
	}
	if diff := cmp.Diff([]string{"static/postcodes.txt:1:1 this is no file of postcodes, or a program has changed its line ends [postcodes]"}, told(problems)); diff != "" {
		t.Error(diff)
	}
}

package secret

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"signpost/cmd/signpost/internal/directory"
)

// finder is that of a directory with a house that nobody may find, and one that everybody may.
func finder(t *testing.T, open string) *Finder {
	t.Helper()
	site := fstest.MapFS{
		"content/index.md":        {Data: []byte("---\ntitle: T\n---\n")},
		"content/places/house.md": {Data: []byte("---\ntitle: House\nconfidential_address: true\naddress: [\"Flat 2, 14 St John's Close\", Redditch]\npostcode: B97 9ZZ\nlat: 52.3116\nlon: -1.94\n---\n")},
		"content/places/farm.md":  {Data: []byte("---\ntitle: Farm\nconfidential_address: true\naddress: [Rose Cottage, Hidden Lane, Redditch]\n---\n")},
		"content/places/hall.md":  {Data: []byte("---\ntitle: Hall\n" + open + "\n---\n")},
	}
	d, problems, err := directory.Load(site, directory.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return New(d)
}

func scan(f *Finder, path, text string) string {
	var said []string
	for _, x := range f.Scan(path, []byte(text)) {
		said = append(said, fmt.Sprintf("%s %s %d", x.Place.Named(), x.What, x.At))
	}
	return strings.Join(said, ", ")
}

func TestScan(t *testing.T) {
	f := finder(t, "postcode: B97 4EX")
	tests := map[string]string{
		"Come to B97 9ZZ.":             "House postcode 8",
		"come to b979zz":               "House postcode 8",
		"B97&nbsp;9ZZ":                 "House postcode 0",
		"B97\u00a09zz":                 "House postcode 0",
		`"B97\u00a09ZZ"`:               "House postcode 1",
		"?q=B97%209ZZ":                 "House postcode 3",
		"?q=B97+9ZZ&a=1":               "House postcode 3",
		"B97 4EX":                      "",
		"AB97 9ZZA":                    "",
		"📍B97 9ZZ":                     "House postcode 4",
		"B97 9ZZ👍":                     "House postcode 0",
		"«B97 9ZZ»":                    "House postcode 2",
		"B97 9ZZ→":                     "House postcode 0",
		"B979 ZZ":                      "House postcode 0",
		"B97 9 ZZ":                     "House postcode 0",
		"Ｂ97 ９ZZ":                      "House postcode 0",
		"B97&#32;9&#90;Z":              "House postcode 0",
		"B97 9%5AZ":                    "House postcode 0",
		"éB97 9ZZ":                     "",
		"St Johns Cl":                  "",
		"St John's 14":                 "",
		"14 St John&#39;s Close":       "House address 0",
		"14, St. John’s Close":         "House address 0",
		`alt="14 St John&#34;s"`:       "House address 5",
		`{"a":"\n14 ST JOHN'S CLOSE"}`: "House address 8",
		"114 St John's Close":          "",
		"St John's Close in Redditch":  "",
		"14 <b>St</b> John's":          "House address 0",
		"Rose Cottage\nHidden Lane":    "Farm address 0",
		"Rose Cottage, Redditch":       "",
		`{"lat":52.3116,"lon":-1.94}`:  "House position 22",
		`[-1.9400001, 52.31161]`:       "House position 13",
		"52.312, -1.940":               "House position 9",
		"52.3116 and far away, after many other words, -1.94": "",
		"52.3116 -1.95": "",
		"":              "",
		"&":             "", "%": "", "\\": "", "<": "", "\xc2": "", "\xe2\x80": "",
	}
	for text, want := range tests {
		if got := scan(f, "x.html", text); got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
	if got := scan(f, "x.ics", "LOCATION:B9\r\n 7 9Z\r\n Z"); got != "House postcode 9" {
		t.Errorf("in a folded line: %q", got)
	}
}

// A house's number stands before its street or behind it; the street may be shortened; its name may come after another line.
func TestWaysToWriteAnAddress(t *testing.T) {
	d, problems, err := directory.Load(fstest.MapFS{
		"content/index.md":    {Data: []byte("---\ntitle: T\n---\n")},
		"content/places/a.md": {Data: []byte("---\ntitle: A\nconfidential_address: true\naddress: [1 Example Close, Redditch]\n---\n")},
		"content/places/b.md": {Data: []byte("---\ntitle: B\nconfidential_address: true\naddress: [Lantern Support, Rose Cottage, Hidden Lane, Bromsgrove Town]\n---\n")},
	}, directory.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for text, want := range map[string]string{
		"1 Example Close": "A address 0", "1 Example Cl.": "A address 0", "Example Close 1": "A address 0", "21 Example Close": "", "Example Close": "",
		"Rose Cottage, Hidden Lane": "B address 0", "Hidden Lane, Bromsgrove Town": "",
	} {
		if got := scan(New(d), "", text); got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"14 Hidden Lane, Redditch": true, "House at B97 9ZZ": true, "Lantern rooms": false, "The 12 Steps": false} {
		if IsAddress(text) != want {
			t.Errorf("%q is an address: %t", text, !want)
		}
	}
}

// What an open place has too is no secret.
func TestShared(t *testing.T) {
	f := finder(t, "address: [14 St John's Close]\npostcode: B97 9ZZ\nlat: 52.3116\nlon: -1.94")
	if got := scan(f, "", "14 St John's Close, B97 9ZZ, 52.3116 -1.94, Rose Cottage, Hidden Lane"); got != "Farm address 44" {
		t.Error(got)
	}
}

func TestNothingConfidential(t *testing.T) {
	d, _, err := directory.Load(fstest.MapFS{"content/places/a.md": {Data: []byte("---\ntitle: A\npostcode: B97 9ZZ\n---\n")}}, directory.Options{})
	if err != nil || New(d) != nil {
		t.Errorf("%v: there is nothing to look for", err)
	}
}

func FuzzScan(f *testing.F) {
	finder := &Finder{hidden: make([]directory.Hidden, 1), first: map[string][]int{}}
	finder.add(needle{what: Postcode, words: []string{"b97", "9zz"}})
	f.Add("a &amp; b %20 <b>")
	f.Fuzz(func(t *testing.T, text string) {
		finder.Scan("", []byte(text))
		for _, w := range wordsOf(text) {
			if w == "" || slices.Contains([]byte(w), ' ') {
				t.Errorf("%q is a word of %q", w, text)
			}
		}
		if len(finder.Scan("", []byte(text+" B97 9ZZ"))) == 0 && !strings.ContainsAny(text, `%&<\`) && !strings.Contains(text, "\xe2") {
			t.Errorf("not found after %q", text)
		}
	})
}

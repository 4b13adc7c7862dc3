package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"signpost/cmd/signpost/internal/problem"
)

func read(t *testing.T, text string) (*File, []string) {
	t.Helper()
	site := fstest.MapFS{"content/services/oak.md": {Data: []byte(text)}}
	f, problems, err := Read(site, "content/services/oak.md")
	if err != nil {
		t.Fatal(err)
	}
	return f, lines(problems)
}

func lines(problems []problem.Problem) []string {
	var got []string
	for _, p := range problem.Sort(problems) {
		got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Message))
	}
	return got
}

func TestPlaces(t *testing.T) {
	f, problems := read(t, "\ufeff\r\n---  \r\ntitle: Oak Street\r\nwhen:\r\n  - \"Every Monday, 10am\"\r\ncontact: {phone: +441793 1}\r\nsummary:\r\n---\r\n\r\nHello\r\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	var walk func(name string, v Value)
	walk = func(name string, v Value) {
		got = append(got, fmt.Sprintf("%s %d:%d %q %v", name, v.Pos.Line, v.Pos.Col, v.Text, v.Plain))
		for _, item := range v.Items {
			walk(name+"[]", item)
		}
		for _, field := range v.Fields {
			walk(name+"."+field.Name, field.Value)
		}
	}
	walk("", f.Head)
	want := ` 3:1 "" false
.title 3:8 "Oak Street" true
.when 5:3 "" false
.when[] 5:6 "Every Monday, 10am" true
.contact 6:10 "" false
.contact.phone 6:18 "+441793 1" true
.summary 7:9 "" false`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if f.Body != "\nHello\n" || f.BodyLine != 9 {
		t.Errorf("body %q on line %d", f.Body, f.BodyLine)
	}
	if f.Folder != "services" || f.Slug != "oak" || f.Lang != "" {
		t.Errorf("folder %q, slug %q, language %q", f.Folder, f.Slug, f.Lang)
	}
}

// Each mistake is told with its place, and reading goes on to the next.
func TestMistakes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"colon", "---\ntitle: Oak: a group\nwho: all: of us\n---\n", "2:11 a colon followed by a space inside a value|3:9 a colon followed by a space inside a value"},
		{"quote", "---\ntitle: \"Oak\nsummary: x\n---\n", "2:8 a quotation mark is opened and never closed"},
		{"tab", "---\ntitle: Oak\ncontact:\n   phone: 1\n\ttext: 2\n---\n", "5:2 this line is indented in another way than those beside it"},
		{"at", "---\ntitle: @oak\nwho: %x\n---\n", "2:8 a value can't begin with this character|3:6 a value can't begin with this character"},
		{"anchor", "---\ntitle: &a x\nwho: *a\n---\n", `2:8 a value can't begin with &: "&a" would be a name for it|3:6 a value can't begin with *: "*a" would stand for another value`},
		{"list", "---\n- a\n---\n", "2:1 the lines between the two \"---\" are not a list of fields"},
		{"deep", "---\na: [[[[[[[[[[[1]]]]]]]]]]]\n---\n", "2:12 there are more than 8 lists and groups within each other"},
		{"text alone", "Hello\n", `1:1 the file does not begin with a line "---"`},
		{"empty", "", "1:1 the file is empty"},
		{"no beginning", "title: Oak\n---\n", `1:1 the first line "---" is missing`},
		{"dash", "———\ntitle: Oak\n---\n", `1:1 the file begins with "———", not with three hyphens`},
		{"dashes", "– – –\ntitle: Oak\n– – –\n", `1:1 the file begins with "– – –", not with three hyphens`},
		{"two hyphens", "\n--\ntitle: Oak\n---\n", `2:1 the file begins with "--", not with three hyphens`},
		{"text before", "Hello\n---\ntitle: Oak\n---\n", `1:1 there is text before the first line "---"`},
		{"a line across a text", "Hello\n---\nYou\n", `1:1 the file does not begin with a line "---"`},
		{"merge", "---\n<<<<<<< HEAD\ntitle: Oak\n=======\ntitle: Elm\n>>>>>>> branch\n---\n", "2:1 here stand two versions of the file, of which git could not tell which one is meant"},
		{"merge below", "---\ntitle: Oak\n---\na\n>>>>>>> branch\n", "5:1 here stand two versions of the file, of which git could not tell which one is meant"},
		{"quotation in a quotation", "---\ntitle: Oak\n---\n>>>>> a\n=======\n", ""},
		{"two entries", "---\ntitle: Oak\n---\nText.\n\n---\ntitle: Elm\nwho: All\n---\nMore.\n", "6:1 two entries in one file: what follows would be a part of the first one's text"},
		{"a line across", "---\ntitle: Oak\n---\nText.\n\n---\n\nNote: bring shoes\n\n---\n", ""},
		{"Word", "PK\x03\x04\x14\x00", "1:1 this is a Word or OpenDocument file, although its name ends in .md"},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", "1:1 text is UTF-16, which some programs call Unicode, not UTF-8"},
		{"UTF-16 without a mark", "-\x00-\x00-\x00\n\x00t\x00", "1:1 text is UTF-16, which some programs call Unicode, not UTF-8"},
		{"NUL", "---\ntitle: Oak \x00\n---\n", "2:12 a character NUL, which belongs in no text"},
		{"read as Windows-1252", "---\ntitle: Caf\u00c3\u00a9\ncost: Â£3, then Â£2\n---\nItâ€™s\n", `2:11 "Ã©" is "é" that was read with the wrong encoding|3:7 "Â£" is "£" that was read with the wrong encoding|5:3 "â€™" is "’" that was read with the wrong encoding`},
		{"accents", "---\ntitle: Tân â’r Ŵ, “CAFÉ” in Åbo\ncost: “Â”, £3 – €4\n---\n", ""},
		{"no end", "---\ntitle: Oak\n", `1:1 the second line "---" is missing`},
		{"TOML", "+++\ntitle = 'Oak'\n+++\n", `1:1 the file begins with "+++", not with a line "---"`},
		{"JSON", "{\"title\": 1}\n\n", `1:1 the file begins with "{\"title\": 1}", not with a line "---"`},
		{"indented end", "---\ntitle: Oak\nsummary: |\n  a\n  ---\n  b\n---\n", `5:1 an indented "---" would end the fields here`},
		{"Latin-1", "---\ntitle: Caf\xe9\n---\n", "2:11 text is not UTF-8 from here on"},
		{"empty head", "---\n---\n", ""},
		{"comments only", "---\n# nothing\n---\n", ""},
		{"no space", "---\ntitle: x\nsummary:text\ncost: 5\n---\n", "3:9 a space is missing after the colon"},
		{"document end", "---\ntitle: x\n...\ncost: 5\n---\n", `3:1 a line "..." would end the fields here`},
		{"closed list", "---\nthemes: [a, b\ntitle: Oak\n---\n", "2:9 a [ is opened and never closed"},
		{"indented", "---\ntitle: Oak\n cost: Free\n---\n", "3:1 this line begins further to the right than the one above, so it is no field of its own"},
		{"indented in a group", "---\ncontact:\n  phone: 1\n    email: y\nwho: x\n---\n", "4:1 this line begins further to the right than the one above, so it is no field of its own"},
		{"quote in a group", "---\ncontact: {phone: \"01632 960 302}\nsay: \"Hello\"\n---\n", "2:18 a quotation mark is opened and never closed"},
		{"quote up to the next", "---\ntitle: \"Oak\nsay: \"Hello\"\n---\n", "2:8 a quotation mark is opened and never closed"},
		{"two lines in quotes", "---\ntitle: \"Oak\n  Street\"\nwho: x: y\n---\n", "4:7 a colon followed by a space inside a value"},
		{"semicolon", "---\ncontact: {phone: 01632 960; email: a@b.org}\n---\n", "2:27 a ; between fields"},
		{"backslash", "---\ntitle: \"Ann \\d\"\n---\n", `2:13 a backslash \ within double quotation marks`},
		{"quoted word", "---\ntitle: \"Chair\" yoga\n---\n", "2:15 the text goes on after the quotation mark that ends it"},
		{"apostrophe", "---\ntitle: 'Ann's yoga'\n---\n", "2:13 the text goes on after the quotation mark that ends it"},
		{"hash", "---\ntitle: Oak\nsummary: A #free walk\ncost: £3 #members only\n---\n", "3:12 what follows the # is left out|4:10 what follows the # is left out"},
		{"hash on a second line", "---\nsummary: A walk\n  by night #free\n---\n", "3:12 what follows the # is left out"},
		{"hash first", "---\ntitle: #1 café\naddress:\n  - #3 High Street\n---\n", "2:8 what follows the # is left out, and nothing else is there|4:5 what follows the # is left out, and nothing else is there"},
		{"hash in a list", "---\naddress: [Unit #3, High Street]\nwho: x\n---\n", "2:16 what follows the # is left out, and with it a comma or a bracket"},
		{"hash in a list of lines", "---\nkeywords: [a,\n  b #c,\n  d]\n---\n", "3:5 what follows the # is left out, and with it a comma or a bracket"},
		{"hyphens", "---\nthemes:\n  -lifestyle\n  -debt-advice\nkeywords:\n- a\n-b\nwho: x\n  -y\n---\n", "3:4 a space is missing after the hyphen|4:4 a space is missing after the hyphen|7:2 a space is missing after the hyphen"},
		{"invisible in a name", "---\n\u200bcost: Free\nwho\u00a0: x\n---\n", ""},
		{"remarks", "---\ntitle: Oak # as they say\ncost: £3 ## ask again\nsummary: C# and a#b\nthemes: [a, \"b #c\"] #\nwho: 'x #y'\n# all\n#\n---\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := read(t, test.text)
			if got := strings.Join(problems, "|"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// What follows a mended line is still read.
func TestReadsOn(t *testing.T) {
	f, _ := read(t, "---\ntitle: Oak: a group\nsummary: Kept\n---\n")
	if len(f.Head.Fields) != 2 || f.Head.Fields[0].Value.Text != "Oak: a group" || f.Head.Fields[1].Value.Text != "Kept" {
		t.Errorf("fields %+v", f.Head.Fields)
	}
}

// The repair that is proposed can be pasted.
func TestRepairs(t *testing.T) {
	tests := map[string]string{
		"title: A #free walk":                             `put quotation marks around it: title: "A #free walk"`,
		`title: "Chair" yoga`:                             `use the other kind around all of it: title: '"Chair" yoga'`,
		`title: 'Ann's yoga'`:                             `use the other kind around it: title: "Ann's yoga"`,
		`say: "Hello, "I" would"`:                         `use the other kind around it: say: 'Hello, "I" would'`,
		`say: "Hello, "I" can't"`:                         "write curly ones within the text: “like this”",
		`contact: {phone: 01632 960123; email: a@b.org}`:  "write a comma: contact: {phone: 01632 960123, email: a@b.org}",
		"title: Oak\n  cost: Free":                        "take out the spaces before it: cost: Free",
		`contact: {phone: "01632 960 302, email: a@b.org`: "add the missing quotation mark at the end of that value, before the comma or the bracket",
	}
	for head, want := range tests {
		_, problems := Parse("content/services/oak.md", []byte("---\n"+head+"\n---\n"))
		if len(problems) != 1 || problems[0].Hint != want {
			t.Errorf("%s: %+v, want %s", head, problems, want)
		}
	}
}

func TestTooLarge(t *testing.T) {
	_, problems := read(t, "---\ntitle: x\n---\n"+strings.Repeat("x", MaxSize))
	if len(problems) != 1 || !strings.Contains(problems[0], "the limit is 1048576") {
		t.Error(problems)
	}
}

func TestPaths(t *testing.T) {
	site := fstest.MapFS{
		"content/index.md":                {},
		"content/queries.md":              {},
		"content/services/b.md":           {},
		"content/services/a.cy.md":        {},
		"content/services/.DS_Store":      {},
		"content/services/Women's Aid.md": {},
		"content/services/walk.welsh.md":  {},
		"content/services/deep/c.md":      {},
		"content/themes/debt-advice.md":   {},
		"content/plaecs/d.md":             {},
		"content/oak.md":                  {},
	}
	paths, problems, err := Paths(site)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(paths, " "), "content/index.md content/queries.md content/services/a.cy.md content/services/b.md content/themes/debt-advice.md"; got != want {
		t.Errorf("paths %s", got)
	}
	var text strings.Builder
	problem.Print(&text, "text", problem.Sort(problems))
	want := `content/oak.md:1:1: only index.md and queries.md stand in content/ itself [file-name]
  hint: move it into the folder of its kind: areas, events, guide, organisations, packs, pages, places, services, themes
content/plaecs:1:1: unknown folder "plaecs" [file-name]
  hint: did you mean "places"? the folders are areas, events, guide, organisations, packs, pages, places, services, themes
content/services/Women's Aid.md:1:1: file name "Women's Aid.md" can't be an address [file-name]
  hint: rename it to "womens-aid.md": small letters, digits and hyphens, then .md
content/services/deep:1:1: a folder inside content/services/ is not read [file-name]
  hint: move its files one folder up
content/services/walk.welsh.md:1:1: file name "walk.welsh.md" does not say the language as it should [file-name]
  hint: rename it to "walk.cy.md": cy is the code of Welsh
`
	if text.String() != want {
		t.Errorf("got\n%s\nwant\n%s", text.String(), want)
	}
}

func TestNoContent(t *testing.T) {
	_, problems, err := Paths(fstest.MapFS{})
	if err != nil || len(problems) != 1 {
		t.Errorf("%v, %v", problems, err)
	}
}

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"Women's Aid (Redditch)": "womens-aid-redditch", "Café Zoë": "cafe-zoe", "U3A": "u3a", "Arts & Crafts": "arts-and-crafts",
		"  --  ": "entry", "日本": "entry", "A–Z": "a-z", "../../etc/passwd": "etc-passwd",
	} {
		if got := Slug(title); got != want {
			t.Errorf("Slug(%q) = %q, want %q", title, got, want)
		}
	}
}

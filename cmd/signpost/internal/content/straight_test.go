package content

import (
	"strings"
	"testing"
)

// What a word processor does to a front matter, and what is made of it. Names stand before the colon, so that each line is
// a whole front matter.
func TestStraighten(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"curly quotation marks", "say: “Hello, can I come?”", `say: "Hello, can I come?"`},
		{"of which both are the same", "say: ”Hello”  # to the desk", `say: "Hello"  # to the desk`},
		{"single ones, with an apostrophe", "title: ‘Women’s aid: advice’", `title: 'Women’s aid: advice'`},
		{"in a list", "themes: [“debt, rent”, ‘a’, b]", `themes: ["debt, rent", 'a', b]`},
		{"in a group", "contact: {phone: “01632 960 123”, email: “a@example.org”}", `contact: {phone: "01632 960 123", email: "a@example.org"}`},
		{"in a list of several lines", "themes: [a,\n  “b”,\n  c]\nwho: “x”", "themes: [a,\n  \"b\",\n  c]\nwho: \"x\""},
		{"in list items", "when:\n  - “Mondays, 10am”\n  - note: “x”", "when:\n  - \"Mondays, 10am\"\n  - note: \"x\""},
		{"tabs", "contact:\n\tphone: 1\n\ttext: 2", "contact:\n  phone: 1\n  text: 2"},
		{"tabs beside spaces", "contact:\n\tphone: 1\n    text: 2", "contact:\n    phone: 1\n    text: 2"},
		{"no-break spaces", "title:\u00a0Tea\u00a0time\ncontact:\n\u00a0\u00a0phone: 1\nwhen:\n-\u00a0“Mondays”", "title: Tea\u00a0time\ncontact:\n  phone: 1\nwhen:\n- \"Mondays\""},
		{"invisible in a name", "\u200bcost: “Free”\nwho\u00a0: x\ncontact:\n  phone\u200d: 1", "cost: \"Free\"\nwho: x\ncontact:\n  phone: 1"},
		{"invisible in a text", "say: |\n  \u200bcost: x\nwho: a\u200bb: c", ""},
		{"a tab after the colon", "title:\tOak\nwho: \t Ash", "title: Oak\nwho: Ash"},

		{"marks within a text", "say: Ask for “the walk”, please", ""},
		{"two texts in marks", "title: “Oak” and “Ash”", ""},
		{"two texts in single marks", "title: ‘Oak’ and ‘Ash’", ""},
		{"marks in marks", `say: "He said, “hello”, and left"`, ""},
		{"marks in marks of several lines", "say: \"He said\n  [“hello”]\"", ""},
		{"marks around a straight one", `title: “6" pipes”`, ""},
		{"an opening mark alone", "title: “Oak", ""},
		{"a block of text", "summary: |\n  say: “x”\n  \ttab\nwho: x", ""},
		{"a comment", "# say: “x”", ""},
		{"spaces that align", "title:   Oak  \nwho: x", ""},
	} {
		want := test.want
		if want == "" {
			want = test.text
		}
		if got := string(Straighten("content/pages/x.md", []byte("---\n"+test.text+"\n---\n“Body”\n\tcode\n"))); got != "---\n"+want+"\n---\n“Body”\n\tcode\n" {
			t.Errorf("%s: got\n%s", test.name, got)
		}
	}
}

func TestStraightenTheWholeFile(t *testing.T) {
	got := Straighten("content/pages/x.md", []byte("\ufeff\r\n\r\n---  \r\ntitle: “Oak”\r\n --- \r\nBody\r\n"))
	if want := "---\ntitle: \"Oak\"\n---\nBody\n"; string(got) != want {
		t.Errorf("got %q", got)
	}
	for _, text := range []string{"Words\n---\na: “x”\n---\n", "---\na: “x”\n", "+++\na = “x”\n+++\n"} {
		if got := Straighten("content/pages/x.md", []byte(text)); string(got) != text {
			t.Errorf("got %q of a file without front matter", got)
		}
	}
	if got := Straighten("content/queries.md", []byte("---\r\na: “x”\r\n---\r\n")); string(got) != "---\na: “x”\n---\n" {
		t.Errorf("got %q of the file without front matter", got)
	}
}

// Places stay those of the file as it is, with its tabs.
func TestPlacesAfterTabs(t *testing.T) {
	f, problems := read(t, "---\ncontact:\n\tphone:\t“01632 960 123”\n---\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	phone := f.Head.Fields[0].Value.Fields[0]
	if phone.Pos.Line != 3 || phone.Pos.Col != 2 || phone.Value.Pos.Col != 10 || phone.Value.Text != "01632 960 123" || !phone.Value.Plain {
		t.Errorf("%+v", phone)
	}
}

// Whatever a text is, Read understands it as it did before it was straightened, and to straighten twice changes no more.
func FuzzStraighten(f *testing.F) {
	for _, seed := range []string{
		"title: “Oak: a”\ncontact:\n\tphone: 1", "\u200ba\u00a0: “b”", "a: [“b”, {c: ‘d’}]\ne: |\n\tf", "- “a”\n-\t“b”", "a:\t“b”\r\n\t- c", "a: “\\”\n \t“b", "a:\u00a0“b”\n\u00a0\tc:\u00a0\td",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, head string) {
		text := "---\n" + head + "\n---\nBody\n"
		once := Straighten("content/services/oak.md", []byte(text))
		if twice := Straighten("content/services/oak.md", once); string(twice) != string(once) {
			t.Errorf("once:\n%q\ntwice:\n%q", once, twice)
		}
		before, problems := read(t, text)
		after, _ := read(t, string(once))
		if got, want := shape(after.Head), shape(before.Head); len(problems) == 0 && got != want {
			t.Errorf("%q was %s and is %s", text, want, got)
		}
	})
}

// shape writes out a value without its place.
func shape(v Value) string {
	var b strings.Builder
	b.WriteString(v.Text)
	for _, item := range v.Items {
		b.WriteString("[" + shape(item) + "]")
	}
	for _, f := range v.Fields {
		b.WriteString("{" + f.Name + ": " + shape(f.Value) + "}")
	}
	return b.String()
}

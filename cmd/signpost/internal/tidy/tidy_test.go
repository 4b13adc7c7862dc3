package tidy

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

func head(lines string) string { return "---\n" + lines + "\n---\n" }

// What is tidied is written as the documentation has it; all else stays.
func TestText(t *testing.T) {
	for _, test := range []struct{ name, path, text, want string }{
		{"dates", "content/events/x.md", head("cancelled: [25/03/2027, 1 April 2027] # Easter\nmoved:\n- {to: 2 April 2027, from: 01/04/27}"),
			head("cancelled: [2027-03-25, 2027-04-01] # Easter\nmoved:\n- {to: 2027-04-02, from: 2027-04-01}")},
		{"dates with commas", "content/events/x.md", head("cancelled: 25/03/2027 ,  1.4.2027"), head("cancelled: 2027-03-25 ,  2027-04-01")},
		{"a date with a time", "content/events/x.md", head("moved: [{from: 25/3/2027, to: \"26 March 2027, 2pm to 4pm\"}]"),
			head("moved: [{from: 2027-03-25, to: \"26 March 2027, 2pm to 4pm\"}]")},
		{"a group alone", "content/services/x.md", head("checked: {on: 12/10/2026, by: Ann, how: Phone}"), head("checked: {on: 2026-10-12, by: Ann, how: phone}")},
		{"fixed words", "content/services/x.md", head("type:   Group\naccess: [Step free, 'Hearing Loop', lift, moat]\nsensitive: Yes"),
			head("type:   group\naccess: [step-free, 'hearing-loop', lift, moat]\nsensitive: true")},
		{"names of fields", "content/services/x.md", head("Title: Oak\nCONTACT: {Phone: 01632960123}\n\"Who\": all"),
			head("title: Oak\ncontact: {phone: 01632 960 123}\n\"Who\": all")},
		{"languages", "content/services/x.md", head("languages: EN, pl"), head("languages: en, pl")},
		{"numbers", "content/services/x.md", head("contact:\n  phone: 01632960123   # the desk\n  text: '+44 7700 900123'"),
			head("contact:\n  phone: 01632 960 123   # the desk\n  text: '07700 900 123'")},
		{"postcodes", "content/places/x.md", head("postcode: b974ex"), head("postcode: B97 4EX")},
		{"settings", "content/index.md", head("nation: Northern Ireland\nterms: [{from: 4/1/2027, to: 12/2/2027}]"),
			head("nation: northern-ireland\nterms: [{from: 2027-01-04, to: 2027-02-12}]")},
		{"a translation", "content/services/x.cy.md", head("type: Group"), head("type: group")},
		{"of a word processor", "content/services/x.md", "\ufeff---\r\ncontact:\r\n\tphone:\t“01632960123”\r\n---\r\nHi\r\n",
			head("contact:\n  phone: \"01632 960 123\"") + "Hi\n"},
		{"the searches", "content/queries.md", "\ufeffa → b\r\n", "a → b\n"},

		{"what people say", "content/services/x.md", head("# note\n\nwhen: Mondays, 9am\ncost:  FREE\ntitle: YES  \nwho: 25/03/2027\n") + "Yes, on 25/03/2027\t\n", ""},
		{"what can't be read", "content/services/x.md", head("type: gruop\nsensitive: maybe\ncontact: {phone: 0163}\ncancelled: [31/02/2027]\nshape: Round"), ""},
		{"an escape", "content/services/x.md", head(`type: "\x47roup"`), ""},
		{"a text of several lines", "content/services/x.md", head("contact:\n  phone: 01632\n    960123\ntype: >\n  Group"), ""},
	} {
		want := test.want
		if want == "" {
			want = test.text
		}
		got, problems := Text(test.path, []byte(test.text))
		if string(got) != want || len(problems) > 0 {
			t.Errorf("%s: got\n%s\n%v", test.name, got, problems)
		}
		if again, _ := Text(test.path, got); string(again) != string(got) {
			t.Errorf("%s: tidied again it is\n%s", test.name, again)
		}
	}
}

// A front matter that can't be read is left alone, since nobody knows what is meant.
func TestUnreadable(t *testing.T) {
	text := head("type: Group\ntitle: Oak: a group")
	got, problems := Text("content/services/x.md", []byte(text))
	if string(got) != text || len(problems) != 1 {
		t.Errorf("%q, %v", got, problems)
	}
}

// Whatever a file holds, the directory stays what it was, and what is tidy stays as it is.
func FuzzText(f *testing.F) {
	folders := []string{"services", "events", "places", "guide", "packs", ""}
	for i, seed := range []string{
		"Title: “Oak”\ntype: Group\ncontact: {phone: 01632960123, text: \"+447700900123\"}\nchecked: {on: 12/10/2026, how: Visit}\nlanguages: EN,pl",
		"title: Tea\nwhen: Every Thursday, 10am to 12 noon\ncancelled: 25/03/2027, 1 April 2027\nmoved: [{from: 8/4/2027, to: 9 April 2027}]\naccess: [Step free]",
		"title: Hall\npostcode: b974ex\nconfidential_address: Yes\ncontact:\n\tphone: ‘(01632) 960-123 ext 5’",
		"title: Where?\nsensitive: NO\nanswers:\n- {answer: A, to: services/a}",
		"title: Pack\nentries: [{entry: services/a, why: “x”}]",
		"title: Town\nnation: Northern Ireland\nterms:\n- from: 4/1/27\n  to: 12.2.2027",
	} {
		f.Add(i, seed)
	}
	f.Fuzz(func(t *testing.T, folder int, lines string) {
		path := "content/index.md"
		if name := folders[uint(folder)%uint(len(folders))]; name != "" {
			path = "content/" + name + "/x.md"
		}
		text := head(lines) + "Body\n"
		once, problems := Text(path, []byte(text))
		if len(problems) > 0 {
			return
		}
		if twice, _ := Text(path, once); string(twice) != string(once) {
			t.Errorf("once:\n%q\ntwice:\n%q", once, twice)
		}
		if before, after := read(t, path, text), read(t, path, string(once)); before != after {
			t.Errorf("%q was read as\n%s\n%q is read as\n%s", text, before, once, after)
		}
	})
}

// read writes out the directory of one file, with how many problems it has of each rule.
func read(t *testing.T, path, text string) string {
	t.Helper()
	d, problems, err := directory.Load(fstest.MapFS{path: {Data: []byte(text)}}, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range problem.Sort(problems) {
		b.WriteString(p.Rule + " ")
	}
	d.Settings.Timezone = nil
	for _, part := range []any{d.Settings, d.Services, d.Events, d.Places, d.Questions, d.Packs} {
		data, err := json.Marshal(part)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}

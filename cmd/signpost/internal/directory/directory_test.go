package directory

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

var today = when.Date{Year: 2026, Month: time.November, Day: 24}

// load makes a directory of files given as path and text in turn. A site without an index gets one.
func load(t *testing.T, files ...string) (*Directory, []string) {
	t.Helper()
	site := fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Test\nbase_url: https://directory.example.org/x\n---\n")}}
	for i := 0; i < len(files); i += 2 {
		site["content/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	d, problems, err := Load(site, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return d, told(problems)
}

func told(problems []problem.Problem) []string {
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s:%d:%d %s [%s]", p.Path, p.Line, p.Col, p.Message, p.Rule))
	}
	return list
}

func mustLoad(t *testing.T, files ...string) *Directory {
	t.Helper()
	d, problems := load(t, files...)
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	return d
}

func head(fields string) string { return "---\n" + fields + "\n---\n" }

// Whoever is referred to knows it.
func TestReferencesRunBothWays(t *testing.T) {
	d := mustLoad(t,
		"services/walk.md", head("title: Walk\norganisation: walks\nplaces: [lake]\nthemes: [lifestyle]"),
		"organisations/walks.md", head("title: Walks"),
		"organisations/advice.md", head("title: Advice"),
		"places/lake.md", head("title: Lake\narea: town"),
		"areas/town.md", head("title: Town\npart_of: county"),
		"areas/county.md", head("title: County"),
		"themes/lifestyle.md", head("title: Lifestyle"),
		"themes/debt.md", head("title: Debt"),
		"events/coffee.md", head("title: Coffee\nwhen: Every Tuesday, 10am to 12 noon\nplace: lake\nthemes: [lifestyle]\nservices: [walk]\nsessions:\n  - {on: 2026-12-01, themes: [debt], partners: [advice]}"),
		"packs/pack.md", head("title: Pack\nentries:\n  - {entry: services/walk, why: You like the water.}"),
		"guide/index.md", head("title: What?\nanswers:\n  - {answer: Walk, to: services/walk}"),
	)
	walk, coffee := d.Services[0], d.Events[0]
	lake, town, county := d.Places[0], d.Areas[1], d.Areas[0]
	if walk.Organisation.Services[0] != walk || lake.Services[0] != walk || walk.Themes[0].Services[0] != walk {
		t.Error("who runs it, where it is, or its theme does not know the service")
	}
	if town.Services[0] != walk || town.Events[0] != coffee || town.Places[0] != lake || county.Parts[0] != town || !town.Within(county) || county.Within(town) {
		t.Error("the town does not know what is in it")
	}
	if walk.HeardAt[0] != coffee || walk.InPacks[0] != d.Packs[0] || d.Packs[0].Items[0].Entry() != &walk.Entry || d.Questions[0].Answers[0].To != &walk.Entry {
		t.Error("the service does not know where one hears of it, or a pack or a question does not find it")
	}
	// On one of its dates the drop-in is about something else, with somebody else.
	on := coffee.On(when.Date{Year: 2026, Month: 12, Day: 1})
	if on.Themes[0].Slug != "debt" || on.Partners[0].Slug != "advice" || on.Place != lake || coffee.On(today).Themes[0].Slug != "lifestyle" {
		t.Errorf("on 1 December: %+v", on)
	}
	for _, theme := range d.Themes {
		if len(theme.Events) != 1 || theme.Events[0] != coffee {
			t.Errorf("theme %s has the events %v", theme.Slug, theme.Events)
		}
	}
	if at := d.Organisations[0].PartnerAt; len(at) != 1 || at[0] != coffee {
		t.Errorf("the partner is at %v", at)
	}
}

func TestEverywhere(t *testing.T) {
	d := mustLoad(t,
		"services/helpline.md", head("title: Helpline"),
		"services/local.md", head("title: Local\nareas: [town]"),
		"services/at-a-place.md", head("title: At a place\nplaces: [hall]"),
		"places/hall.md", head("title: Hall"),
		"areas/town.md", head("title: Town"),
	)
	if len(d.Everywhere) != 1 || d.Everywhere[0].Slug != "helpline" {
		t.Errorf("everywhere: %v", d.Everywhere)
	}
}

// What phones and word processors do to a front matter is understood.
func TestForgives(t *testing.T) {
	d := mustLoad(t, "services/oak.md", "\ufeff---\r\nTitle:\u00a0“Oak: a group”\r\nType: Group\r\nContact:\r\n\tPhone: 01632960123\r\nchecked: {on: 12/10/2026}\r\n---\r\n")
	s := d.Services[0]
	if s.Title != "Oak: a group" || s.Type != "group" || s.Contact.Phone.Display != "01632 960 123" || s.Checked.On != (when.Date{Year: 2026, Month: 10, Day: 12}) {
		t.Errorf("%+v", s)
	}
	_, problems := load(t, "services/oak.md", head("title: Oak\nTitle: Ash"))
	if want := `content/services/oak.md:3:1 field "Title" is repeated [field]`; len(problems) != 1 || problems[0] != want {
		t.Errorf("%q", problems)
	}
}

func TestProblems(t *testing.T) {
	tests := []struct{ name, fields, want string }{
		{"unknown field", "title: Oak\nsumary: x", `3:1 unknown field "sumary" [field]`},
		{"repeated field", "title: Oak\ntitle: Ash", `3:1 field "title" is repeated [field]`},
		{"no title", "summary: x", `2:1 field "title" is missing [required]`},
		{"empty title", "title:", `2:1 field "title" is empty [required]`},
		{"list for text", "title: [a, b]", `2:8 field "title" takes one text, not a list [value]`},
		{"fields for list", "title: Oak\nkeywords: {a: b}", `3:11 field "keywords" takes a list, not a group of fields [value]`},
		{"text for fields", "title: Oak\ncontact: Ann", `3:10 field "contact" takes a group of fields [value]`},
		{"unknown in group", "title: Oak\ncontact: {fone: '999'}", `3:11 unknown field "contact.fone" [field]`},
		{"unknown type", "title: Oak\ntype: club", `3:7 unknown type "club" [value]`},
		{"unknown access", "title: Oak\naccess: [lift, stairlift]", `3:16 unknown access "stairlift" [value]`},
		{"unknown theme", "title: Oak\nthemes: [debts]", `3:10 unknown theme "debts" [theme]`},
		{"unknown place in commas", "title: Oak\nplaces: hall, lake", `3:9 unknown place "hall" [place]|3:15 unknown place "lake" [place]`},
		{"wrong phone", "title: Oak\ncontact: {phone: 01632 96}", `3:18 telephone number "01632 96" has 7 digits, a number here has 11 (a few have 10) [phone]`},
		{"wrong mail", "title: Oak\ncontact: {email: ann}", `3:18 "ann" is no mail address [email]`},
		{"unsafe website", "title: Oak\ncontact: {website: 'javascript:alert(1)'}", `3:21 "javascript:alert(1)" is no web address [website]`},
		{"age in words twice", "title: Oak\nmin_age: 130", `3:10 field "min_age" is a number from 0 to 120, not "130" [value]`},
		{"ages", "title: Oak\nmin_age: 18\nmax_age: 12", `3:10 min_age 18 is above max_age 12 [age]`},
		{"age in words", "title: Oak\nmin_age: eighteen", `3:10 field "min_age" is a number from 0 to 120, not "eighteen" [value]`},
		{"alias that is no slug", "title: Oak\naliases: [Old Oak]", `3:11 alias "Old Oak" is kept as "old-oak" [alias]`},
		{"no date", "title: Oak\nchecked: {on: yesterday}", `3:15 "yesterday" is no date [date]`},
		{"American date", "title: Oak\nchecked: {on: 10/13/2026}", `3:15 "10/13/2026" is no date: the day comes first here, and there is no month 13 [date]`},
		{"date in words", "title: Oak\nchecked: {on: \"October 12, 2026\"}", ""},
		{"group that can't be read", "title: Oak\ncontact: {phone: \"01632 960 302}", `3:18 a quotation mark is opened and never closed [yaml]`},
		{"invisible in a name", "title: Oak\n\u200bcost: Free", ""},
		{"unreadable time", "title: Oak\nwhen: whenever we like", `3:7 `},
		{"unreadable time in a list", "title: Oak\nwhen:\n  - Mondays, 10am to 11am\n  - fortnightly", `5:5 `},
		{"cancelled on no date", "title: Oak\nwhen: Mondays, 10am to 11am\ncancelled: [2027-01-05]", `4:13 Tuesday 5 January 2027 is no date of this series [cancelled]`},
		{"moved from no date", "title: Oak\nwhen: Mondays, 10am to 11am\nmoved: [{from: 2027-01-05, to: 2027-01-06}]", `4:9 Tuesday 5 January 2027 is no date of this series [moved]`},
		{"moved twice", "title: Oak\nwhen: Mondays, 10am to 11am\nmoved: [{from: 2027-01-04, to: 2027-01-06}, {from: 2027-01-04, to: 2027-01-07}]", `4:45 Monday 4 January 2027 is moved twice [moved]`},
		{"moved nowhere", "title: Oak\nwhen: Mondays, 10am to 11am\nmoved: [{from: 2027-01-04, to: 2027-01-04}]", `4:9 Monday 4 January 2027 is moved to the same day [moved]`},
		{"moved to another time", "title: Oak\nwhen: Mondays, 10am to 11am\nmoved: [{from: 2027-01-04, to: '4 January 2027, 2pm to 3pm'}]", ``},
		{"moved into another year", "title: Oak\nwhen: Mondays, 10am to 11am\nmoved: [{from: 2027-01-04, to: 2026-01-05}]", `4:9 Monday 4 January 2027 is moved by 364 days, to Monday 5 January 2026 [moved]`},
		{"cancelled and moved", "title: Oak\nwhen: Mondays, 10am to 11am\ncancelled: [2027-01-04]\nmoved: [{from: 2027-01-04, to: 2027-01-05}]", `5:9 Monday 4 January 2027 is both cancelled and moved [moved]`},
		{"moved, then cancelled", "title: Oak\nwhen: Mondays, 10am to 11am\ncancelled: [2027-01-05]\nmoved: [{from: 2027-01-04, to: 2027-01-05}]", ``},
		{"cancelled without times", "title: Oak\ncancelled: [2027-01-05]", `3:12 dates are cancelled, but nothing says when it is on [cancelled]`},
		{"typed text", "title: Oak\norganisation: Café Ünknown & Co!", `3:15 unknown organisation "Café Ünknown & Co!" [organisation]`},
		{"several at once", "title: Oak\ntype: club\nthemes: [x]\nwho: a: b", `3:7 unknown type "club" [value]|4:10 unknown theme "x" [theme]|5:7 a colon followed by a space inside a value [yaml]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := load(t, "services/oak.md", head(test.fields), "themes/debt-advice.md", head("title: Debt advice"))
			got := strings.ReplaceAll(strings.Join(problems, "|"), "content/services/oak.md:", "")
			if !strings.HasPrefix(got, test.want) || strings.Count(got, "|") != strings.Count(test.want, "|") {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// What is unmistakable is understood, however it was typed.
func TestForgiving(t *testing.T) {
	d := mustLoad(t,
		"services/oak.md", head("title: Oak\ntype: Group\nthemes: Debt advice\naccess: Step-free, Accessible toilet\nkeywords: walking, fresh air\nsensitive: no\nchecked: {on: 12/10/2026, how: Phone}\ncontact: {phone: 01632960123}\nplaces: /places/lake/"),
		"themes/debt-advice.md", head("title: Debt advice"),
		"places/lake.md", head("title: Lake\npostcode: b974ex"),
	)
	s := d.Services[0]
	got := fmt.Sprintln(s.Type, s.Themes[0].Slug, s.Access, s.Keywords, s.Checked.On, s.Checked.How, s.Contact.Phone.Display, s.Places[0].Postcode)
	if want := "group debt-advice [step-free accessible-toilet] [walking fresh air] 2026-10-12 phone 01632 960 123 B97 4EX\n"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What is said of a date is said in one place, of a date that there is.
func TestProblemsOfSessions(t *testing.T) {
	_, problems := load(t, "events/x.md", head("title: X\nwhen: Mondays, 10am to 11am\nsessions:\n  - {on: 2027-01-04, note: a}\n  - {on: 2027-01-05, note: b}\n  - {on: 2027-01-04, note: c}"))
	if len(problems) != 2 || !strings.Contains(problems[0], "6:5 Tuesday 5 January 2027 is no date of this series [session]") ||
		!strings.Contains(problems[1], "7:5 Monday 4 January 2027 stands here twice [session]") {
		t.Error(problems)
	}
}

// Terms are stated a year at a time: after the last of them nobody knows, which is not the end of the series.
func TestWhatAwaitsTermsIsNotOver(t *testing.T) {
	d, _ := load(t,
		"index.md", head("title: Test\nterms:\n  - {from: 2026-09-02, to: 2026-10-23}\n  - {from: 2026-11-02, to: 2026-12-18}"),
		"events/a.md", head("title: A\nwhen: Mondays, 2pm to 4pm, term time only"),
		"events/b.md", head("title: B\nwhen: Mondays, 2pm to 4pm, term time only, until 30 November 2026"),
		"events/c.md", head("title: C\nwhen: Monday 30 November 2026, 2pm to 4pm"),
		"events/d.md", head("title: D\nwhen: Mondays, 2pm to 4pm"),
		"events/e.md", head("title: E\nwhen: Wednesdays, 2pm to 4pm, school holidays only"))
	var got []string
	for _, e := range d.Events {
		if !e.Times.Finished(time.Date(2027, time.January, 4, 0, 0, 0, 0, time.UTC)) {
			got = append(got, e.Title)
		}
	}
	if strings.Join(got, "") != "ADE" {
		t.Errorf("not over: %v", got)
	}
}

// A date that is moved to another of the series is likely one session less.
func TestMovedOntoADate(t *testing.T) {
	_, problems := load(t, "events/x.md", head("title: X\nwhen: Mondays, 10am to 11am\nmoved: [{from: 2027-01-04, to: 2027-01-11}]"))
	if len(problems) != 1 || !strings.Contains(problems[0], "Monday 4 January 2027 is moved to Monday 11 January 2027, which is a date of this series already [moved]") {
		t.Error(problems)
	}
	_, problems = load(t, "events/x.md", head("title: X\nwhen: Mondays, 10am to 11am\nmoved: [{from: 2027-01-04, to: 2027-01-11}, {from: 2027-01-11, to: 2027-01-12}]"))
	if len(problems) != 0 {
		t.Error(problems)
	}
}

// Who keeps the directory is told in time that the school terms run out, if something depends on them.
func TestTermsRunOut(t *testing.T) {
	for _, test := range []struct {
		last, times, want string
	}{
		{"2026-12-18", "Mondays, 2pm to 4pm, term time only", `content/index.md:3:8 no school term is stated after Friday 18 December 2026, and content/services/a.md goes by the school terms [terms]`},
		{"2026-12-18", "Mondays, 2pm to 4pm", ""},
		{"2027-07-20", "Mondays, 2pm to 4pm, term time only", ""},
	} {
		_, problems := load(t, "index.md", head("title: Test\nterms: [{from: 2026-11-02, to: "+test.last+"}]"), "services/a.md", head("title: A\nwhen: "+test.times))
		if got := strings.Join(problems, "; "); !strings.HasPrefix(got, test.want) || (test.want == "") != (got == "") {
			t.Errorf("%s: %q", test.times, got)
		}
	}
}

// A file that can't be read is one mistake, not one more for each that names it.
func TestOneMistake(t *testing.T) {
	_, problems := load(t, "services/oak.md", head("title: Oak\nplaces: [hall]"), "places/hall.md", "title: Hall\n")
	if len(problems) != 1 || !strings.Contains(problems[0], `the first line "---" is missing`) {
		t.Error(problems)
	}
}

// Without content/index.md there is no site, however little else there is; what is wrong with it is told once.
func TestNoIndex(t *testing.T) {
	tests := []struct {
		name string
		site fstest.MapFS
		want string
	}{
		{"nothing", fstest.MapFS{}, "content:1:1 there is no folder content/"},
		{"empty content", fstest.MapFS{"content": {Mode: fs.ModeDir}}, "content/index.md:1:1 the directory has no content/index.md"},
		{"an empty folder", fstest.MapFS{"content/themes": {Mode: fs.ModeDir}}, "content/index.md:1:1 the directory has no content/index.md"},
		{"a wrong name alone", fstest.MapFS{"content/oak.md": {}}, "content/index.md:1:1 the directory has no content/index.md|content/oak.md:1:1 only index.md and queries.md stand in content/ itself"},
		{"empty index", fstest.MapFS{"content/index.md": {}}, "content/index.md:1:1 the file is empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems, err := Load(test.site, Options{Today: when.Date{Year: 2026, Month: time.November, Day: 24}})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%s:%d:%d %s", p.Path, p.Line, p.Col, p.Message))
			}
			if s := strings.Join(got, "|"); s != test.want {
				t.Errorf("got  %s\nwant %s", s, test.want)
			}
		})
	}
}

func TestAreasInACircle(t *testing.T) {
	_, problems := load(t, "areas/a.md", head("title: A\npart_of: b"), "areas/b.md", head("title: B\npart_of: a"), "areas/c.md", head("title: C\npart_of: b"))
	if len(problems) != 1 || !strings.Contains(problems[0], `area "a" lies within itself`) {
		t.Error(problems)
	}
}

// Of a confidential place, and of one that a confidential service names, nothing but the area is left.
func TestConfidential(t *testing.T) {
	d := mustLoad(t,
		"services/refuge.md", head("title: Refuge\nconfidential_address: true\nplaces: [lane]"),
		"places/house.md", head("title: House\nconfidential_address: true\naddress: 1 Example Close\npostcode: B97 9ZZ\nlat: 52.3\nlon: -1.9\narea: town"),
		"places/lane.md", head("title: Lane\naddress: 2 Example Lane\narea: town"),
		"areas/town.md", head("title: Town"),
	)
	for _, p := range d.Places {
		if len(p.Lines) > 0 || p.Postcode != "" || p.Located() || !p.Confidential || len(p.Services) > 0 {
			t.Errorf("%s tells where it is: %+v", p.Slug, p)
		}
	}
	if s := d.Services[0]; len(s.Places) > 0 || s.EffectiveAreas()[0].Slug != "town" || s.Everywhere() {
		t.Errorf("the refuge is at %v, in %v", s.Places, s.EffectiveAreas())
	}
}

func TestSessions(t *testing.T) {
	d := mustLoad(t, "events/x.md", head("title: X\nwhen: Every Thursday, 2pm to 4pm, from 7 January 2027 until 4 February 2027\ncancelled: [2027-01-14]\nmoved:\n  - {from: 2027-01-21, to: 2027-01-22}\n  - {from: 2027-01-28, to: \"27 January 2027, 5pm to 6pm\"}"))
	var got []string
	for _, s := range d.Events[0].Times.Sessions(d.Now(), d.Horizon(), 10) {
		note := ""
		if s.Cancelled {
			note = " cancelled"
		}
		if !s.MovedFrom.IsZero() {
			note = " from " + s.MovedFrom.String()
		}
		got = append(got, s.Start.Format("2006-01-02 15:04")+s.End.Format("-15:04")+note)
	}
	want := "2027-01-07 14:00-16:00|2027-01-14 14:00-16:00 cancelled|2027-01-22 14:00-16:00 from 2027-01-21|2027-01-27 17:00-18:00 from 2027-01-28|2027-02-04 14:00-16:00"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	// The last session moved to an earlier day: the series ends there.
	d = mustLoad(t, "events/x.md", head("title: X\nwhen: Friday 30 April 2027, 2pm to 4pm\nmoved: [{from: 2027-04-30, to: 2027-04-20}]"))
	if x := d.Events[0].Times; !x.Finished(time.Date(2027, 4, 25, 0, 0, 0, 0, d.Settings.Timezone)) || x.Finished(d.Now()) {
		t.Error("a series that was moved forward ends with its new date")
	}
	// A session that was moved can be cancelled too, by its new date.
	d = mustLoad(t, "events/x.md", head("title: X\nwhen: Thursday 7 January 2027, 2pm to 4pm\nmoved: [{from: 2027-01-07, to: 2027-01-08}]\ncancelled: [2027-01-08]"))
	if list := d.Events[0].Times.Sessions(d.Now(), d.Horizon(), 10); len(list) != 1 || !list[0].Cancelled {
		t.Errorf("moved, then cancelled: %+v", list)
	}
	d = mustLoad(t, "events/x.md", head("title: X\nwhen: Every Thursday, 2pm to 4pm, from 7 January 2027 until 4 February 2027\ncancelled: [2027-01-14]"))
	// A limit counts what takes place.
	if n := len(d.Events[0].Times.Sessions(d.Now(), d.Horizon(), 2)); n != 3 {
		t.Errorf("the first two that take place, and the cancelled one between: %d", n)
	}
	zone := d.Settings.Timezone
	if x := d.Events[0].Times; x.Finished(time.Date(2027, 2, 4, 15, 59, 0, 0, zone)) || !x.Finished(time.Date(2027, 2, 4, 16, 0, 0, 0, zone)) {
		t.Error("the series ends with its last session")
	}
}

func TestTranslation(t *testing.T) {
	d := mustLoad(t,
		"services/walk.md", head("title: Walk\nsummary: A walk\ntype: group\nthemes: [lifestyle]")+"English",
		"services/walk.cy.md", head("title: Taith gerdded")+"Cymraeg",
		"themes/lifestyle.md", head("title: Lifestyle"),
	)
	if len(d.Services) != 1 || len(d.Translations) != 1 {
		t.Fatalf("%d services, %d translations", len(d.Services), len(d.Translations))
	}
	w := d.Translations[0].Value.(*Service)
	if w.Title != "Taith gerdded" || w.Summary != "A walk" || w.Type != "group" || len(w.Themes) != 1 || w.Body.Text != "Cymraeg" || w.Address() != "/cy/services/walk/" {
		t.Errorf("%+v", w)
	}
	_, problems := load(t, "services/walk.cy.md", head("title: Taith gerdded"))
	if len(problems) != 1 || !strings.Contains(problems[0], "that this file translates") {
		t.Error(problems)
	}
}

// A body names pages in many ways; the link is the same, below the base path.
func TestLinksInBodies(t *testing.T) {
	d := mustLoad(t, "services/walk.md", head("title: Walk")+"[a](/services/walk/) [b](/services/walk) [c](services/walk) [d](walk.md) [e](../services/walk.md) [f](/a-to-z#w) [g](/events/x.ics) [h](#part)")
	want := `<a href="/x/services/walk/">a</a> <a href="/x/services/walk/">b</a> <a href="/x/services/walk/">c</a> <a href="/x/services/walk/">d</a> <a href="/x/services/walk/">e</a> <a href="/x/a-to-z/#w">f</a> <a href="/x/events/x.ics">g</a> <a href="#part">h</a>`
	if got := d.Services[0].Body.HTML; got != "<p>"+want+"</p>\n" {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOrder(t *testing.T) {
	d := mustLoad(t,
		"places/a.md", head("title: The Lake"), "places/b.md", head("title: 10th Scouts"), "places/c.md", head("title: 2nd Scouts"),
		"places/d.md", head("title: Émile's"), "places/e.md", head("title: “Eagle” hall"), "places/f.md", head("title: Zoo"),
		"themes/a.md", head("title: A"), "themes/b.md", head("title: B\norder: 1"),
	)
	var got []string
	for _, p := range d.Places {
		got = append(got, p.Title)
	}
	if s := strings.Join(got, ", "); s != "2nd Scouts, 10th Scouts, “Eagle” hall, Émile's, The Lake, Zoo" {
		t.Error(s)
	}
	if d.Themes[0].Slug != "b" {
		t.Error("a theme with an order comes after one without")
	}
}

func TestSettings(t *testing.T) {
	site := fstest.MapFS{"content/index.md": {Data: []byte(head("title: Test\ntimezone: Mars/Olympus\nnation: France\nbase_url: example.org\nterms:\n  - {name: Back to front, from: 2027-02-01, to: 2027-01-01}\nsynonyms: [a]"))}}
	_, problems, err := Load(site, Options{Today: today})
	if err != nil || len(problems) != 5 {
		t.Errorf("%v: %s", err, strings.Join(told(problems), "\n"))
	}
}

// Every field says what it is, and shows how it is written.
func TestFieldsExplainThemselves(t *testing.T) {
	for _, kind := range append(Kinds, Home) {
		fieldsExplainThemselves(t, kind.One(), FieldsOf(kind))
	}
}

func fieldsExplainThemselves(t *testing.T, of string, fields []Field) {
	for _, f := range fields {
		grouped := f.Form == FormGroup || f.Form == FormGroups
		limited := f.Form == FormWhole || f.Form == FormDecimal
		if !strings.HasSuffix(f.Doc, ".") || f.Example == "" || f.Form == "" || grouped != (len(f.Fields) > 0) || limited != (f.Range[0] < f.Range[1]) {
			t.Errorf("%s: field %+v", of, f)
		}
		fieldsExplainThemselves(t, of+"."+f.Name, f.Fields)
	}
}

// What is loaded again after a change is what would be loaded from nothing, whatever changed.
func TestLoaderReadsAgain(t *testing.T) {
	site := fstest.MapFS{
		"content/index.md":               {Data: []byte(head("title: Test"))},
		"content/services/walk.md":       {Data: []byte(head("title: Walk\nthemes: [fresh-air]\nplaces: [lake]"))},
		"content/services/walk.cy.md":    {Data: []byte(head("title: Cerdded"))},
		"content/services/lost.cy.md":    {Data: []byte(head("title: Ar goll"))},
		"content/themes/fresh-air.md":    {Data: []byte(head("title: Fresh air"))},
		"content/places/lake.md":         {Data: []byte(head("title: Lake\npostcode: B97 4EX"))},
		"content/events/outing.md":       {Data: []byte(head("title: Outing\nwhen: Mondays, 10am to 11am\nsessions: [{on: 2026-11-30, themes: [fresh-air]}]"))},
		"content/events/fortnightly.md":  {Data: []byte(head("title: F\nwhen: fortnightly"))},
		"content/organisations/walks.md": {Data: []byte(head("title: Walks"))},
	}
	loader := NewLoader(site, Options{Today: today})
	for _, step := range []struct {
		name   string
		change func()
		forget []string
	}{
		{"nothing has been read", func() {}, nil},
		{"an entry is written again", func() { site["content/services/walk.md"].Data = []byte(head("title: Stroll\nthemes: [air]")) }, []string{"content/services/walk.md"}},
		{"what it names comes", func() { site["content/themes/air.md"] = &fstest.MapFile{Data: []byte(head("title: Air"))} }, []string{"content/themes/air.md"}},
		{"a file goes", func() { delete(site, "content/themes/fresh-air.md") }, []string{"content/themes/fresh-air.md"}},
		{"and its folder too", func() { delete(site, "content/themes/air.md") }, []string{"content/themes"}},
		{"the settings", func() {
			site["content/index.md"].Data = []byte(head("title: Test\nterms: [{from: 2027-01-04, to: 2027-02-12}]"))
		}, []string{"content/index.md", "content/services/walk.md"}},
		{"a wrong name", func() { site["content/places/The Hall.md"] = &fstest.MapFile{Data: []byte(head("title: Hall"))} }, []string{"content/places/The Hall.md"}},
		{"everything", func() { site["content/places/lake.md"].Data = []byte(head("title: The Lake")) }, []string{}},
		{"no content at all", func() { clear(site) }, []string{"content"}},
	} {
		step.change()
		if step.forget != nil {
			loader.Forget(step.forget...)
		}
		got, problems, err := loader.Load()
		if err != nil {
			t.Fatal(step.name, err)
		}
		want, wanted, err := Load(site, Options{Today: today})
		if err != nil {
			t.Fatal(step.name, err)
		}
		if diff := cmp.Diff(told(wanted), told(problems)); diff != "" {
			t.Errorf("%s: -from nothing +again\n%s", step.name, diff)
		}
		if diff := cmp.Diff(outline(want), outline(got)); diff != "" {
			t.Errorf("%s: -from nothing +again\n%s", step.name, diff)
		}
	}
}

// outline is what a directory holds, with what each entry leads to.
func outline(d *Directory) []string {
	list := []string{fmt.Sprintf("%x", d.Sum)}
	for e := range d.Entries() {
		list = append(list, e.Path+" "+e.Title)
	}
	for _, s := range d.Services {
		list = append(list, fmt.Sprint(s.Slug, titlesOf(s.Themes), len(s.Places), len(s.HeardAt)))
	}
	for _, t := range d.Themes {
		list = append(list, fmt.Sprint(t.Slug, len(t.Services), len(t.Events)))
	}
	return list
}

func titlesOf(themes []*Theme) (list []string) {
	for _, t := range themes {
		list = append(list, t.Title)
	}
	return list
}

func TestReadRepository(t *testing.T) {
	for text, good := range map[string]bool{
		"https://github.com/o/r": true, "github.com/o/r/": true, "https://github.com/o/r.git": true, "https://github.com/o/src": true,
		"https://gitlab.com/group/below/r": true, "https://git.example.org/o/r": true,
		"github.com/example": false, "https://github.com/": false, "https://github.com/o/r/tree/main": false, "https://gitlab.com/o/r/-/issues": false,
		"https://github.com/o/r?tab=readme": false, "https://codeberg.org/o/r/src/branch/main": false, "o/r": false,
	} {
		if _, reason := ReadRepository(text); (reason == "") != good {
			t.Errorf("%s: %q", text, reason)
		}
	}
}

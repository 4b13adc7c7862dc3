package check

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// What each rule finds its example shows, which a test of the command tries. These tests are about what must not be found,
// and about the parts of the rules.

// ask gives what one rule says of a directory of files given as path and front matter in turn.
func ask(t *testing.T, rule string, files ...string) string {
	t.Helper()
	site := fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Test\n---\n")}}
	for i := 0; i < len(files); i += 2 {
		site["content/"+files[i]] = &fstest.MapFile{Data: []byte("---\n" + files[i+1] + "\n---\n")}
	}
	d, problems, err := directory.Load(site, directory.Options{Today: when.Date{Year: 2026, Month: time.November, Day: 24}})
	if err != nil || problem.Errors(problems) > 0 {
		t.Fatal(err, problems)
	}
	r := &reporter{d: d, listings: listingsOf(d), rule: ruleNamed(rule)}
	r.rule.look(r)
	var said []string
	for _, p := range problem.Sort(r.problems) {
		said = append(said, fmt.Sprintf("%s:%d:%d %s", strings.TrimPrefix(p.Path, "content/"), p.Line, p.Col, p.Message))
	}
	return strings.Join(said, "\n")
}

func TestNothingToSay(t *testing.T) {
	tests := []struct {
		name, rule string
		files      []string
	}{
		{"checked today", "checked-ahead", []string{"services/a.md", "title: A\nchecked: {on: 2026-11-24}"}},
		{"checked within the time", "checked-old", []string{"services/a.md", "title: A\nchecked: {on: 2026-05-28}"}},
		{"closed long ago", "checked-old", []string{"services/a.md", "title: A\nstatus: closed\nchecked: {on: 2020-05-28}"}},
		{"over, and never checked", "checked-never", []string{"events/a.md", "title: A\nwhen: Saturday 7 November 2026, 10am to 2pm"}},
		{"the last session is today", "over", []string{"events/a.md", "title: A\nwhen: Tuesday 24 November 2026, 10am to 2pm"}},
		{"over, but closed", "over", []string{"events/a.md", "title: A\nwhen: Saturday 7 November 2026, 10am to 2pm\nstatus: closed"}},
		{"closed with somewhere to go", "closed-nowhere", []string{"services/a.md", "title: A\nstatus: closed\ninstead: [b]", "services/b.md", "title: B"}},
		{"paused with something else meanwhile", "instead", []string{"services/a.md", "title: A\nstatus: paused\ninstead: [b]", "services/b.md", "title: B"}},
		{"one number, other names", "duplicate", []string{"services/a.md", "title: Bridge for adults\ncontact: {phone: 01632 960123}", "services/b.md", "title: Bridge for parents\ncontact: {phone: 01632 960123}"}},
		{"one name, other numbers", "duplicate", []string{"services/a.md", "title: Choir\ncontact: {phone: 01632 960123}", "services/b.md", "title: Choir\ncontact: {phone: 01632 960124}"}},
		{"a weekly group in each village", "duplicate", []string{
			"services/a.md", "title: Knit and natter\nplaces: [x]\ncontact: {phone: 01632 960123}", "services/b.md", "title: Knit and natter\nplaces: [y]\ncontact: {phone: 01632 960123}",
			"places/x.md", "title: X", "places/y.md", "title: Y"}},
		{"a service and its drop-in", "duplicate", []string{"services/a.md", "title: Job club\ncontact: {phone: 01632 960123}", "events/b.md", "title: Job club\nwhen: Mondays, 2pm to 4pm\ncontact: {phone: 01632 960123}"}},
		{"a landline", "consent", []string{"services/a.md", "title: A\ncontact: {phone: 01632 960123, text: 85258}"}},
		{"a helpline by text", "consent", []string{"services/a.md", "title: A\ntype: helpline\ncontact: {text: 07700 900123}"}},
		{"the organisation's own", "consent", []string{"services/a.md", "title: A\norganisation: o\ncontact: {text: 07700 900123}", "organisations/o.md", "title: O\ncontact: {phone: 07700 900123}"}},
		{"online", "where", []string{"services/a.md", "title: A\ntype: group\nsummary: We meet on Zoom.\nwhen: Mondays, 7pm to 9pm"}},
		{"a place on some dates", "where", []string{"events/a.md", "title: A\nwhen: Mondays, 7pm to 9pm\nsessions: [{on: 2026-11-30, place: x}]", "places/x.md", "title: X"}},
		{"an adviser who visits", "where", []string{"services/a.md", "title: A\ntype: advice\nwhen: Mondays, 9am to 5pm"}},
		{"over 18 is 18 or 19", "who-ages", []string{"services/a.md", "title: A\nwho: Over 18s\nmin_age: 18", "services/b.md", "title: B\nwho: Over 18\nmin_age: 19"}},
		{"other numbers", "who-ages", []string{"services/a.md", "title: A\nwho: Adults in groups of 6\nmin_age: 18"}},
		{"a theme of one date", "empty-theme", []string{"events/a.md", "title: A\nwhen: Mondays, 7pm to 9pm\nsessions: [{on: 2026-11-30, themes: [x]}]", "themes/x.md", "title: X"}},
		{"a village in a county with something for all", "empty-area", []string{"services/a.md", "title: A\nareas: [county]", "areas/county.md", "title: County", "areas/village.md", "title: Village\npart_of: county"}},
		{"one title, other kinds", "same-title", []string{"services/a.md", "title: A", "places/a.md", "title: A"}},
		{"a helpline for everybody is for each village", "guide-end", []string{"guide/index.md", "title: What?\nanswers: [{answer: Debts, to: themes/debt, area: village}, {answer: The village, to: areas/village}]",
			"services/a.md", "title: A\nthemes: [debt]", "themes/debt.md", "title: Debt", "areas/village.md", "title: Village"}},
		{"a pack with something left", "guide-end", []string{"guide/index.md", "title: What?\nanswers: [{answer: New here, to: packs/new}]",
			"packs/new.md", "title: New\nentries: [{entry: services/a}, {entry: services/b}]", "services/a.md", "title: A\nstatus: closed", "services/b.md", "title: B"}},
		{"the number of who runs it", "guide-person", []string{"guide/index.md", "title: What?\nanswers: [{answer: A, to: services/a}]",
			"services/a.md", "title: A\norganisation: o", "organisations/o.md", "title: O\ncontact: {phone: 01632 960123}"}},
		{"a question in two ways", "guide-lost", []string{"guide/index.md", "title: What?\nanswers: [{answer: A, to: guide/a}, {answer: B, to: guide/b}]",
			"guide/a.md", "title: A\nanswers: [{answer: B, to: guide/b}]", "guide/b.md", "title: B\nanswers: [{answer: C, to: services/c}]", "services/c.md", "title: C"}},
		{"in words of one's own", "guide-unsure", []string{"guide/index.md", "title: What?\nanswers: [{answer: I really don’t know, to: services/c}]", "services/c.md", "title: C"}},
		{"a house that two keep to themselves", "hidden-hall", []string{"services/a.md", "title: A\nconfidential_address: true\nplaces: [x]", "services/b.md", "title: B\nconfidential_address: true\nplaces: [x]", "places/x.md", "title: X\naddress: [1 Example Street]"}},
		{"a refuge by its own word", "hidden-hall", []string{"services/a.md", "title: A\nconfidential_address: true\nplaces: [x]", "services/b.md", "title: B\nplaces: [x]", "places/x.md", "title: X\nconfidential_address: true"}},
		{"a postcode of a whole block", "hidden-hall", []string{"places/x.md", "title: X\naddress: [1 Example Street]\npostcode: B97 9ZZ\nconfidential_address: true", "places/y.md", "title: Y\naddress: [2 Example Street]\npostcode: B97 9ZZ"}},
		{"a hall is no refuge", "refuge-address", []string{"services/a.md", "title: A\nconfidential_address: true\nplaces: [x]", "services/b.md", "title: B\nplaces: [x]", "places/x.md", "title: X\naddress: [1 Example Street]"}},
		{"abbreviations", "capitals", []string{"services/a.md", "title: NHS and UNISON with AgeUK\nsummary: B97 4EX, NHS GP."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if said := ask(t, test.rule, test.files...); said != "" {
				t.Error(said)
			}
		})
	}
}

// What is advised is what the entry's contact allows, in the words of a review and in the word that "checked" takes. Nobody is
// to keep a helpline busy.
func TestWaysToMakeSure(t *testing.T) {
	for fields, want := range map[string]string{
		"contact: {phone: 01632 960 123, email: a@example.org}":                        "call 01632 960 123; then write checked: {on: 2026-11-24, by: your team, how: phone}",
		"contact: {text: 07700 900 123}":                                               "text 07700 900 123; then write checked: {on: 2026-11-24, by: your team, how: phone}",
		"contact: {email: a@example.org}":                                              "write to a@example.org; then write checked: {on: 2026-11-24, by: your team, how: email}",
		"contact: {website: https://example.org}":                                      "look at https://example.org; then write checked: {on: 2026-11-24, by: your team, how: website}",
		"type: helpline\ncontact: {phone: 01632 960123, website: https://example.org}": "look at https://example.org, and leave the line to those who need it; then write checked: {on: 2026-11-24, by: your team, how: website}",
		"contact:": "no phone, email or website is listed: ask around, or go there; then write checked: {on: 2026-11-24, by: your team, how: visit}",
	} {
		site := fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Test\n---\n")},
			"content/services/a.md": {Data: []byte("---\ntitle: A\n" + fields + "\n---\n")}}
		d, _, err := directory.Load(site, directory.Options{Today: when.Date{Year: 2026, Month: time.November, Day: 24}})
		if err != nil {
			t.Fatal(err)
		}
		r := &reporter{d: d, listings: listingsOf(d), rule: ruleNamed("checked-never")}
		r.rule.look(r)
		if len(r.problems) != 1 || r.problems[0].Hint != want {
			t.Errorf("%s: %+v, want %s", fields, r.problems, want)
		}
	}
}

// Of a file that can't be read nothing is said but that, for which others are asked.
func TestUnread(t *testing.T) {
	site := fstest.MapFS{
		"content/index.md":            {Data: []byte("---\ntitle: Test\n---\n")},
		"content/services/walk.md":    {Data: []byte("title: Walk\n---\n")},
		"content/services/walk.cy.md": {Data: []byte("———\ntitle: Tro\n———\n")},
		"content/services/choir.md":   {Data: []byte("---\ntitle: Choir\nsummary: We sing.\n---\n")},
	}
	d, _, err := directory.Load(site, directory.Options{Today: when.Date{Year: 2026, Month: time.November, Day: 24}})
	if err != nil {
		t.Fatal(err)
	}
	about := map[string]bool{}
	for _, rule := range []string{"no-summary", "no-theme", "checked-never"} {
		r := &reporter{d: d, listings: listingsOf(d), rule: ruleNamed(rule)}
		r.rule.look(r)
		for _, p := range withoutUnread(d, r.problems) {
			about[p.Path] = true
		}
	}
	if len(about) != 1 || !about["content/services/choir.md"] {
		t.Errorf("advice about %v", about)
	}
}

func TestDrawGuide(t *testing.T) {
	site := fstest.MapFS{
		"content/index.md":          {Data: []byte("---\ntitle: Test\n---\n")},
		"content/guide/index.md":    {Data: []byte("---\ntitle: What helps?\nanswers:\n  - {answer: Company, to: guide/company}\n  - {answer: I'm not sure, to: guide/company}\n---\n")},
		"content/guide/company.md":  {Data: []byte("---\ntitle: When?\nanswers:\n  - {answer: Mornings, to: services/walk}\n  - {answer: Evenings, to: services/choir}\n---\n")},
		"content/services/walk.md":  {Data: []byte("---\ntitle: Walk\ncontact: {phone: 01632 960123}\n---\n")},
		"content/services/choir.md": {Data: []byte("---\ntitle: Choir\nstatus: closed\n---\n")},
	}
	d, _, err := directory.Load(site, directory.Options{Today: when.Date{Year: 2026, Month: time.November, Day: 24}})
	if err != nil {
		t.Fatal(err)
	}
	want := `What helps? (content/guide/index.md)
├─ Company
│  When? (content/guide/company.md)
│  ├─ Mornings → Walk, 01632 960123
│  └─ Evenings → Choir ! nobody to call ! is closed
└─ I'm not sure
   When? (content/guide/company.md), see above

Questions: 2, the most on one way: 2. Ends: 2. Look at those marked with ! (1).
`
	var drawn strings.Builder
	if err := DrawGuide(&drawn, d); err != nil || drawn.String() != want {
		t.Errorf("drawn\n%s\n%v", drawn.String(), err)
	}
}

// Among many that share a number those of one name are found all the same.
func TestDuplicatesAmongMany(t *testing.T) {
	var files []string
	for i := range 100 {
		files = append(files, fmt.Sprintf("services/s%03d.md", i), fmt.Sprintf("title: Class %d\ncontact: {phone: 01632 960123}", i%99+100))
	}
	want := `services/s099.md:2:8 this may be the same as "Class 100" in content/services/s000.md: both have the telephone number 01632 960123 and a similar name`
	if said := ask(t, "duplicate", files...); said != want {
		t.Errorf("said\n%s\nwant\n%s", said, want)
	}
}

func TestStatedAges(t *testing.T) {
	tests := map[string][2]int{
		"Adults of any ability": {0, 0}, "Aged 11 to 18": {11, 18}, "11-18 year olds": {11, 18}, "Between 5 and 11": {5, 11}, "60+": {60, 0}, "Over 60s": {60, 0},
		"18 and over": {18, 0}, "People of 50 or older": {50, 0}, "Under 25s": {0, 25}, "Anyone under the age of 18": {0, 18}, "Children of 4 and under": {0, 4},
		"Over 18 and under 65": {18, 65}, "Over 200 members": {0, 0},
	}
	for who, want := range tests {
		if low, high := statedAges(who); low != want[0] || high != want[1] {
			t.Errorf("%q is %d to %d, want %v", who, low, high, want)
		}
	}
}

package site

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/when"
)

func head(fields string) string { return "---\n" + fields + "\n---\n" }

// newSite makes a site of files given as path and text in turn. Its layouts print what the tests look at.
func newSite(t *testing.T, layouts map[string]string, static fstest.MapFS, files ...string) (*Site, []problem.Problem) {
	t.Helper()
	content := fstest.MapFS{"content/index.md": {Data: []byte(head("title: Test\nbase_url: https://example.org/x/\nrepository: https://github.com/o/r\ncontact: {email: team@example.org}"))}}
	for i := 0; i < len(files); i += 2 {
		content["content/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	d, problems, err := directory.Load(content, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	look := fstest.MapFS{"base.html": {Data: []byte(`{{define "base"}}{{.Title}}|{{template "main" .}}{{end}}`)}}
	if base, ok := layouts["base"]; ok {
		look["base.html"].Data = []byte(base)
	}
	for _, name := range []string{"home", "service", "event", "organisation", "place", "theme", "area", "pair", "pack", "question", "page", "list", "links",
		"events", "a-to-z", "search", "your-pack", "suggest", "urgent", "health", "changes", "data", "404", "redirect", "poster", "noticeboard"} {
		text := `{{define "main"}}{{.Heading}}{{end}}`
		if own, ok := layouts[name]; ok {
			text = own
		}
		look[name+".html"] = &fstest.MapFile{Data: []byte(text)}
	}
	l, err := LoadLook(look, static, d.Settings.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	return New(d, l, search.NewAnalyst())
}

func page(t *testing.T, s *Site, path string) string {
	t.Helper()
	f, ok := s.Lookup(path)
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	data, err := f.Make()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func mustSite(t *testing.T, layouts map[string]string, files ...string) *Site {
	t.Helper()
	s, problems := newSite(t, layouts, nil, files...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func main(text string) string { return `{{define "main"}}` + text + `{{end}}` }

func TestCard(t *testing.T) {
	s := mustSite(t, map[string]string{"list": main(`{{range .Groups}}{{range .Cards}}{{.Type}}; {{.Title}}; {{.Who}}; {{.Where}}; {{with .Next}}{{.Day}}, {{.Time}}{{end}}; {{.Cost}}; {{.Status}}
{{end}}{{end}}`)},
		"services/walk.md", head("title: Walk\ntype: group\nwho: Adults\nmin_age: 18\nplaces: [lake]\nwhen: Wednesdays, 10.30am to 12 noon\ncost: Free"),
		"services/line.md", head("title: Line\ntype: helpline\nwhen: 24 hours a day"),
		"services/refuge.md", head("title: Refuge\ntype: other\nconfidential_address: true\nareas: [town]"),
		"services/shut.md", head("title: Shut\ntype: group\nstatus: closed\nwhen: Mondays, 10am to 11am"),
		"places/lake.md", head("title: Lake\narea: town"), "areas/town.md", head("title: Town"))
	want := `All services|Helpline; Line; ; By phone; ; ; open
Group; Walk; Adults (age 18 and over); Lake, Town; Wednesday 25 November 2026, 10.30am to 12 noon; Free; open
Group; Shut; ; ; ; ; closed
Service; Refuge; ; Town (the address is kept private); ; ; open
`
	if got := page(t, s, "services/index.html"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A county's helpline is found in each of its towns, and what is for everybody everywhere.
func TestArea(t *testing.T) {
	layout := main(`here:{{range .Here}}{{range .Cards}} {{.Title}}{{end}}{{end}} around:{{range .Around}}{{range .Cards}} {{.Title}}{{end}}{{end}}`)
	s := mustSite(t, map[string]string{"area": layout},
		"services/local.md", head("title: Local\nareas: [town]"), "services/county.md", head("title: County-line\nareas: [county]"),
		"services/all.md", head("title: All"), "services/other.md", head("title: Other\nareas: [village]"),
		"areas/town.md", head("title: Town\npart_of: county"), "areas/village.md", head("title: Village\npart_of: county"), "areas/county.md", head("title: County"))
	if got := page(t, s, "areas/town/index.html"); got != "Town|here: Local around: All County-line" {
		t.Error(got)
	}
	if got := page(t, s, "areas/county/index.html"); got != "County|here: County-line Local Other around: All" {
		t.Error(got)
	}
}

// What is said of a date shows on that date: other themes, cancelled, moved.
func TestEventDates(t *testing.T) {
	dates := `{{range .Dates}}{{.Day}}{{if .Cancelled}} cancelled{{end}}{{if .IsMoved}} from {{.From}}{{end}}{{range .On.Themes}} {{.Title}}{{end}}|{{end}}`
	s := mustSite(t, map[string]string{"event": main(dates), "theme": main(dates + `{{range .DropIns}}{{with .Next}}next {{.Day}}{{end}}{{end}}`)},
		"events/x.md", head("title: X\nwhen: Thursdays, 2pm to 4pm, from 7 January 2027 until 28 January 2027\nthemes: [a]\ncancelled: [2027-01-14]\nmoved: [{from: 2027-01-21, to: 2027-01-22}]\nsessions: [{on: 2027-01-28, themes: [b]}]"),
		"themes/a.md", head("title: A"), "themes/b.md", head("title: B"))
	want := "X|Thursday 7 January 2027 A|Thursday 14 January 2027 cancelled A|Friday 22 January 2027 from Thursday 21 January 2027 A|Thursday 28 January 2027 B|"
	if got := page(t, s, "events/x/index.html"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := page(t, s, "themes/b/index.html"); got != "B|Thursday 28 January 2027 B|next Thursday 28 January 2027" {
		t.Error(got)
	}
}

// A sensitive page names in its title neither the entry nor the theme.
func TestSensitive(t *testing.T) {
	s := mustSite(t, map[string]string{"service": main(`{{.Description}}|{{.Heading}}`)},
		"services/refuge.md", head("title: Refuge\nsummary: A safe house\nsensitive: true\nchecked: {on: 2026-10-12}"))
	if got := page(t, s, "services/refuge/index.html"); got != "Test||Refuge" {
		t.Error(got)
	}
	if strings.Contains(page(t, s, "feed.xml"), "Refuge") {
		t.Error("the feed names it")
	}
}

// Where a host reads _headers, no copy of a page that somebody may have to hide stays in the browser, nor of its old address.
func TestNoCopyOfASensitivePage(t *testing.T) {
	const rule = "/services/refuge/\n  Cache-Control: no-store\n/services/shelter/\n  Cache-Control: no-store\n"
	s := mustSite(t, nil, "services/refuge.md", head("title: Refuge\nsensitive: true\naliases: [shelter]"), "services/choir.md", head("title: Choir\naliases: [singers]"))
	if got := page(t, s, "_headers"); !strings.HasSuffix(got, "charset=utf-8\n"+rule) {
		t.Error(got)
	}
}

// Cloudflare reads a hundred rules: of more pages than that a folder becomes one.
func TestManySensitivePagesFitTheRules(t *testing.T) {
	files := []string{"organisations/own.md", head("title: Own\nsensitive: true")}
	for i := range 120 {
		files = append(files, fmt.Sprintf("services/s%d.md", i), head("title: S\nsensitive: true"))
	}
	got := page(t, mustSite(t, nil, files...), "_headers")
	if rules := strings.Count("\n"+got, "\n/"); rules > 100 || !strings.HasSuffix(got, "/organisations/own/\n  Cache-Control: no-store\n/services/*\n  Cache-Control: no-store\n") {
		t.Errorf("%d rules:\n%s", rules, got)
	}
}

// An answer may lead to what a town has about a theme; where that is nothing it leads to the theme.
func TestAnswers(t *testing.T) {
	s := mustSite(t, map[string]string{"question": main(`{{range .Answers}}{{.Link.Title}} {{.Link.Address}} {{.Last}}; {{end}}{{.Unsure}}`)},
		"guide/index.md", head("title: What?\nanswers: [{answer: Debts, to: themes/debt, area: town}, {answer: Work, to: themes/work, area: town}, {answer: I'm not sure, to: guide/more}]"),
		"guide/more.md", head("title: More?\nanswers: [{answer: A, to: services/a}]"),
		"services/a.md", head("title: A\nthemes: [debt]"), "themes/debt.md", head("title: Debt"), "themes/work.md", head("title: Work"), "areas/town.md", head("title: Town"))
	if got, want := page(t, s, "start/index.html"), "What?|Debt: Town /themes/debt/town/ true; Work /themes/work/ true; More? /start/more/ false; true"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := page(t, s, "start/more/index.html"), "More?|A /services/a/ true; false"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOneAddressTwice(t *testing.T) {
	tests := []struct {
		name, want string
		static     fstest.MapFS
		files      []string
	}{
		{"a page and what is always there", `content/pages/services.md: address "/services/" is claimed already, by a page that every directory has`, nil,
			[]string{"pages/services.md", head("title: S")}},
		{"an alias and an entry", `content/services/a.md: address "/services/b/" is claimed already, by content/services/b.md`, nil,
			[]string{"services/a.md", head("title: A\naliases: [b]"), "services/b.md", head("title: B")}},
		{"two aliases", `content/services/b.md: address "/services/old/" is claimed already, by content/services/a.md`, nil,
			[]string{"services/a.md", head("title: A\naliases: [old]"), "services/b.md", head("title: B\naliases: [old]")}},
		{"a static file", `static/services/a/index.html: address "/services/a/" is claimed already, by content/services/a.md`,
			fstest.MapFS{"services/a/index.html": {}}, []string{"services/a.md", head("title: A")}},
		{"a static file in other letters", `static/Robots.txt: address "/Robots.txt" is claimed already, by`, fstest.MapFS{"Robots.txt": {}}, nil},
		{"a static file in the search index", `static/search/index.bleve/x: address "/search/index.bleve/x" is claimed already, by`, fstest.MapFS{"search/index.bleve/x": {}}, nil},
		{"a static file in place of a folder", `static/services: address "/services" is claimed already, by`, fstest.MapFS{"services": {}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := newSite(t, nil, test.static, test.files...)
			if len(problems) == 0 {
				t.Fatal("no problem")
			}
			if got := fmt.Sprintf("%s: %s", problems[0].Path, problems[0].Message); !strings.HasPrefix(got, test.want) {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestBrokenLinks(t *testing.T) {
	tests := []struct{ text, want string }{
		{"ok [a](/a-to-z/) ![lake](/pictures/lake.jpg)", ""},
		{"[b](/themes/oak/)", `there is no page "/themes/oak/"; did you mean /services/oak/?`},
		{"![x](/pictures/laek.jpg)", `there is no picture "/pictures/laek.jpg"; did you mean /pictures/lake.jpg?`},
		{"![x](/static/pictures/lake.jpg)", `there is no picture "/static/pictures/lake.jpg"; leave out static: write /pictures/lake.jpg`},
		{"[walk](../health-walk/)", `there is no page "/health-walk/"; did you mean /services/health-walk/?`},
		{"[x](www.example.org)", `"www.example.org" lacks its beginning, so it leads to a page of this site; write https://www.example.org`},
		{"[x](example.org/walk)", `"example.org/walk" lacks its beginning, so it leads to a page of this site; write https://example.org/walk`},
		{"[Ann](ann@example.org)", `"ann@example.org" lacks its beginning, so it leads to a page of this site; write mailto:ann@example.org`},
		{"[us](01632960777)", `"01632960777" lacks its beginning, so it leads to a page of this site; write tel:01632960777`},
	}
	for _, test := range tests {
		_, problems := newSite(t, nil, fstest.MapFS{"pictures/lake.jpg": {}},
			"services/oak.md", head("title: Oak")+test.text, "services/health-walk.md", head("title: Walk"))
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%s; %s", p.Message, p.Hint))
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.text, s, test.want)
		}
	}
}

func TestLayoutMistakes(t *testing.T) {
	_, problems := newSite(t, map[string]string{"service": "{{define \"main\"}}\n{{.Service.Colour}}{{end}}", "place": "{{define", "area": main("{{asset \"css/none.css\"}}")}, nil,
		"services/oak.md", head("title: Oak"), "areas/a.md", head("title: A"))
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Col))
	}
	if s := strings.Join(got, " "); s != "layouts/area.html:1:20 layouts/place.html:1:1 layouts/service.html:2:11" {
		t.Error(s, problems)
	}
}

func TestClockWords(t *testing.T) {
	s := mustSite(t, map[string]string{"event": main(`{{range .Dates}}{{.Time}} {{.RFC}}|{{end}}`)},
		"events/a.md", head("title: A\nwhen:\n  - Saturday 13 February 2027, 9pm to 1am\n  - Monday 15 February 2027, 7.05pm till late\n  - Wednesday 7 July 2027, 12 noon to midnight"),
		"events/b.md", head("title: B\nwhen: Sunday 14 February 2027"))
	want := "A|9pm to 1am 2027-02-13T21:00:00Z|7.05pm 2027-02-15T19:05:00Z|12 noon to midnight 2027-07-07T12:00:00+01:00|"
	if got := page(t, s, "events/a/index.html"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := page(t, s, "events/b/index.html"); got != "B| 2027-02-14|" {
		t.Error(got)
	}
}

func TestHealth(t *testing.T) {
	s := mustSite(t, map[string]string{"health": main(`{{.Total}} {{.Fresh}} {{.Old}} {{.Never}} {{.Share}}% {{.Median}}{{range .Rows}} {{.Title}}:{{.Days}}{{end}};{{range .Keepers}} {{.Title}} {{.Fresh}}/{{.Total}}{{end}};{{range .Themes}} {{.Title}} {{.Share}}%{{end}}`)},
		"services/a.md", head("title: A\nthemes: [tea]\nchecked: {on: 2026-11-01, by: Ann}"), "services/b.md", head("title: B\nthemes: [tea]\nchecked: {on: 2024-11-24, by: ann}"),
		"services/c.md", head("title: C"), "services/d.md", head("title: D\nstatus: closed"), "themes/tea.md", head("title: Tea"),
		"places/e.md", head("title: E\nconfidential_address: true\nchecked: {on: 2020-01-01}"),
		"events/f.md", head("title: F\nwhen: Mondays, 10am to 11am\nsensitive: true"))
	if got := page(t, s, "health/index.html"); got != "How fresh this directory is|4 1 1 2 25% 376 C:-1 B:730;  0/2 ann 1/2; Tea 50%" {
		t.Error(got)
	}
}

// Each month has a bar; what is older than twelve of them stands in the first, and of each the lower part is too old.
func TestAgeChart(t *testing.T) {
	s := mustSite(t, map[string]string{"health": main(`{{range .Chart.Months}}{{if .Count}}{{.Name}} {{.Count}} {{.Old}} {{.FreshHigh}}+{{.OldHigh}}; {{end}}{{end}}`)},
		"services/a.md", head("title: A\nchecked: {on: 2019-01-01}"), "services/b.md", head("title: B\nchecked: {on: 2026-05-27}"),
		"services/c.md", head("title: C\nchecked: {on: 2026-05-28}"), "services/d.md", head("title: D\nchecked: {on: 2027-05-28}"), "services/e.md", head("title: E"))
	if got := page(t, s, "health/index.html"); got != "How fresh this directory is|Before 1 1 0+48; May 2026 2 1 48+48; November 2026 1 0 48+0; " {
		t.Error(got)
	}
}

// What is there for a county counts in its towns, and what is there for everybody counts everywhere.
func TestHealthGaps(t *testing.T) {
	s := mustSite(t, map[string]string{"health": main(`{{range .Missing}}{{.Title}}:{{range .Areas}} {{.Title}}{{end}}; {{end}}{{range .Gaps}}{{.Title}} {{end}}`)},
		"areas/county.md", head("title: County"), "areas/town.md", head("title: Town\npart_of: county"), "areas/village.md", head("title: Village\npart_of: county"),
		"areas/far.md", head("title: Far"), "areas/none.md", head("title: None"),
		"themes/debt.md", head("title: Debt"), "themes/tea.md", head("title: Tea"), "themes/work.md", head("title: Work"),
		"services/a.md", head("title: A\nthemes: [debt]\nareas: [county]"), "services/b.md", head("title: B\nthemes: [tea]\nareas: [town]"),
		"services/c.md", head("title: C\nareas: [far]"))
	if got := page(t, s, "health/index.html"); got != "How fresh this directory is|Debt: Far; Tea: Far Village; Work None " {
		t.Error(got)
	}
}

// Where there are too many dates for one page, it has the next few of each event, and each month has a page of its own
// with all of them.
func TestManyDates(t *testing.T) {
	layout := main(`{{.Cut}}{{range .Months}} {{.ID}}:{{range .Days}}{{len .Dates}},{{end}}{{end}}`)
	sheets := `{{define "base"}}{{range .Sheets}} {{.ID}}:{{range .Days}}{{len .Dates}},{{end}}+{{.More}}{{end}}{{end}}`
	files := []string{"areas/town.md", head("title: Town"), "events/once.md", head("title: Once\nwhen: Saturday 5 June 2027, 2pm to 4pm")}
	for i := range 9 {
		files = append(files, fmt.Sprintf("events/weekly-%d.md", i), head("title: Weekly\nwhen: Tuesdays, 2pm to 4pm"))
	}
	s := mustSite(t, map[string]string{"events": layout, "noticeboard": sheets}, files...)
	// A sheet of a month tells how much it leaves out.
	if got := page(t, s, "areas/town/noticeboard/index.html"); !strings.Contains(got, " 2026-12:9,9,6,+21 2027-01:9,9,6,+12 ") || !strings.Contains(got, " 2027-06:9,1,9,5,+22 ") {
		t.Error(got)
	}
	if got := page(t, s, "events/index.html"); got != "What&#39;s on|true 2026-11:9, 2026-12:9,9, 2027-06:1," {
		t.Error(got)
	}
	if got := page(t, s, "events/2027-06/index.html"); got != "What&#39;s on in June 2027|false 2027-06:9,1,9,9,9,9," {
		t.Error(got)
	}
	s = mustSite(t, map[string]string{"events": layout}, files[2:6]...)
	if got := page(t, s, "events/index.html"); !strings.HasPrefix(got, "What&#39;s on|false 2026-11:1, 2026-12:1,1,1,1,1, 2027-01:") {
		t.Error(got)
	}
}

// Of a service with several places its page does not know which it is on a date, and says so.
func TestServiceAtPlaces(t *testing.T) {
	s := mustSite(t, map[string]string{"place": main(`{{range .Dates}}{{.Title}}: {{.On.Note}}|{{end}}`)},
		"services/a.md", head("title: A\nplaces: [hall, barn]\nwhen: Saturday 5 December 2026, 2pm to 4pm"),
		"services/b.md", head("title: B\nplaces: [hall]\nwhen: Saturday 12 December 2026, 2pm to 4pm"),
		"places/hall.md", head("title: Hall"), "places/barn.md", head("title: Barn"))
	if got := page(t, s, "places/hall/index.html"); got != "Hall|A: At Hall and Barn: please ask which it is on this date.|B: |" {
		t.Error(got)
	}
}

// The script reads minutes, the offset of the clock, and a bit for each day; what is earlier in the day comes first.
func TestUpcoming(t *testing.T) {
	s := mustSite(t, map[string]string{"service": main(`{{.Days}}`)},
		"services/a.md", head("title: A\nwhen:\n  - Wednesday 25 November 2026, 10am to 11.30am\n  - Saturday 5 December 2026, 9pm to 1am\n  - Saturday 19 December 2026, 10am to 11.30am\ncancelled: [2026-12-19]"),
		"services/b.md", head("title: B\nwhen: Tuesday 24 November 2026"),
		"services/c.md", head("title: C\nwhen: Tuesday 24 November 2026, 7pm"),
		"services/d.md", head("title: D\nwhen: 27 and 28 March 2027, 7pm to 8pm"))
	for path, want := range map[string]string{
		"a": "A|600/690/Z/A 1260/1500/Z/?_", // 25 November is day 1; 5 December is day 11, the sixth of the second six
		"b": "B|///@",
		"c": "C|1140//Z/@",
		"d": "D|1140/1200/Z/????????????????????G 1140/1200/+01:00/????????????????????O", // days 123 and 124
	} {
		if got := page(t, s, "services/"+path+"/index.html"); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// What began the evening before the day of the page is not among what comes, even though it goes on past midnight.
func TestFromTheDayOn(t *testing.T) {
	s := mustSite(t, map[string]string{"event": main(`{{with .Dates}}{{(index . 0).RFC}}{{end}} {{with .Past}}{{(index . 0).RFC}}{{end}} {{.Finished}}`), "service": main(`{{with .Dates}}{{(index . 0).RFC}}{{end}}`)},
		"events/nights.md", head("title: N\nwhen: Every day, 10pm to 2am"),
		"events/night.md", head("title: N\nwhen: Monday 23 November 2026, 10pm to 2am"),
		"services/line.md", head("title: L\nwhen: Every day, 8pm to 2am"))
	for path, want := range map[string]string{
		"events/nights": "N|2026-11-24T22:00:00Z 2026-11-23T22:00:00Z false",
		"events/night":  "N| 2026-11-23T22:00:00Z true",
		"services/line": "L|2026-11-24T20:00:00Z",
	} {
		if got := page(t, s, path+"/index.html"); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// An event that happens once in a while has its next dates, however far away they are.
func TestRareDates(t *testing.T) {
	s := mustSite(t, map[string]string{"event": main(`{{range .Dates}}{{.RFC}} {{end}}`)},
		"events/a.md", head("title: A\nwhen: Saturday 5 May 2029, 2pm to 4pm"), "events/b.md", head("title: B\nwhen: First Sunday of May, 2pm to 4pm"))
	if got := page(t, s, "events/a/index.html"); got != "A|2029-05-05T14:00:00+01:00 " {
		t.Error(got)
	}
	if got := page(t, s, "events/b/index.html"); got != "B|2027-05-02T14:00:00+01:00 2028-05-07T14:00:00+01:00 2029-05-06T14:00:00+01:00 " {
		t.Error(got)
	}
}

// A place whose town is not known is not in every town.
func TestEventsInTowns(t *testing.T) {
	s := mustSite(t, map[string]string{"area": main(`{{range .Dates}}{{.Title}} {{end}}{{range .Nearby}}{{.Title}} {{end}}`)},
		"events/far.md", head("title: Far\nplace: hall\nwhen: Saturday 5 December 2026"), "events/all.md", head("title: Online\nwhen: Saturday 5 December 2026"),
		"places/hall.md", head("title: Hall"), "areas/town.md", head("title: Town"))
	if got := page(t, s, "areas/town/index.html"); got != "Town|Online " {
		t.Error(got)
	}
}

// A translation has its page, and so has that of the home page; its links lead somewhere, and it is as discreet as what
// it translates.
func TestTranslations(t *testing.T) {
	s := mustSite(t, map[string]string{"event": main(`{{.Poster}}`), "service": main(`{{.Heading}}{{range .Talk}} {{.Title}}{{end}}`), "home": main(`{{.Heading}}`)},
		"index.cy.md", head("title: Cyfeiriadur"),
		"events/e.md", head("title: E\nwhen: Saturday 5 December 2026\nservices: [s]"), "events/e.cy.md", head("title: Digwyddiad"),
		"services/s.md", head("title: Refuge\nsensitive: true"), "services/s.cy.md", head("title: Lloches\naliases: [hen]\nsensitive: false"))
	for path, want := range map[string]string{
		"cy/index.html":            "Cyfeiriadur|Cyfeiriadur",
		"cy/events/e/index.html":   "Digwyddiad|/events/e/poster/",
		"cy/services/s/index.html": "Test|Lloches E",
	} {
		if got := page(t, s, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	for _, path := range []string{"events/e/poster/index.html", "cy/services/hen/index.html"} {
		if _, ok := s.Lookup(path); !ok {
			t.Errorf("there is no %s", path)
		}
	}
}

// Every date carries the moment at which it is over, in a form that the script can read.
func TestEnds(t *testing.T) {
	s := mustSite(t, map[string]string{"event": main(`{{range .Dates}}{{.EndLocal}}{{end}}`)},
		"events/late.md", head("title: Late\nwhen: Saturday 5 December 2026, 7pm till late"),
		"events/open.md", head("title: Open\nwhen: Saturday 5 December 2026, 7pm"),
		"events/day.md", head("title: Day\nwhen: Saturday 5 December 2026"),
		"events/night.md", head("title: Night\nwhen: Saturday 5 December 2026, 10pm to 7am"),
		"events/midnight.md", head("title: Midnight\nwhen: Thursday 31 December 2026, 8pm to midnight"))
	for path, want := range map[string]string{
		"late": "Late|2026-12-05T23:59", "open": "Open|2026-12-05T19:00", "day": "Day|2026-12-06T00:00",
		"night": "Night|2026-12-06T07:00", "midnight": "Midnight|2027-01-01T00:00",
	} {
		if got := page(t, s, "events/"+path+"/index.html"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Of many dates that are over the newest are kept.
func TestPastOfManyDates(t *testing.T) {
	s := mustSite(t, map[string]string{"event": main(`{{len .Past}}{{with .Past}} {{(index . 0).Day}}{{end}}`)},
		"events/a.md", head("title: A\nwhen: Daily, 10am to 11am and 2pm to 3pm"))
	if got := page(t, s, "events/a/index.html"); got != "A|400 Monday 23 November 2026" {
		t.Error(got)
	}
}

// A term that is not stated yet is no end: the page says up to when its dates are known.
func TestDatesUpToTheLastTerm(t *testing.T) {
	s := mustSite(t, map[string]string{"event": main(`{{len .Dates}} {{.Until}}`)},
		"index.md", head("title: Test\nterms: [{from: 2026-11-02, to: 2026-12-23}]"),
		"events/a.md", head("title: A\nwhen: Mondays, 2pm to 4pm, term time only"))
	if got := page(t, s, "events/a/index.html"); got != "A|4 2026-12-21" {
		t.Error(got)
	}
}

// What an area has about a theme has a page of its own, with what is for a larger area around it; where there is nothing
// there is no page.
func TestPairs(t *testing.T) {
	s := mustSite(t, map[string]string{
		"pair":  main(`{{.Count}};{{range .DropIns}} {{.Title}}{{end}};{{range .Here}}{{range .Cards}} {{.Title}}{{end}}{{end}};{{range .Around}}{{range .Cards}} {{.Title}}{{end}}{{end}};{{range .Areas}} {{.Address}}={{.Count}}{{end}};{{range .Themes}} {{.Address}}={{.Count}}{{end}}`),
		"theme": main(`{{range .Areas}} {{.Address}}={{.Count}}{{end}}`),
	},
		"themes/debt.md", head("title: Debt"), "themes/cake.md", head("title: Cake"),
		"areas/county.md", head("title: County"), "areas/town.md", head("title: Town\npart_of: county"), "areas/other.md", head("title: Other\npart_of: county"),
		"services/line.md", head("title: Line\ntype: helpline\nareas: [county]\nthemes: [debt]"),
		"services/desk.md", head("title: Desk\nareas: [town]\nthemes: [debt]"),
		"services/shut.md", head("title: Shut\nareas: [town]\nthemes: [debt]\nstatus: closed"),
		"services/web.md", head("title: Web\ntype: website\nthemes: [debt]"),
		"events/tea.md", head("title: Tea\nareas: [town]\nthemes: [cake]\nwhen: Tuesdays, 2pm to 4pm"),
		"events/past.md", head("title: Past\nareas: [other]\nthemes: [cake]\nwhen: 3 March 2020, 2pm to 4pm"))
	for path, want := range map[string]string{
		"themes/debt/town/index.html":  "Debt: Town|3;; Desk Shut; Line Web; /themes/debt/county/=3 /themes/debt/other/=2; /themes/cake/town/=1",
		"themes/debt/other/index.html": "Debt: Other|2;;; Line Web; /themes/debt/county/=3 /themes/debt/town/=3;",
		"themes/cake/town/index.html":  "Cake: Town|1; Tea;;; /themes/cake/county/=1; /themes/debt/town/=3",
		"themes/cake/index.html":       "Cake| /themes/cake/county/=1 /themes/cake/town/=1",
	} {
		if got := page(t, s, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	if _, ok := s.Lookup("themes/cake/other/index.html"); ok {
		t.Error("a series that is over has a page")
	}
}

package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/teambition/rrule-go"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/hsds"
	"signpost/cmd/signpost/internal/when"
)

var day = when.Date{Year: 2026, Month: time.November, Day: 24}

// load reads a directory from pairs of a name and a front matter.
func load(t *testing.T, files ...string) *directory.Directory {
	t.Helper()
	site := fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Redditch directory\nbase_url: https://directory.example.org\ncontact: {email: team@example.org}\n---\n")}}
	for i := 0; i < len(files); i += 2 {
		head, body, _ := strings.Cut(files[i+1], "\n\n")
		site["content/"+files[i]] = &fstest.MapFile{Data: []byte("---\n" + head + "\n---\n" + body)}
	}
	d, problems, err := directory.Load(site, directory.Options{Today: day})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return d
}

// The seed's drop-in, whole.
func TestDropIn(t *testing.T) {
	d := load(t,
		"events/coffee.md", "title: Coffee and a catch-up\nsummary: A cup of coffee with people who know what help there is.\nthemes: [loneliness]\nplace: centre\nroom: Upstairs, there is a lift.\n"+
			"when: Last Tuesday and last Thursday of the month, 10am to 12 noon, February to April 2027\ncancelled: [2027-03-25]\norganisation: carers\nmin_age: 18\ncost: Free\n"+
			"contact: {phone: \"01632 960 123\"}\nchecked: {on: 2026-10-12, by: Ann, how: phone}\n\nBring *nothing*.",
		"places/centre.md", "title: Ecumenical Centre\naddress: [Evesham Walk, Redditch]\npostcode: B97 4EX\nlat: 52.3066\nlon: -1.943\narea: redditch\naccess: [step-free, lift]",
		"areas/redditch.md", "title: Redditch\npart_of: worcestershire", "areas/worcestershire.md", "title: Worcestershire",
		"organisations/carers.md", "title: Carers association", "themes/loneliness.md", "title: Loneliness")
	got := exporterOf(d).event(d.Events[0])
	want, err := os.ReadFile("testdata/drop-in.json")
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent(got, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.TrimSpace(string(want)), string(text)); diff != "" {
		t.Errorf("testdata/drop-in.json (-want +got):\n%s", diff)
	}
}

// Whoever reads the schedules finds the sessions that the directory has.
func TestSchedulesSayTheSameDates(t *testing.T) {
	for _, lines := range []string{
		"when: Every Wednesday, 10.30am to 11.30am",
		"when: Every day, 9am to 5pm",
		"when: Every other Friday, 2pm to 4pm, from 8 January 2027",
		"when: Last Tuesday and last Thursday of the month, 10am to 12 noon, February to April 2027\ncancelled: [2027-03-25]",
		"when: Mondays, 7pm to 9pm, except bank holidays",
		"when: Every Wednesday, 2pm to 4pm, May to September",
		"when: Every Saturday, 10am to 11am, October to March",
		"when: [\"Mondays, 10am to 11am\", \"Thursdays, 6pm to 8pm\"]\nmoved: [{from: 2027-01-14, to: 2027-01-15}]",
		"when: 4 December 2026, 6pm to 8pm",
		"when: Every Saturday, 10am to 12 noon, January to June 2027\nmoved: [{from: 2027-03-27, to: 2027-03-29}]",
		"when: Every year on 25 December, 12 noon to 3pm",
		"when: First Monday of the month, 10pm to 2am",
		"when: 1st and 15th of the month, 10am",
	} {
		d := load(t, "services/x.md", "title: X\n"+lines)
		v := d.Services[0]
		var want []string
		for _, s := range v.Times.Sessions(d.Now(), d.Horizon(), 1000) {
			if !s.Cancelled {
				want = append(want, s.Start.Format("2006-01-02 15:04")+" "+s.End.Format("15:04"))
			}
		}
		got := datesOf(t, exporterOf(d).service(v).Schedules, d)
		if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
			t.Errorf("%s (-directory +schedules):\n%s", lines, diff)
		}
	}
}

// A day on which one of two sessions is off is taken out of that one's rule alone.
func TestExceptionsStandInTheirRule(t *testing.T) {
	d := load(t, "services/x.md", "title: X\nwhen: [\"Mondays, 10am to 11am\", \"Thursdays, 6pm to 8pm\"]\ncancelled: [2027-01-14]")
	for _, s := range exporterOf(d).service(d.Services[0]).Schedules {
		if want := s.Byday == "TH"; slices.Contains(s.Exdates, "2027-01-14") != want {
			t.Errorf("the rule of %s has the exceptions %v", s.Byday, s.Exdates)
		}
	}
}

// datesOf reads schedules as the standard says they are read.
func datesOf(t *testing.T, schedules []hsds.Schedule, d *directory.Directory) []string {
	t.Helper()
	var dates []string
	zone := d.Settings.Timezone
	for _, s := range schedules {
		start, err := time.ParseInLocation(time.DateOnly, s.Dtstart, zone)
		if err != nil {
			t.Fatal(err)
		}
		days := []time.Time{start}
		if s.Freq != "" {
			rule := fmt.Sprintf("FREQ=%s;INTERVAL=%d;BYDAY=%s;BYMONTHDAY=%s", s.Freq, s.Interval, s.Byday, s.Bymonthday)
			rule = strings.TrimSuffix(strings.ReplaceAll(rule, "BYDAY=;", ""), ";BYMONTHDAY=")
			o, err := rrule.StrToROption(rule)
			if err != nil {
				t.Fatal(rule, err)
			}
			o.Dtstart = start.UTC()
			r, err := rrule.NewRRule(*o)
			if err != nil {
				t.Fatal(err)
			}
			days = r.Between(start.AddDate(0, 0, -1), d.Horizon().In(time.UTC).AddDate(0, 0, 1), true)
		}
		for _, x := range days {
			text := x.Format(time.DateOnly)
			over := s.Until != "" && text > s.Until || text < d.Today.String() || text > d.Horizon().String()
			if over || slices.Contains(s.Exdates, text) {
				continue
			}
			end := s.ClosesAt
			if end == "" {
				end = s.OpensAt
			}
			dates = append(dates, text+" "+s.OpensAt[:5]+" "+end[:5])
			if begin, err := time.ParseInLocation("2006-01-02 15:04", s.Dtstart+" "+s.OpensAt[:5], zone); err != nil || begin.Format("Z07:00") != s.OpensAt[5:] {
				t.Errorf("%s on %s: the offset is that of another day", s.OpensAt, s.Dtstart)
			}
		}
	}
	slices.Sort(dates)
	return dates
}

// An ID stays when a file is renamed and its old name kept, and is what the entry says where it says one.
func TestIDsStay(t *testing.T) {
	id := func(name, head string) string {
		d := load(t, "services/"+name+".md", "title: X\n"+head)
		return exporterOf(d).service(d.Services[0]).ID
	}
	first := id("health-walk", "summary: A walk.")
	if again := id("walks", "aliases: [health-walk]"); again != first {
		t.Errorf("renamed: %s, before %s", again, first)
	}
	if other := id("walks", ""); other == first {
		t.Error("two services with one ID")
	}
	const own = "4b99216b-25b0-5c50-b642-a7f2d7399b0f"
	if got := id("walks", "id: "+strings.ToUpper(own)); got != own {
		t.Errorf("it states %s and has %s", own, got)
	}
}

// Where a confidential service is, no file says.
func TestConfidential(t *testing.T) {
	d := load(t, "services/refuge.md", "title: Refuge\nconfidential_address: true\nplaces: [house]\nareas: [town]",
		"places/house.md", "title: Secret House\naddress: [Hidden Lane]\npostcode: B97 4EX\nlat: 52.3\nlon: -1.9\nconfidential_address: true\narea: town", "areas/town.md", "title: Town")
	var all []byte
	for _, f := range Files(d) {
		data, err := f.Make()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	for _, kind := range Tables {
		all = append(all, Table(d, kind)...)
	}
	for _, secret := range []string{"Hidden Lane", "B97 4EX", "52.3"} {
		if bytes.Contains(all, []byte(secret)) {
			t.Errorf("the data say %q", secret)
		}
	}
	if !bytes.Contains(all, []byte("Refuge")) {
		t.Error("the service is not there")
	}
}

// A table is opened by spreadsheets as it is meant.
func TestTable(t *testing.T) {
	d := load(t, "services/walk.md", "title: \"=1+1\"\nsummary: \"-5 degrees or less\"\nkeywords: [walking, fresh air]\ncontact: {phone: \"+44 1632 960123\"}\n\nOne\n\ntwo, \"three\".")
	data := Table(d, directory.Services)
	if !bytes.HasPrefix(data, []byte("\ufeffslug,id,title,")) {
		t.Errorf("it begins with %q", data[:30])
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatal(err, rows)
	}
	cell := func(name string) string { return rows[1][slices.Index(rows[0], name)] }
	for name, want := range map[string]string{
		"slug": "walk", "title": "'=1+1", "summary": "'-5 degrees or less", "keywords": "walking; fresh air",
		"page": "https://directory.example.org/services/walk/", "status": "open", "body": "One\n\ntwo, \"three\".",
	} {
		if got := cell(name); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	for text, want := range map[string]string{"-1.9430": "-1.9430", "-Inf": "'-Inf", "+1e9": "'+1e9", "-1+1": "'-1+1", "": ""} {
		if got := Harmless(text); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}

// A directory without entries has tables with the names of their columns.
func TestEmptyTables(t *testing.T) {
	d := load(t)
	for _, kind := range Tables {
		if n := bytes.Count(Table(d, kind), []byte("\r\n")); n != 1 {
			t.Errorf("%s has %d lines", kind, n)
		}
	}
}

// Above so many services the list holds them whole.
func TestFiles(t *testing.T) {
	d := load(t, "services/a.md", "title: A\nwhen: Mondays, 2pm to 3pm")
	files := Files(d)
	if len(files) != 2 {
		t.Fatalf("%d files", len(files))
	}
	var page hsds.Page
	data, err := files[1].Make()
	if err != nil || json.Unmarshal(data, &page) != nil {
		t.Fatal(err)
	}
	if page.TotalItems != 1 || page.TotalPages != 1 || len(page.Contents) != 1 || page.Contents[0].Schedules != nil {
		t.Errorf("the page is %+v", page)
	}
	data, err = exporterOf(d).longList()
	if err != nil || json.Unmarshal(data, &page) != nil || len(page.Contents[0].Schedules) != 1 {
		t.Errorf("whole: %+v %v", page.Contents, err)
	}
}

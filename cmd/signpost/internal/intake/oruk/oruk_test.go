package oruk

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/opendata"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

var day = when.Date{Year: 2026, Month: time.November, Day: 24}

// siteOf is a directory of files given as path and text in turn.
func siteOf(files ...string) fstest.MapFS {
	site := fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Test\n---\n")}}
	for i := 0; i < len(files); i += 2 {
		site["content/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return site
}

// read gives the set of some files, each a text.
func read(t *testing.T, files ...string) *Set {
	t.Helper()
	set := NewSet()
	for i, text := range files {
		if _, err := set.Add(fmt.Sprintf("%d.json", i+1), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	return set
}

// bring imports a set into a site, and looks that the site is without mistakes then.
func bring(t *testing.T, site fstest.MapFS, set *Set) *intake.Report {
	t.Helper()
	o := intake.Options{Source: "county feed", Load: directory.Options{Today: day}}
	times, err := directory.LoadTimes(site, o.Load)
	if err != nil {
		t.Fatal(err)
	}
	o.Times = times
	plan, err := intake.New(site, set.Records(times), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range plan.Files {
		site[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	load(t, site)
	return plan.Report
}

func load(t *testing.T, site fs.FS) *directory.Directory {
	t.Helper()
	d, problems, err := directory.Load(site, directory.Options{Today: day})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == problem.Error {
			t.Errorf("%s:%d: %s", p.Path, p.Line, p.Message)
		}
	}
	return d
}

// says looks for texts in a file of the content; those that begin with "!" must not stand in it.
func says(t *testing.T, site fstest.MapFS, path string, want ...string) {
	t.Helper()
	f := site["content/"+path]
	if f == nil {
		t.Errorf("there is no %s", path)
		return
	}
	for _, w := range want {
		text, not := strings.CutPrefix(w, "!")
		if not == strings.Contains(string(f.Data), text) {
			t.Errorf("%s does not do with %q:\n%s", path, w, f.Data)
		}
	}
}

// A service of version 3 with all that an entry can take of it.
func TestService(t *testing.T) {
	site := siteOf("themes/debt-advice.md", "---\ntitle: Debt advice\nsynonyms: [owe money]\n---\n", "areas/redditch.md", "---\ntitle: Redditch\n---\n")
	bring(t, site, read(t, `{
		"id": "0e1a6b2c-7f1d-4c52-9d0a-0a4b5d8f3c11", "name": "MONEY CLINIC", "status": "active",
		"description": "<p>Free advice about debt.</p><p>Bring your letters &amp; bills.</p>",
		"url": "https://example.org/money", "email": "money@example.org", "assured_date": "2026-10-12T09:00:00Z", "assurer_email": "team@example.org",
		"minimum_age": 18, "maximum_age": "65", "eligibility_description": "Anyone who owes money", "application_process": "Just come.", "wait_time": "Two weeks",
		"alert": "Closed at Easter.", "fees": "", "licenses": "FCA 123", "last_modified": "2026-10-12",
		"cost_options": [{"id": "c", "option": "Membership", "amount": 2.50, "currency": "GBP", "amount_description": "a year"}, {"amount": 0}],
		"languages": [{"id": "l", "name": "Polish", "code": "pl"}, {"name": "English"}],
		"schedules": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00Z", "closes_at": "12:00Z", "timezone": "Europe/London"}],
		"service_areas": [{"name": "Redditch", "extent": "Redditch"}],
		"contacts": [{"name": "Jane Smith", "title": "Manager", "phones": [{"number": "07700 900123", "type": "cell"}]}, {"name": "Front desk", "phones": [{"number": "(01632)960123", "extension": "4"}]}],
		"phones": [{"number": "01632 960 199", "type": "fax"}],
		"attributes": [{"taxonomy_term": {"id": "t", "name": "Owe money", "taxonomy": "Local", "term_uri": "https://x.example/1"}}, {"taxonomy_term": {"name": "Kites"}}],
		"organization": {"id": "0e1a6b2c-7f1d-4c52-9d0a-0a4b5d8f3c22", "name": "Money Matters", "description": "We help with money.", "website": "example.org", "tax_status": "charity", "year_incorporated": 1990,
			"organization_identifiers": [{"identifier_scheme": "GB-CHC", "identifier_type": "Charity number", "identifier": "123456"}]},
		"service_at_locations": [{"description": "Room 2", "location": {"id": "0e1a6b2c-7f1d-4c52-9d0a-0a4b5d8f3c33", "name": "Town Hall", "location_type": "physical", "latitude": 52.3066, "longitude": -1.943,
			"transportation": "Bus 57", "addresses": [{"address_1": "1 High Street", "city": "Redditch", "state_province": "Worcestershire", "postal_code": "b974ex", "country": "GB", "address_type": "physical"}],
			"accessibility": [{"description": "Lift"}, {"description": "Hearing loop"}, {"description": "A step at the door"}], "phones": [{"number": "01632 960150", "type": "voice"}]}}]
	}`))
	says(t, site, "services/money-clinic.md", "title: Money Clinic\n", "summary: Free advice about debt.\n", "Bring your letters & bills.", "when: Tuesdays, 10am to 12 noon\n", "who: Anyone who owes money\n",
		"min_age: 18\n", "max_age: 65\n", `cost: "Membership, £2.50 a year; Free"`, "languages: [pl, en]\n", "themes: [debt-advice]\n", "areas: [redditch]\n", "places: [town-hall]\n", "room: Room 2\n", "organisation: money-matters\n",
		`phone: "01632 960 123 ext. 4"`, "email: money@example.org", "website: https://example.org/money", "checked: {on: 2026-10-12, how: import}", "**How to apply:** Just come.", "**Waiting time:** Two weeks", "**Please note:** Closed at Easter.",
		"FCA 123", "Kites", "id: \"0e1a6b2c-7f1d-4c52-9d0a-0a4b5d8f3c11\"", "!Jane", "!900123", "!7700", "!<p>")
	says(t, site, "organisations/money-matters.md", "summary: We help with money.\n", "website: https://example.org", "123456", "1990", "charity")
	says(t, site, "places/town-hall.md", `address: ["1 High Street", Redditch, Worcestershire]`, "postcode: B97 4EX\n", "lat: 52.3066\n", "area: redditch\n", "access: [lift, hearing-loop]\n", "A step at the door", "getting_there: Bus 57\n", "01632 960150")
}

// Versions 1 and 2 say the same under other names.
func TestOlderVersions(t *testing.T) {
	site := siteOf("themes/sport.md", "---\ntitle: Sport\n---\n")
	bring(t, site, read(t, `{"totalElements": 1, "totalPages": 1, "number": 1, "content": [{"id": "77", "name": "Chair yoga", "description": "Gentle.",
		"eligibilitys": [{"eligibility": "Adults", "minimum_age": 50, "maximum_age": 0}],
		"cost_options": [{"option": "per class", "amount": 3}], "service_taxonomys": [{"taxonomy": {"name": "Sport", "vocabulary": "x"}}],
		"regular_schedules": [{"opens_at": "09:00:00", "closes_at": "10:00:00", "weekday": "Monday"}], "holiday_schedules": [{"closed": true, "start_date": "2026-12-25", "end_date": "2026-12-26"}],
		"organization": {"id": "5", "name": "Village Hall Trust", "url": "http://example.org"},
		"service_at_locations": [{"location": {"name": "Village Hall", "physical_addresses": [{"address_1": "The Green", "city": "Alvechurch", "postal_code": "B48 7LA"}], "accessibility_for_disabilities": [{"accessibility": "Ramp"}]}}]}]}`))
	says(t, site, "services/chair-yoga.md", "when: Mondays, 9am to 10am\n", "who: Adults\n", "min_age: 50\n", "!max_age", `cost: "£3 per class"`, "themes: [sport]\n", "**Holidays:** Closed 25 December 2026 to 26 December 2026")
	says(t, site, "places/village-hall.md", "address: [The Green, Alvechurch]\n", "access: [ramp]\n")
}

// Where a package holds services by organisation, each knows its own; one that has no name is none.
func TestByOrganisation(t *testing.T) {
	site := siteOf()
	set := read(t, `[{"name": "Age Well", "email": "hello@example.org", "services": [{"id": "1", "name": "Lunch"}, {"id": "2", "name": "Tea"}]}, {"services": [{"id": "3", "name": "Chess"}]}]`)
	bring(t, site, set)
	says(t, site, "services/lunch.md", "organisation: age-well\n")
	says(t, site, "services/tea.md", "organisation: age-well\n")
	says(t, site, "services/chess.md", "!organisation")
	says(t, site, "organisations/age-well.md", "email: hello@example.org")
}

func TestPages(t *testing.T) {
	for _, test := range []struct {
		text string
		want Page
	}{
		{`{"total_items": 120, "total_pages": 3, "page_number": 2, "size": 1, "last_page": false, "contents": [{"id": "1", "name": "A"}]}`, Page{Services: 1, Number: 2, Total: 3, Items: 120}},
		{`{"totalPages": 2, "number": 2, "last": true, "content": [{"id": "1", "name": "A"}, {"id": "2", "name": "B"}]}`, Page{Services: 2, Number: 2, Total: 2, Last: true}},
		{`{"services": [{"id": "1", "name": "A"}], "links": [{"rel": "prev", "href": "/s?page=1"}, {"rel": "next", "href": "/s?page=3"}]}`, Page{Services: 1, Next: "/s?page=3"}},
		{`{"items": [], "_links": {"next": {"href": "https://x.example/s?page=3"}}}`, Page{Next: "https://x.example/s?page=3"}},
		{`{"results": [{"id": "1", "name": "A"}], "next": "https://x.example/s?page=3"}`, Page{Services: 1, Next: "https://x.example/s?page=3"}},
		{`{"totalPages": 2, "number": 0, "last": false, "content": [{"id": "1", "name": "A"}]}`, Page{Services: 1, FromZero: true, Total: 2}},
		{`[{"id": "1", "name": "A"}]`, Page{Services: 1}},
		{`{"id": "1", "name": "A"}`, Page{Services: 1}},
	} {
		if got, err := NewSet().Add("x", []byte(test.text)); err != nil || got != test.want {
			t.Errorf("%s\nis %+v, %v\nwant %+v", test.text, got, err, test.want)
		}
	}
}

// A list may have its services short; whole ones take their places, wherever they stand.
func TestShort(t *testing.T) {
	set := read(t, `{"contents": [{"id": "A1", "name": "Lunch"}, {"id": "b2", "name": "Tea", "organization": {"name": "Age Well"}}]}`, `{"id": "a1", "name": "Lunch club", "languages": []}`, `[{"id": "a1", "name": "Lunch"}]`,
		`[{"id": "c3", "name": "Ours", "signpost": {}}, {"id": "c3", "name": "Ours, with less", "phones": []}]`)
	if got := set.Short(); !slices.Equal(got, []string{"b2"}) || set.Len() != 3 {
		t.Errorf("short are %v of %d", got, set.Len())
	}
	for i, want := range []string{"Lunch club", "Tea", "Ours"} {
		if r := set.Records(when.Settings{Today: day})[i]; r.First("title") != want {
			t.Errorf("number %d is %+v, want %s", i, r, want)
		}
	}
}

// Names of persons are withheld wherever they stand, also where nobody looks for them.
func TestNamesAreWithheld(t *testing.T) {
	site := siteOf()
	bring(t, site, read(t, `{"id": "1", "name": "Advice", "metadata": [{"updated_by": "Jane Smith"}], "program": {"contacts": [{"name": "Jane Smith", "phones": [{"number": "07700 900123"}]}]},
		"organization": {"name": "Help", "locations": [{"name": "Elsewhere", "contacts": [{"name": "Jane Smith", "email": "jane.smith@gmail.com"}]}]}}`))
	for path, f := range site {
		for _, secret := range []string{"Smith", "7700", "gmail"} {
			if strings.Contains(string(f.Data), secret) {
				t.Errorf("%s says %s:\n%s", path, secret, f.Data)
			}
		}
	}
	says(t, site, "organisations/help.md", "Elsewhere")
}

// What is no JSON, or would take too much, is refused in words.
func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "it is no JSON, or not all of it",
		"<html>":                      "it is no JSON: ",
		`{"contents": [`:              "it is no JSON, or not all of it",
		`[] []`:                       "something follows the JSON",
		strings.Repeat("[", 5000):     "it is nested deeper than 40 levels",
		strings.Repeat(`{"a":`, 5000): "it is nested deeper than 40 levels",
	} {
		if _, err := NewSet().Add("x", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %q", text, err, want)
		}
	}
}

// Each text of a source is somewhere: in a file of the content, or in the report.
func TestNothingIsLost(t *testing.T) {
	site := siteOf()
	report := bring(t, site, read(t, `{"id": "1", "name": "a0", "description": "a1", "url": "a2", "email": "a3", "status": "a4", "unheard_of": "a5", "deep": {"er": [{"and": "a6"}, "a7"]},
		"fees": "a8", "cost_options": [{"option": "a9", "amount": "b0", "valid_from": "b1"}], "funding": [{"source": "b2"}], "languages": [{"name": "b3", "note": "b4"}],
		"schedules": [{"freq": "b5", "byday": "b6", "opens_at": "b7", "description": "b8", "notes": "b9", "schedule_link": "c0", "attending_type": "c1", "wkst": "MO"}],
		"contacts": [{"name": "Reception c2", "title": "c3", "email": "c4", "department": "c5", "phones": [{"number": "c6", "description": "c7"}]}],
		"required_documents": [{"document": "c8"}], "metadata": [{"last_action_type": "c9"}],
		"organization": {"name": "d0", "description": "d1", "logo": "d2", "funding": [{"source": "d3"}]},
		"service_at_locations": [{"description": "d4", "location": {"name": "d5", "alternate_name": "d6", "addresses": [{"address_1": "d7", "city": "d8", "postal_code": "d9"}, {"address_1": "e0", "address_type": "postal"}],
			"latitude": "e1", "longitude": "e2", "languages": [{"name": "e3"}], "accessibility": [{"description": "e4", "details": "e5", "url": "e6"}], "attributes": [{"taxonomy_term": {"name": "e7"}}],
			"schedules": [{"description": "e8"}]}}]}`))
	var all strings.Builder
	for _, f := range site {
		all.Write(f.Data)
	}
	for _, n := range report.Notes {
		all.WriteString(n.Text)
	}
	for _, letter := range "abcde" {
		for n := range 10 {
			if text := fmt.Sprintf("%c%d", letter, n); text != "e9" && !strings.Contains(strings.ToLower(all.String()), text) {
				t.Errorf("%s is nowhere", text)
			}
		}
	}
}

// What people have changed stays, what has changed at the source is updated, what it no longer has is told.
func TestImportingAgain(t *testing.T) {
	site := siteOf()
	service := `{"id": "%s", "name": "%s", "fees": "%s", "eligibility_description": "Adults", "organization": {"id": "9", "name": "Age Well"}, "schedules": [{"freq": "WEEKLY", "byday": "%s", "opens_at": "10:00", "closes_at": "11:00"}]}`
	lunch, tea := fmt.Sprintf(service, "1", "Lunch", "Free", "MO"), fmt.Sprintf(service, "2", "Tea", "Free", "TU")
	bring(t, site, read(t, lunch, tea))
	before := len(site)
	if r := bring(t, site, read(t, tea, lunch)); len(r.New)+len(r.Updated) > 0 {
		t.Errorf("the same once more: new %v, updated %v", r.New, r.Updated)
	}
	path := "content/services/lunch.md"
	site[path] = &fstest.MapFile{Data: []byte(strings.Replace(string(site[path].Data), "who: Adults", "who: Anybody", 1))}
	r := bring(t, site, read(t, fmt.Sprintf(service, "1", "Lunch", "£2", "WE")))
	says(t, site, "services/lunch.md", "who: Anybody\n", `cost: "£2"`, "when: Wednesdays, 10am to 11am\n")
	says(t, site, "services/tea.md", "when: Tuesdays, 10am to 11am\n")
	if len(site) != before || r.Updated[directory.Services] != 1 || r.Count(intake.Gone) != 1 {
		t.Errorf("%d files, updated %v, told %+v", len(site), r.Updated, r.Notes)
	}
}

// What Signpost exports it imports as the same: the sample's content, whole and from the list with the services beside it.
func TestExportImportExport(t *testing.T) {
	sample := os.DirFS("../../../../..")
	index, err := fs.ReadFile(sample, "content/index.md")
	if err != nil {
		t.Fatal(err)
	}
	want := export(t, load(t, sample))
	set := NewSet()
	for _, path := range slices.Sorted(keys(want)) {
		if _, err := set.Add(path, []byte(want[path])); err != nil {
			t.Fatal(path, err)
		}
	}
	site := fstest.MapFS{"content/index.md": {Data: index}}
	if r := bring(t, site, set); r.Count(intake.Aside)+r.Count(intake.Withheld) > 0 {
		t.Errorf("it tells %+v", r.Notes)
	}
	got := export(t, load(t, site))
	for path := range want {
		if got[path] != want[path] {
			t.Errorf("%s was\n%s\nand is\n%s", path, want[path], got[path])
		}
	}
	if len(got) != len(want) {
		t.Errorf("there were %d files, and are %d", len(want), len(got))
	}
}

func export(t *testing.T, d *directory.Directory) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, f := range opendata.Files(d) {
		data, err := f.Make()
		if err != nil {
			t.Fatal(err)
		}
		files[f.Path] = string(data)
	}
	return files
}

func keys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// Schedules become one line where it can be read back as the same dates; else they are told as they are.
func TestSchedules(t *testing.T) {
	for _, test := range []struct{ schedules, target, want string }{
		{`{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00Z", "closes_at": "12:00Z", "dtstart": "2026-09-01"}`, "when", "Tuesdays, 10am to 12 noon"},
		{`{"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}, {"freq": "WEEKLY", "byday": "SA", "opens_at": "10:00", "closes_at": "12:30"}`, "when", "Monday to Friday, 9am to 5pm; Saturdays, 10am to 12.30pm"},
		{`{"weekday": "Monday", "opens_at": "9am", "closes_at": "12pm"}, {"weekday": "Monday", "opens_at": "1pm", "closes_at": "5:30 PM"}`, "when", "Mondays, 9am to 12 noon and 1pm to 5.30pm"},
		{`{"byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}`, "when", "Mondays, 9am to 12 noon"},
		{`{"freq": "MONTHLY", "byday": "-1TU,-1TH", "opens_at": "10:00", "closes_at": "12:00", "valid_from": "2027-02-01", "valid_to": "2027-04-30"}`, "when", "Last Tuesday and last Thursday of every month, 10am to 12 noon, from 23 February 2027 until 30 April 2027"},
		{`{"freq": "MONTHLY", "byday": "WE", "bysetpos": "2", "opens_at": "14:00", "closes_at": "16:00"}`, "when", "Second Wednesday of every month, 2pm to 4pm"},
		{`{"freq": "MONTHLY", "bymonthday": "1,15", "opens_at": "14:00"}`, "when", "1st and 15th of every month, 2pm"},
		{`{"freq": "WEEKLY", "interval": 2, "byday": "TH", "dtstart": "2026-11-05", "opens_at": "18:00", "closes_at": "20:00"}`, "when", "Every other Thursday, 6pm to 8pm, from 5 November 2026"},
		{`{"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:00", "count": 6, "dtstart": "2027-01-04"}`, "when", "Mondays, 10am to 11am, from 4 January 2027 until 8 February 2027"},
		{`{"freq": "DAILY", "opens_at": "00:00", "closes_at": "23:59"}`, "when", "Every day, 24 hours a day"},
		{`{"freq": "DAILY", "opens_at": "18:00", "closes_at": "02:00"}`, "when", "Every day, 6pm to 2am"},
		{`{"dtstart": "2026-12-12", "opens_at": "11:00", "closes_at": "15:00"}, {"dtstart": "2026-12-19", "opens_at": "11:00", "closes_at": "15:00"}`, "when", "Saturdays 12 and 19 December 2026, 11am to 3pm"},
		{`{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "12:00", "exdates": ["2026-12-29", "2026-12-22", "2026-12-23"]}`, "cancelled", "2026-12-22; 2026-12-29"},
		{`{"description": "Every Tuesday, 10am to 12pm"}`, "when", "Every Tuesday, 10am to 12pm"},
		{`{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "12:00", "description": "Ring first"}`, intake.Told, "Ring first"},
		{`{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "12:00", "description": "Each Tuesday, 10am to 12 noon"}`, intake.Told, ""},

		{`{"weekday": "Monday", "opens_at": "9am", "closes_at": "03:00"}`, intake.Unread, "Monday, 9am to 03:00"},
		{`{"weekday": "1", "opens_at": "09:00", "closes_at": "17:00"}`, intake.Unread, "1, 09:00 to 17:00"},
		{`{"freq": "WEEKLY", "interval": 2, "byday": "TH", "opens_at": "18:00"}`, intake.Unread, "freq WEEKLY, interval 2, byday TH, opens at 18:00"},
		{`{"freq": "WEEKLY", "byday": "last tuesday", "opens_at": "10:00", "closes_at": "12:00"}`, intake.Unread, "freq WEEKLY, byday last tuesday, 10:00 to 12:00"},
		{`{"freq": "YEARLY", "bymonth": "5", "closes_at": "12:00"}`, intake.Unread, "until 12:00, freq YEARLY, bymonth 5"},
		{`{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "10:00"}`, intake.Unread, "freq WEEKLY, byday TU, 10:00 to 10:00"},
		{`{"freq": "WEEKLY", "byday": "MO", "byweekno": "41", "opens_at": "10:00"}`, intake.Unread, "freq WEEKLY, byday MO, byweekno 41, opens at 10:00"},
	} {
		r := read(t, `{"id": "1", "name": "A", "schedules": [`+test.schedules+`]}`).Records(when.Settings{Today: day})[0]
		if got := r.First(test.target); got != test.want {
			t.Errorf("%s\nis %q, want %q\n%+v", test.schedules, got, test.want, r.Values)
		}
	}
}

// A service's own times come before those of its places, and several places may each have their own.
func TestTimesOfPlaces(t *testing.T) {
	weekly := func(day string) string {
		return `"schedules": [{"freq": "WEEKLY", "byday": "` + day + `", "opens_at": "10:00", "closes_at": "12:00"}]`
	}
	at := func(name, ofService, ofPlace string) string {
		return fmt.Sprintf(`{"id": "%s", %s "location": {"id": "%s", "name": "%s", %s "location_type": "physical"}}`, name, ofService, name, name, ofPlace)
	}
	for _, test := range []struct{ name, own, places, when, told, ofPlace string }{
		{"its own, and the place's", weekly("MO") + ",", at("Hall", "", weekly("TU")+","), "Mondays, 10am to 12 noon", "", "Tuesdays, 10am to 12 noon"},
		{"for this service there", "", at("Hall", weekly("WE")+",", weekly("TU")+","), "Wednesdays, 10am to 12 noon", "", "Tuesdays, 10am to 12 noon"},
		{"the place's alone", "", at("Hall", "", weekly("TU")+","), "Tuesdays, 10am to 12 noon", "", ""},
		{"two places alike", "", at("Hall", weekly("TU")+",", "") + "," + at("Club", weekly("TU")+",", ""), "Tuesdays, 10am to 12 noon", "", ""},
		{"two places that differ", "", at("Hall", weekly("TU")+",", "") + "," + at("Club", weekly("WE")+",", ""), "", "Tuesdays, 10am to 12 noon", ""},
	} {
		r := read(t, `{"id": "1", "name": "A", `+test.own+` "service_at_locations": [`+test.places+`]}`).Records(when.Settings{Today: day})[0]
		if got := []string{r.First("when"), r.First(intake.Told), r.Places[0].First(intake.Told)}; !slices.Equal(got, []string{test.when, test.told, test.ofPlace}) {
			t.Errorf("%s: %q\n%+v", test.name, got, r.Values)
		}
	}
}

// Links of another Signpost to its own pages lead to ours where there are some.
func TestLinksComeHome(t *testing.T) {
	site := siteOf("services/walk.md", "---\ntitle: Walk\n---\n")
	bring(t, site, read(t, `{"id": "1", "name": "Choir", "description": "We sing.\n\n[The walk](https://x.example/d/services/walk/#when), [the pack](https://x.example/d/packs/ideas/), [elsewhere](https://y.example/services/walk/).",
		"signpost": {"kind": "services", "slug": "choir", "page": "https://x.example/d/services/choir/", "fields": {"summary": "We sing."}}}`))
	says(t, site, "services/choir.md", "summary: We sing.", "[The walk](/services/walk/#when), [the pack](https://x.example/d/packs/ideas/), [elsewhere](https://y.example/services/walk/).")
}

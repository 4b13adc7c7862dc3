package intake

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

var today = when.Date{Year: 2026, Month: time.November, Day: 24}

// siteOf is a directory of files given as path and text in turn.
func siteOf(files ...string) fstest.MapFS {
	site := fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Test\n---\n")}}
	for i := 0; i < len(files); i += 2 {
		site["content/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return site
}

func options(t *testing.T, site fstest.MapFS) Options {
	t.Helper()
	times, err := directory.LoadTimes(site, directory.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return Options{Source: "council list", Times: times, Load: directory.Options{Today: today}}
}

// bring imports records into a site, and looks that the site is without mistakes then.
func bring(t *testing.T, site fstest.MapFS, records ...*Record) *Plan {
	t.Helper()
	plan, err := New(site, records, options(t, site))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range plan.Files {
		if _, there := site[f.Path]; there == f.New {
			t.Errorf("%s is new: %v, and there: %v", f.Path, f.New, there)
		}
		site[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	_, problems, err := directory.Load(site, directory.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == problem.Error {
			t.Errorf("%s:%d: %s\n%s", p.Path, p.Line, p.Message, site[p.Path].Data)
		}
	}
	return plan
}

// record is a service with values given as target and text in turn; their names are their targets.
func record(values ...string) *Record {
	r := &Record{Kind: directory.Services, Where: "row 2"}
	for i := 0; i < len(values); i += 2 {
		r.Add(values[i], values[i], values[i+1])
	}
	return r
}

func says(t *testing.T, site fstest.MapFS, path string, want ...string) {
	t.Helper()
	f := site["content/"+path]
	if f == nil {
		t.Errorf("there is no %s", path)
		return
	}
	for _, w := range want {
		if !strings.Contains(string(f.Data), w) {
			t.Errorf("%s does not say %q:\n%s", path, w, f.Data)
		}
	}
}

func TestARow(t *testing.T) {
	site := siteOf("themes/lifestyle.md", "---\ntitle: Lifestyle\nsynonyms: [keep fit]\n---\n")
	r := record("title", "CHAIR YOGA AT THE NHS &amp; U3A CENTRE", Body, "<p>Gentle <b>exercise</b>. Bring a mat.</p><ul><li>warm</li><li>dry</li></ul>",
		"when", "Mon 10am - 11am", "cost", "3.5", "min_age", "18+", Category, "Keep fit", "contact.phone", "Tel: (01632) 960123", "contact.email", "Yoga@Example.org", "", "Abbey ward")
	r.Places = []*Record{{Kind: directory.Places, Values: []Value{{"Venue", "title", "Village Hall"}, {"Postcode", "postcode", "b974ex "}}}}
	plan := bring(t, site, r)
	says(t, site, "services/chair-yoga-at-the-nhs-and-u3a-centre.md", "title: Chair Yoga at the NHS & U3A Centre\n", "when: Mon 10am - 11am\n", "cost: \"£3.50\"\n", "min_age: 18\n", "themes: [lifestyle]\n",
		`contact: {phone: "01632 960 123", email: Yoga@example.org}`, "places: [village-hall]", "summary: Gentle exercise.\n", "---\nBring a mat.\n\n- warm\n- dry\n", "nameless: \"Abbey ward\"")
	says(t, site, "places/village-hall.md", "postcode: B97 4EX\n")
	if t.Failed() {
		t.Log(plan.Report.Notes)
	}
}

// What people have changed stays, what the source has changed is updated, what it no longer has is told, and the same once more
// changes nothing.
func TestImportingAgain(t *testing.T) {
	site := siteOf()
	first := func() []*Record {
		return []*Record{record("title", "Walk", "who", "Adults", "cost", "Free", "when", "Mondays, 10am to 11am"), record("title", "Choir", Body, "We sing.")}
	}
	bring(t, site, first()...)
	if again := bring(t, site, first()...); len(again.Files) > 0 {
		t.Errorf("the same source changes %s", again.Files[0].Path)
	}
	path := "content/services/walk.md"
	edited := strings.Replace(string(site[path].Data), "who: Adults\n", "who: Anybody\n# ask Ann\n", 1)
	site[path] = &fstest.MapFile{Data: []byte(edited)}
	plan := bring(t, site, record("title", "Walk", "who", "Adults over 50", "cost", "£2", "when", "Mondays, 10am to 11am"))
	says(t, site, "services/walk.md", "who: Anybody\n# ask Ann\n", "cost: \"£2\"\n")
	says(t, site, "services/choir.md", "We sing.")
	if plan.Report.Count(Edited) != 1 || plan.Report.Count(Gone) != 1 {
		t.Errorf("it tells %+v", plan.Report.Notes)
	}
}

// Names of persons and their mobiles are in no file.
func TestWithheld(t *testing.T) {
	site := siteOf()
	plan := bring(t, site, record("title", "Chess club", Person, "Jane Smith", "contact.phone", "07700 900123 / 01632 960 123", "contact.email", "jane.smith@gmail.com",
		Body, "Ring Jane Smith on +44 7700 900 123.", "", "Jane Smith, 07700900123"))
	says(t, site, "services/chess-club.md", "phone: \"01632 960 123\"")
	for path, f := range site {
		for _, secret := range []string{"Smith", "7700", "gmail"} {
			if strings.Contains(string(f.Data), secret) {
				t.Errorf("%s says %s:\n%s", path, secret, f.Data)
			}
		}
	}
	if plan.Report.Count(Withheld) < 4 {
		t.Errorf("it tells %+v", plan.Report.Notes)
	}
}

// An entry that people wrote is never written over.
func TestAnotherSlug(t *testing.T) {
	site := siteOf("services/walk.md", "---\ntitle: Walk\n---\nOurs.\n")
	bring(t, site, record("title", "Walk", "when", "whenever the sun shines"))
	says(t, site, "services/walk.md", "Ours.")
	says(t, site, "services/walk-2.md", "Times, as the source has them: whenever the sun shines")
}

// What is no text, and what is nothing but dirt, makes entries without a mistake all the same.
func FuzzRecord(f *testing.F) {
	f.Add("Walk", "title", "<p>x</p>", "body", "[a](/b)", "when")
	f.Add("---\n", "summary", "\x00\xff&#0;<script>alert(1)</script>", "body", "07700900123", "contact.phone")
	f.Add("{a: b}", "title", "![x](javascript:alert(1))", "markdown", "#", "told")
	f.Fuzz(func(t *testing.T, a, x, b, y, c, z string) {
		site := siteOf()
		r := record(x, a, y, b, z, c)
		r.Places = []*Record{{Kind: directory.Places, Values: []Value{{a, "title", b}, {b, "address", c}, {c, "postcode", a}}}}
		plan := bring(t, site, r)
		for _, file := range plan.Files {
			if !strings.HasPrefix(file.Path, "content/") || strings.Contains(file.Path, "..") {
				t.Errorf("it would write %q", file.Path)
			}
		}
	})
}

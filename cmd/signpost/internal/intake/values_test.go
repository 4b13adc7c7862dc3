package intake

import (
	"slices"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

// What a cell says, and what stands in the file then.
func TestValues(t *testing.T) {
	for _, test := range []struct{ target, text, want string }{
		{"contact.phone", "(01632) 960-123", `phone: "01632 960 123"`},
		{"contact.phone", "1632960123", `phone: "01632 960 123"`}, // a spreadsheet took the 0
		{"contact.phone", "Tel. 01632 960 123 ext 4", `phone: "01632 960 123 ext. 4"`},
		{"contact.phone", "01632 960123 / 01632 960124", "**Also:** 01632 960124"},
		{"contact.phone", "01632 960123 (office hours)", "**Contact.phone:** 01632 960123 (office hours)"},
		{"contact.phone", "01632 96", `contact.phone: "01632 96"`},
		{"contact.phone", "see facebook", "**Contact.phone:** see facebook"},
		{"contact.phone", "walks@example.org", "contact: {email: walks@example.org}"},
		{"access", "N", "**Access:** No"},
		{"contact.email", "mailto:Walks@Example.ORG", "email: Walks@example.org"},
		{"contact.email", "Walks: a@example.org; b@example.org", "**Also:** b@example.org"},
		{"contact.email", "walks at example.org", `contact.email: "walks at example.org"`},
		{"contact.website", "www.example.org", "website: https://www.example.org"},
		{"contact.website", "http//example.org", "website: http://example.org"},
		{"contact.website", "facebook", `contact.website: "facebook"`},
		{"cost", "0", "cost: Free"},
		{"cost", "3.5", `cost: "£3.50"`},
		{"cost", "£2 (members free)", `cost: "£2 (members free)"`},
		{"when", "Mondays, 10am to 11am", "when: Mondays, 10am to 11am"},
		{"when", "every other Friday", "Times, as the source has them: every other Friday"},
		{"when", "Mon 7.30-9", "Times, as the source has them: Mon 7.30-9"},
		{"when", "Monday 09:00-17:00; Tuesday 09:00-17:00", "when: Mondays and Tuesdays, 9am to 5pm\n"},
		{Ages, "16-25", "min_age: 16\nmax_age: 25\n"},
		{Ages, "Over 50s", "min_age: 50\n"},
		{"who", "18+", "min_age: 18\n"},
		{Ages, "adults", "who: adults\n"},
		{"referral", "Self-referral", "referral: self\n"},
		{"referral", "ask the nurse", "**Referral:** ask the nurse"},
		{"access", "Disabled toilet, hearing loop, dogs", "access: [accessible-toilet, hearing-loop]"},
		{"access", "Disabled toilet, dogs", "**Access:** dogs"},
		{"languages", "Polish, Urdu, Klingon", "languages: [pl, ur]"},
		{"languages", "Polish, Klingon", "**Languages:** Klingon"},
		{"checked.on", "03/01/2026 16:57", "checked: {on: 2026-01-03, how: import}"},
		{"checked.on", "2027-01-01", `checked.on: "2027-01-01"`}, // still to come
		{"status", "Temporarily closed", "status: paused\n"},
		{"status", "dunno", `status: "dunno"`},
		{"keywords", "walking; fresh air", "keywords: [walking, fresh air]"},
		{Reach, "01632 960 123, walks@example.org, www.example.org/walks", `contact: {phone: "01632 960 123", email: walks@example.org, website: https://www.example.org/walks}`},
		{Told, "Bring a mat", "**Told:** Bring a mat"},
		{"", "=SUM(A1:A9)", `nameless: "=SUM(A1:A9)"`},
		{"", "two\nlines", `nameless: "two lines"`},
		{"summary", "=HYPERLINK(\"https://example.org\")", `summary: "=HYPERLINK(\"https://example.org\")"`},
		{Body, "---\n{{ a }} <script>alert(1)</script>", "{{ a }}"},
	} {
		site := siteOf()
		bring(t, site, record("title", "Walk", test.target, test.text))
		says(t, site, "services/walk.md", test.want)
	}
	site := siteOf()
	bring(t, site, &Record{Kind: directory.Places, Where: "row 2", Values: []Value{{"Name", "title", "Hall"}, {"PC", "postcode", "b974ex."}, {"Lat", "lat", "-1.9"}, {"Lon", "lon", "52.3"}}})
	says(t, site, "places/hall.md", "postcode: B97 4EX\n", `lat: "-1.9"`) // swapped coordinates lie beside the entry
}

// What is withheld is in no file, but in the report: names of persons, their mobiles, their own mail addresses, and a
// confidential address.
func TestWithheldWhereverItStands(t *testing.T) {
	for _, test := range []struct{ target, text, secret string }{
		{"contact.phone", "07700 900123", "900123"},
		{"contact.phone", "Jane on 01632 960 123", "Jane"},
		{"title", "Yoga 07700 900 123", "900"},
		{Body, "Text +44 (0)7700 900123.", "900123"},
		{"when", "Ring 07700-900-123 for times", "900"},
		{Reach, "Jane Smith, 01632 960 123", "Smith"},
		{"", "jane.smith@gmail.com", "gmail"},
		{"keywords", "walks, 07700900123", "900123"},
	} {
		site := siteOf()
		plan := bring(t, site, record("title", "Walk", test.target, test.text))
		for path, f := range site {
			if strings.Contains(string(f.Data), test.secret) {
				t.Errorf("%s %q: %s says %q:\n%s", test.target, test.text, path, test.secret, f.Data)
			}
		}
		if plan.Report.Count(Withheld) == 0 {
			t.Errorf("%s %q: it tells %+v", test.target, test.text, plan.Report.Notes)
		}
	}
	site := siteOf()
	r := record("title", "Refuge", Person, "Mrs Jean Brown", Body, "Ask Jean Brown. We are at 12 Long Lane.", Secret, "12 Long Lane")
	r.Places = []*Record{{Kind: directory.Places, Values: []Value{{"Address", "address", "c/o Jean Brown, 3 High St"}}}}
	bring(t, site, r)
	says(t, site, "services/refuge.md", "summary: Ask (name withheld).\n", "\nWe are at (address withheld).")
	says(t, site, "places/3-high-st.md", "title: \"3 High St\"\n")
	for path, f := range site {
		if strings.Contains(string(f.Data), "Brown") {
			t.Errorf("%s says the name:\n%s", path, f.Data)
		}
	}
	site = siteOf()
	bring(t, site, record("title", "Yoga 07700 900 123"), record("title", "Jane Smith's walk", Person, "Jane Smith"))
	says(t, site, "services/yoga-mobile-number-withheld.md", "title: Yoga (mobile number withheld)\n")
	if f := site["content/services/yoga-mobile-number-withheld.md"]; strings.Contains(string(f.Data), "900") {
		t.Errorf("%s", f.Data)
	}
	// The owner has agreed.
	site = siteOf()
	bring(t, site, record("title", "Walk", "contact.phone", "07700 900123", "contact.consent", "yes"))
	says(t, site, "services/walk.md", `contact: {phone: "07700 900123", consent: true}`)
}

// Places that rows share are one. What a row says otherwise stands beside its own entry; a place that people wrote stays.
func TestSharedPlaces(t *testing.T) {
	at := func(title string, address ...string) *Record {
		r := record("title", title)
		place := &Record{Kind: directory.Places, Where: "row 2"}
		place.Add("Venue", "title", address[0])
		place.Add("Address", "address", address[1])
		place.Add("Directions", "getting_there", address[2])
		r.Places = []*Record{place}
		return r
	}
	site := siteOf("places/church.md", "---\ntitle: Church\naddress: [Mill Lane]\n---\n")
	bring(t, site, at("Walk", "Village Hall", "High Street", "Bus 7"), at("Choir", "The Hall", "High Street", "Bus 8"), at("Bells", "Church", "Mill Lane", "Over the bridge"))
	says(t, site, "places/village-hall.md", "getting_there: Bus 7\n")
	says(t, site, "services/choir.md", "places: [village-hall]", `Venue: "The Hall"`, `Directions: "Bus 8"`)
	says(t, site, "services/bells.md", "places: [church]", `Directions: "Over the bridge"`)
	says(t, site, "places/church.md", "---\ntitle: Church\naddress: [Mill Lane]\n---\n")
}

// Themes come by the table of categories, which is drafted where it does not know one.
func TestThemesByATable(t *testing.T) {
	site := siteOf("themes/debt-advice.md", "---\ntitle: Debt advice\nsynonyms: [owe money]\n---\n")
	o := options(t, site)
	var err error
	if o.Themes, err = ReadMapping([]byte("category,theme,times seen\nBudgeting,debt-advice,3\nOther,,1\nCarers,carers,0\n")); err != nil {
		t.Fatal(err)
	}
	plan, err := New(site, []*Record{record("title", "Clinic", Category, "Budgeting; Owe money|Carers|Gardening; Other")}, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range plan.Files {
		site[f.Path] = site["content/index.md"]
		if f.Path == "content/services/clinic.md" && !strings.Contains(string(f.Data), "themes: [debt-advice, carers]\n") {
			t.Errorf("%s", f.Data)
		}
	}
	if site["content/themes/carers.md"] == nil {
		t.Error("the theme is not made")
	}
	if got := string(plan.Themes.Bytes()); got != "category,theme,times seen\nBudgeting,debt-advice,1\nCarers,carers,1\nGardening,,1\nOther,,1\nOwe money,debt-advice,1\n" {
		t.Errorf("the table is\n%s", got)
	}
}

// A row without an id of its own is known by its title and postcode, and when these change by what else it says.
func TestKnownAgain(t *testing.T) {
	site := siteOf()
	row := func(title, phone, text string) *Record {
		return record("title", title, "contact.phone", phone, Body, text, "cost", "£2")
	}
	bring(t, site, row("Walk", "01632 960 123", "Round the lake."), row("Choir", "01632 960 124", "We sing."))
	plan := bring(t, site, row("Lake walk", "01632 960 123", "Round the lake."), row("Choir", "01632 960 124", "We sing."))
	says(t, site, "services/walk.md", "title: Lake walk\n")
	if plan.Report.Count(Gone) > 0 || len(plan.Files) != 1 {
		t.Errorf("%d files, %+v", len(plan.Files), plan.Report.Notes)
	}
	// A new one that has little in common with the old one is new, and the old one is gone.
	plan = bring(t, site, row("Tea dance", "01632 960 125", "We dance."), row("Choir", "01632 960 124", "We sing."))
	if plan.Report.Count(Gone) != 1 || site["content/services/tea-dance.md"] == nil {
		t.Errorf("%+v", plan.Report.Notes)
	}
}

// Rows of one title are told apart by all they say: their order does not matter, nor which of them goes.
func TestRowsOfOneTitle(t *testing.T) {
	rows := func() []*Record {
		return []*Record{record("title", "Yoga", "when", "Mondays, 10am to 11am"), record("title", "Yoga", "when", "Tuesdays, 10am to 11am"), record("title", "Yoga", "when", "Fridays, 10am to 11am")}
	}
	site := siteOf()
	bring(t, site, rows()...)
	again := rows()
	slices.Reverse(again)
	if plan := bring(t, site, again...); len(plan.Files) > 0 {
		t.Errorf("another order changes %s", plan.Files[0].Path)
	}
	plan := bring(t, site, rows()[:2]...)
	if len(plan.Files) > 0 || plan.Report.Count(Gone) != 1 {
		t.Errorf("%d files, %+v", len(plan.Files), plan.Report.Notes)
	}
}

// What the whole site's check finds is mended, too; what would tell a confidential address is withheld.
func TestWhatTheCheckFinds(t *testing.T) {
	site := siteOf("services/walk.md", "---\ntitle: Walk\n---\n")
	r := record("title", "Choir", "who", "Anybody", Markdown, "See [the walk](/services/walk/) and [this](/services/nowhere/).")
	bring(t, site, r)
	says(t, site, "services/choir.md", "/services/nowhere/") // without the site's check nobody knows that it leads nowhere
	delete(site, "content/services/choir.md")
	o := options(t, site)
	asked := 0
	o.Check = func(files map[string][]byte) (found []problem.Problem, err error) {
		asked++
		text := string(files["content/services/choir.md"])
		if at := strings.Index(text, "[this](/services/nowhere/"); at >= 0 {
			found = append(found, problem.Problem{Path: "content/services/choir.md", Line: 1 + strings.Count(text[:at], "\n"), Col: 1, Rule: "link", Message: "there is no page"})
		}
		return found, nil
	}
	plan, err := New(site, []*Record{r}, o)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(plan.Files[0].Data); asked != 2 || !strings.Contains(text, `\[this\](`) {
		t.Errorf("asked %d times:\n%s", asked, text)
	}
}

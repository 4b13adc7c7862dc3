package csvtable

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/intake/wording"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

var today = when.Date{Year: 2026, Month: time.November, Day: 24}

// bring imports a table into a site, and looks that the site is without mistakes then.
func bring(t *testing.T, site fstest.MapFS, table *Table, kind directory.Kind) *intake.Plan {
	t.Helper()
	times, err := directory.LoadTimes(site, directory.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := intake.New(site, table.Records(kind), intake.Options{Source: "list", Notes: table.Notes, Times: times, Load: directory.Options{Today: today}})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range plan.Files {
		if !strings.HasPrefix(f.Path, "content/") || strings.Contains(f.Path, "..") {
			t.Errorf("it would write %q", f.Path)
		}
		site[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	_, problems, err := directory.Load(site, directory.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == problem.Error {
			t.Errorf("%s:%d: %s\n%.3000s", p.Path, p.Line, p.Message, site[p.Path].Data)
		}
	}
	return plan
}

func newSite() fstest.MapFS {
	return fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Test\n---\n")},
		"content/themes/lifestyle.md": {Data: []byte("---\ntitle: Lifestyle\n---\n")},
		"content/areas/redditch.md":   {Data: []byte("---\ntitle: Redditch\n---\n")},
		"content/places/hall.md":      {Data: []byte("---\ntitle: Village Hall\naddress: [High Street]\npostcode: B97 4EX\n---\n")}}
}

// heads are columns of every sort.
var heads = []string{"Name", "Summary", "Description", "Provider", "Provider phone", "Venue", "Address 1", "Address 2", "Town", "Postcode", "Tel", "Email", "Website", "Contact", "Contact name",
	"Opening times", "Day", "Start time", "Monday", "Sunday", "Cost", "Who", "Ages", "Min age", "Keywords", "Notes", "Area", "Last checked", "Latitude", "Directions", "Food", "Room", "Ref", "Confidential", "Tuesday open", "Tuesday close", "Wheelchair access", "Languages", "Referral", "Nonsense", ""}

// cells are what people write into any of them.
var cells = []string{"", "", "", "Chair yoga", "Walk & talk", "Jane Smith", "Village Hall", "High Street", "B97 4EX", "b974ex", "B97", "01632 960123", "01632 960123 (office hours)", "01632 960123 / 01632 960124", "07700 900123",
	"1632960123", "ring Ann on 01632 960 123 ext 4", "walks@example.org", "Walks <walks@example.org>; choir@example.org", "jane.smith@gmail.com", "www.example.org", "https://example.org/a?b=c, see also example.com",
	"Mondays, 10am to 11am", "every other Friday", "10:00", "Closed", "3.50", "£2 (members free)", "16-25", "over 50s", "0", "18", "adults", "walking; fresh air, tea", "2026-01-03", "03/13/2026", "52.3", "-1.94", "=SUM(A1:A9)", "=IMAGE(\"x\")",
	"<p>One <b>bold</b></p><script>alert(1)</script>", "<script>only()</script>", "---", "***", "# 7", "- item\n- other", "title: [x", "{{ site }}", "!!binary x", "'=1+1", "\"quoted\"", "a\nb\n\nc", "  ", "\u200b", "\u202eRTL עברית", "日本語", "\x07bell", "![x](javascript:alert(1))",
	"[a](/services/nowhere/)", "<http://x>", "Online", "n/a", "-", "#REF!", "yes", "Redditch", "Lifestyle", "TBC", "M\u00fcller &amp; S\u00f6hne", strings.Repeat("long words ", 300), strings.Repeat("x", 3000), "100% *free* _now_ `x`"}

// table is a random one, always the same for a seed.
func table(seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 1))
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	columns := []string{"Name", "Description"}
	for range 2 + random.IntN(12) {
		columns = append(columns, heads[random.IntN(len(heads))])
	}
	_ = w.Write(columns) // a buffer takes everything
	for range 1 + random.IntN(8) {
		row := make([]string, len(columns))
		for i := range row {
			row[i] = cells[random.IntN(len(cells))]
		}
		_ = w.Write(row)
	}
	w.Flush()
	return b.String()
}

// Every word of every cell is in what is written, or in the report; and nothing is wrong with what is written.
func TestNothingIsLost(t *testing.T) {
	for seed := range uint64(40) {
		text := table(seed)
		for _, kind := range []directory.Kind{directory.Services, directory.Events, directory.Organisations, directory.Places} {
			read, err := Read([]byte(text))
			if err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, text)
			}
			site := newSite()
			plan := bring(t, site, read, kind)
			if lost := lostOf(site, plan, read); len(lost) > 0 {
				t.Errorf("seed %d, %s: lost: %s", seed, kind, strings.Join(lost, "\n"))
			}
			if r := plan.Report; r.Values != r.Kept+r.Aside+r.Withheld {
				t.Errorf("seed %d: of %d values %d are kept, %d set aside, %d withheld", seed, r.Values, r.Kept, r.Aside, r.Withheld)
			}
			if again := bring(t, site, read, kind); len(again.Files) > 0 {
				t.Errorf("seed %d, %s: the same once more changes %s", seed, kind, again.Files[0].Path)
			}
			if t.Failed() {
				t.Fatalf("%.2000s", text)
			}
		}
	}
}

var wordIn = regexp.MustCompile(`[\pL\pN]+`)

// lostOf are the cells of which a word is nowhere.
func lostOf(site fstest.MapFS, plan *intake.Plan, table *Table) (lost []string) {
	var all strings.Builder
	for _, f := range site {
		all.Write(f.Data)
	}
	for _, n := range plan.Report.Notes {
		all.WriteString(n.Text + "\n" + wording.Line(n.Text) + "\n")
	}
	have := tight(all.String())
	for _, row := range table.Rows {
		for i, column := range table.Columns {
			cell := row.cell(i)
			for _, word := range wordIn.FindAllString(wording.Line(cell), -1) {
				if !strings.Contains(have, tight(word)) && !implied(column, word) {
					lost = append(lost, fmt.Sprintf("row %d: %q of column %q in %q", row.Number, word, column.Name, cell))
				}
			}
		}
	}
	return lost
}

// implied are words that say what a field says otherwise.
func implied(c Column, word string) bool {
	switch c.Target {
	case "when.monday", "when.sunday", "when.tuesday.start", "when.tuesday.end":
		return word == "Closed" || word == "yes" // the other days are said, or the day is
	case "confidential_address", "access", "referral":
		return word == "yes" // it is written true, or as the column's word
	case intake.Ages, "min_age", "who":
		return word == "over" || word == "50s" // min_age: 50
	case "contact.phone", "organisation.contact.phone", intake.Reach:
		return word == "ext" || word == "ring" || word == "on" // it is written "ext."
	}
	return false
}

// tight is a text of which only letters and digits count.
func tight(s string) string {
	return strings.Join(wordIn.FindAllString(strings.ToLower(s), -1), "")
}

// FuzzRead reads any bytes as a table, and takes it through to entries that load without an error.
func FuzzRead(f *testing.F) {
	for seed := range uint64(20) {
		f.Add([]byte(table(seed)), byte(seed))
	}
	f.Add([]byte("\xff\xfeN\x00a\x00m\x00e\x00\n\x00W\x00a\x00l\x00k\x00"), byte(0))
	f.Add([]byte("List of 2026\n\nName;Tel;Notes\nWalk;01632 960123;\"two\nlines\"\nWalk;;\"open\n"), byte(1))
	f.Add([]byte("sep=|\r\nName|Name||\r\nCaf\xe9|b|c|d|e\r\n"), byte(2))
	f.Add([]byte("slug,id,title,page,body\nwalk,,Walk,x,\"## Hi\n[a](/b/)\"\n"), byte(0))
	f.Fuzz(func(t *testing.T, data []byte, kind byte) {
		table, err := Read(data)
		if err != nil {
			return
		}
		kinds := []directory.Kind{directory.Services, directory.Events, directory.Organisations, directory.Places}
		bring(t, newSite(), table, kinds[int(kind)%len(kinds)])
	})
}

package csvtable

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/intake"
)

// A Column is what stands below one name.
type Column struct {
	Name    string
	Target  string // where it goes; "" where it is set aside
	Why     string // how that is known: "its name", "what is in it", "you said so"; "" where it is not
	Example string // the first cell that says something
	Filled  int    // cells that say something

	index int
}

// The targets that only a table has.
const (
	ID    = "record" // what the source calls the row
	Slug  = "slug"   // what the entry's file was called
	Day   = "when.day"
	Date  = "when.date"
	Time  = "when.time"
	Start = "when.start"
	End   = "when.end"
	Often = "when.often"
)

// weekdays are the targets of tables with a column a day.
var weekdays = []string{"when.monday", "when.tuesday", "when.wednesday", "when.thursday", "when.friday", "when.saturday", "when.sunday"}

// several are targets that more than one column may have.
var several = map[string]bool{intake.Body: true, intake.Category: true, intake.Person: true, intake.Told: true, intake.Reach: true, "contact.phone": true, "contact.email": true,
	"place.address": true, "place.town": true, "keywords": true, "access": true, "when": true, "areas": true, "languages": true, "who": true, "cost": true}

// guess decides what the columns hold.
func (t *Table) guess() {
	for i := range t.Columns {
		t.look(&t.Columns[i])
	}
	if t.own() {
		for i := range t.Columns {
			t.Columns[i].Target, t.Columns[i].Why = ownTarget(t.Columns[i].Name), "its name"
		}
		return
	}
	type candidate struct {
		column *Column
		guess
	}
	var list []candidate
	for i := range t.Columns {
		c := &t.Columns[i]
		if g := guessName(c.Name); g.target != "" && t.fits(c, g.target) {
			list = append(list, candidate{c, g})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(a.rank, b.rank) })
	taken := map[string]bool{}
	for _, x := range list {
		if taken[x.target] && !several[x.target] {
			continue
		}
		taken[x.target] = true
		x.column.Target, x.column.Why = x.target, "its name"
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Target != "" || c.Filled == 0 {
			continue
		}
		if target := t.byContent(c); target != "" && (!taken[target] || several[target]) {
			taken[target] = true
			c.Target, c.Why = target, "what is in it"
		}
	}
	if !taken["title"] {
		t.guessTitle()
	}
}

// look notes what a column holds at all.
func (t *Table) look(c *Column) {
	for _, row := range t.Rows {
		if cell := row.cell(c.index); cell != "" {
			if c.Filled == 0 {
				c.Example = cell
			}
			c.Filled++
		}
	}
}

// fits reports whether what stands in a column can be what its name says.
func (t *Table) fits(c *Column, target string) bool {
	switch target {
	case ID:
		return c.Filled > 0 && c.Filled*20 >= len(t.Rows)*19 && t.distinct(c) == c.Filled && !t.counts(c)
	case "place.lat", "place.lon":
		return c.Filled == 0 || t.share(c, isNumber) > 0.8
	case "contact.consent":
		return t.share(c, isYesNo) > 0.8
	case "status":
		return t.distinct(c) <= 12
	}
	return true
}

// counts tells a column that numbers the rows and does not name them: each number would be another row's when one goes.
func (t *Table) counts(c *Column) bool {
	switch foldName(c.Name) {
	case "no", "number", "row", "row id", "key", "item", "":
	default:
		return false
	}
	for i, row := range t.Rows {
		if row.cell(c.index) != strconv.Itoa(i+1) {
			return false
		}
	}
	return true
}

func (t *Table) distinct(c *Column) int {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		if cell := row.cell(c.index); cell != "" {
			seen[cell] = true
		}
	}
	return len(seen)
}

// share is the part of the filled cells of which something holds.
func (t *Table) share(c *Column, is func(string) bool) float64 {
	n, all := 0, 0
	for _, row := range t.Rows[:min(len(t.Rows), 500)] {
		if cell := row.cell(c.index); cell != "" {
			all++
			if is(cell) {
				n++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}

var (
	number  = regexp.MustCompile(`^-?\d{1,3}(?:\.\d+)?$`)
	address = regexp.MustCompile(`^\S+@\S+\.\S+$`)
	mayName = regexp.MustCompile(`(?i)\b(?:who|contact|ring|call|lead|leader|person|organi[sz]er|coordinator|volunteer|staff|officer|chair|treasurer|secretary)\b`)
	web     = regexp.MustCompile(`(?i)^(?:https?://|www\.)\S+$`)
)

func isNumber(s string) bool { return number.MatchString(s) }

func isYesNo(s string) bool {
	switch strings.ToLower(s) {
	case "yes", "no", "y", "n", "true", "false", "1", "0":
		return true
	}
	return false
}

// byContent is what a column holds whose name does not say it.
func (t *Table) byContent(c *Column) string {
	const most = 0.7
	switch {
	case t.share(c, address.MatchString) > most:
		return "contact.email"
	case t.share(c, web.MatchString) > most:
		return "contact.website"
	case t.share(c, func(s string) bool { _, reason := contact.Postcode(s); return reason == "" }) > most:
		return "place.postcode"
	case mayName.MatchString(c.Name) && t.share(c, intake.LikeName) > 0.5:
		return intake.Person
	case t.share(c, func(s string) bool { p, reason := contact.ReadPhone(s); return reason == "" && len(p.Dial) > 9 }) > most:
		return "contact.phone"
	}
	return ""
}

// guessTitle takes for the titles the first column of short texts that differ.
func (t *Table) guessTitle() {
	for i := range t.Columns {
		c := &t.Columns[i]
		short := func(s string) bool { return len(s) < 100 && strings.ContainsFunc(s, unicode.IsLetter) }
		if c.Target == "" && c.Filled > 0 && 2*c.Filled > len(t.Rows) && t.share(c, short) > 0.9 && 4*t.distinct(c) > 3*c.Filled {
			c.Target, c.Why = "title", "what is in it"
			return
		}
	}
}

// own reports whether the table is one of those that Signpost itself writes.
func (t *Table) own() bool {
	for _, name := range []string{"slug", "id", "title", "page", "body"} {
		if !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Name == name }) {
			return false
		}
	}
	return true
}

// ownTarget is the target of a column that is called as the field is.
func ownTarget(name string) string {
	switch name {
	case "page":
		return ""
	case "body":
		return intake.Markdown
	case "id":
		return ID
	}
	return name
}

package csvtable

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/intake/wording"
	"signpost/cmd/signpost/internal/problem"
)

// ofPlace are the fields of a place that a row about something else has.
var ofPlace = []string{"address", "postcode", "lat", "lon", "getting_there"}

// Targets are all that a column of a table of a kind may be sent to, in the order of the kind's fields.
func Targets(kind directory.Kind) []string {
	var list []string
	for _, f := range directory.FieldsOf(kind) {
		if len(f.Fields) == 0 && !f.Made {
			list = append(list, f.Name)
		}
		for _, p := range f.Fields {
			if f.Form == directory.FormGroup && !f.Made {
				list = append(list, f.Name+"."+p.Name)
			}
		}
	}
	list = append(list, intake.Targets...)
	list = append(list, ID, Slug, Day, Date, Time, Start, End, Often)
	for _, day := range weekdays {
		list = append(list, day, day+".start", day+".end")
	}
	if kind != directory.Places {
		list = append(list, "place.title", "place.town")
		for _, name := range ofPlace {
			list = append(list, name, "place."+name)
		}
	}
	if kind != directory.Organisations {
		for _, name := range []string{"title", "summary", "contact.phone", "contact.email", "contact.website"} {
			list = append(list, "organisation."+name)
		}
	}
	return list
}

// Choose sends columns where somebody says: each choice is a target, an equals sign, and the name of a column or its letter.
// "aside" keeps a column out of the entries. The error names what is not known.
func (t *Table) Choose(kind directory.Kind, choices []string) error {
	known := append(Targets(kind), "aside")
	for _, choice := range choices {
		target, name, ok := strings.Cut(choice, "=")
		target, name = strings.TrimSpace(target), strings.TrimSpace(name)
		if !ok || name == "" {
			return fmt.Errorf("--columns %q is no pair: write it like title=Name", choice)
		}
		if !slices.Contains(known, target) {
			hint := ""
			if near := problem.Nearest(target, known); near != "" {
				hint = fmt.Sprintf(": did you mean %q?", near)
			}
			return fmt.Errorf("--columns: a %s has no field %q%s", kind.One(), target, hint)
		}
		i := t.find(name)
		if i < 0 {
			var all []string
			for _, c := range t.Columns {
				all = append(all, c.Name)
			}
			hint := ""
			if near := problem.Nearest(name, all); near != "" {
				hint = fmt.Sprintf(": did you mean %q?", near)
			}
			return fmt.Errorf("--columns: there is no column %q%s", name, hint)
		}
		t.send(i, placed(kind, target))
	}
	return nil
}

// placed is the whole name of a target: those of a place within another entry begin with place.
func placed(kind directory.Kind, target string) string {
	switch {
	case kind != directory.Places && slices.Contains(ofPlace, target):
		return "place." + target
	case target == "organisation" && kind != directory.Organisations:
		return "organisation.title"
	case (target == "places" || target == "place") && kind != directory.Places:
		return "place.title"
	}
	return target
}

// send gives a column a target. The one that was guessed for a target of one column alone loses it.
func (t *Table) send(i int, target string) {
	if target == "aside" {
		t.Columns[i].Target, t.Columns[i].Why = "", "you said so"
		return
	}
	for n := range t.Columns {
		if c := &t.Columns[n]; n != i && c.Target == target && c.Why != "you said so" {
			c.Target, c.Why = "", ""
		}
	}
	t.Columns[i].Target, t.Columns[i].Why = target, "you said so"
}

func (t *Table) find(name string) int {
	for _, same := range []func(a, b string) bool{
		func(a, b string) bool { return a == b },
		strings.EqualFold,
		func(a, b string) bool { return foldName(a) == foldName(b) && foldName(a) != "" },
	} {
		if i := slices.IndexFunc(t.Columns, func(c Column) bool { return same(c.Name, name) }); i >= 0 {
			return i
		}
	}
	return slices.IndexFunc(t.Columns, func(c Column) bool { return letters(c.index) == name })
}

// Records are the rows as records of a kind.
func (t *Table) Records(kind directory.Kind) []*intake.Record {
	var list []*intake.Record
	for _, row := range t.Rows {
		list = append(list, t.record(kind, row))
	}
	return list
}

func (t *Table) record(kind directory.Kind, row Row) *intake.Record {
	r := &intake.Record{Kind: kind, Where: fmt.Sprintf("row %d", row.Number)}
	place := &intake.Record{Kind: directory.Places, Where: r.Where}
	organisation := &intake.Record{Kind: directory.Organisations, Where: r.Where}
	var times []moment
	for i, c := range t.Columns[:len(row.cells)] {
		cell := row.cells[i]
		if cell == "" {
			continue
		}
		part, isPlace := strings.CutPrefix(c.Target, "place.")
		ofOrganisation, isOrganisation := strings.CutPrefix(c.Target, "organisation.")
		switch {
		case c.Target == ID:
			r.ID = wording.Line(cell)
			if directory.IsUUID(r.ID) {
				r.Add(c.Name, "id", cell)
			}
		case c.Target == Slug:
			if r.Slug = cell; content.Slug(cell) != cell {
				r.Add(c.Name, "", cell)
			}
		case strings.HasPrefix(c.Target, "when."):
			times = append(times, moment{c.Name, c.Target, cell})
		case isPlace && kind == directory.Places:
			addPlace(r, c.Name, part, cell)
		case isPlace && kind == directory.Organisations:
			r.Add(c.Name, "", cell)
		case isPlace:
			addPlace(place, c.Name, part, cell)
		case isOrganisation && kind == directory.Organisations:
			r.Add(c.Name, ofOrganisation, cell)
		case isOrganisation && kind == directory.Places:
			r.Add(c.Name, "", cell)
		case isOrganisation:
			organisation.Add(c.Name, ofOrganisation, cell)
		default:
			r.Add(c.Name, fitting(kind, c.Target), cell)
		}
	}
	if name, line := compose(times); line != "" {
		r.Add(name, fitting(kind, "when"), line)
	}
	for _, m := range without(times) {
		r.Add(m.name, intake.Told, m.cell)
	}
	attach(r, place, organisation)
	return r
}

// fitting is a target that entries of the kind have; else what has no field is told in their text.
func fitting(kind directory.Kind, target string) string {
	switch {
	case target == "" || slices.Contains(intake.Targets, target) && (target != intake.Category || kind == directory.Services || kind == directory.Events) || target == intake.Markdown:
		return target
	case intake.FieldAt(kind, target).Name != "":
		return target
	case target == "who" || target == "cost" || target == "when" || target == "access" || target == intake.Ages:
		return intake.Told
	}
	return ""
}

// addPlace adds what a cell says of a place. A venue or an address may be all in one: "The Hall, High St, Evesham WR11 4HJ".
func addPlace(r *intake.Record, name, part, cell string) {
	switch part {
	case "town":
		r.Add(name, "address", cell)
		r.Add(name, intake.Town, cell)
	case "title", "address":
		before, code, after := cutPostcode(cell)
		if part == "title" && code != "" {
			first, rest, _ := strings.Cut(before, ",")
			if !strings.ContainsAny(first, "0123456789") { // else it is a house in a street
				r.Add(name, "title", first)
				before = rest
			}
			part = "address"
		}
		r.Add(name, part, strings.Trim(before+after, " ,;\n"))
		r.Add(name, "postcode", code)
	default:
		r.Add(name, part, cell)
	}
}

// cutPostcode takes a postcode out of an address.
func cutPostcode(s string) (before, code, after string) {
	if at := postcodeWithin.FindStringIndex(s); at != nil {
		if _, reason := contact.Postcode(s[at[0]:at[1]]); reason == "" {
			return strings.Trim(s[:at[0]], " ,;\n"), s[at[0]:at[1]], s[at[1]:]
		}
	}
	return s, "", ""
}

var postcodeWithin = regexp.MustCompile(`(?i)\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b`)

// attach puts the place and the organisation of a row to its record, if they are more than a town.
func attach(r, place, organisation *intake.Record) {
	if r.Kind == directory.Places || r.Kind == directory.Organisations {
		return
	}
	if strings.ContainsFunc(wording.Line(organisation.First("title")), unicode.IsLetter) {
		r.Organisation = organisation
	} else {
		for _, v := range organisation.Values {
			r.Add(v.Name, "", v.Text)
		}
	}
	if isTrue(r.First("confidential_address")) {
		for _, v := range place.Values {
			r.Add(v.Name, intake.Secret, v.Text)
		}
		return
	}
	located := false
	for _, v := range place.Values {
		town := slices.ContainsFunc(place.Values, func(x intake.Value) bool { return x.Target == intake.Town && x.Name == v.Name })
		located = located || !town && v.Target != "getting_there"
	}
	title := place.First("title")
	if len(place.Values) == 1 && hidden[strings.ToLower(wording.Line(title))] {
		r.Add(place.Values[0].Name, "confidential_address", "yes")
		return
	}
	if len(place.Values) == 1 && nowhere[strings.ToLower(wording.Line(title))] {
		r.Add(place.Values[0].Name, intake.Told, title)
		return
	}
	if located {
		r.Places = []*intake.Record{place}
		return
	}
	for _, v := range place.Values {
		switch v.Target {
		case intake.Town:
			r.Add(v.Name, "areas", v.Text)
		case "getting_there":
			r.Add(v.Name, intake.Told, v.Text)
		}
	}
}

// nowhere are words in the column of a venue that are none.
var nowhere = set("online", "zoom", "virtual", "on zoom", "via zoom", "online (zoom)", "telephone", "phone", "by phone", "various", "various venues", "various locations", "various venues across the county",
	"home visits", "members houses", "members' houses", "members homes", "members' homes", "people's homes", "at home", "in your own home", "your own home", "outreach", "community", "tbc", "to be confirmed", "to be announced", "tba", "none", "not applicable", "mobile", "nationwide", "countywide", "county wide", "online and telephone", "phone and online")

// hidden are words in that column that say that nobody is to know.
var hidden = set("confidential", "confidential address", "confidential location", "address withheld", "undisclosed", "secret", "not disclosed", "address confidential", "location confidential")

func isTrue(s string) bool { return isYesNo(s) && strings.ContainsAny(strings.ToLower(s[:1]), "yt1") }

// A moment is one cell that says something of when.
type moment struct{ name, target, cell string }

// compose makes one line of the cells that say when, in the order in which people say it.
func compose(times []moment) (name, line string) {
	cells := map[string]string{}
	var used, days, closed []string
	for _, m := range hoursOf(times) {
		if slices.Contains(weekdays, m.target) {
			if cells[m.target] != "" {
				continue
			}
			cells[m.target] = m.cell
			used = append(used, m.name)
			day := strings.ToUpper(m.target[5:6]) + m.target[6:] + " "
			if shut(m.cell) {
				closed = append(closed, day+m.cell)
			} else {
				days = append(days, strings.TrimSpace(day+clock(m.cell)))
			}
			continue
		}
		if cells[m.target] == "" {
			used = append(used, m.name)
			cells[m.target] = m.cell
		}
	}
	span := clock(cells[Time])
	if cells[Start] != "" {
		span = clock(cells[Start])
		if cells[End] != "" {
			span += " to " + clock(cells[End])
		}
	}
	often := cells[Often]
	if strings.EqualFold(often, "weekly") || strings.EqualFold(often, "every week") {
		often = ""
	}
	var parts []string
	for _, part := range []string{often, cells[Day], cells[Date], span} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) > 0 {
		days = append([]string{strings.Join(parts, ", ")}, days...)
	}
	if len(days) == 0 {
		days = closed // else they follow from the others
	}
	return strings.Join(used, ", "), strings.Join(days, "; ")
}

// hoursOf joins the cells that say when a day begins and ends.
func hoursOf(times []moment) []moment {
	var list []moment
	for _, m := range times {
		day, isStart := strings.CutSuffix(m.target, ".start")
		if !isStart {
			day, _ = strings.CutSuffix(m.target, ".end")
		}
		if day == m.target || !slices.Contains(weekdays, day) {
			list = append(list, m)
			continue
		}
		i := slices.IndexFunc(list, func(x moment) bool { return x.target == day })
		switch {
		case i < 0:
			list = append(list, moment{m.name, day, m.cell})
		case !shut(m.cell):
			list[i].name += ", " + m.name
			list[i].cell = clock(list[i].cell) + " to " + clock(m.cell)
		}
	}
	return list
}

// without are the cells that compose has no place for: the second of their kind.
func without(times []moment) (rest []moment) {
	seen := map[string]bool{}
	for _, m := range times {
		if seen[m.target] {
			rest = append(rest, m)
		}
		seen[m.target] = true
	}
	return rest
}

func shut(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "closed", "no", "none", "x", "n", "shut":
		return true
	}
	return false
}

// clock is a time of day without seconds.
func clock(cell string) string {
	if yes := strings.ToLower(cell); yes == "yes" || yes == "y" || yes == "✓" || yes == "open" {
		return ""
	}
	return seconds.ReplaceAllString(cell, "$1")
}

var seconds = regexp.MustCompile(`\b(\d{1,2}:\d{2}):00\b`)

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
)

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
	secret := t.secret(row)
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
		case secret && addSecretly(r, c, cell):
			// done
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
		case c.Target == "referral" && isYesNo(cell) && strings.Contains(foldName(c.Name), "self"): // elsewhere yes is that one is needed
			word := "professional"
			if isTrue(cell) {
				word = "self"
			}
			r.Add(c.Name, fitting(kind, c.Target), word)
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

// secret reports whether nobody is to know where it is: so it is, unless the cell says no.
func (t *Table) secret(row Row) bool {
	for i, c := range t.Columns[:len(row.cells)] {
		if c.Target == confidential && row.cells[i] != "" && (!isYesNo(row.cells[i]) || isTrue(row.cells[i])) {
			return true
		}
	}
	return false
}

const confidential = "confidential_address"

// addSecretly adds a cell of a row about a place that nobody is to find; it reports false where the cell is like any other.
func addSecretly(r *intake.Record, c Column, cell string) bool {
	part, isPlace := strings.CutPrefix(c.Target, "place.")
	switch {
	case c.Target == confidential && !isYesNo(cell): // "yes, a refuge"
		r.Add(c.Name, fitting(r.Kind, confidential), "yes")
		r.Add(c.Name, "", cell)
	case part == "town" && isPlace:
		r.Add(c.Name, fitting(r.Kind, townOf(r.Kind)), cell)
	case (isPlace || slices.Contains(ofPlace, c.Target)) && !(part == "title" && r.Kind == directory.Places):
		r.Add(c.Name, intake.Secret, cell)
	default:
		return false
	}
	return true
}

// townOf is the target of a town where no address is told.
func townOf(kind directory.Kind) string {
	if kind == directory.Places {
		return intake.Town
	}
	return "areas"
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
	located := false
	for _, v := range place.Values {
		town := slices.ContainsFunc(place.Values, func(x intake.Value) bool { return x.Target == intake.Town && x.Name == v.Name })
		located = located || !town && v.Target != "getting_there"
	}
	title := place.First("title")
	if len(place.Values) == 1 && hidden[strings.ToLower(wording.Line(title))] {
		r.Add(place.Values[0].Name, confidential, "yes")
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

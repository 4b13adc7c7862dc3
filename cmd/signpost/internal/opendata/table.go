package opendata

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
)

// Tables are the kinds of which there is a table, in the order in which they are told of.
var Tables = []directory.Kind{directory.Services, directory.Events, directory.Organisations, directory.Places, directory.Themes, directory.Areas, directory.Packs}

// Table gives all entries of a kind as a spreadsheet: a line with the names of the fields, then a line an entry. It is UTF-8
// with a byte order mark, without which Excel takes it for another encoding, with commas and "\r\n" (RFC 4180). Items of a list
// are joined by "; ", and can't be told apart again where an item has a semicolon of its own: the JSON files have lists. Columns are the fields of front matter; those of a group stand behind a dot. "page" is the address of the
// entry's page, "body" the Markdown below the front matter.
//
// A cell that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets an apostrophe in front, as
// OWASP advises against CSV injection; a number does not.
func Table(d *directory.Directory, kind directory.Kind) []byte {
	x := exporterOf(d)
	switch kind {
	case directory.Services:
		return tableOf(d.Services, x.serviceRow)
	case directory.Events:
		return tableOf(d.Events, x.eventRow)
	case directory.Organisations:
		return tableOf(d.Organisations, x.organisationRow)
	case directory.Places:
		return tableOf(told(d.Places), x.placeRow)
	case directory.Themes:
		return tableOf(d.Themes, x.themeRow)
	case directory.Areas:
		return tableOf(d.Areas, x.areaRow)
	case directory.Packs:
		return tableOf(d.Packs, x.packRow)
	}
	return nil
}

// tableOf writes a line for the names of the columns, which are there even if there is no entry, then one for each entry.
func tableOf[T any](list []*T, row func(*T) columns) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	var cells []string
	for _, c := range row(new(T)) {
		cells = append(cells, c.name)
	}
	_ = w.Write(cells) // a buffer takes everything
	for n, x := range list {
		if n == enough {
			w.Flush()
			all := b.Len() / enough * len(list)
			b.Grow(all - b.Len() + all/20)
		}
		for i, c := range row(x) {
			cells[i] = Harmless(c.text)
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}

// A column is a cell with its field's name.
type column struct{ name, text string }

type columns []column

func (c columns) text(name, value string) columns { return append(c, column{name, value}) }

func (c columns) list(name string, values []string) columns {
	return append(c, column{name, strings.Join(values, "; ")})
}

func (c columns) whole(name string, n int) columns {
	if n == 0 {
		return c.text(name, "")
	}
	return c.text(name, strconv.Itoa(n))
}

func (c columns) yes(name string, value bool) columns {
	if !value {
		return c.text(name, "")
	}
	return c.text(name, "true")
}

func (c columns) contact(v directory.Contact) columns {
	return c.text("contact.phone", v.Phone.Display).text("contact.text", v.Text.Display).text("contact.email", v.Email).text("contact.website", v.Website)
}

// row is that of an entry of any kind, with the columns of its own kind.
func (x *exporter) row(e *directory.Entry, own columns) columns {
	c := columns{}.text("slug", e.Slug).text("id", x.id(e)).text("title", e.Title).text("summary", e.Summary)
	c = append(c, own...)
	on := ""
	if !e.Checked.On.IsZero() {
		on = e.Checked.On.String()
	}
	return c.list("keywords", e.Keywords).text("checked.on", on).text("checked.by", e.Checked.By).text("checked.how", e.Checked.How).
		list("aliases", e.Aliases).text("page", x.address(e)).text("body", strings.TrimSpace(e.Markdown()))
}

func (x *exporter) serviceRow(v *directory.Service) columns {
	o := offerOfService(v)
	own := columns{}.text("type", v.Type).text("organisation", slugOf(v.Organisation)).list("places", placeSlugs(o.places)).
		list("areas", slugsOf(v.Areas)).list("themes", slugsOf(v.Themes))
	own = own.visit(o).text("room", v.Room)
	return x.row(&v.Entry, own.yes("sensitive", v.Sensitive).yes("confidential_address", v.Confidential).text("status", v.Status).list("instead", o.instead))
}

func (x *exporter) eventRow(e *directory.Event) columns {
	o, place := offerOfEvent(e), ""
	if len(o.places) > 0 {
		place = o.places[0].Slug
	}
	own := columns{}.list("themes", slugsOf(o.themes)).text("place", place).text("room", e.Room).list("areas", slugsOf(e.Areas)).
		text("organisation", slugOf(e.Organisation)).list("partners", slugsOf(e.Partners)).list("services", slugsOf(e.AllServices()))
	return x.row(&e.Entry, own.visit(o).yes("sensitive", e.Sensitive).text("status", e.Status).list("instead", o.instead))
}

// visit is when something is, for whom, and what a visitor needs to know.
func (c columns) visit(o offer) columns {
	return c.times(o.times).text("who", o.who).whole("min_age", o.minAge).whole("max_age", o.maxAge).text("cost", o.cost).text("referral", o.referral).
		list("access", o.access).list("languages", o.languages).contact(o.contact).text("say", o.say).text("on_arrival", o.onArrival).
		text("bring", o.bring).text("food", o.food)
}

// times are the lines as they were written, and the days that differ.
func (c columns) times(t *directory.Times) columns {
	var cancelled, moved []string
	for _, day := range t.Cancelled {
		cancelled = append(cancelled, day.String())
	}
	for _, m := range t.Moved {
		moved = append(moved, m.From.String()+" to "+movedTo(m))
	}
	return c.list("when", t.Lines).list("cancelled", cancelled).list("moved", moved)
}

func (x *exporter) placeRow(p *directory.Place) columns {
	lat, lon, area := "", "", ""
	if p.Located() {
		lat, lon = strconv.FormatFloat(p.Lat, 'f', -1, 64), strconv.FormatFloat(p.Lon, 'f', -1, 64)
	}
	if p.Area != nil {
		area = p.Area.Slug
	}
	return x.row(&p.Entry, columns{}.list("address", p.Lines).text("postcode", p.Postcode).text("lat", lat).text("lon", lon).text("area", area).
		list("access", p.Access).text("getting_there", p.GettingThere).contact(p.Contact))
}

func (x *exporter) organisationRow(o *directory.Organisation) columns {
	return x.row(&o.Entry, columns{}.list("areas", slugsOf(o.Areas)).contact(o.Contact).yes("sensitive", o.Sensitive))
}

func (x *exporter) themeRow(t *directory.Theme) columns {
	return x.row(&t.Entry, columns{}.list("synonyms", t.Synonyms))
}

func (x *exporter) areaRow(a *directory.Area) columns {
	up := ""
	if a.PartOf != nil {
		up = a.PartOf.Slug
	}
	return x.row(&a.Entry, columns{}.text("part_of", up).list("synonyms", a.Synonyms))
}

func (x *exporter) packRow(p *directory.Pack) columns {
	var entries []string
	for _, item := range p.Items {
		if e := item.Entry(); e != nil {
			entries = append(entries, string(e.Kind)+"/"+e.Slug)
		}
	}
	return x.row(&p.Entry, columns{}.list("entries", entries))
}

func slugOf(o *directory.Organisation) string {
	if o == nil {
		return ""
	}
	return o.Slug
}

func placeSlugs(places []*directory.Place) []string {
	var slugs []string
	for _, p := range places {
		slugs = append(slugs, p.Slug)
	}
	return slugs
}

// number is what stands for itself in every spreadsheet, as a longitude does.
var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// Harmless is a cell that no spreadsheet takes for a formula.
func Harmless(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) || number.MatchString(text) {
		return text
	}
	return "'" + text
}

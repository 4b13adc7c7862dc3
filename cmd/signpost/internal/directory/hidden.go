package directory

import (
	"slices"

	"signpost/cmd/signpost/internal/markdown"
)

// An Address is where a confidential place is, as one of its files has it.
type Address struct {
	Lines    []string
	Postcode string
	Lat, Lon float64
}

// A Hidden is a confidential place with the addresses that must not be published.
type Hidden struct {
	Place     *Place
	Addresses []Address
}

// Hidden are the confidential places whose files state an address. The addresses stand here alone, for whoever has to
// make sure that they stand nowhere else: no field of a Place leads to them, so no layout can show them.
func (d *Directory) Hidden() []Hidden {
	var list []Hidden
	note := func(p *Place) {
		if len(p.hidden) > 0 {
			list = append(list, Hidden{p, p.hidden})
		}
	}
	for _, p := range d.Places {
		note(p)
	}
	for _, t := range d.Translations {
		if p, ok := t.Value.(*Place); ok {
			note(p)
		}
	}
	return list
}

// ConfidentialTitle is what a confidential place is called wherever something leads to it: its own name would tell those who
// know the town.
const ConfidentialTitle = "A confidential address: ring first"

// hide drops what must not be published: all but its area, and what helps people who are brought there.
func (p *Place) hide() {
	if p.named == "" {
		p.named = p.Title
	}
	p.Confidential, p.Title, p.titleKey = true, ConfidentialTitle, titleKey(ConfidentialTitle)
	p.Summary, p.Keywords, p.Aliases = "", nil, nil
	if len(p.Lines) > 0 || p.Postcode != "" || p.Located() {
		p.hidden = append(slices.Clip(p.hidden), Address{p.Lines, p.Postcode, p.Lat, p.Lon})
	}
	p.Lines, p.Postcode, p.Lat, p.Lon, p.GettingThere = nil, "", 0, 0, ""
	p.Contact, p.Body = Contact{}, markdown.Body{}
}

// Named is what the place's own file calls it, for those who can read that.
func (p *Place) Named() string {
	if p.Confidential {
		return p.named
	}
	return p.Title
}

// FieldOn is the field to which a line of the entry's file belongs; "" for the body.
func (e *Entry) FieldOn(line int) string {
	if e.body.line > 0 && line >= e.body.line {
		return ""
	}
	name, at := "", 0
	for _, f := range e.fieldsAt {
		if f.pos.Line <= line && f.pos.Line >= at && !slices.ContainsFunc([]byte(f.name), func(b byte) bool { return b == '.' || b == '[' }) {
			name, at = f.name, f.pos.Line
		}
	}
	return name
}

package opendata

import (
	"slices"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/hsds"
)

// fields are those of a front matter, under their names. What is empty is left out.
type fields map[string]any

func (f fields) text(name, value string) {
	if value != "" {
		f[name] = value
	}
}

func (f fields) list(name string, values []string) {
	if len(values) > 0 {
		f[name] = values
	}
}

func (f fields) yes(name string, value bool) {
	if value {
		f[name] = true
	}
}

func (f fields) group(name string, value fields) {
	if len(value) > 0 {
		f[name] = value
	}
}

// extra begins what is said of an entry of any kind.
func extra(e *directory.Entry) fields {
	f := fields{}
	f.text("summary", e.Summary)
	f.list("keywords", e.Keywords)
	f.list("aliases", e.Aliases)
	if !e.Checked.On.IsZero() {
		by := fields{"on": e.Checked.On.String()}
		by.text("by", e.Checked.By)
		by.text("how", e.Checked.How)
		f.group("checked", by)
	}
	return f
}

func (x *exporter) extraOf(e *directory.Entry, f fields) *hsds.Extra {
	if x.lean {
		return nil
	}
	return &hsds.Extra{Kind: string(e.Kind), Slug: e.Slug, Fields: f}
}

// extraOfOffer is what is said of services and events alike.
func extraOfOffer(o offer) fields {
	f := extra(o.entry)
	f.times(o.times)
	f.text("referral", o.referral)
	f.list("access", o.access)
	f.contact(o.contact)
	f.text("say", o.say)
	f.text("on_arrival", o.onArrival)
	f.text("bring", o.bring)
	f.text("food", o.food)
	f.text("room", o.room)
	f.yes("sensitive", o.sensitive)
	f.list("areas", slugsOf(o.areas))
	f.list("instead", o.instead)
	return f
}

func (x *exporter) extraOfService(v *directory.Service) *hsds.Extra {
	f := extraOfOffer(offerOfService(v))
	f.text("type", v.Type)
	f.yes("confidential_address", v.Confidential)
	return x.extraOfPage(&v.Entry, f)
}

// extraOfPage says as well where the entry's page is.
func (x *exporter) extraOfPage(e *directory.Entry, f fields) *hsds.Extra {
	extra := x.extraOf(e, f)
	if extra != nil {
		extra.Page = x.address(e)
	}
	return extra
}

func (x *exporter) extraOfEvent(e *directory.Event) *hsds.Extra {
	f := extraOfOffer(offerOfEvent(e))
	f.list("themes", slugsOf(e.Themes))
	f.list("partners", slugsOf(e.Partners))
	f.list("services", slugsOf(e.Services))
	var sessions []fields
	for _, v := range e.Variations {
		sessions = append(sessions, session(v))
	}
	if len(sessions) > 0 {
		f["sessions"] = sessions
	}
	extra := x.extraOfPage(&e.Entry, f)
	if extra != nil {
		for _, o := range partners(e) {
			extra.Organizations = append(extra.Organizations, *x.organization(o))
		}
	}
	return extra
}

// partners are those of all dates of an event, each once.
func partners(e *directory.Event) []*directory.Organisation {
	list := slices.Clone(e.Partners)
	for _, v := range e.Variations {
		for _, o := range v.Partners {
			if !slices.Contains(list, o) {
				list = append(list, o)
			}
		}
	}
	return list
}

// session is what differs on one date of a series.
func session(v directory.Variation) fields {
	f := fields{"on": v.On.String()}
	f.text("title", v.Title)
	f.list("themes", slugsOf(v.Themes))
	f.list("partners", slugsOf(v.Partners))
	f.list("services", slugsOf(v.Services))
	if v.Place != nil && !v.Place.Confidential {
		f["place"] = v.Place.Slug
	}
	f.text("room", v.Room)
	f.text("note", v.Note)
	return f
}

func (x *exporter) extraOfOrganisation(o *directory.Organisation) *hsds.Extra {
	f := extra(&o.Entry)
	f.list("areas", slugsOf(o.Areas))
	f.yes("sensitive", o.Sensitive)
	return x.extraOf(&o.Entry, f)
}

func (x *exporter) extraOfPlace(p *directory.Place) *hsds.Extra {
	f := extra(&p.Entry)
	f.list("address", p.Lines)
	if p.Area != nil {
		f["area"] = p.Area.Slug
	}
	f.list("access", p.Access)
	f.contact(p.Contact)
	return x.extraOf(&p.Entry, f)
}

// times are the lines as they were written, with what differs from them.
func (f fields) times(t *directory.Times) {
	f.list("when", t.Lines)
	var cancelled []string
	for _, day := range t.Cancelled {
		cancelled = append(cancelled, day.String())
	}
	f.list("cancelled", cancelled)
	var moved []fields
	for _, m := range t.Moved {
		moved = append(moved, fields{"from": m.From.String(), "to": movedTo(m)})
	}
	if len(moved) > 0 {
		f["moved"] = moved
	}
}

// movedTo is the day to which a date was moved, with its time where that is another.
func movedTo(m directory.Move) string {
	if m.Times == nil {
		return m.To.String()
	}
	return m.Times.Words()
}

// contact is the part of it for which an organisation or a location has no field, and what a service's fields may also say
// of themselves.
func (f fields) contact(c directory.Contact) {
	g := fields{}
	g.text("phone", c.Phone.Display)
	g.text("text", c.Text.Display)
	g.text("email", c.Email)
	g.text("website", c.Website)
	g.yes("consent", c.Consent)
	f.group("contact", g)
}

type hasSlug interface {
	*directory.Service | *directory.Organisation | *directory.Theme | *directory.Area
}

func slugsOf[T hasSlug](list []T) []string {
	var slugs []string
	for _, v := range list {
		switch v := any(v).(type) {
		case *directory.Service:
			slugs = append(slugs, v.Slug)
		case *directory.Organisation:
			slugs = append(slugs, v.Slug)
		case *directory.Theme:
			slugs = append(slugs, v.Slug)
		case *directory.Area:
			slugs = append(slugs, v.Slug)
		}
	}
	return slugs
}

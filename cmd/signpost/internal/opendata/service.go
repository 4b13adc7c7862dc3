package opendata

import (
	"regexp"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/hsds"
)

func (x *exporter) service(v *directory.Service) hsds.Service {
	s := x.serviceOf(offerOfService(v))
	s.Signpost = x.extraOfService(v)
	return s
}

func (x *exporter) event(e *directory.Event) hsds.Service {
	s := x.serviceOf(offerOfEvent(e))
	s.Signpost = x.extraOfEvent(e)
	return s
}

var statuses = map[string]string{"open": hsds.Active, "paused": hsds.TemporarilyClosed, "closed": hsds.Defunct}

// referral says who can ask.
var referral = map[string]string{
	"self":         "You can contact them yourself.",
	"professional": "A professional needs to refer you, for example your GP.",
	"either":       "You can contact them yourself, or a professional can refer you.",
}

// serviceOf is a service of the standard, without what is in no standard.
func (x *exporter) serviceOf(o offer) hsds.Service {
	e := o.entry
	s := hsds.Service{ID: x.id(e), Name: e.Title, Description: x.description(e), URL: o.contact.Website, Email: o.contact.Email, Status: statuses[o.status],
		MinimumAge: o.minAge, MaximumAge: o.maxAge, Fees: o.cost, EligibilityDescription: o.who, ApplicationProcess: referral[o.referral],
		Alert: alert(o.status, o.insteadTitles), Organization: x.organization(o.organisation)}
	if s.URL == "" {
		s.URL = x.address(e)
	}
	if !e.Checked.On.IsZero() {
		s.AssuredDate = e.Checked.On.String()
		s.AssurerEmail = x.d.Settings.Contact.Email
		s.LastModified = e.Checked.On.In(x.d.Settings.Timezone).Format(time.RFC3339)
	}
	s.Contacts = contacts(s.ID, o.contact)
	s.Schedules = x.schedules(s.ID, o.times)
	s.ServiceAreas = x.areas(s.ID, o.areas)
	for _, p := range o.places {
		s.ServiceAtLocations = append(s.ServiceAtLocations, x.atLocation(s.ID, p, o.room))
	}
	s.Languages = x.languages(s.ID, o.languages)
	s.CostOptions = x.costs(s.ID, o.cost)
	s.Attributes = x.terms(s.ID, o.themes)
	return s
}

// description is the summary, and the text below it unless the exporter is lean.
func (x *exporter) description(e *directory.Entry) string {
	if x.lean {
		return e.Summary
	}
	return strings.TrimSpace(e.Summary + "\n\n" + strings.TrimSpace(x.abroad(e.Markdown())))
}

var ownLink = regexp.MustCompile(`(\[[^\[\]]*\]\()/([^/])`)

// abroad is a text of which the links lead to this site from anywhere.
func (x *exporter) abroad(text string) string {
	if x.d.Settings.BaseURL == directory.LocalBaseURL {
		return text
	}
	return ownLink.ReplaceAllStringFunc(text, func(link string) string {
		parts := ownLink.FindStringSubmatch(link)
		return parts[1] + x.d.Settings.BaseURL + parts[2]
	})
}

// alert says of what is paused or closed that it is, and what there is instead.
func alert(status string, instead []string) string {
	text := ""
	switch status {
	case "paused":
		text = "It is not on at the moment."
	case "closed":
		text = "This is no longer on."
	default:
		return ""
	}
	if len(instead) > 0 {
		text += " These may help instead: " + strings.Join(instead, ", ") + "."
	}
	return text
}

func (x *exporter) organization(o *directory.Organisation) *hsds.Organization {
	if o == nil {
		return nil
	}
	id := x.id(&o.Entry)
	org := &hsds.Organization{ID: id, Name: o.Title, Description: o.Summary, Email: o.Contact.Email, Website: o.Contact.Website,
		URI: x.address(&o.Entry), Phones: phones(id, o.Contact), Signpost: x.extraOfOrganisation(o)}
	if org.Description == "" {
		org.Description = o.Title // the standard wants one
	}
	return org
}

// contacts is one contact without a name: whom a directory lists is a desk, not a person.
func contacts(owner string, c directory.Contact) []hsds.Contact {
	numbers := phones(owner, c)
	if len(numbers) == 0 && c.Email == "" {
		return nil
	}
	return []hsds.Contact{{ID: part(owner, "contact"), Email: c.Email, Phones: numbers}}
}

func phones(owner string, c directory.Contact) []hsds.Phone {
	var list []hsds.Phone
	if c.Phone.Display != "" {
		list = append(list, hsds.Phone{ID: part(owner, "phone"), Number: c.Phone.Display, Type: "voice"})
	}
	if c.Text.Display != "" {
		list = append(list, hsds.Phone{ID: part(owner, "text"), Number: c.Text.Display, Type: "text"})
	}
	return list
}

func (x *exporter) areas(owner string, areas []*directory.Area) []hsds.ServiceArea {
	var list []hsds.ServiceArea
	for _, a := range areas {
		list = append(list, hsds.ServiceArea{ID: part(owner, "area/"+a.Slug), Name: a.Title, URI: x.address(&a.Entry)})
	}
	return list
}

func (x *exporter) languages(owner string, codes []string) []hsds.Language {
	var list []hsds.Language
	for _, code := range codes {
		list = append(list, hsds.Language{ID: part(owner, "language/"+code), Code: code})
	}
	return list
}

// costs is the cost in words, and as an amount where that is certain.
func (x *exporter) costs(owner, cost string) []hsds.CostOption {
	if cost == "" {
		return nil
	}
	option := hsds.CostOption{ID: part(owner, "cost"), Option: cost}
	if directory.IsFree(cost) {
		free := 0.0
		option.Amount = &free
	}
	return []hsds.CostOption{option}
}

// terms are the themes. A term's own ID is that of the theme's entry.
func (x *exporter) terms(owner string, themes []*directory.Theme) []hsds.Attribute {
	var list []hsds.Attribute
	for _, t := range themes {
		term := &hsds.TaxonomyTerm{ID: x.id(&t.Entry), Code: t.Slug, Name: t.Title, Description: t.Summary,
			Taxonomy: x.d.Settings.Title, TermURI: x.address(&t.Entry)}
		if term.Description == "" || x.lean {
			term.Description = t.Title // the standard wants one
		}
		list = append(list, hsds.Attribute{ID: part(owner, "theme/"+t.Slug), LinkType: "service", Term: term})
	}
	return list
}

// atLocation ties a service to a place.
func (x *exporter) atLocation(owner string, p *directory.Place, room string) hsds.ServiceAtLocation {
	return hsds.ServiceAtLocation{ID: part(owner, "place/"+p.Slug), Description: room, Location: x.location(p)}
}

func (x *exporter) location(p *directory.Place) *hsds.Location {
	id := x.id(&p.Entry)
	l := &hsds.Location{ID: id, Type: "physical", Name: p.Title, Description: p.Summary, Transportation: p.GettingThere,
		Latitude: p.Lat, Longitude: p.Lon, Phones: phones(id, p.Contact), Signpost: x.extraOfPlace(p)}
	if p.Postcode != "" {
		l.Addresses = []hsds.Address{address(id, p)}
	}
	for _, word := range p.Access {
		l.Accessibility = append(l.Accessibility, hsds.Accessibility{ID: part(id, "access/"+word), Description: accessWords(word)})
	}
	return l
}

// address is a postal address. Where it has no more than one line the place's name comes before it. The standard wants a
// county: the largest area around the place, or its town again.
func address(owner string, p *directory.Place) hsds.Address {
	lines := p.Lines
	town, county := "", ""
	if n := len(lines); n > 1 {
		town, lines = lines[n-1], lines[:n-1]
	}
	for a := p.Area; a != nil; a = a.PartOf {
		if town == "" {
			town = a.Title
		}
		county = a.Title
	}
	if town == "" {
		town = p.Title
	}
	if county == "" {
		county = town
	}
	street := strings.Join(lines, ", ")
	if street == "" {
		street = p.Title
	}
	return hsds.Address{ID: part(owner, "address"), Address1: street, City: town, StateProvince: county, PostalCode: p.Postcode,
		Country: "GB", Type: "physical"}
}

func accessWords(word string) string {
	text := strings.ReplaceAll(word, "-", " ")
	return strings.ToUpper(text[:1]) + text[1:]
}

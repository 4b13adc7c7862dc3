package site

import "signpost/cmd/signpost/internal/directory"

// The types below are the parts of https://schema.org that tell search engines about sessions.
type (
	schemaEvent struct {
		Context     string        `json:"@context"`
		Type        string        `json:"@type"`
		Name        string        `json:"name"`
		Description string        `json:"description,omitempty"`
		URL         string        `json:"url"`
		StartDate   string        `json:"startDate"`
		EndDate     string        `json:"endDate,omitempty"`
		Status      string        `json:"eventStatus"`
		Attendance  string        `json:"eventAttendanceMode"`
		Previous    string        `json:"previousStartDate,omitempty"`
		Free        bool          `json:"isAccessibleForFree,omitempty"`
		Location    *schemaPlace  `json:"location,omitempty"`
		Organizer   *schemaPerson `json:"organizer,omitempty"`
	}
	schemaPlace struct {
		Type    string         `json:"@type"`
		Name    string         `json:"name"`
		Address *schemaAddress `json:"address,omitempty"`
	}
	schemaAddress struct {
		Type     string `json:"@type"`
		Street   string `json:"streetAddress,omitempty"`
		Locality string `json:"addressLocality,omitempty"`
		Postcode string `json:"postalCode,omitempty"`
		Country  string `json:"addressCountry"`
	}
	schemaPerson struct {
		Type string `json:"@type"`
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
)

// schemaDates is how many of the coming dates are told to search engines.
const schemaDates = 6

// eventSchema describes the coming dates of an event, cancelled ones too: an engine that has one already hears of it.
func (s *Site) eventSchema(e *directory.Event, dates []Date) []schemaEvent {
	var list []schemaEvent
	for _, d := range firstDates(dates, schemaDates) {
		x := schemaEvent{
			Context: "https://schema.org", Type: "Event", Name: d.Title, Description: e.Summary, URL: s.look.abs(e.Address()),
			StartDate: d.RFC(), EndDate: d.EndRFC(), Status: "https://schema.org/EventScheduled",
			Attendance: "https://schema.org/OfflineEventAttendanceMode", Free: directory.IsFree(e.Cost),
		}
		switch {
		case d.Cancelled:
			x.Status = "https://schema.org/EventCancelled"
		case d.IsMoved():
			x.Status, x.Previous = "https://schema.org/EventRescheduled", d.MovedFrom.String()
		}
		if p := d.On.Place; p != nil {
			x.Location = schemaPlaceOf(p)
		}
		if o := e.Organisation; o != nil {
			x.Organizer = &schemaPerson{Type: "Organization", Name: o.Title, URL: s.look.abs(o.Address())}
		}
		list = append(list, x)
	}
	return list
}

// schemaPlaceOf tells where a place is. Of a confidential one the model knows nothing but its town.
func schemaPlaceOf(p *directory.Place) *schemaPlace {
	address := &schemaAddress{Type: "PostalAddress", Postcode: p.Postcode, Country: "GB"}
	if len(p.Lines) > 0 {
		address.Street = p.Lines[0]
	}
	if p.Area != nil {
		address.Locality = p.Area.Title
	}
	return &schemaPlace{Type: "Place", Name: p.Title, Address: address}
}

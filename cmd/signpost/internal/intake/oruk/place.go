package oruk

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
)

// locations are where it is. What has neither an address, nor a position, nor a name is no place.
func (m *mapper) locations(n *node, own bool) {
	at := n.list("service_at_locations")
	for _, x := range at {
		l := x.get("location")
		before := len(m.r.Places)
		m.places = append(m.places, nil)
		if l.shape != object {
			continue
		}
		if d := x.str("description"); d != "" && !own {
			target := intake.Told
			if len(at) == 1 {
				target = "room"
			}
			m.r.Add("Where", target, d)
		}
		if !own {
			m.contacts(m.r, x)
		}
		m.location(l)
		if len(m.r.Places) > before {
			m.places[len(m.places)-1] = m.r.Places[before]
		}
	}
	for _, l := range n.list("locations") {
		m.location(l)
	}
}

func (m *mapper) location(l *node) {
	if kind := strings.ToLower(l.str("location_type")); kind == "virtual" {
		told(m.r, l, "Where", "name")
		told(m.r, l, "Where", "url")
		restOf(m.r, l, "location")
		return
	}
	r := m.place(l, false)
	for _, target := range []string{"title", "address", "postcode", "lat"} {
		if r.First(target) != "" || slices.ContainsFunc(r.Raw, func(f field) bool { return f.Name == target }) {
			m.r.Places = append(m.r.Places, r)
			return
		}
	}
	for _, v := range r.Values {
		if v.Target != "id" {
			m.r.Add(v.Name, "", v.Text)
		}
	}
}

// place is a location as a place. One that is alone has its own times; others' are the service's.
func (m *mapper) place(l *node, alone bool) *intake.Record {
	r := m.record(directory.Places, l)
	own := m.own(r, l)
	r.Add("location.name", "title", l.str("name"))
	m.addresses(r, l, own)
	m.position(r, l)
	if !own || r.First("summary") == "" {
		r.Add("location.description", intake.Body, unlike(l.str("description", "short_desc"), l.str("name")))
	}
	skip(l, "description", "short_desc")
	r.Add("location.transportation", "getting_there", l.str("transportation"))
	m.accessibility(r, l, own)
	if own {
		skip(l, "phones", "schedules")
	} else {
		r.Add("location.email", "contact.email", l.str("email"))
		r.Add("location.website", "contact.website", l.str("website", "url"))
		m.contacts(r, l)
	}
	spoken := m.r
	if alone {
		spoken = r
	}
	for _, s := range l.list("languages") {
		spoken.Add("location.languages", "languages", oneOf(s, "name", "language", "code"))
	}
	spoken.Add("location.languages", "languages", l.str("languages"))
	if strings.EqualFold(l.peek("virtual").text, "false") {
		skip(l, "virtual") // as any place
	}
	if !alone {
		skip(l, "schedules", "regular_schedules", "holiday_schedules")
	}
	restOf(r, l, "location")
	return r
}

// position is where it is on the globe; a location that has none says 0.
func (m *mapper) position(r *intake.Record, l *node) {
	lat, lon := l.str("latitude"), l.str("longitude")
	if strings.Trim(lat, "0.") == "" && strings.Trim(lon, "0.") == "" {
		return
	}
	r.Add("location.latitude", "lat", lat)
	r.Add("location.longitude", "lon", lon)
}

// addresses takes the physical address; another stands beside the place.
func (m *mapper) addresses(r *intake.Record, l *node, own bool) {
	taken := "" // the address
	for _, a := range l.list("addresses", "physical_addresses", "address") {
		kind := strings.ToLower(a.str("address_type", "type"))
		postcode := a.str("postal_code", "postcode")
		if own {
			r.Add("address.postal_code", "postcode", postcode)
			m.county(r, a)
			use(a)
			continue
		}
		var lines []string
		for _, name := range []string{"address_1", "address_2", "address_3", "address_4", "city", "region", "state_province"} {
			if line := a.str(name); line != "" && !slices.ContainsFunc(lines, func(x string) bool { return strings.EqualFold(x, line) }) {
				lines = append(lines, line)
			}
		}
		if country := a.str("country"); country != "" && !slices.Contains([]string{"GB", "UK", "GBR", "UNITED KINGDOM", "ENGLAND", "WALES", "SCOTLAND", "NORTHERN IRELAND"}, strings.ToUpper(country)) {
			lines = append(lines, country)
		}
		attention, target := a.str("attention"), intake.Person
		if name := l.peek("name").text; strings.Contains(strings.ToLower(attention), strings.ToLower(name)) || strings.Contains(strings.ToLower(name), strings.ToLower(attention)) {
			target = "" // it is for the place
		}
		r.Add("address.attention", target, attention)
		whole := strings.Join(append(lines, postcode), ", ")
		if whole == taken {
			continue
		}
		if taken != "" || kind == "postal" || kind == "virtual" {
			r.Add("address, "+kind, "", whole)
			continue
		}
		taken = whole
		r.Add("address", "address", strings.Join(lines, "; "))
		r.Add("address.city", intake.Town, a.str("city"))
		r.Add("address.postal_code", "postcode", postcode)
	}
}

// accessibility is how easy it is to get in.
func (m *mapper) accessibility(r *intake.Record, l *node, own bool) {
	for _, a := range l.list("accessibility", "accessibility_for_disabilities") {
		if own {
			use(a)
			continue
		}
		r.Add("accessibility", "access", oneOf(a, "description", "accessibility"))
		r.Add("Access", intake.Told, a.str("details"))
	}
	r.Add("accessibility", "access", l.str("accessibility"))
}

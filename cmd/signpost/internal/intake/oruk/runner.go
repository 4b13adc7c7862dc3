package oruk

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
)

// organisation is who runs it, or nil.
func (m *mapper) organisation(n *node) *intake.Record {
	o := n.get("organization", "organisation")
	if o.shape != object {
		m.r.Add("organization", "", o.text)
		return nil
	}
	return m.runner(o)
}

// runner is an organisation; nil where it has no name, and then what it says is the service's.
func (m *mapper) runner(o *node) *intake.Record {
	r := m.record(directory.Organisations, o)
	own := m.own(r, o)
	r.Add("organization.name", "title", o.str("name"))
	if own {
		if d := o.str("description"); d != o.str("name") && r.First("summary") == "" {
			r.Add("organization.description", intake.Body, d)
		}
		skip(o, "uri")
	} else {
		r.Add("organization.description", intake.Body, unlike(o.str("description"), o.str("name")))
	}
	r.Add("organization.email", "contact.email", o.str("email"))
	r.Add("organization.website", "contact.website", o.str("website", "url"))
	m.contacts(r, o)
	for _, l := range o.list("locations") {
		if slices.Contains(m.at, l.peek("id").text) {
			use(l) // the service has it
		}
	}
	restOf(r, o, "organization")
	if r.First("title") == "" {
		for _, v := range r.Values {
			m.r.Add(v.Name, "", v.Text)
		}
		return nil
	}
	return r
}

// contacts are the ways to get in touch. Names of persons are for intake to withhold.
func (m *mapper) contacts(r *intake.Record, n *node) {
	for _, c := range n.list("contacts") {
		r.Add("contact.name", intake.Person, c.str("name"))
		r.Add("contact.title", "", c.str("title"))
		r.Add("contact.department", "", c.str("department"))
		r.Add("contact.email", "contact.email", c.str("email"))
		m.phones(r, c)
	}
	m.phones(r, n)
}

func (m *mapper) phones(r *intake.Record, n *node) {
	for _, p := range n.list("phones") {
		number := strings.Trim(oneOf(p, "number"), `"' `)
		if ext := p.str("extension"); ext != "" && number != "" {
			number += " ext. " + ext
		}
		kind := strings.ToLower(p.str("type", "number_type"))
		target := "contact.phone"
		switch kind {
		case "fax", "tty", "pager":
			target = ""
		case "text", "sms":
			target = "contact.text"
		}
		r.Add(strings.TrimSpace("phone "+kind), target, number)
		if about := p.str("description", "department"); about != "" {
			r.Add("phone.description", "", strings.TrimSuffix(about+": "+number, ": "))
		}
		skip(p, "language", "languages", "country_prefix")
	}
}

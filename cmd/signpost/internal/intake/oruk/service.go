package oruk

import (
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/hsds"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/intake/wording"
)

// statuses are the standard's words for ours; others are read as they are.
var statuses = map[string]string{hsds.Active: "open", hsds.Inactive: "closed", hsds.Defunct: "closed", hsds.TemporarilyClosed: "paused"}

// service maps a service with all that is in it.
func (m *mapper) service(n *node) *intake.Record {
	m.r = m.record(directory.Services, n)
	r := m.r
	own := m.own(r, n)
	if own {
		r.Raw = append(r.Raw, field{Name: "title", Value: n.get("name").content()})
	} else {
		r.Add("name", "title", n.str("name"))
	}
	if !own {
		r.Add("description", intake.Body, n.str("description"))
		r.Add("email", "contact.email", n.str("email"))
		r.Add("url", "contact.website", n.str("url", "website"))
		r.Add("assured_date", "checked.on", n.str("assured_date"))
		r.Add("assurer_email", "", n.str("assurer_email"))
		r.Add("alternate_name", "keywords", n.str("alternate_name"))
		r.Add("keywords", "keywords", strings.Join(keywords(textsOf(n.get("keywords"))), ", "))
		told(r, n, "Please note", "alert")
		told(r, n, "How to apply", "application_process")
		told(r, n, "Waiting time", "wait_time")
		told(r, n, "Interpreters", "interpretation_services")
		told(r, n, "Accreditations", "accreditations")
		r.Add("additional_information", intake.Body, n.str("additional_information"))
		m.required(n)
	}
	status := n.str("status")
	if word, known := statuses[strings.ToLower(status)]; known {
		status = word
	}
	r.Add("status", "status", status)
	m.eligibility(n)
	m.costs(n)
	for _, at := range n.list("service_at_locations") {
		m.at = append(m.at, at.peek("location").peek("id").text)
	}
	r.Organisation = m.organisation(n)
	for _, o := range n.peek("signpost").list("organizations") {
		if partner := m.runner(o); partner != nil {
			r.Partners = append(r.Partners, partner)
		}
	}
	m.locations(n, own)
	m.areas(n)
	for _, l := range n.list("languages") {
		r.Add("languages", "languages", oneOf(l, "code", "name", "language"))
	}
	r.Add("languages", "languages", n.str("languages"))
	m.terms(n, own)
	if !own {
		m.contacts(r, n)
		m.schedules(n)
	} else {
		skip(n, "description", "email", "url", "assured_date", "assurer_email", "last_modified", "alert", "application_process", "schedules", "contacts", "phones")
	}
	restOf(r, n, "")
	return r
}

// keywords are words for the search, not in capitals.
func keywords(texts []string) []string {
	var all []string
	for _, text := range texts {
		for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return c == ',' || c == ';' }) {
			all = append(all, wording.Title(word))
		}
	}
	return all
}

// oneOf is the first of some members that says something; the others are not told again.
func oneOf(n *node, names ...string) string {
	found := n.text
	n.used = true
	for _, name := range names {
		if s := n.str(name); found == "" {
			found = s
		}
	}
	return strings.TrimSpace(found)
}

// told puts a member into the text, under words for people.
func told(r *intake.Record, n *node, label string, names ...string) {
	r.Add(label, intake.Told, n.str(names...))
}

// skip marks members whose content is taken from elsewhere.
func skip(n *node, names ...string) {
	for _, name := range names {
		use(n.get(name))
	}
}

func use(n *node) {
	n.used = true
	for _, item := range n.items {
		use(item)
	}
	for _, m := range n.members {
		use(m.value)
	}
}

func textsOf(n *node) []string {
	n.used = true
	if n.shape == scalar {
		return []string{n.text}
	}
	var all []string
	for _, item := range n.items {
		if item.shape == scalar {
			all = append(all, item.text)
		}
	}
	return all
}

// required are documents that a person has to bring.
func (m *mapper) required(n *node) {
	var all []string
	for _, d := range n.list("required_documents") {
		all = append(all, oneOf(d, "document", "name"))
	}
	m.r.Add("required_documents", "bring", strings.Join(append(all, n.str("required_documents")), ", "))
}

// eligibility is whom it is for.
func (m *mapper) eligibility(n *node) {
	m.r.Add("eligibility_description", "who", n.str("eligibility_description"))
	m.r.Add("minimum_age", "min_age", n.str("minimum_age"))
	m.r.Add("maximum_age", "max_age", n.str("maximum_age"))
	m.who("Audience", n.str("audience"))
	m.who("Eligibility", n.str("eligibility"))
	for _, e := range n.list("eligibilitys", "eligibilities", "eligibility") {
		m.who("Eligibility", e.str("eligibility", "description"))
		m.r.Add("minimum_age", "min_age", e.str("minimum_age"))
		m.r.Add("maximum_age", "max_age", e.str("maximum_age"))
	}
}

// who is whom it is for; "none" says nothing of that.
func (m *mapper) who(name, text string) {
	target := "who"
	if isNone(text) {
		target = ""
	}
	m.r.Add(name, target, text)
}

func isNone(s string) bool { return strings.EqualFold(strings.Trim(s, " ."), "none") }

// areas are the names of those whom it is for by where they live.
func (m *mapper) areas(n *node) {
	for i, a := range n.list("service_areas") {
		if i < len(m.r.Areas) {
			m.r.Areas[i].Title = a.str("name")
			use(a)
			continue
		}
		m.r.Add("service_areas", "areas", oneOf(a, "name", "service_area", "extent"))
		skip(a, "uri")
	}
	m.r.Add("service_areas", "areas", n.str("service_areas"))
}

// terms are the words of vocabularies.
func (m *mapper) terms(n *node, own bool) {
	var names []string
	defer func() { m.r.Add("taxonomy", intake.Category, strings.Join(names, "\n")) }()
	for _, a := range n.list("attributes", "service_taxonomys", "service_taxonomies", "taxonomy_terms") {
		t := a.get("taxonomy_term", "taxonomy")
		if t.shape != object {
			t = a
		}
		name := oneOf(t, "name", "term", "label")
		if own {
			m.theme(intake.Term{Slug: t.str("code"), Title: name, Summary: unlike(t.str("description"), name), ID: t.str("id")})
			skip(t, "taxonomy", "term_uri")
			continue
		}
		if !strings.EqualFold(a.str("link_type"), "language") {
			names = append(names, name)
		}
		skip(t, "taxonomy", "term_uri", "vocabulary")
		if d := t.str("description"); d != name {
			m.r.Add("taxonomy_term.description", "", d)
		}
	}
}

// theme adds a theme of another Signpost. An event names its own beside the terms, which hold those of single dates too.
func (m *mapper) theme(t intake.Term) {
	for i := range m.r.Themes {
		if m.r.Themes[i].Slug == t.Slug {
			m.r.Themes[i] = t
			return
		}
	}
	if m.r.Kind != directory.Events {
		m.r.Themes = append(m.r.Themes, t)
	}
}

func unlike(s, other string) string {
	if s == other {
		return ""
	}
	return s
}

package oruk

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/when"
)

// schedules makes lines of the schedules of a service and of its places.
func (m *mapper) schedules(n *node) {
	var all []*node
	gather := func(of *node) {
		for _, name := range []string{"schedules", "regular_schedules", "regular_schedule"} {
			all = append(all, of.list(name)...)
		}
		for _, h := range of.list("holiday_schedules", "holiday_schedule") {
			h.rest("holiday_schedules", func(path, text string) { m.r.Add(path, "", text) })
			use(h)
		}
	}
	gather(n)
	for _, at := range n.list("service_at_locations") {
		gather(at)
		gather(at.get("location"))
	}
	var rules []rule
	unread := false
	var words []string // that the source has for people
	for _, s := range all {
		r, ok := readRule(s)
		for _, said := range []string{s.str("description"), s.str("notes")} {
			if said != "" && !slices.Contains(words, said) {
				words = append(words, said)
			}
		}
		m.r.Add("schedule_link", "contact.website", s.str("schedule_link"))
		m.r.Add("attending_type", "", s.str("attending_type"))
		skip(s, "timezone", "wkst")
		if !ok {
			unread = true
		} else if r.days != nil || r.monthDays != nil || r.freq == "" && !r.from.IsZero() {
			rules = append(rules, r)
		}
	}
	m.tellSchedules(all, rules, words, unread)
}

// tellSchedules takes the rules where all of them can be said and read again, else the source's words where they can be read,
// else all of it as text.
func (m *mapper) tellSchedules(all []*node, rules []rule, words []string, unread bool) {
	line := ""
	if !unread && len(rules) > 0 {
		line = m.say(rules)
	}
	if line != "" {
		m.r.Add("schedules", "when", line)
		var except []string
		for _, r := range rules {
			for _, day := range r.except {
				if r.has(day) && !slices.Contains(except, day.String()) {
					except = append(except, day.String())
				}
			}
		}
		if len(except) > 0 {
			slices.Sort(except)
			m.r.Add("exdates", "cancelled", strings.Join(except, "; "))
		}
	} else if len(rules) > 0 || unread {
		var parts []string
		for _, s := range all {
			parts = append(parts, partsOf(s))
		}
		m.r.Add("schedules", intake.Unread, strings.Join(parts, "\n"))
	}
	for _, said := range words {
		switch read, _ := intake.ReadTimes([]string{said}, m.times); {
		case line == "" && len(rules) == 0 && !unread:
			m.r.Add("schedule.description", "when", said)
		case read == nil || line == "":
			m.r.Add("Times", intake.Told, said)
		case !same(said, line, m.times):
			m.r.Add("schedule.description", "", said)
		}
	}
}

// same reports whether two texts mean the same times.
func same(a, b string, s when.Settings) bool {
	x, _ := when.Read(strings.Split(a, "\n"), s)
	y, _ := when.Read(strings.Split(b, "\n"), s)
	return x != nil && y != nil && x.Words() == y.Words()
}

// partsOf is a schedule as the source has it, for people to read.
func partsOf(s *node) string {
	var parts []string
	elsewhere := []string{"description", "notes", "schedule_link", "attending_type", "timezone", "wkst"}
	for _, x := range s.members {
		v := strings.Join(append(textsOf(x.value), ""), " ")
		if v = strings.TrimSpace(v); v != "" && !plumbing(x.name) && !slices.Contains(elsewhere, x.name) {
			parts = append(parts, strings.ReplaceAll(x.name, "_", " ")+" "+v)
		}
	}
	return strings.Join(parts, ", ")
}

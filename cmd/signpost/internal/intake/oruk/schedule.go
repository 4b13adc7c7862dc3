package oruk

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/when"
)

// A timetable is what the schedules of one owner say.
type timetable struct {
	all    []*node
	rules  []rule
	unread bool     // one of them can't be read
	words  []string // that the source has for people
}

// schedules makes lines of the schedules of a service. Its own come first; else those of the place that it is at, for this service
// or all that is there. Where several places have their own, each is told by its name. What a place has besides is for the place.
func (m *mapper) schedules(n *node) {
	own := m.timetable(n)
	at := n.list("service_at_locations")
	var there []timetable
	var names []string
	for i, x := range at {
		l := x.get("location")
		t, general := m.timetable(x), m.timetable(l)
		if len(t.all) == 0 && len(own.all) == 0 {
			t, general = general, timetable{}
		}
		if len(general.all) > 0 && i < len(m.places) && m.places[i] != nil {
			m.places[i].Add("Opening times", intake.Told, m.text(general))
		}
		if len(t.all) > 0 {
			there, names = append(there, t), append(names, l.peek("name").text)
		}
	}
	var texts []string
	for _, t := range there {
		texts = append(texts, m.text(t))
	}
	if len(own.all) == 0 && len(there) > 0 && len(slices.Compact(slices.Clone(texts))) == 1 {
		own, there = there[0], nil
	}
	m.tellSchedules(own)
	general := m.text(own)
	for i := range there {
		if texts[i] != general {
			m.r.Add(strings.TrimSpace("Times at "+names[i]), intake.Told, texts[i])
		}
	}
}

// timetable gathers the schedules of an owner.
func (m *mapper) timetable(owner *node) timetable {
	var t timetable
	for _, name := range []string{"schedules", "regular_schedules", "regular_schedule"} {
		t.all = append(t.all, owner.list(name)...)
	}
	for _, h := range owner.list("holiday_schedules", "holiday_schedule") {
		m.holiday(h)
	}
	for _, s := range t.all {
		r, ok := readRule(s)
		for _, said := range []string{s.str("description"), s.str("notes")} {
			if said != "" && !slices.Contains(t.words, said) {
				t.words = append(t.words, said)
			}
		}
		m.r.Add("schedule_link", "contact.website", s.str("schedule_link"))
		m.r.Add("attending_type", "", s.str("attending_type"))
		skip(s, "timezone", "wkst")
		if !ok {
			t.unread = true
		} else if r.days != nil || r.monthDays != nil || r.freq == "" && !r.from.IsZero() {
			t.rules = append(t.rules, r)
		}
	}
	return t
}

// text is a timetable for people: in words where it can be said, else with its parts as the source has them.
func (m *mapper) text(t timetable) string {
	line := ""
	if !t.unread && len(t.rules) > 0 {
		line = m.say(t.rules)
	}
	if line == "" {
		line = partsOfAll(t.all)
	}
	return strings.Join(append([]string{line}, t.words...), "\n")
}

func partsOfAll(all []*node) string {
	var parts []string
	for _, s := range all {
		parts = append(parts, partsOf(s))
	}
	return strings.Join(parts, "\n")
}

// tellSchedules takes the rules where all of them can be said and read again, else the source's words where they can be read,
// else all of it as text.
func (m *mapper) tellSchedules(t timetable) {
	line := ""
	if !t.unread && len(t.rules) > 0 {
		line = m.say(t.rules)
	}
	if line != "" {
		m.r.Add("schedules", "when", line)
		m.cancelled(t.rules)
	} else if len(t.rules) > 0 || t.unread {
		m.r.Add("schedules", intake.Unread, partsOfAll(t.all))
	}
	for _, said := range t.words {
		switch read, _ := intake.ReadTimes([]string{said}, m.times); {
		case line == "" && len(t.rules) == 0 && !t.unread:
			m.r.Add("schedule.description", "when", said)
		case read == nil || line == "":
			m.r.Add("Times", intake.Told, said)
		case !same(said, line, m.times):
			m.r.Add("schedule.description", "", said)
		}
	}
}

// cancelled are the days that the rules give and on which nothing takes place.
func (m *mapper) cancelled(rules []rule) {
	var except []string
	for _, r := range rules {
		for _, day := range r.except {
			if r.has(day) && !slices.Contains(except, day.String()) {
				except = append(except, day.String())
			}
		}
	}
	slices.Sort(except)
	m.r.Add("exdates", "cancelled", strings.Join(except, "; "))
}

// holiday tells of days on which other times hold, unless they are over.
func (m *mapper) holiday(h *node) {
	first, firstRead := when.ReadDate(h.peek("start_date").text)
	last, lastRead := when.ReadDate(h.peek("end_date").text)
	raw := partsOf(h)
	opens, closes := readClock(h.str("opens_at")), readClock(h.str("closes_at"))
	use(h)
	text := long(first)
	if first != last {
		text += " to " + long(last)
	}
	closed := slices.Contains([]string{"true", "1", "t", "y", "yes"}, strings.ToLower(h.peek("closed").text))
	switch {
	case !firstRead || !lastRead || first.Year < 1900 || last.Before(first), !closed && (opens < 0 || closes < 0):
		m.r.Add("holiday_schedules", "", raw)
		return
	case closed:
		text = "Closed " + text
	default:
		text += ", " + when.Clock(opens).Say() + " to " + when.Clock(closes).Say()
	}
	target := intake.Told
	if last.Before(m.times.Today) {
		target = ""
	}
	m.r.Add("Holidays", target, text)
}

// same reports whether two texts mean the same times.
func same(a, b string, s when.Settings) bool {
	x, _ := when.Read(strings.Split(a, "\n"), s)
	y, _ := when.Read(strings.Split(b, "\n"), s)
	return x != nil && y != nil && x.Words() == y.Words()
}

// partsOf is a schedule as the source has it, for people to read: "Monday, 09:00 to 17:00, valid to 2027-03-31".
func partsOf(s *node) string {
	elsewhere := []string{"description", "notes", "schedule_link", "attending_type", "timezone", "wkst", "weekday", "closes_at"}
	var parts []string
	if day := s.peek("weekday").text; day != "" {
		parts = append(parts, day)
	}
	opens, closes := s.peek("opens_at").text, s.peek("closes_at").text
	if opens == "" && closes != "" {
		parts = append(parts, "until "+closes)
	}
	for _, x := range s.members {
		v := strings.TrimSpace(strings.Join(textsOf(x.value), " "))
		switch {
		case v == "" || plumbing(x.name) || slices.Contains(elsewhere, x.name):
		case x.name == "opens_at" && closes != "":
			parts = append(parts, v+" to "+closes)
		default:
			parts = append(parts, strings.ReplaceAll(x.name, "_", " ")+" "+v)
		}
	}
	return strings.Join(parts, ", ")
}

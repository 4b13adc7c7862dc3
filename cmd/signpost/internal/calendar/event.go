package calendar

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// components are the series as VEVENTs: the main one, and one for each session that differs from it.
func (s *series) components() []ics.Component {
	if !s.recurs {
		return []ics.Component{s.component(s.instances[0])}
	}
	usual := instance{session: directory.Session{Occurrence: s.first}}
	list := []ics.Component{s.main(usual)}
	for _, i := range s.instances {
		if i.differs {
			v := s.component(i)
			s.addTime(v, ics.ComponentPropertyRecurrenceId, i.id, s.first.AllDay)
			list = append(list, v)
		}
	}
	return list
}

// main is the component with the recurrence.
func (s *series) main(usual instance) *ics.VEvent {
	v := s.component(usual)
	until := s.last.UTC().Format(utcFormat)
	if s.first.AllDay {
		until = s.last.Format(dateFormat)
	}
	v.AddProperty(ics.ComponentPropertyRrule, s.pattern.rule(until))
	// One to a line, since some readers don't know the list.
	for _, t := range s.except {
		s.addTime(v, ics.ComponentPropertyExdate, t, s.first.AllDay)
	}
	for _, i := range s.instances {
		if i.extra {
			s.addTime(v, ics.ComponentPropertyRdate, i.id, s.first.AllDay)
		}
	}
	return v
}

// component is a VEVENT that says when, where and what a session is, and not yet how it recurs.
func (s *series) component(i instance) *ics.VEvent {
	e, o := s.event, i.session.Occurrence
	on := e.On(i.subject)
	v := ics.NewEvent(UID(s.d, &e.Entry))
	changed := stamp(e).Format(utcFormat)
	v.AddProperty(ics.ComponentPropertyDtstamp, changed)
	v.AddProperty(ics.ComponentPropertyLastModified, changed)
	v.AddProperty(ics.ComponentPropertySequence, strconv.Itoa(sequence(e)))
	s.addTime(v, ics.ComponentPropertyDtStart, o.Start, o.AllDay)
	if !o.OpenEnd {
		s.addTime(v, ics.ComponentPropertyDtEnd, o.End, o.AllDay)
	}
	v.AddProperty(ics.ComponentPropertySummary, clean(on.Title))
	v.AddProperty(ics.ComponentPropertyDescription, description(s.d, e, i, on))
	if i.session.Cancelled {
		v.AddProperty(ics.ComponentPropertyLocation, "Cancelled")
		v.AddProperty(ics.ComponentPropertyStatus, string(ics.ObjectStatusCancelled))
	} else {
		if where := location(on); where != "" {
			v.AddProperty(ics.ComponentPropertyLocation, where)
		}
		if p := on.Place; p != nil && p.Located() && !p.Confidential {
			v.AddProperty(ics.ComponentPropertyGeo, degrees(p.Lat)+";"+degrees(p.Lon))
		}
		v.AddProperty(ics.ComponentPropertyStatus, string(ics.ObjectStatusConfirmed))
	}
	// A property for each: the library escapes the comma between two.
	for _, t := range on.Themes {
		v.AddProperty(ics.ComponentPropertyCategories, clean(t.Title))
	}
	v.AddProperty(ics.ComponentPropertyUrl, page(s.d, &e.Entry))
	if o.AllDay || i.session.Cancelled {
		// Neither makes anybody busy.
		v.AddProperty(ics.ComponentPropertyTransp, "TRANSPARENT")
	}
	return v
}

const (
	dateFormat  = "20060102"
	localFormat = "20060102T150405"
	utcFormat   = "20060102T150405Z"
)

// addTime adds a property whose value is a time in the directory's zone, or a date.
func (s *series) addTime(v *ics.VEvent, name ics.ComponentProperty, t time.Time, allDay bool) {
	if allDay {
		v.AddProperty(name, t.Format(dateFormat), ics.WithValue(string(ics.ValueDataTypeDate)))
		return
	}
	zone := s.d.Settings.Timezone
	v.AddProperty(name, t.In(zone).Format(localFormat), ics.WithTZID(zone.String()))
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// UID is the name by which calendar programs know an event again. A directory that shares its host with others has its
// path in it.
func UID(d *directory.Directory, e *directory.Entry) string {
	slug := e.Slug
	if len(e.Aliases) > 0 {
		slug = e.Aliases[0]
	}
	// The address that the settings state, not that of the build: a preview elsewhere has the same events.
	host, path := content.Slug(d.Settings.Title)+".invalid", ""
	if u, err := url.Parse(d.Settings.StatedURL); err == nil && u.Hostname() != "" {
		host, path = u.Hostname(), u.Path
	}
	parts := append(strings.FieldsFunc(path, func(r rune) bool { return r == '/' }), string(e.Kind), slug)
	return strings.Join(parts, "-") + "@" + host
}

// epoch is when an entry that nobody has checked was written.
var epoch = when.Date{Year: 2000, Month: time.January, Day: 1}

// stamp is when an event is taken to have been written.
func stamp(e *directory.Event) time.Time {
	if e.Checked.On.IsZero() {
		return epoch.In(time.UTC)
	}
	return e.Checked.On.In(time.UTC)
}

// sequence grows as an event changes.
func sequence(e *directory.Event) int {
	days := int(stamp(e).Sub(epoch.In(time.UTC)).Hours()) / 24
	return max(days, 0) + len(e.Times.Cancelled) + len(e.Times.Moved) + len(e.Variations)
}

// description is what a session's entry in a calendar says, a line each.
func description(d *directory.Directory, e *directory.Event, i instance, on directory.On) string {
	var list []string
	add := func(label, text string) {
		if text != "" {
			list = append(list, label+text)
		}
	}
	if i.session.Cancelled {
		add("", "Cancelled: this session does not take place.")
	}
	if from := i.session.MovedFrom; !from.IsZero() {
		add("Moved from ", from.In(time.UTC).Format("Monday 2 January 2006."))
	}
	add("", on.Note)
	add("", e.Summary)
	add("About: ", titles(on.Themes, func(t *directory.Theme) string { return t.Title }))
	add("With: ", titles(on.Partners, func(o *directory.Organisation) string { return o.Title }))
	add("Please note: ", i.session.Note)
	if on.Place != nil && brief(on.Room) != on.Room {
		add("Room: ", on.Room)
	}
	add("Food: ", e.Food)
	add("When you arrive: ", e.OnArrival)
	add("Cost: ", e.Cost)
	add("Phone: ", phone(e))
	add("", page(d, &e.Entry))
	for n := range list {
		list[n] = clean(list[n])
	}
	return strings.Join(list, "\n")
}

func phone(e *directory.Event) string {
	if e.Contact.Phone.Display == "" && e.Organisation != nil {
		return e.Organisation.Contact.Phone.Display
	}
	return e.Contact.Phone.Display
}

func titles[T any](list []T, title func(T) string) string {
	var all []string
	for _, x := range list {
		all = append(all, title(x))
	}
	return strings.Join(all, ", ")
}

// location is where a session is, on one line. Of a confidential place the directory knows only what may be told.
func location(on directory.On) string {
	p := on.Place
	if p == nil {
		return clean(on.Room)
	}
	parts := []string{p.Title, brief(on.Room)}
	switch {
	case !p.Confidential && (len(p.Lines) > 0 || p.Postcode != ""):
		parts = append(append(parts, p.Lines...), p.Postcode)
	case p.Area != nil:
		parts = append(parts, p.Area.Title)
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return clean(strings.Join(parts, ", "))
}

// brief is the first sentence of what is said about a room: maps look for an address here.
func brief(room string) string {
	first, _, more := strings.Cut(room, ". ")
	if more {
		return first
	}
	return strings.TrimSuffix(room, ".")
}

// clean makes text of one line: no line break or control character of a title can begin a property of its own.
func clean(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", " ")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text))
}

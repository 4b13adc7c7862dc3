package directory

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// consistent reports what can't be true together within one entry.
func (l *linker) consistent() {
	for _, s := range l.d.Services {
		l.ages(&s.Entry, s.MinAge, s.MaxAge)
		l.exceptions(&s.Entry, &s.Times)
	}
	for _, p := range l.d.Places {
		l.coordinates(p)
	}
	for _, e := range l.d.Events {
		l.ages(&e.Entry, e.MinAge, e.MaxAge)
		l.exceptions(&e.Entry, &e.Times)
		for i, v := range e.Variations {
			switch {
			case e.Times.Schedule != nil && !happens(e.Times, v.On):
				l.noOccurrence(&e.Entry, v.on.pos, "session", e.Times, v.On)
			case slices.ContainsFunc(e.Variations[:i], func(x Variation) bool { return x.On == v.On }):
				l.problem(&e.Entry, v.on.pos, "session", dayInFull(v.On)+" stands here twice", "put all that is different on that date into one item")
			}
		}
	}
	l.termsToCome()
	l.identifiers()
}

// identifiers reports IDs that two entries state.
func (l *linker) identifiers() {
	known := map[string]*Entry{}
	for e := range l.d.Entries() {
		if e.ID == "" || e.Lang != "" {
			continue
		}
		if other, taken := known[e.ID]; taken {
			l.problem(e, e.At("id"), "value", "id "+quoted(e.ID)+" is that of "+other.Path+" already", "take the line out: a new one is made up")
			continue
		}
		known[e.ID] = e
	}
}

// termsAhead is how many days before the last school term ends the next should be known.
const termsAhead = 28

// termsToCome reports school terms that run out while something depends on them: nobody can tell then when it is on.
func (l *linker) termsToCome() {
	terms := l.d.Settings.Terms
	if len(terms) == 0 || l.d.Today.AddDays(termsAhead).Before(terms[len(terms)-1].To) {
		return
	}
	var waiting []string
	for _, s := range l.d.Services {
		if s.Status == "open" && s.Times.AwaitsTerms {
			waiting = append(waiting, s.Path)
		}
	}
	for _, e := range l.d.Events {
		if e.Status == "open" && e.Times.AwaitsTerms {
			waiting = append(waiting, e.Path)
		}
	}
	if len(waiting) == 0 {
		return
	}
	at, last := l.d.Settings.At("terms"), terms[len(terms)-1].To
	l.problems = append(l.problems, problem.Problem{Path: l.d.Settings.Path, Line: at.Line, Col: at.Col, Rule: "terms", Severity: problem.Warning,
		Message: fmt.Sprintf("no school term is stated after %s, and %s", dayInFull(last), waits(waiting)),
		Hint:    "add the next terms: the council's website has their dates"})
}

func waits(paths []string) string {
	if len(paths) == 1 {
		return paths[0] + " goes by the school terms"
	}
	return fmt.Sprintf("%d entries go by the school terms: the first is %s", len(paths), paths[0])
}

func (l *linker) ages(e *Entry, low, high int) {
	if high != 0 && low > high {
		l.problem(e, e.At("min_age"), "age", fmt.Sprintf("min_age %d is above max_age %d", low, high), "swap the two")
	}
}

// The coordinates between which the United Kingdom lies, Shetland and Rockall's neighbours included.
const south, north, west, east = 49.8, 60.9, -8.7, 1.8

// InUnitedKingdom reports whether a position lies there, or in the sea around it.
func InUnitedKingdom(lat, lon float64) bool {
	return lat >= south && lat <= north && lon >= west && lon <= east
}

// coordinates reports a place that lies at sea: one of the two is missing, or they are swapped.
func (l *linker) coordinates(p *Place) {
	switch {
	case slices.ContainsFunc(l.problems, func(told problem.Problem) bool {
		return told.Path == p.Path && (told.Line == p.At("lat").Line || told.Line == p.At("lon").Line)
	}): // a number that can't be read
	case !p.Located() && (p.Confidential || !p.States("lat") || !p.States("lon")):
	case !p.Located():
		l.problem(&p.Entry, p.At("lat"), "coordinates", "lat 0, lon 0 is a place in the Atlantic", "write where it is, or take both out: its postcode is enough")
	case p.Lat == 0 || p.Lon == 0:
		l.problem(&p.Entry, p.At("lat"), "coordinates", "a place needs both lat and lon", "add the other one, or take this one out: its postcode is enough")
	case !InUnitedKingdom(p.Lat, p.Lon):
		hint := ""
		if p.Lon >= south && p.Lon <= north {
			hint = fmt.Sprintf("swap the two: lat: %v, lon: %v", p.Lon, p.Lat)
		} else if p.Lat >= south && p.Lat <= north && -p.Lon >= west && -p.Lon <= east {
			hint = fmt.Sprintf("west of Greenwich it has a minus: write lon: %v", -p.Lon)
		}
		l.problem(&p.Entry, p.At("lat"), "coordinates", fmt.Sprintf("lat %v, lon %v is not in the United Kingdom", p.Lat, p.Lon), hint)
	}
}

// exceptions reports dates that are taken out of a series, or moved, and were never in it.
func (l *linker) exceptions(e *Entry, t *Times) {
	if t.Schedule == nil {
		if len(t.Lines) == 0 && len(t.Cancelled) > 0 {
			l.problem(e, e.At("cancelled"), "cancelled", "dates are cancelled, but nothing says when it is on", `add a line like "when: Every Wednesday, 10.30am to 11.30am"`)
		}
		if len(t.Lines) == 0 && len(t.Moved) > 0 {
			l.problem(e, e.At("moved"), "moved", "dates are moved, but nothing says when it is on", `add a line like "when: Every Wednesday, 10.30am to 11.30am"`)
		}
		return // or a problem has been reported
	}
	for _, day := range t.Cancelled {
		if !happens(*t, day) && !isTarget(*t, day) {
			l.noOccurrence(e, e.At("cancelled["+day.String()+"]"), "cancelled", *t, day)
		}
	}
	for i, m := range t.Moved {
		l.move(e, t, m, t.Moved[:i])
	}
}

// farMove is how many days a date is moved at most, if its year is no slip.
const farMove = 200

// move reports a date that can't be moved as it is written. Where more than one thing is wrong the first is enough.
func (l *linker) move(e *Entry, t *Times, m Move, before []Move) {
	message, hint, severity := "", "", problem.Error
	switch days := m.From.DaysUntil(m.To); {
	case !happens(Times{Schedule: t.Schedule}, m.From):
		l.noOccurrence(e, m.at, "moved", *t, m.From)
		return
	case slices.ContainsFunc(before, func(x Move) bool { return x.From == m.From }):
		message, hint = dayInFull(m.From)+" is moved twice", "keep the day on which it really is"
	case slices.Contains(t.Cancelled, m.From) && !isTarget(*t, m.From):
		message, hint = dayInFull(m.From)+" is both cancelled and moved", "keep one of the two; if the new date is off as well, cancel "+m.To.String()
	case m.From == m.To && m.Times == nil:
		message, hint = dayInFull(m.From)+" is moved to the same day", `write the new date, or the day with its new time: "`+dayInFull(m.To)+`, 2pm to 4pm"`
	case days > farMove || days < -farMove:
		message, hint, severity = fmt.Sprintf("%s is moved by %d days, to %s", dayInFull(m.From), max(days, -days), dayInFull(m.To)), "look at the year", problem.Warning
	case m.From != m.To && len(t.Schedule.Between(m.To, m.To)) > 0 && !slices.ContainsFunc(t.Moved, func(x Move) bool { return x.From == m.To }):
		message, severity = dayInFull(m.From)+" is moved to "+dayInFull(m.To)+", which is a date of this series already", problem.Warning
		hint = fmt.Sprintf("if there is one session less, write it under cancelled: [%s]", m.From)
	default:
		return
	}
	l.problems = append(l.problems, problem.Problem{Path: e.Path, Line: m.at.Line, Col: m.at.Col, Rule: "moved", Severity: severity, Message: message, Hint: hint})
}

func dayInFull(d when.Date) string {
	return fmt.Sprintf("%s %d %s %d", d.Weekday(), d.Day, d.Month, d.Year)
}

// happens reports whether the series has a session on the day, cancelled or not, there or moved to it.
func happens(t Times, day when.Date) bool {
	return len(t.Schedule.Between(day, day)) > 0 || isTarget(t, day)
}

func isTarget(t Times, day when.Date) bool {
	return slices.ContainsFunc(t.Moved, func(m Move) bool { return m.To == day })
}

func (l *linker) noOccurrence(e *Entry, at problem.Pos, what string, t Times, day when.Date) {
	hint := ""
	if near := nearDates(t, day); len(near) > 0 {
		hint = "the dates near it are " + strings.Join(near, ", ")
	}
	l.problem(e, at, what, dayInFull(day)+" is no date of this series", hint)
}

// nearDates are the few dates of the series that are nearest to a day, in order, among those within five weeks of it.
func nearDates(t Times, day when.Date) []string {
	const few = 4
	var list []when.Date
	for _, o := range t.Schedule.Between(day.AddDays(-35), day.AddDays(35)) {
		if d := when.DateOf(o.Start); !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b when.Date) int {
		x, y := day.DaysUntil(a), day.DaysUntil(b)
		return max(x, -x) - max(y, -y)
	})
	list = list[:min(few, len(list))]
	slices.SortFunc(list, when.Date.Compare)
	var words []string
	for _, d := range list {
		words = append(words, d.String())
	}
	return words
}

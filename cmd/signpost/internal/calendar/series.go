package calendar

import (
	"slices"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// A series is an event as a recurrence set.
type series struct {
	d     *directory.Directory
	event *directory.Event
	first when.Occurrence // the first place that the rule gives: the main component's time
	// recurs is whether there is more than one. If not, neither pattern, except nor extra mean anything.
	recurs    bool
	pattern   pattern
	last      time.Time   // the start of the last, which UNTIL must not cut off
	except    []time.Time // what the pattern gives, and the series has not
	instances []instance  // all sessions
}

// An instance is a session and the place that it has in the recurrence set.
type instance struct {
	session directory.Session
	subject when.Date // the date under which a variation of it would be stated
	id      time.Time // the start of its place, as RECURRENCE-ID names it
	extra   bool      // the pattern has no place for it
	differs bool      // from what the main component says
}

// A plan is what the series has on one day.
type plan struct {
	day       when.Date
	originals []when.Occurrence // as the schedule has it
	sessions  []instance        // as it is: the session and its subject; the n-th for the n-th original
}

// newSeries gives the sessions of an event that only lets through; none is not a series.
func newSeries(d *directory.Directory, e *directory.Event, only func(*directory.Event, when.Date) bool) (*series, bool) {
	if !Shown(e) {
		return nil, false
	}
	plans := plansOf(e, extent(d, e), only)
	if len(plans) == 0 {
		return nil, false
	}
	usual := mostCommon(plans)
	s := &series{d: d, event: e, first: onDay(usual, plans[0].day)}
	days := make([]when.Date, len(plans))
	for i, p := range plans {
		days[i] = p.day
	}
	var others []when.Date
	s.pattern, others = cover(days)
	for _, day := range others {
		s.except = append(s.except, onDay(usual, day).Start)
	}
	s.instances = make([]instance, 0, len(plans))
	for _, p := range plans {
		s.place(p, onDay(usual, p.day))
	}
	s.placeExtras()
	for _, i := range s.instances {
		// Google Calendar shows no RDATE after UNTIL. On another day one must not stretch the pattern.
		if i.id.After(s.last) && !(i.extra && s.first.AllDay) {
			s.last = i.id
		}
	}
	s.recurs = len(s.instances) > 1
	return s, true
}

// place gives the sessions of a day their places: the pattern's to the one at the usual time, or else to the first.
func (s *series) place(p plan, place when.Occurrence) {
	taken := slices.IndexFunc(p.originals, func(o when.Occurrence) bool { return alike(o, place) })
	if taken < 0 || taken >= len(p.sessions) {
		taken = 0
	}
	for n := range p.sessions {
		i := &p.sessions[n]
		i.id, i.extra = place.Start, n != taken
		if i.extra {
			// A session may be moved to two: then there are more than there were.
			i.id = p.originals[min(n, len(p.originals)-1)].Start
		}
		i.differs = i.extra || i.session.Cancelled || !i.session.MovedFrom.IsZero() ||
			!alike(i.session.Occurrence, place) || s.event.Varies(i.subject)
	}
	s.instances = append(s.instances, p.sessions...)
}

// placeExtras sees to it that no two places are the same, nor one that was taken out.
func (s *series) placeExtras() {
	if !slices.ContainsFunc(s.instances, func(i instance) bool { return i.extra }) {
		return
	}
	used := map[int64]bool{} // by Unix time
	for _, t := range s.except {
		used[t.Unix()] = true
	}
	for _, i := range s.instances {
		if !i.extra {
			used[i.id.Unix()] = true
		}
	}
	for n := range s.instances {
		i := &s.instances[n]
		for i.extra && used[i.id.Unix()] {
			if s.first.AllDay {
				i.id = i.id.AddDate(0, 0, 1)
			} else {
				i.id = i.id.Add(time.Minute)
			}
		}
		used[i.id.Unix()] = true
	}
}

// extent is the stretch of days in which an event's sessions are looked for.
func extent(d *directory.Directory, e *directory.Event) window {
	w := years(d)
	if first, ok := begin(e.Times.Schedule); ok {
		w.from = first
	} else if last, finite := e.Times.Schedule.Last(); finite {
		if over := (when.Date{Year: last.Year(), Month: time.January, Day: 1}); over.Before(w.from) {
			w.from = over
		}
	}
	if n := nextAfter(d, e, w.until); !n.IsZero() {
		w.until = n
	}
	for _, m := range e.Times.Moved {
		// A date that moves into these years is in them, and the other way round.
		if m.From.Before(w.from) && !m.To.Before(w.from) {
			w.from = m.From
		}
		if w.until.Before(m.To) && !w.until.Before(m.From) {
			w.until = m.To
		}
	}
	return w
}

// farYears is how far ahead the one next date of an event is looked for, as its page does; a leap day comes every four
// years.
const farYears = 9

// nextAfter is the day of an event's next session where that lies after the day until, and the zero Date where one is
// nearer or there is none.
func nextAfter(d *directory.Directory, e *directory.Event, until when.Date) when.Date {
	next := e.Times.Sessions(d.Now(), when.DateOf(d.Now().AddDate(farYears, 0, 0)), 1)
	if len(next) == 0 {
		return when.Date{}
	}
	if day := when.DateOf(next[0].Start); until.Before(day) {
		return day
	}
	return when.Date{}
}

// begin is the first day of a schedule, if its lines say or imply one.
func begin(s *when.Schedule) (when.Date, bool) {
	// A schedule that has no beginning goes back to 1900: at the latest its first day is 29 February 1904, or some
	// months later.
	const endless = 1910
	for o := range s.Occurrences(time.Date(1900, time.January, 2, 0, 0, 0, 0, time.UTC)) {
		return when.DateOf(o.Start), o.Start.Year() >= endless
	}
	return when.Date{}, false
}

// plansOf gives the sessions of an event day by day, under the day for which the schedule has them.
func plansOf(e *directory.Event, w window, only func(*directory.Event, when.Date) bool) []plan {
	all := e.Times.Schedule.Between(w.from, w.until)
	sessions := make([]instance, len(all))
	moved := movedSessions(e, w)
	list := make([]plan, 0, len(all))
	for i := 0; i < len(all); {
		day := when.DateOf(all[i].Start)
		begin := i
		for ; i < len(all) && when.DateOf(all[i].Start) == day; i++ {
			sessions[i].session = directory.Session{Occurrence: all[i], Cancelled: slices.Contains(e.Times.Cancelled, day)}
			sessions[i].subject = day
		}
		p := plan{day, all[begin:i], sessions[begin:i]}
		if slices.ContainsFunc(e.Times.Moved, func(m directory.Move) bool { return m.From == day }) {
			p.sessions = moved[day]
		}
		if only != nil {
			p.sessions = slices.DeleteFunc(p.sessions, func(i instance) bool { return !only(e, i.subject) })
		}
		if len(p.sessions) > 0 {
			list = append(list, p)
		}
	}
	return list
}

// movedSessions are an event's moved sessions by the date they were meant for.
func movedSessions(e *directory.Event, w window) map[when.Date][]instance {
	if len(e.Times.Moved) == 0 {
		return nil
	}
	from := w.from
	for _, m := range e.Times.Moved {
		if m.To.Before(from) {
			from = m.To // the first session can move forward
		}
	}
	moved := map[when.Date][]instance{}
	const all = 1 << 20
	for _, s := range e.Times.Sessions(from.In(time.UTC).AddDate(0, 0, -1), w.until, all) {
		if s.MovedFrom.IsZero() {
			continue
		}
		// Who cancels the new date of a session that was moved means this one.
		s.Cancelled = s.Cancelled || slices.Contains(e.Times.Cancelled, when.DateOf(s.Start))
		moved[s.MovedFrom] = append(moved[s.MovedFrom], instance{session: s, subject: e.Subject(s)})
	}
	return moved
}

// mostCommon is the time that most of the sessions have. A stated time goes before none, because the whole day of a
// series that otherwise has times can be an exception, but not the other way round.
func mostCommon(plans []plan) when.Occurrence {
	type kind struct {
		minute       int
		length       time.Duration
		open, allDay bool
		note         string
	}
	count := map[kind]int{}
	var best kind
	var usual when.Occurrence
	for _, p := range plans {
		for _, o := range p.originals {
			k := kind{o.Start.Hour()*60 + o.Start.Minute(), o.End.Sub(o.Start), o.OpenEnd, o.AllDay, o.Note}
			if o.AllDay {
				k.length = 0 // days of 23 and 25 hours are whole ones too
			}
			count[k]++
			better := count[k] > count[best]
			if k.allDay != best.allDay {
				better = best.allDay
			}
			if usual.Start.IsZero() || better {
				best, usual = k, o
			}
		}
	}
	return usual
}

// onDay is the usual time on another day.
func onDay(usual when.Occurrence, day when.Date) when.Occurrence {
	zone := usual.Start.Location()
	if usual.AllDay {
		usual.Start, usual.End = day.In(zone), day.AddDays(1).In(zone)
		return usual
	}
	length := usual.End.Sub(usual.Start)
	usual.Start = time.Date(day.Year, day.Month, day.Day, usual.Start.Hour(), usual.Start.Minute(), 0, 0, zone)
	// A program adds the same hours each time, also on the night when the clock is changed (RFC 5545, RRULE).
	usual.End = usual.Start.Add(length)
	return usual
}

// alike reports whether two occurrences are the same to a reader of the calendar.
func alike(a, b when.Occurrence) bool {
	return a.Start.Equal(b.Start) && a.End.Equal(b.End) && a.OpenEnd == b.OpenEnd && a.AllDay == b.AllDay && a.Note == b.Note
}

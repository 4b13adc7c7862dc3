package directory

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"time"

	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// Times are when a service or an event happens.
type Times struct {
	Lines     []string       // as the volunteer wrote them
	Schedule  *when.Schedule // nil where nothing is said
	Cancelled []when.Date
	Moved     []Move
	// AwaitsTerms is whether the schedule ends only because the directory states no later school terms.
	AwaitsTerms bool
}

// A Move is a date of a series that happens on another.
type Move struct {
	From, To when.Date
	// Times replaces the series' time of day where it is not nil; it has the one date To.
	Times *when.Schedule

	at problem.Pos
}

// A Session is one time at which a service or an event happens, or would have.
type Session struct {
	when.Occurrence
	Cancelled bool
	MovedFrom when.Date // the date it was meant for; the zero Date if it was not moved
}

// Known reports whether anything is said about when.
func (t *Times) Known() bool { return t.Schedule != nil }

// Sessions gives the sessions that end after from and begin on its day or later, and on or before the day until, in
// order, at most limit of those that take place; cancelled ones between them come along. What began the evening before is
// not among them, even if it goes on past midnight.
func (t *Times) Sessions(from time.Time, until when.Date, limit int) []Session {
	if t.Schedule == nil || limit <= 0 {
		return nil
	}
	moved := t.movedSessions(from, until)
	var list []Session
	for s := range t.regular(from, until, limit) {
		list = append(list, s)
	}
	list = append(list, moved...)
	slices.SortStableFunc(list, func(a, b Session) int { return cmp.Compare(a.Start.Unix(), b.Start.Unix()) })
	return firstTakingPlace(list, limit)
}

// All goes through what Sessions gives, one by one: a year of sessions takes room that few need.
func (t *Times) All(from time.Time, until when.Date, limit int) iter.Seq[Session] {
	if t.Schedule == nil || limit <= 0 {
		return func(func(Session) bool) {}
	}
	if len(t.Moved) > 0 {
		return slices.Values(t.Sessions(from, until, limit))
	}
	return t.regular(from, until, limit)
}

// regular goes through the sessions that were not moved.
func (t *Times) regular(from time.Time, until when.Date, limit int) iter.Seq[Session] {
	return func(yield func(Session) bool) {
		first, n := when.DateOf(from), 0
		for o := range t.Schedule.Occurrences(from) {
			day := when.DateOf(o.Start)
			if until.Before(day) || n >= limit {
				return
			}
			if day.Before(first) || t.movedAway(day) {
				continue
			}
			s := Session{Occurrence: o, Cancelled: slices.Contains(t.Cancelled, day)}
			if !s.Cancelled {
				n++
			}
			if !yield(s) {
				return
			}
		}
	}
}

// firstTakingPlace cuts a list after the limit-th session that is not cancelled.
func firstTakingPlace(list []Session, limit int) []Session {
	n := 0
	for i, s := range list {
		if !s.Cancelled {
			n++
		}
		if n == limit {
			return list[:i+1]
		}
	}
	return list
}

func (t *Times) movedAway(day when.Date) bool {
	return slices.ContainsFunc(t.Moved, func(m Move) bool { return m.From == day })
}

func (t *Times) movedSessions(from time.Time, until when.Date) []Session {
	var list []Session
	for _, m := range t.Moved {
		if until.Before(m.To) {
			continue
		}
		occurrences := t.Schedule.Between(m.From, m.From)
		if m.Times != nil {
			occurrences = m.Times.Between(m.To, m.To)
		}
		for _, o := range occurrences {
			away := m.To.In(o.Start.Location()).Sub(when.DateOf(o.Start).In(o.Start.Location()))
			o.Start, o.End = sameClock(o.Start, away), sameClock(o.End, away)
			if o.End.After(from) && !m.To.Before(when.DateOf(from)) {
				list = append(list, Session{Occurrence: o, MovedFrom: m.From, Cancelled: slices.Contains(t.Cancelled, m.To)})
			}
		}
	}
	return list
}

// sameClock is the moment at which the clock on the wall shows the same, so many days away.
func sameClock(t time.Time, away time.Duration) time.Time {
	days := int(math.Round(away.Hours() / 24)) // a day on which the clocks change has 23 hours, or 25
	return time.Date(t.Year(), t.Month(), t.Day()+days, t.Hour(), t.Minute(), 0, 0, t.Location())
}

// LastDay is the day of the last session that takes place after now. It reports false where there is none, and where the
// series has no end that is known.
func (t *Times) LastDay(now time.Time) (when.Date, bool) {
	if t.Schedule == nil || t.AwaitsTerms {
		return when.Date{}, false
	}
	if _, finite := t.Schedule.Last(); !finite {
		return when.Date{}, false
	}
	var last when.Date
	for _, s := range t.Sessions(now, farOff, math.MaxInt) {
		if !s.Cancelled {
			last = when.DateOf(s.Start)
		}
	}
	return last, !last.IsZero()
}

// farOff is a day after all others.
var farOff = when.Date{Year: 2200, Month: time.December, Day: 31}

// Finished reports whether no session is left on the day of now: the last is over at that moment, or began on an earlier
// day. What awaits the dates of further terms is not over.
func (t *Times) Finished(now time.Time) bool {
	if t.Schedule == nil || t.AwaitsTerms {
		return false
	}
	last, finite := t.Schedule.Last()
	if !finite || len(t.Moved) == 0 && !last.After(now) {
		return finite
	}
	return len(t.Sessions(now, farOff, 1)) == 0
}

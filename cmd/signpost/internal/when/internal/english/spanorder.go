package english

import (
	"math/bits"
	"slices"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// mostOfTheWeek reports whether five days or more were named just before.
func (r *reader) mostOfTheWeek() bool {
	days := timetable.Weekdays(0)
	if n := len(r.items); n > 0 {
		for _, d := range r.items[n-1].days {
			if d.kind == timetable.Weekly {
				days |= d.days
			}
		}
	}
	return bits.OnesCount8(uint8(days)) >= 5
}

// order checks that a span ends after it begins, on the next day if need be.
func (r *reader) order(a, b clockText, from, to timetable.Clock) (timetable.Span, bool) {
	off, typed := r.toks[a.first].off, quoted(r.typed(a.first, b.last))
	switch {
	case to == from:
		r.mistake(off, "say when it ends", "%s ends when it begins", typed)
	case b.twelve && (b.pm && from > timetable.Noon || !b.pm && a.suffixed && from > 0 && from < timetable.Noon):
		// Strictly 12pm is noon and 12am midnight; here it would give a very
		// long or a backward span, so it was probably meant the other way.
		r.mistake(off, r.with(b.first, b.last, "12 noon", "midnight"), "%s does not say clearly whether it ends at noon or at midnight", typed)
	case a.twelve && !a.pm && to >= timetable.Noon:
		r.mistake(off, r.with(a.first, a.last, "12 noon", "midnight"), "%s does not say clearly whether it begins at noon or at midnight", typed)
	case to > from && to-from < 5:
		r.mistake(off, "check the times", "%s is no more than %d minutes", typed, to-from)
	case a.halfPastMidnight() && to >= timetable.Noon:
		r.mistake(off, r.with(a.first, a.last, (from+timetable.Noon).Say()), "%s begins in the middle of the night", typed)
	case b.halfPastMidnight() && from > 0 && from < timetable.Noon:
		r.mistake(off, r.with(b.first, b.last, (to+timetable.Noon).Say()), "%s ends in the middle of the night", typed)
	case to < from && from < 17*60 && to+timetable.DayLength-from > 12*60 && to < timetable.Noon && to+timetable.Noon > from:
		// "10am-1am": a night shelter opens in the evening, not in the morning.
		r.mistake(off, r.with(b.first, b.last, (to+timetable.Noon).Say()), "%s ends on the next day, after more than twelve hours", typed)
	case to < from && (to >= timetable.Noon || from-to < 4*60 || from-to < 8*60 && !(a.suffixed && b.suffixed)):
		r.mistake(off, "write the earlier time first", "%s ends before it begins", typed)
	}
	if a.midnight && a.suffixed && to <= 8*60 {
		r.midnight, r.midnightLast = a.first+1, a.last
	}
	if to < from {
		to += timetable.DayLength
	}
	return timetable.Span{From: from, To: to}, r.wrong == nil
}

// whichMidnight reports "Fridays midnight to 2am": that may be the night
// before the Friday, or after it.
func (r *reader) whichMidnight() {
	if r.midnight == 0 || r.wrong != nil {
		return
	}
	for _, it := range r.items {
		some := func(d daySet) bool { return d.kind != timetable.Weekly || d.days != timetable.EveryDay }
		if it.kind == iDays && slices.ContainsFunc(it.days, some) {
			t := r.toks[r.midnight-1]
			r.mistake(t.off, `write "00:00" if it is the night before that day; if it is the night after, "00:00" and the next day`,
				"%s can be the beginning of a day, or its end", quoted(r.typed(r.midnight-1, r.midnightLast)))
			return
		}
	}
}

// halfPastMidnight reports whether a time is "12.30am" and its like, which may
// be a slip for "12.30pm".
func (c *clockText) halfPastMidnight() bool {
	return c.fixed && c.suffixed && c.value > 0 && c.value < 60
}

// cross reports whether one of some times begins within one of others.
func cross(list, others []timetable.Span) bool {
	for _, a := range list {
		for _, b := range others {
			if a.From < b.To && b.From < a.To {
				return true
			}
		}
	}
	return false
}

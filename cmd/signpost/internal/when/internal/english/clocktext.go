package english

import (
	"slices"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// clockText is a time as it is written, which may leave open which half of
// the day is meant.
type clockText struct {
	value       timetable.Clock // where fixed
	hour, min   int             // where not: 1 to 12
	minutes     bool            // "9.30", not "9"
	fixed       bool            // no other reading
	suffixed    bool            // by "am", "pm", "noon" or "midnight", not by a 24-hour clock
	midnight    bool            // "midnight", "24:00": the beginning or the end of a day
	twelve      bool            // "12am" or "12pm", which many people mix up
	pm          bool            // "12pm" rather than "12am"
	said        bool            // with "until"
	first, last int             // its tokens
}

// clock reads one time.
func (r *reader) clock() (clockText, bool) {
	start := r.i
	c := clockText{first: start}
	if r.agesAhead() || r.word(0) == "midnight" && r.any(namePhrases["midnight"]...) {
		r.i = start // "midnight mass" is no time
		return c, false
	}
	switch {
	case r.any("noon", "midday", "mid day"):
		c.set(timetable.Noon, true)
	case r.eat("midnight"):
		c.set(0, true)
		c.midnight = true
	case r.spokenClock(&c):
	case !r.writtenClock(&c):
		r.i = start
		return c, false
	}
	c.last = r.i - 1
	return c, r.wrong == nil
}

func (c *clockText) set(v timetable.Clock, suffixed bool) {
	c.value, c.fixed, c.suffixed = v, true, suffixed
}

const notTime = `write a time such as "2.30pm" or "14:30"`

// spokenClock reads "half past nine", "quarter to ten".
func (r *reader) spokenClock(c *clockText) bool {
	shift := 0
	switch {
	case r.any("half past"):
		shift = 30
	case r.any("quarter past", "a quarter past"):
		shift = 15
	case r.any("quarter to", "a quarter to"):
		shift = -15
	default:
		return false
	}
	h, ok := r.small()
	if !ok || h > 12 {
		return false
	}
	if shift < 0 {
		h, shift = (h+10)%12+1, 45
	}
	c.hour, c.min = h, shift
	r.eat("oclock")
	r.suffix(c)
	return true
}

// writtenClock reads "9", "9.30", "0930", "nine", with what follows.
func (r *reader) writtenClock(c *clockText) bool {
	t := r.at(0)
	leadingZero := false
	switch {
	case t.kind == tTime:
		c.hour, c.min = t.a, t.b
		leadingZero = t.text[0] == '0'
	case t.kind == tNumber && len(t.text) <= 2:
		c.hour = t.a
		leadingZero = t.text[0] == '0' && len(t.text) == 2
	case t.kind == tNumber && (len(t.text) == 4 || len(t.text) == 3 && r.isSuffix(1)):
		c.hour, c.min = t.a/100, t.a%100
		leadingZero = len(t.text) == 4
		if leadingZero && t.a >= timetable.MinYear && !r.military() {
			return false
		}
	case t.kind == tWord && timetable.NumberWords[t.text] > 0:
		c.hour = timetable.NumberWords[t.text]
	default:
		return false
	}
	r.i++
	r.eat("oclock")
	if w := r.word(0); t.kind != tTime && (w == "hours" || w == "hrs" || w == "hr" || w == "hour" || w == "h") && len(t.text) != 4 && !leadingZero ||
		w == "mins" || w == "minutes" || w == "min" || w == "weeks" || w == "days" || w == "months" || w == "years" || w == "times" || w == "p" && t.kind == tNumber && t.a >= 10 {
		return false // a length of time, or "50p"
	}
	if _, ok := monthWords[r.word(0)]; ok {
		return false
	}
	if c.hour > 24 || c.min > 59 || c.hour == 24 && c.min > 0 {
		r.mistake(t.off, notTime, "%s is not a time", quoted(r.typed(c.first, c.first)))
		return true
	}
	if r.suffix(c) {
		return true
	}
	if r.any("hrs", "hours", "h", "hr") {
		leadingZero = true
	}
	c.minutes = t.kind == tTime
	if leadingZero || c.hour > 12 || c.hour == 0 {
		c.set(timetable.Clock(c.hour*60+c.min), false)
		c.midnight = c.value%timetable.DayLength == 0
		c.value %= timetable.DayLength
	}
	return true
}

// day24 reports whether the line writes all of its times as a 24-hour clock
// has them: beside "19:00", "10:30" is in the morning.
func (r *reader) day24() bool {
	return slices.ContainsFunc(r.toks, func(t token) bool { return t.kind == tTime && (t.a > 12 || t.text[0] == '0') }) &&
		!slices.ContainsFunc(r.toks, func(t token) bool { return t.text == "am" || t.text == "pm" })
}

// military reports whether a number such as 2000, which could be a year, is a
// time: "hrs" follows, or another such number beyond a dash, and both are on
// the five minutes.
func (r *reader) military() bool {
	five := func(n int) bool { t := r.at(n); return t.kind == tNumber && len(t.text) == 4 && t.a%5 == 0 }
	if w := r.word(1); w == "hrs" || w == "hours" || w == "h" {
		return true
	}
	ahead := five(0) && (r.kind(1) == tDash || r.word(1) == "to") && five(2)
	behind := r.i >= 2 && five(0) && (r.kind(-1) == tDash || r.word(-1) == "to") && five(-2)
	return ahead || behind
}

// isSuffix reports whether "am" or "pm" stands n ahead.
func (r *reader) isSuffix(n int) bool {
	w := r.word(n)
	return w == "am" || w == "pm"
}

// suffix reads "am", "pm", "noon", "midnight" after a number, and fixes it.
func (r *reader) suffix(c *clockText) bool {
	if r.kind(0) == tOpen && r.kind(2) == tClose && (r.word(1) == "noon" || r.word(1) == "midday" || r.word(1) == "midnight") {
		r.i++ // "12 (noon)"
		ok := r.suffix(c)
		r.i++
		return ok
	}
	switch {
	case r.any("noon", "midday", "mid day"):
		if c.hour != 12 || c.min != 0 {
			r.mistake(r.toks[c.first].off, `write "12 noon"`, "%s is not noon", quoted(r.typed(c.first, r.i-1)))
		}
		c.set(timetable.Noon, true)
	case r.eat("midnight"):
		if c.hour%12 != 0 || c.min != 0 {
			r.mistake(r.toks[c.first].off, `write "midnight"`, "%s is not midnight", quoted(r.typed(c.first, r.i-1)))
		}
		c.set(0, true)
		c.midnight = true
	case r.isSuffix(0):
		c.pm = r.word(0) == "pm"
		r.i++
		if r.any("noon", "midday", "mid day") && (c.hour != 12 || !c.pm) {
			r.mistake(r.toks[c.first].off, `write "12 noon"`, "%s is not noon", quoted(r.typed(c.first, r.i-1)))
		}
		r.halfDay(c)
	default:
		return false
	}
	return true
}

// halfDay fixes a number before "am" or "pm".
func (r *reader) halfDay(c *clockText) {
	h := c.hour
	if h > 12 && !c.pm || h == 0 || h > 23 {
		r.mistake(r.toks[c.first].off, notTime, "%s is not a time", quoted(r.typed(c.first, r.i-1)))
		return
	}
	c.twelve = h == 12 && c.min == 0
	if h == 12 {
		h = 0
	}
	if c.pm && h < 12 {
		h += 12
	}
	c.set(timetable.Clock(h*60+c.min), true)
	c.midnight = c.value == 0
	c.hour = (c.hour+11)%12 + 1
}

// face is where the hands of a clock stand, from 0 to 719.
func (c *clockText) face() timetable.Clock { return timetable.Clock(c.hour%12*60 + c.min) }

package english

import (
	"slices"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// resolve fixes every time of a list, or reports the one that could be in
// either half of the day.
func (r *reader) resolve(list []timeText, part string) []timetable.Span {
	spans := make([]timetable.Span, len(list))
	inOrder(list)
	next := timetable.Clock(-1) // the start of the one after, for "1.30 and 4pm"
	for i := len(list) - 1; i >= 0; i-- {
		t := &list[i]
		var s timetable.Span
		var ok bool
		if t.hasEnd {
			s, ok = r.pair(t.from, t.to, part)
		} else {
			s, ok = r.single(list, i, next, part)
			s.Late = t.late
		}
		if !ok || r.wrong != nil {
			return nil
		}
		if len(list) > 1 && s == timetable.WholeDay[0] {
			r.mistake(r.toks[t.from.first].off, "leave the other times out", "%s is the whole day", quoted(r.typed(t.from.first, t.to.last)))
			return nil
		}
		spans[i], next = s, s.From
		if i+1 < len(list) && list[i+1].or && s.Open && spans[i+1].Open && spans[i+1].From-s.From < 60 {
			r.mistake(r.toks[t.from.first].off, "write the one time from which people may come, or both with \"and\"",
				"%s can be two times, or one that is not sure", quoted(r.typed(t.from.first, list[i+1].from.last)))
			return nil
		}
		if cross(spans[i:i+1], spans[i+1:]) {
			r.mistake(r.toks[t.from.first].off, "write each with the days or the part of the year that it is for", "two of the times cross in %s",
				quoted(r.typed(list[0].from.first, r.i-1)))
			return nil
		}
	}
	return spans
}

// inOrder fixes bare spans by their neighbours, since a list of times goes
// through the day: after "9-12" comes "1-5" in the afternoon, and "9-1" before
// "2-5pm" ends there.
func inOrder(list []timeText) {
	for i := range list {
		t := &list[i]
		if !t.hasEnd || t.from.fixed || t.to.fixed {
			continue
		}
		if i+1 < len(list) && list[i+1].hasEnd && lunchBetween(t, &list[i+1]) {
			t.from.set(t.from.face(), true)
			t.to.set(t.to.face()+timetable.Noon, true)
			continue
		}
		from, to := t.from.face(), t.to.face()
		if i > 0 && list[i-1].hasEnd && t.from.hour < 8 {
			if end := list[i-1].morningEnd(); end > 0 && end <= from+timetable.Noon && from < to {
				t.from.set(from+timetable.Noon, true)
				t.to.set(to+timetable.Noon, true)
			}
		} else if i+1 < len(list) && list[i+1].hasEnd && list[i+1].to.fixed && list[i+1].to.pm && t.from.hour >= 7 && t.from.hour < 12 && t.to.hour < 7 {
			if next, ok := startBefore(list[i+1].from, list[i+1].to); ok && to+timetable.Noon <= next && !list[i+1].from.fixed {
				t.from.set(from, true)
				t.to.set(to+timetable.Noon, true)
			}
		}
	}
}

// lunchBetween reports whether two bare spans are a working day with its break:
// "9-1, 2-5.30".
func lunchBetween(a, b *timeText) bool {
	end, again := a.to.face(), b.from.face()
	return !b.from.fixed && !b.to.fixed && a.from.hour >= 8 && a.from.hour < 12 && end < 150 && again > end && again-end <= 120 && b.to.hour < 8 && b.to.face() > again
}

// morningEnd is the end of a span that begins in the morning and is over by
// half past one; 0 for any other.
func (t *timeText) morningEnd() timetable.Clock {
	from, to, ok := t.from.value, t.to.value, t.from.fixed && t.to.fixed
	switch {
	case !t.from.fixed && !t.to.fixed:
		from, to, ok = bothBare(t.from, t.to)
	case !t.from.fixed:
		to = t.to.value
		from, ok = startBefore(t.from, t.to)
	case !t.to.fixed:
		to, ok = endAfter(t.from, t.to)
	}
	if !ok || from >= timetable.Noon || to <= from || to > 14*60+30 {
		return 0
	}
	return to
}

// single fixes a time that stands alone.
func (r *reader) single(list []timeText, i int, next timetable.Clock, part string) (timetable.Span, bool) {
	c := list[i].from
	v := c.value
	switch {
	case c.fixed && c.midnight:
		r.bareMidnight(c)
	case c.fixed && c.hour > 12 && !c.minutes && !c.suffixed && r.toks[c.first] == r.toks[c.last] && len(r.toks[c.first].text) == 2:
		r.mistake(r.toks[c.first].off, r.with(c.first, c.last, v.Say()), "%s alone is not clearly a time", quoted(r.typed(c.first, c.last)))
	case c.fixed:
	case c.minutes && c.hour >= 7 && r.day24():
		v = timetable.Clock(c.hour*60 + c.min)
	case part != "":
		var ok bool
		if v, ok = inPart(c, part); !ok {
			r.wrongPart(c, part)
		}
	case next >= 0:
		v = latestBefore(c.face(), next)
		if v < 0 {
			r.eitherSingle(c)
		}
	case i > 0 && list[i-1].from.fixed && !list[i-1].hasEnd && (c.minutes || r.toks[c.last+1].kind != tWord):
		var ok bool
		if v, ok = endAfter(list[i-1].from, c); !ok || v >= timetable.DayLength {
			r.eitherSingle(c)
		}
	case c.hour == 12 && r.surelyClock(c):
		v = c.face() + timetable.Noon // midnight is called so; "Fri 12" may be a date
	default:
		var ok bool
		if v, ok = inPart(c, r.namePart); r.namePart == "" || !ok || !r.surelyClock(c) {
			r.eitherSingle(c)
		}
	}
	r.checkPart(v, c, part)
	return timetable.Span{From: v, To: v, Open: true}, r.wrong == nil
}

// surelyClock reports whether a bare time is none of a date: "Fri 12" may be
// the twelfth.
func (r *reader) surelyClock(c clockText) bool {
	return c.minutes || c.last > c.first || c.first > 0 && r.toks[c.first-1].text == "at"
}

// pair fixes a span. The rule is in the package comment.
func (r *reader) pair(a, b clockText, part string) (timetable.Span, bool) {
	from, to := a.value, b.value
	ok := true
	switch {
	case !a.fixed && part != "":
		if from, ok = inPart(a, part); !ok {
			r.wrongPart(a, part)
			return timetable.Span{}, false
		}
		a.value, a.fixed, a.suffixed = from, true, true
		if !b.fixed {
			to, ok = nearestAfter(from, b), true
		}
	case !a.fixed && !b.fixed:
		from, to, ok = bothBare(a, b)
		ok = ok || from < to && a.hour >= 7 && a.minutes && b.minutes && r.day24()
		if !ok && a.hour >= 8 && a.hour < 12 && b.hour > 2 && b.hour < 8 && r.openByDay() {
			from, to, ok = a.face(), b.face()+timetable.Noon, true
		}
	case !a.fixed:
		from, ok = startBefore(a, b)
		// Daily "7-10pm" may be a pool's; on one day of the week it is a class.
		ok = ok && !(from >= 19*60 && to >= 21*60 && r.mostOfTheWeek())
	case !b.fixed && part != "" && a.suffixed:
		to = nearestAfter(from, b)
	case !b.fixed:
		to, ok = endAfter(a, b)
	}
	if !ok {
		r.eitherPair(a, b)
		return timetable.Span{}, false
	}
	r.checkPart(from, a, part)
	if part == "mornings" && to > 14*60+30 {
		r.wrongPart(b, part)
	}
	if b.midnight && to == 0 {
		to = timetable.DayLength
	}
	if from == 0 && to == timetable.DayLength-1 {
		to = timetable.DayLength // 00:00 to 23:59 is how forms write a whole day
	}
	return r.order(a, b, from, to)
}

// bothBare fixes two bare numbers. "10-12" and "9.30-11.30" are as a 24-hour
// clock has them; "9-5" is a phrase of its own. For all others there are two
// readings: "9.30-3.30", "2-4", "7-9".
func bothBare(a, b clockText) (from, to timetable.Clock, ok bool) {
	from, to = timetable.Clock(a.hour*60+a.min), timetable.Clock(b.hour*60+b.min)
	if (from == 9*60 || from == 8*60+30) && (to == 5*60 || to == 4*60+30 || to == 5*60+30) {
		return from, to + timetable.Noon, true // office hours, half an hour more or less
	}
	if a.hour == 12 && (b.hour < 7 || b.hour == 12 && b.min > a.min) {
		return a.face() + timetable.Noon, b.face() + timetable.Noon, true // midnight is called so
	}
	return from, to, a.hour >= 9 && a.hour < 12 && from < to
}

// openByDay reports whether times before these, of other days, are from the
// morning until the afternoon: after "Mon-Fri 9-5", "Sat 10-4" is by day too.
func (r *reader) openByDay() bool {
	return slices.ContainsFunc(r.items, func(it item) bool {
		return it.kind == iTimes && slices.ContainsFunc(it.spans, func(s timetable.Span) bool {
			return !s.Open && s.From >= 7*60 && s.From < timetable.Noon && s.To >= 15*60 && s.To <= 19*60
		})
	})
}

// startBefore fixes a bare start by its end: the nearest such time before it,
// "2-5pm", "10-2pm". Where the end is around midnight both halves are likely.
func startBefore(a, b clockText) (timetable.Clock, bool) {
	written := timetable.Clock(a.hour*60 + a.min)
	switch {
	case b.midnight || b.twelve && !b.pm:
		return 0, false
	case b.suffixed && b.value >= timetable.Noon:
		if b.twelve && a.hour < 9 {
			return 0, false // 8-12pm: many write 12pm for midnight
		}
		v := latestBefore(a.face(), b.value)
		// "9-10pm" is an hour of some evening, or all day in a shop.
		return v, v >= 0 && v < 21*60
	case b.suffixed:
		if a.face() >= b.value || a.hour == 12 {
			return 0, false // 10-2am
		}
		return a.face(), true
	case b.value > timetable.Noon:
		return written, a.hour >= 7 && written < b.value // 9-17:00
	}
	return written, a.hour >= 7 && written < b.value // 8.30-09.45
}

// endAfter fixes a bare end by its start.
func endAfter(a, b clockText) (timetable.Clock, bool) {
	v := nearestAfter(a.value, b)
	switch {
	case a.midnight:
		return 0, false
	case a.value >= timetable.Noon && a.suffixed:
		return v, true // 2pm-4, 8pm-12
	case a.value >= timetable.Noon:
		// 22:00-6:00 crosses midnight on any reading; 14:00-4:00 may not.
		return v, a.value >= 18*60 && v >= timetable.DayLength
	case v >= timetable.Noon && v < timetable.DayLength:
		return v, true // 9am-5, 10am-12
	}
	return v, !a.suffixed && b.hour >= 10 // 09.00-11.30 is a 24-hour clock
}

// latestBefore is the last time before end, at most twelve hours, at which the
// hands stand so; -1 where that would be the day before, or midnight.
func latestBefore(face, end timetable.Clock) timetable.Clock {
	switch {
	case face+timetable.Noon < end:
		return face + timetable.Noon
	case face < end && face > 0:
		return face
	}
	return -1
}

// nearestAfter is the first time after start at which the hands stand so.
func nearestAfter(start timetable.Clock, c clockText) timetable.Clock {
	v := c.face()
	for v <= start {
		v += timetable.Noon
	}
	return v
}

// inPart fixes a bare time by the part of the day that is named with it.
func inPart(c clockText, part string) (timetable.Clock, bool) {
	v := c.face()
	switch part {
	case "mornings":
		return v, c.hour >= 5 && c.hour < 12
	case "afternoons":
		return v + timetable.Noon, c.hour == 12 || c.hour <= 5
	case "evenings":
		return v + timetable.Noon, c.hour >= 4 && c.hour < 12
	case "nights":
		return v + timetable.Noon, c.hour >= 6 && c.hour < 12
	}
	if c.hour == 11 {
		return v, true
	}
	return v + timetable.Noon, c.hour == 12 || c.hour <= 2 // lunchtimes
}

// checkPart reports a time that is not in the part of the day named with it.
func (r *reader) checkPart(v timetable.Clock, c clockText, part string) {
	bad := false
	switch part {
	case "mornings":
		bad = v >= timetable.Noon
	case "afternoons":
		bad = v < timetable.Noon || v >= 18*60
	case "evenings":
		bad = v < 16*60
	case "nights":
		bad = v < 18*60
	case "lunchtimes":
		bad = v < 11*60 || v > 15*60
	}
	if bad {
		r.wrongPart(c, part)
	}
}

func (r *reader) wrongPart(c clockText, part string) {
	r.mistake(r.toks[c.first].off, `write the time with "am" or "pm", and leave out the part of the day`,
		"%s does not go with %q", quoted(r.typed(c.first, c.last)), part[:len(part)-1])
}

// bareMidnight reports a midnight that begins nothing and ends nothing.
func (r *reader) bareMidnight(c clockText) {
	r.mistake(r.toks[c.first].off, `say from when until when, such as "9pm to midnight"`, "%s can be the beginning of a day, or its end", quoted(r.typed(c.first, c.last)))
}

// eitherSingle reports a bare time, offering both halves of the day.
func (r *reader) eitherSingle(c clockText) {
	am := c.face()
	r.mistake(r.toks[c.first].off, r.with(c.first, c.last, am.Say(), (am+timetable.Noon).Say()),
		"%s can be morning or evening", quoted(r.typed(c.first, c.last)))
}

// eitherPair reports a span of which a half of the day is open, offering the
// line with each reading.
func (r *reader) eitherPair(a, b clockText) {
	var offers []string
	for _, from := range a.readings() {
		for _, to := range b.readings() {
			if to <= from {
				to += timetable.DayLength
			}
			if to-from < 12*60 || (a.fixed || b.fixed) && to-from < 18*60 {
				end := to.Say()
				offers = append(offers, from.Say()+" to "+end)
			}
		}
	}
	hint := `write each time with "am" or "pm"`
	if len(offers) > 0 {
		hint = r.with(a.first, b.last, offers...)
	}
	r.mistake(r.toks[a.first].off, hint, "%s can be read in two ways", quoted(r.typed(a.first, b.last)))
}

// readings are the times that a clock text can stand for.
func (c *clockText) readings() []timetable.Clock {
	if c.fixed && c.twelve {
		return []timetable.Clock{0, timetable.Noon}
	}
	if c.fixed {
		return []timetable.Clock{c.value}
	}
	return []timetable.Clock{c.face(), c.face() + timetable.Noon}
}

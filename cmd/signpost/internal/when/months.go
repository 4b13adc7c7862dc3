package when

import (
	"slices"
	"time"
)

// terms reads "term time only", "during school holidays".
func (r *reader) terms() (period, bool) {
	start := r.i
	r.any("during the", "during", "in the", "in")
	use := anyTime
	switch {
	case r.any("school term time only", "school term times only", "school term time", "school term times", "term time only", "term times only", "term time", "term times",
		"school terms only", "school terms", "school term only", "school term", "termtime only", "termtime", "term only"):
		use = termOnly
	case r.any("school holidays only", "school holiday time", "school holidays", "school hols only", "school hols"):
		use = holidaysOnly
	case r.any("excluding school holidays", "except school holidays", "not school holidays", "except during school holidays", "except in school holidays",
		"not during school holidays", "not in school holidays", "closed during school holidays", "closed school holidays", "closed in school holidays",
		"excluding school hols", "except school hols", "no sessions during school holidays", "no sessions in school holidays",
		"not during the school holidays", "except in the school holidays", "except the school holidays", "closed in the school holidays", "closed during the school holidays",
		"except during the school holidays", "not in the school holidays", "apart from school holidays", "outside school holidays", "excl school holidays", "exc school holidays"):
		use = termOnly
	default:
		r.i = start
		return period{}, false
	}
	if len(r.Terms) == 0 {
		r.mistake(r.toks[start].off, addTerms,
			"%s needs the school terms, and the directory states none", quoted(r.typed(start, r.i-1)))
	}
	return period{limit: limit{term: use}}, true
}

const addTerms = `add the terms to the directory's settings, or write "from 6 January 2027 until 12 February 2027"`

// monthsSeason is from the first of a month to the last of another.
func monthsSeason(from, until time.Month) season {
	return season{monthDay{from, 1}, monthDay{until, daysIn(2024, until)}}
}

// forWeeks reads "for 6 weeks", which counts from the start.
func (r *reader) forWeeks() (period, bool) {
	start := r.i
	if r.any("for") {
		if n, ok := r.small(); ok && r.any("weeks") {
			return period{weeks: n}, true
		}
	}
	r.i = start
	return period{}, false
}

// daysOrTime reports whether "10-12" stands here, which after a month can
// be days of it.
func (r *reader) daysOrTime() bool {
	if r.kind(0) != tNumber || len(r.at(0).text) > 2 || r.kind(1) != tDash || r.kind(2) != tNumber || len(r.at(2).text) > 2 {
		return false
	}
	return !r.isSuffix(3) && !r.isSuffix(1)
}

// months reads "February to April 2027", "June, July and August", "March", and
// "1 April to 30 September".
func (r *reader) months() (period, bool) {
	start := r.i
	var p period
	if list, ok := r.entries(); ok {
		if s, ok := r.calendarSeason(list); ok && list[0].Year == 0 {
			p.seasons = []season{s}
			return p, true
		}
	}
	r.i = start
	type part struct {
		from, until time.Month
		y1, y2      int
	}
	var parts []part
	for {
		before := r.i
		if len(parts) > 0 && !r.list() {
			break
		}
		m, ok := r.month()
		if ok && r.daysOrTime() {
			r.mistake(r.toks[before].off, `write "10 to 12 March" for days, "10am to 12 noon" for a time`,
				"%s can be days, or a time", quoted(r.typed(r.i-1, r.i+2)))
			return p, false
		}
		if !ok || r.kind(0) == tOrdinal {
			r.i = before
			break
		}
		x := part{from: m, until: m, y1: r.year()}
		mid := r.i
		if r.to() || len(parts) == 0 && r.toks[max(start-1, 0)].text == "between" && r.skip(tAnd) {
			r.any("the end of", "end of")
			if x.until, ok = r.month(); ok {
				x.y2 = r.year()
			} else {
				r.i, x.until = mid, m
			}
		}
		if x.until == m && mid == r.i {
			x.y2 = x.y1
		}
		parts = append(parts, x)
	}
	if len(parts) == 0 {
		return p, false
	}
	year := 0
	for i, x := range slices.Backward(parts) {
		if x.y2 == 0 {
			x.y2 = year
			if year != 0 && i+1 < len(parts) && parts[i+1].from < x.until && x.y1 == 0 {
				r.mistake(r.toks[start].off, "write the year after each month", "the years of %s are not clear", quoted(r.typed(start, r.i-1)))
			}
		}
		if x.y1 != 0 && x.y2 == 0 {
			r.mistake(r.toks[start].off, "write the year after each month", "the years of %s are not clear", quoted(r.typed(start, r.i-1)))
		}
		if x.y1 == 0 && x.y2 != 0 {
			x.y1 = x.y2
			if x.until < x.from {
				x.y1--
			}
		}
		year = x.y1
		parts[i] = x
	}
	for _, x := range parts {
		if x.y1 == 0 {
			p.seasons = append(p.seasons, monthsSeason(x.from, x.until))
			continue
		}
		w := window{Date{x.y1, x.from, 1}, Date{x.y2, x.until, daysIn(x.y2, x.until)}}
		if w.until.Before(w.from) {
			r.mistake(r.toks[start].off, "write the earlier month first", "%s ends before it begins", quoted(r.typed(start, r.i-1)))
		}
		p.windows = append(p.windows, w)
	}
	if len(p.seasons) > 0 && len(p.windows) > 0 {
		r.mistake(r.toks[start].off, "write the year after each month", "the years of %s are not clear", quoted(r.typed(start, r.i-1)))
	}
	return p, true
}

package english

import (
	"slices"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// explainedItem passes over the name of a part of the year whose dates or
// months stand right after it: "half term: 15 to 19 February 2027", "winter
// hours (November to February)".
//
// It is one only before the days and times: after them "half term: 15 to 19
// February 2027" is when it is not on.
func (r *reader) explainedItem() bool {
	start := r.i
	if slices.ContainsFunc(r.items, func(it item) bool { return it.core() }) && !r.newSentence() {
		r.breakOrNot()
		return false
	}
	r.any("during the", "during", "in the", "in", "the")
	season := r.season()
	named := season || r.holidayName()
	at := r.i
	if named {
		r.skip(tColon, tOpen, tDash, tComma)
		r.any("from", "between", "of")
		named = r.rangeHere() || !season && r.isDateHere()
	}
	if r.i = at; !named {
		r.i = start
	}
	return named
}

// newSentence reports whether a sentence begins here.
func (r *reader) newSentence() bool {
	n := len(r.items)
	return n == 0 || r.items[n-1].kind == iBreak
}

// breakOrNot reports a holiday with its dates after days and times.
func (r *reader) breakOrNot() {
	start := r.i
	if r.any("during", "in", "for"); r.i == start && r.holidayName() && !r.any("only") {
		name := r.typed(start, r.i-1)
		r.skip(tColon, tOpen, tDash, tComma)
		if r.any("from"); r.isDateHere() {
			r.mistake(r.toks[start].off, `write "except `+name+`" and its dates, or begin the line with them`, "%s can be when it is on, or when it is not", quoted(name))
		}
	}
	r.i = start
}

// season reads "winter", "summer opening hours".
func (r *reader) season() bool {
	if !r.any("summer", "winter", "spring", "autumn") {
		return false
	}
	r.any("opening", "season", "programme", "timetable")
	r.any("hours", "times", "months")
	return true
}

// holidayName reads "half term", "Easter holidays".
func (r *reader) holidayName() bool {
	start := r.i
	r.month()
	if r.any("half term week", "half term holidays", "half term holiday", "half term", "halfterm") {
		return true
	}
	r.i = start
	return r.any("easter", "christmas", "summer", "xmas") && r.any("school holidays", "holidays", "holiday", "hols")
}

// rangeHere reports whether a range of dates or of months stands here. It
// moves on.
func (r *reader) rangeHere() bool {
	start, wrong := r.i, r.wrong
	list, ok := r.entries()
	ok = ok && len(list) == 1 && list[0].until != nil || r.wrong != wrong
	if r.wrong = wrong; ok {
		return true
	}
	r.i = start
	p, ok := r.months()
	ok = ok && r.wrong == wrong && (len(p.Windows)+len(p.Seasons) > 1 || r.i > start+1)
	r.wrong = wrong
	return ok
}

// exceptDated reads "half term (15 to 19 February 2027)" as an exception: the
// dates alone.
func (r *reader) exceptDated(e *timetable.Exceptions) bool {
	start := r.i
	if !r.holidayName() {
		r.i = start
		return false
	}
	open := r.skip(tOpen)
	if !open {
		r.skip(tColon, tDash)
	}
	r.any("from")
	list, ok := r.entries()
	if !ok || r.wrong != nil {
		r.i = start
		return r.wrong != nil
	}
	for _, x := range list {
		if x.Year == 0 {
			r.noYear(list)
			return true
		}
		e.Windows = append(e.Windows, timetable.Window{From: x.Date, Until: x.end().Date})
	}
	if open {
		r.skip(tClose)
	}
	return true
}

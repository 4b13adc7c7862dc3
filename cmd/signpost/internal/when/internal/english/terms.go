package english

import (
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// terms reads "term time only", "during school holidays".
func (r *reader) terms() (period, bool) {
	start := r.i
	var p period
	r.any("during the", "during", "in the", "in")
	use := timetable.AnyTime
	switch {
	case r.namedTerm(&p):
		return p, r.wrong == nil
	case r.any("school term time only", "school term times only", "school term time", "school term times", "term time only", "term times only", "term time", "term times",
		"school terms only", "school terms", "school term only", "school term", "termtime only", "termtime", "term only"),
		r.i > start && r.any("term only", "term"): // "during term"
		use = timetable.TermOnly
	case r.any("school holidays only", "school holiday time", "school holidays", "school hols only", "school hols"):
		use = timetable.HolidaysOnly
	case r.any("outside school holidays", "outside of school holidays", "outside the school holidays"):
		use = timetable.TermOnly
	case r.breakWords(&use):
		if r.eat("only"); r.wrong != nil {
			return period{}, false
		}
		return period{Limit: timetable.Limit{Term: use}}, true
	default:
		r.i = start
		return period{}, false
	}
	if len(r.Terms) == 0 {
		r.mistake(r.toks[start].off, addTerms,
			"%s needs the school terms, and the directory states none", quoted(r.typed(start, r.i-1)))
	}
	return period{Limit: timetable.Limit{Term: use}}, true
}

const addTerms = `add the terms to the directory's settings, or write "from 6 January 2027 until 12 February 2027"`

// breakWords reads "half term", "summer holidays": weeks off that are known
// where the directory states the terms before and after them.
//
// "Easter holidays" may be those of an office, for a few days: only those said
// to be of schools are read.
func (r *reader) breakWords(use *timetable.TermUse) bool {
	start := r.i
	needs := "the school terms before and after them"
	switch {
	case r.any("half term holidays", "half term holiday", "half term weeks", "half term week", "half terms", "half term", "halfterms", "halfterm"):
		*use, needs = timetable.HalfTermsOnly, "the halves of the school terms"
		if r.kind(0) == tColon && r.kind(1) == tNumber {
			r.i = start
			return false // "half term: 15-19 February"
		}
	case r.any("school summer holidays", "summer school holidays", "summer school holiday", "summer holidays", "summer holiday"):
		*use = timetable.SummerOnly
	case r.any("school easter holidays", "easter school holidays", "easter school holiday"):
		*use = timetable.EasterOnly
	case r.any("school christmas holidays", "christmas school holidays", "christmas school holiday"):
		*use = timetable.ChristmasOnly
	default:
		return false
	}
	if len(timetable.Breaks(r.Terms, *use)) == 0 {
		hint := `add the terms to the directory's settings, or write the dates: "except 26 July to 3 September 2027"`
		if *use == timetable.HalfTermsOnly {
			hint = `add both halves of each term to the directory's settings, or write the dates: "except 15 to 19 February 2027"`
		}
		r.mistake(r.toks[start].off, hint, "%s needs %s, and the directory does not state them", quoted(r.typed(start, r.i-1)), needs)
	}
	return true
}

// namedTerm reads "Spring term 2027": from the first day of the terms of that
// name to the last, in term time.
func (r *reader) namedTerm(p *period) bool {
	start := r.i
	season := r.word(0)
	if season != "spring" && season != "summer" && season != "autumn" {
		return false
	}
	r.i++
	year := r.year()
	if !r.any("terms", "term") {
		r.i = start
		return false
	}
	if year == 0 {
		year = r.year()
	}
	r.any("only")
	w := r.termOf(season, year)
	typed := r.typed(start, r.i-1)
	switch {
	case r.wrong != nil:
	case year == 0:
		r.mistake(r.toks[start].off, `write the year as well, such as "`+typed+` 2027"`, "%s does not say of which year", quoted(typed))
	case w.From.IsZero():
		r.mistake(r.toks[start].off, addTerms, "%s is no term that the directory states", quoted(typed))
	}
	p.Windows, p.Term = []timetable.Window{w}, timetable.TermOnly
	return true
}

// termOf is from the first day to the last of the terms of a season's name
// that begin in a year; zero where there are none.
func (r *reader) termOf(season string, year int) timetable.Window {
	var w timetable.Window
	for _, t := range r.Terms {
		if t.From.Year != year || !strings.Contains(strings.ToLower(t.Name), season) {
			continue
		}
		if w.From.IsZero() || t.From.Before(w.From) {
			w.From = t.From
		}
		if w.Until.Before(t.To) {
			w.Until = t.To
		}
	}
	return w
}

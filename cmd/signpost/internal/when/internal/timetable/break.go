package timetable

import (
	"slices"
	"time"
)

// breaks are the weeks off between two terms, by the month in which they
// begin, with their longest and their name in words.
var breaks = []struct {
	use         TermUse
	first, last time.Month
	days        int
	words       string
}{
	{HalfTermsOnly, time.February, time.February, 17, "half terms"},
	{HalfTermsOnly, time.May, time.May, 17, "half terms"},
	{HalfTermsOnly, time.October, time.October, 17, "half terms"},
	{ChristmasOnly, time.December, time.December, 31, "Christmas school holidays"},
	{EasterOnly, time.March, time.April, 31, "Easter school holidays"},
	{SummerOnly, time.June, time.August, 80, "summer holidays"},
}

// Breaks are the weeks off of one kind, as far as the directory states the
// terms before and after them, and the halves of terms for half terms.
func Breaks(terms []Term, use TermUse) []Window {
	var list []Window
	for _, t := range terms {
		next := Date{}
		for _, u := range terms {
			if t.To.Before(u.From) && (next.IsZero() || u.From.Before(next)) {
				next = u.From
			}
		}
		w := Window{t.To.AddDays(1), next.AddDays(-1)}
		if next.IsZero() || w.Until.Before(w.From) {
			continue
		}
		for _, b := range breaks {
			if b.use == use && b.first <= w.From.Month && w.From.Month <= b.last && w.Until.Number()-w.From.Number() <= b.days {
				list = append(list, w)
			}
		}
	}
	return list
}

func (s *Schedule) inBreak(d Date, use TermUse) bool {
	return slices.ContainsFunc(Breaks(s.terms, use), func(w Window) bool { return w.has(d) })
}

// words are the name of weeks off.
func (u TermUse) words() string {
	for _, b := range breaks {
		if b.use == u {
			return b.words
		}
	}
	return ""
}

package calendar

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when"
)

// A pattern is a recurrence that every calendar program reads: weekly on days of the week, or monthly on one.
type pattern struct {
	interval int // weeks or months from one to the next
	weekdays [7]bool
	monthly  bool
	nth      int // monthly: which of its weekday, -1 the last; 0 if it goes by day
	day      int // monthly: the day of the month, -1 the last
}

// cover gives the pattern that holds all the days and the fewest others, and those others. The days are sorted, and at
// least one; the pattern begins with the first of them and ends with the last.
func cover(days []when.Date) (pattern, []when.Date) {
	var best pattern
	var others []when.Date
	found := false
	for _, p := range candidates(days) {
		if rest := without(p.between(days[0], days[len(days)-1]), days); !found || len(rest) < len(others) {
			best, others, found = p, rest, true
		}
	}
	return best, others
}

// candidates are the patterns that hold all the days. The weekly one always does.
func candidates(days []when.Date) []pattern {
	first := days[0]
	weekly := pattern{interval: 1}
	// There is a fifth weekday, a 29th, 30th and 31st in some months only, and some programs then take the last.
	sameNth, sameDay := nth(first) < 5, first.Day < 29
	lastWeekday, lastOfMonth := true, true
	weeks, months := 0, 0
	for _, d := range days {
		weekday := d.Weekday()
		weekly.weekdays[weekday] = true
		same := weekday == first.Weekday()
		sameNth = sameNth && same && nth(d) == nth(first)
		lastWeekday = lastWeekday && same && lastWeek(d)
		sameDay = sameDay && d.Day == first.Day
		lastOfMonth = lastOfMonth && lastDay(d)
		weeks = gcd(weeks, week(d)-week(first))
		months = gcd(months, month(d)-month(first))
	}
	weekly.interval = max(weeks, 1)
	var list []pattern
	add := func(ok bool, nth, day int) {
		if ok {
			p := pattern{interval: max(months, 1), monthly: true, nth: nth, day: day}
			p.weekdays[first.Weekday()] = nth != 0
			list = append(list, p)
		}
	}
	add(sameNth, nth(first), 0)
	add(lastWeekday, -1, 0)
	add(sameDay, 0, first.Day)
	add(lastOfMonth, 0, -1)
	return append(list, weekly)
}

// between are the pattern's days from the first, which is one of them, to the last.
func (p pattern) between(first, last when.Date) []when.Date {
	var list []when.Date
	// Counted on from day to day, not worked out for each: there are a thousand.
	weekday, weeks, monthOfFirst := first.Weekday(), 0, month(first)
	for d := first; !last.Before(d); d = d.AddDays(1) {
		if p.monthly && p.inMonth(d, weekday) && (month(d)-monthOfFirst)%p.interval == 0 ||
			!p.monthly && p.weekdays[weekday] && weeks%p.interval == 0 {
			list = append(list, d)
		}
		if weekday = (weekday + 1) % 7; weekday == time.Monday {
			weeks++
		}
	}
	return list
}

// inMonth reports whether a monthly pattern has the day in each of its months.
func (p pattern) inMonth(d when.Date, weekday time.Weekday) bool {
	switch {
	case p.nth > 0:
		return p.weekdays[weekday] && nth(d) == p.nth
	case p.nth < 0:
		return p.weekdays[weekday] && lastWeek(d)
	case p.day < 0:
		return lastDay(d)
	}
	return d.Day == p.day
}

// rule is the pattern as the value of an RRULE; until is as RFC 5545 wants it for the start it has.
func (p pattern) rule(until string) string {
	var b strings.Builder
	b.WriteString("FREQ=WEEKLY")
	if p.monthly {
		b.Reset()
		b.WriteString("FREQ=MONTHLY")
	}
	if p.interval > 1 {
		fmt.Fprintf(&b, ";INTERVAL=%d", p.interval)
		if !p.monthly {
			// The standard says Monday where nothing is said; not every program does.
			b.WriteString(";WKST=MO")
		}
	}
	if p.monthly && p.nth == 0 {
		fmt.Fprintf(&b, ";BYMONTHDAY=%d", p.day)
	} else {
		b.WriteString(";BYDAY=" + p.days())
	}
	return b.String() + ";UNTIL=" + until
}

func (p pattern) days() string {
	var list []string
	for i, code := range [...]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"} {
		if !p.weekdays[(i+1)%7] {
			continue
		}
		if p.nth != 0 {
			code = fmt.Sprint(p.nth, code)
		}
		list = append(list, code)
	}
	return strings.Join(list, ",")
}

// without are the days of a that are not in b. Both are sorted.
func without(a, b []when.Date) []when.Date {
	return slices.DeleteFunc(a, func(d when.Date) bool {
		_, found := slices.BinarySearchFunc(b, d, when.Date.Compare)
		return found
	})
}

// nth is the place of a day among its weekdays of the month, from 1.
func nth(d when.Date) int { return (d.Day-1)/7 + 1 }

func lastWeek(d when.Date) bool { return d.Day > 21 && d.AddDays(7).Month != d.Month }

func lastDay(d when.Date) bool { return d.Day > 27 && d.AddDays(1).Month != d.Month }

// month counts months.
func month(d when.Date) int { return 12*d.Year + int(d.Month) }

// week counts weeks, which begin on Monday: 1 January 1900 was one.
func week(d when.Date) int {
	monday := time.Date(1900, time.January, 1, 0, 0, 0, 0, time.UTC)
	return int(d.In(time.UTC).Sub(monday).Hours()) / 24 / 7
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

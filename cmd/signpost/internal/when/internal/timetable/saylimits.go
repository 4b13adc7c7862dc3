package timetable

import (
	"slices"
	"strconv"
	"strings"
)

func (w Weekdays) names(ending string) []string {
	var list []string
	for _, d := range MondayFirst {
		if w.Has(d) {
			list = append(list, d.String()+ending)
		}
	}
	return list
}

// NthsInWords says "first and third Monday", "last Tuesday and last Thursday".
func NthsInWords(list []Nth) string {
	var all []string
	for i := 0; i < len(list); {
		n := 1
		for i+n < len(list) && list[i+n].Day == list[i].Day {
			n++
		}
		var names []string
		for _, x := range list[i : i+n] {
			names = append(names, OrdinalName(x.N))
		}
		all = append(all, Enumerate(names)+" "+list[i].Day.String())
		i += n
	}
	return Enumerate(all)
}

// OrdinalName is "first" for 1, "last" for -1.
func OrdinalName(n int) string {
	return [...]string{"last", "", "first", "second", "third", "fourth", "fifth"}[n+1]
}

func monthDaysInWords(list []int) string {
	var all []string
	for _, n := range list {
		if n < 0 {
			all = append(all, "last day")
			continue
		}
		ending := "th"
		if n/10 != 1 {
			switch n % 10 {
			case 1:
				ending = "st"
			case 2:
				ending = "nd"
			case 3:
				ending = "rd"
			}
		}
		all = append(all, strconv.Itoa(n)+ending)
	}
	return Enumerate(all)
}

// windowsInWords says "February to April 2027", "from 5 March 2027".
func windowsInWords(list []Window) string {
	var all []string
	for _, w := range list {
		all = append(all, w.words())
	}
	return Enumerate(all)
}

// Whole reports whether a window is whole months.
func (w Window) Whole() bool {
	return w.From.Day == 1 && !w.Until.IsZero() && w.Until.Day == DaysIn(w.Until.Year, w.Until.Month)
}

func (w Window) inDates() string {
	switch {
	case w.Until.IsZero():
		return "from " + LongDate(w.From)
	case w.From.IsZero():
		return "until " + LongDate(w.Until)
	}
	return "from " + LongDate(w.From) + " until " + LongDate(w.Until)
}

// EasterDays are the days that go with Easter, by their names.
var EasterDays = []struct {
	Phrase string
	After  int
}{
	{"good friday", -2}, {"easter saturday", -1}, {"easter sunday", 0}, {"easter day", 0}, {"easter monday", 1},
}

// easterInWords are the names of days that go with Easter.
func easterInWords(list []int) []string {
	var all []string
	for _, n := range list {
		for _, d := range EasterDays {
			if d.After == n && d.Phrase != "easter day" {
				all = append(all, titled(d.Phrase))
			}
		}
	}
	return all
}

func titled(phrase string) string {
	a, b, _ := strings.Cut(phrase, " ")
	return strings.ToUpper(a[:1]) + a[1:] + " " + strings.ToUpper(b[:1]) + b[1:]
}

// LongDate is "7 January 2027".
func LongDate(d Date) string {
	return strconv.Itoa(d.Day) + " " + d.Month.String() + " " + strconv.Itoa(d.Year)
}

// NumberWords are the numbers that are written as words.
var NumberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// Count is a small number as a word, where there is one.
func Count(n int) string {
	for w, v := range NumberWords {
		if v == n {
			return w
		}
	}
	return strconv.Itoa(n)
}

// Enumerate is a list with commas, and "and" before the last.
func Enumerate(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// datesInWords says "Tuesday 2 and Wednesday 10 February 2027", and "Fridays 12,
// 19 and 26 March 2027" where all are on one day of the week. Month and year
// stand once for those before them.
func datesInWords(dates []Date) string {
	same := len(dates) > 1 && !slices.ContainsFunc(dates, func(d Date) bool { return d.Weekday() != dates[0].Weekday() })
	var list []string
	for i, d := range dates {
		text := strconv.Itoa(d.Day)
		if !same {
			text = d.Weekday().String() + " " + text
		}
		last := i == len(dates)-1
		if last || dates[i+1].Month != d.Month || dates[i+1].Year != d.Year {
			text += " " + d.Month.String()
		}
		if last || dates[i+1].Year != d.Year {
			text += " " + strconv.Itoa(d.Year)
		}
		list = append(list, text)
	}
	if same {
		list[0] = dates[0].Weekday().String() + "s " + list[0]
	}
	return Enumerate(list)
}

package when

import (
	"slices"
	"strconv"
	"strings"
)

func (w weekdays) names(ending string) []string {
	var list []string
	for _, d := range mondayFirst {
		if w.has(d) {
			list = append(list, d.String()+ending)
		}
	}
	return list
}

// nthsInWords says "first and third Monday", "last Tuesday and last Thursday".
func nthsInWords(list []nth) string {
	var all []string
	for i := 0; i < len(list); {
		n := 1
		for i+n < len(list) && list[i+n].day == list[i].day {
			n++
		}
		var names []string
		for _, x := range list[i : i+n] {
			names = append(names, ordinalName(x.n))
		}
		all = append(all, join(names)+" "+list[i].day.String())
		i += n
	}
	return join(all)
}

func ordinalName(n int) string {
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
	return join(all)
}

// windowsInWords says "February to April 2027", "from 5 March 2027".
func windowsInWords(list []window) string {
	var all []string
	for _, w := range list {
		all = append(all, w.words())
	}
	return join(all)
}

// whole reports whether a window is whole months.
func (w window) whole() bool {
	return w.from.Day == 1 && !w.until.IsZero() && w.until.Day == daysIn(w.until.Year, w.until.Month)
}

func (w window) inDates() string {
	switch {
	case w.until.IsZero():
		return "from " + longDate(w.from)
	case w.from.IsZero():
		return "until " + longDate(w.until)
	}
	return "from " + longDate(w.from) + " until " + longDate(w.until)
}

// easterDays are the days that go with Easter, by their names.
var easterDays = []struct {
	phrase string
	after  int
}{
	{"good friday", -2}, {"easter saturday", -1}, {"easter sunday", 0}, {"easter day", 0}, {"easter monday", 1},
}

// easterInWords are the names of days that go with Easter.
func easterInWords(list []int) []string {
	var all []string
	for _, n := range list {
		for _, d := range easterDays {
			if d.after == n && d.phrase != "easter day" {
				all = append(all, titled(d.phrase))
			}
		}
	}
	return all
}

func titled(phrase string) string {
	a, b, _ := strings.Cut(phrase, " ")
	return strings.ToUpper(a[:1]) + a[1:] + " " + strings.ToUpper(b[:1]) + b[1:]
}

// longDate is "7 January 2027".
func longDate(d Date) string {
	return strconv.Itoa(d.Day) + " " + d.Month.String() + " " + strconv.Itoa(d.Year)
}

// numberWords are the numbers that are written as words.
var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// count is a small number as a word, where there is one.
func count(n int) string {
	for w, v := range numberWords {
		if v == n {
			return w
		}
	}
	return strconv.Itoa(n)
}

// join is a list with commas, and "and" before the last.
func join(list []string) string {
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
	return join(list)
}

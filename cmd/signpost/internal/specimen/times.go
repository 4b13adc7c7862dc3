package specimen

import (
	"fmt"
	"strings"
	"time"
)

var (
	weekdays = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	ordinals = []string{"First", "Second", "Third", "Fourth", "Last"}
	hours    = []string{"9am to 11am", "9.30am to 12.30pm", "10am to 12 noon", "10.30am to 11.30am", "12 noon to 2pm", "1pm to 3pm", "1.30pm to 3pm",
		"2pm to 4pm", "4pm to 5.30pm", "5.30pm to 7pm", "6pm to 7.30pm", "7pm to 9pm"}
)

// openingTimes are the lines of a service's "when", none for some.
func openingTimes(d dice, kind string) []string {
	if kind == "app" || kind == "website" {
		return nil
	}
	if kind == "helpline" && d.oneIn(2) {
		return []string{"24 hours a day"}
	}
	a, b, hour := d.IntN(7), d.IntN(7), oneOf(d, hours)
	switch d.IntN(12) {
	case 0:
		return []string{"Weekdays, 9am to 5pm, except bank holidays"}
	case 1:
		return []string{"by appointment"}
	case 2:
		return []string{fmt.Sprintf("%s %s of the month, %s", oneOf(d, ordinals), weekdays[a], hour)}
	case 3:
		return []string{fmt.Sprintf("Every %s, %s, term time only", weekdays[1+a%5], hour)}
	case 4:
		return []string{fmt.Sprintf("Every other %s from %s, %s", weekdays[a], spoken(nth(2027, time.January, time.Weekday(a), 0)), hour)}
	case 5:
		return []string{fmt.Sprintf("Every %s, %s", weekdays[a], hour), fmt.Sprintf("Every %s, 6pm to 8pm", weekdays[(a+2)%7])}
	case 6:
		return []string{"Every day, 8am to 8pm"}
	case 7:
		return nil
	case 8:
		if a == b {
			b = (a + 1) % 7
		}
		return []string{fmt.Sprintf("%ss and %ss, %s, except bank holidays", weekdays[a], weekdays[b], hour)}
	}
	return []string{fmt.Sprintf("Every %s, %s", weekdays[a], hour)}
}

// A series is the "when" of an event with some of its dates.
type series struct {
	line  string
	dates []time.Time
}

// datesOf is one day, a day of each month over half a year, or a day of each week over a quarter.
func datesOf(d dice) series {
	day, hour := d.IntN(7), oneOf(d, hours)
	switch d.IntN(4) {
	case 0:
		on := time.Date(2026, time.October, 1+d.IntN(270), 0, 0, 0, 0, time.UTC)
		return series{on.Format("Monday 2 January 2006") + ", " + hour, []time.Time{on}}
	case 1:
		s := series{line: fmt.Sprintf("Every %s, %s, January to March 2027", weekdays[day], hour)}
		for on := nth(2027, time.January, time.Weekday(day), 0); on.Month() <= time.March; on = on.AddDate(0, 0, 7) {
			s.dates = append(s.dates, on)
		}
		return s
	}
	n := d.IntN(len(ordinals))
	s := series{line: fmt.Sprintf("%s %s of the month, %s, January to June 2027", ordinals[n], weekdays[day], hour)}
	for m := time.January; m <= time.June; m++ {
		s.dates = append(s.dates, nth(2027, m, time.Weekday(day), n))
	}
	return s
}

// nth is the first, second, third, fourth or last of a weekday in a month, counted from 0.
func nth(year int, month time.Month, day time.Weekday, n int) time.Time {
	if n == 4 {
		last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
		return last.AddDate(0, 0, -(int(last.Weekday()-day)+7)%7)
	}
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, (int(day-first.Weekday())+7)%7+7*n)
}

func spoken(day time.Time) string { return day.Format("2 January 2006") }

// checked says who looked at an entry, most of them in the last year, some never.
func checked(d dice) string {
	if d.oneIn(12) {
		return ""
	}
	on := time.Date(2026, time.November, 20, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -int(600*d.Float64()*d.Float64()))
	return fmt.Sprintf("{on: %s, by: %s team, how: %s}", on.Format(time.DateOnly), areas[1+d.IntN(len(areas)-1)].title,
		oneOf(d, []string{"phone", "email", "visit", "website"}))
}

// lines writes the field "when".
func (f *file) lines(name string, list []string) {
	switch len(list) {
	case 0:
	case 1:
		f.text(name, list[0])
	default:
		fmt.Fprintf(f, "%s:\n", name)
		for _, line := range list {
			fmt.Fprintf(f, "  - %s\n", strings.TrimSpace(quoted(line)))
		}
	}
}

package directory

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when"
)

var (
	monthDayYear = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	yearMonthDay = regexp.MustCompile(`^(\d{4})[/. -]?(\d{2})[/. -]?(\d{2})(?:[T ]\d.*)?$`)
	dayMonth     = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th)?[/. -]([a-z]+|\d{1,2})[/. -](\d{4})$`)
	weekdayFirst = regexp.MustCompile(`(?i)^(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(.+)$`)
)

// noDate says what is wrong with a text that is no date, and which one is meant where that is certain.
func noDate(text string) (message, hint string) {
	message, hint = fmt.Sprintf("%q is no date", text), "write it as year-month-day, like 2027-03-25"
	if m := weekdayFirst.FindStringSubmatch(text); m != nil {
		if d, ok := when.ReadDate(m[2]); ok {
			return fmt.Sprintf("%d %s %d is a %s, not a %s", d.Day, d.Month, d.Year, d.Weekday(), dayNamed(m[1])), fmt.Sprintf("if the date is right, write %s", d)
		}
	}
	if m := monthDayYear.FindStringSubmatch(text); m != nil {
		if d, ok := when.ReadDate(m[2] + "/" + m[1] + "/" + m[3]); ok {
			return fmt.Sprintf("%s: the day comes first here, and there is no month %s", message, m[2]), fmt.Sprintf("did you mean %s? %s", d, hint)
		}
	}
	if dates := datesIn(text); dates != "" {
		return message, "write a comma between them: " + dates
	}
	year, month, day, ok := partsOf(text)
	switch {
	case !ok && (strings.EqualFold(text, "today") || strings.EqualFold(text, "yesterday")):
		return message, "write the day itself, as year-month-day, like 2027-03-25"
	case !ok:
		return message, hint
	case year < 2000 || year > 2199:
		return fmt.Sprintf("%s of these days: look at the year %d", message, year), hint
	case month > 12 && day <= 12:
		return fmt.Sprintf("%s: there is no month %d", message, month), fmt.Sprintf("did you mean %04d-%02d-%02d?", year, day, month)
	case month < 1 || month > 12 || day < 1:
		return message, hint
	}
	if last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day(); day > last {
		return fmt.Sprintf("%s: %s %d has %d days", message, time.Month(month), year, last), fmt.Sprintf("the last one is %04d-%02d-%02d", year, month, last)
	}
	return message, fmt.Sprintf("write %04d-%02d-%02d", year, month, day)
}

func dayNamed(begin string) time.Weekday {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String()[:3], begin[:3]) {
			return d
		}
	}
	return time.Sunday // can't be: weekdayFirst has asked for one of the seven
}

// partsOf reads the three numbers of a date, also of one that there is not.
func partsOf(text string) (year, month, day int, ok bool) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n } // the expressions ask for digits
	if m := yearMonthDay.FindStringSubmatch(text); m != nil {
		return number(m[1]), number(m[2]), number(m[3]), true
	}
	m := dayMonth.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, 0, false
	}
	month = number(m[2])
	for name := time.January; name <= time.December && month == 0; name++ {
		if len(m[2]) >= 3 && strings.EqualFold(name.String()[:3], m[2][:3]) {
			month = int(name)
		}
	}
	return number(m[3]), month, number(m[1]), month > 0
}

// datesIn are several dates with something else than a comma between them; "" where they are not.
func datesIn(text string) string {
	var dates []string
	for _, part := range apart(text) {
		d, ok := when.ReadDate(part)
		if !ok {
			return ""
		}
		dates = append(dates, d.String())
	}
	return strings.Join(dates, ", ")
}

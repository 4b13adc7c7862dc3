package timetable

import (
	"fmt"
	"time"
)

// Date is a civil date: a square on the calendar, in no zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Years that a date may lie in; outside of them a year is a slip of the pen,
// and the bound keeps every search for the next occurrence finite.
const (
	MinYear = 1900
	MaxYear = 2200

	// Before it, four digits in a line may well be a time: "6 Feb 1900" is at
	// seven in the evening.
	FirstYear = 2010
)

// DateOf is the date that t falls on, in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads an ISO date such as "2027-02-23".
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date such as 2027-02-23", text)
	}
	return DateOf(t), nil
}

// String is the date as ISO 8601 has it, "2027-02-23".
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// Compare is negative where d is earlier than e, positive where it is later.
func (d Date) Compare(e Date) int {
	if d.Year != e.Year {
		return d.Year - e.Year
	}
	if d.Month != e.Month {
		return int(d.Month - e.Month)
	}
	return d.Day - e.Day
}

// AddDays is the date n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date {
	if n > 0 && d.Day+n <= 28 {
		return Date{d.Year, d.Month, d.Day + n}
	}
	return DateOf(d.In(time.UTC).AddDate(0, 0, n))
}

// Weekday is the day of the week that d falls on.
func (d Date) Weekday() time.Weekday { return d.In(time.UTC).Weekday() }

// In is the first moment of d in a zone.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// Number counts days from 1 January 1970, so that dates can be subtracted.
func (d Date) Number() int { return int(d.In(time.UTC).Unix() / 86400) }

// Valid reports whether d is on the calendar, within the years we take.
func (d Date) Valid() bool {
	return d.Year >= MinYear && d.Year <= MaxYear && d.Month >= 1 && d.Month <= 12 &&
		d.Day >= 1 && d.Day <= DaysIn(d.Year, d.Month)
}

// DaysIn is the number of days of a month.
func DaysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// DaysUntil counts the days to another date by the calendar; negative where that is before.
func (d Date) DaysUntil(other Date) int {
	return int(other.In(time.UTC).Sub(d.In(time.UTC)) / (24 * time.Hour))
}

package timetable

import (
	"time"
)

// Nations with bank holidays of their own. England and Wales share theirs.
const (
	scotland        = "scotland"
	northernIreland = "northern-ireland"
)

// oneOff are the holidays that a proclamation added, moved or took away. A
// moved one is two lines.
var oneOff = []struct {
	date   Date
	nation string // every nation where empty
	off    bool   // the day that the usual rule gives is none
}{
	{date: Date{1999, time.December, 31}},
	{date: Date{2002, time.May, 27}, off: true},
	{date: Date{2002, time.June, 3}},
	{date: Date{2002, time.June, 4}},
	{date: Date{2011, time.April, 29}},
	{date: Date{2012, time.May, 28}, off: true},
	{date: Date{2012, time.June, 4}},
	{date: Date{2012, time.June, 5}},
	{date: Date{2020, time.May, 4}, off: true},
	{date: Date{2020, time.May, 8}},
	{date: Date{2022, time.May, 30}, off: true},
	{date: Date{2022, time.June, 2}},
	{date: Date{2022, time.June, 3}},
	{date: Date{2022, time.September, 19}},
	{date: Date{2023, time.May, 8}},
	{date: Date{2026, time.June, 15}, nation: scotland},
}

// BankHoliday reports whether d is a bank holiday in a nation.
//
// Where a fixed holiday falls on a weekend, both it and its substitute count:
// the rule on gov.uk is that a substitute weekday becomes a bank holiday too,
// and nobody should turn up at a hall on a Saturday that is Christmas Day.
// With strict the substitute alone counts, as where "bank holidays" are the
// days on which something is.
func BankHoliday(d Day, nation string, strict bool) bool {
	if strict && weekend(d.Weekday) {
		return false
	}
	for _, o := range oneOff {
		if o.date == d.Date && (o.nation == "" || o.nation == nation) {
			return !o.off
		}
	}
	switch nation {
	case scotland:
		return fixedHoliday(d, time.January, 1, 2) || fixedHoliday(d, time.November, 30, 1) ||
			fixedHoliday(d, time.December, 25, 2) || mondayHoliday(d, 1) || d.afterEaster() == -2
	case northernIreland:
		if fixedHoliday(d, time.March, 17, 1) || fixedHoliday(d, time.July, 12, 1) {
			return true
		}
	}
	e := d.afterEaster()
	return fixedHoliday(d, time.January, 1, 1) || fixedHoliday(d, time.December, 25, 2) ||
		mondayHoliday(d, -1) || e == -2 || e == 1
}

// mondayHoliday reports whether d is the early May, spring or summer holiday;
// summer says which Monday of August that is.
func mondayHoliday(d Day, summer int) bool {
	if d.Weekday != time.Monday {
		return false
	}
	first, last := d.Day <= 7, d.Day > 24
	switch d.Month {
	case time.May:
		return first || last
	case time.August:
		return (summer == 1 && first) || (summer == -1 && last)
	}
	return false
}

// fixedHoliday reports whether d is one of n holidays in a row from a fixed
// date, or stands in for one of them that falls on a weekend: as many weekdays
// follow the row as it has days on a weekend.
func fixedHoliday(d Day, month time.Month, first, n int) bool {
	after := d.number - Date{d.Year, month, first}.Number()
	if after < 0 || after > n+4 {
		return false
	}
	if after < n {
		return true
	}
	if weekend(d.Weekday) {
		return false
	}
	free := 0
	for i := range n {
		if weekend(d.back(after - i)) {
			free++
		}
	}
	for i := n; i < after; i++ {
		if !weekend(d.back(after - i)) {
			free--
		}
	}
	return free > 0
}

func weekend(w time.Weekday) bool { return w == time.Saturday || w == time.Sunday }

// Easter is Easter Sunday, by the anonymous Gregorian computus.
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{year, time.Month(n / 31), n%31 + 1}
}

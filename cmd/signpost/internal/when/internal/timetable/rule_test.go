package timetable

import (
	"testing"
	"time"
)

// Going on from day to day is the same as working each day out.
func TestDaysGoOn(t *testing.T) {
	for x := DayOf(Date{1899, time.December, 30}); x.Year < 1905; x = x.Next() {
		if x != DayOf(x.Date) {
			t.Fatalf("%v is %v", x, DayOf(x.Date))
		}
	}
}

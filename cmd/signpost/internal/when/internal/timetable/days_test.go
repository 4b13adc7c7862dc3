package timetable

import "testing"

// Days are counted by the calendar: over the end of a year, a leap day, the night on which the clocks go forward, and backwards.
func TestDaysUntil(t *testing.T) {
	for _, test := range []struct {
		from, to Date
		want     int
	}{
		{Date{2026, 12, 31}, Date{2027, 1, 1}, 1}, {Date{2028, 2, 28}, Date{2028, 3, 1}, 2},
		{Date{2027, 3, 27}, Date{2027, 3, 29}, 2}, {Date{2027, 1, 1}, Date{2026, 1, 1}, -365}, {Date{2027, 1, 1}, Date{2027, 1, 1}, 0},
	} {
		if got := test.from.DaysUntil(test.to); got != test.want {
			t.Errorf("%s to %s: %d, want %d", test.from, test.to, got, test.want)
		}
	}
}

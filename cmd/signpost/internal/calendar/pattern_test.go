package calendar

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/when"
)

func TestCover(t *testing.T) {
	for _, test := range []struct{ days, rule, others string }{
		{"2027-02-02 2027-02-09 2027-02-16", "FREQ=WEEKLY;BYDAY=TU", ""},
		{"2027-02-02 2027-02-16 2027-03-02", "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU", ""},
		{"2027-02-07 2027-02-15 2027-02-21", "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO,SU", ""},
		{"2027-02-02 2027-02-11 2027-02-16", "FREQ=WEEKLY;BYDAY=TU,TH", "2027-02-04 2027-02-09"},
		{"2027-02-02 2027-03-02 2027-04-06", "FREQ=MONTHLY;BYDAY=1TU", ""},
		{"2027-02-02 2027-04-06 2027-06-01", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", ""},
		{"2027-03-30 2027-04-27 2027-05-25", "FREQ=MONTHLY;BYDAY=-1TU", ""},
		{"2027-01-15 2027-02-15 2027-03-15", "FREQ=MONTHLY;BYMONTHDAY=15", ""},
		{"2027-01-31 2027-03-31 2027-05-31", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", ""},
		{"2027-01-31 2027-02-28 2027-04-30", "FREQ=MONTHLY;BYMONTHDAY=-1", "2027-03-31"},
		{"2026-12-05 2027-12-04", "FREQ=MONTHLY;INTERVAL=12;BYDAY=1SA", ""},
		{"2026-12-25 2027-12-25", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=25", ""},
		{"2027-02-13", "FREQ=MONTHLY;BYDAY=2SA", ""},
	} {
		p, others := cover(parse(test.days))
		if got := p.rule("X"); got != test.rule+";UNTIL=X" || join(others) != test.others {
			t.Errorf("%s: %s without %s", test.days, got, join(others))
		}
	}
}

// TestCoverHoldsTheDays takes days at random: the pattern without the others is what it was made for.
func TestCoverHoldsTheDays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		d := when.Date{Year: 2027, Month: 1, Day: 1 + random.IntN(28)}
		steps := []int{1 + random.IntN(60), 7, 14, 28}[random.IntN(4)]
		var days []when.Date
		for range 1 + random.IntN(12) {
			days = append(days, d)
			d = d.AddDays(steps * (1 + random.IntN(3)))
		}
		p, others := cover(days)
		all := slices.Concat(days, others)
		slices.SortFunc(all, when.Date.Compare)
		if got := p.between(days[0], days[len(days)-1]); join(got) != join(all) {
			t.Fatalf("%s: %s gives %s, without %s", join(days), p.rule("X"), join(got), join(others))
		}
	}
}

func parse(days string) []when.Date {
	var list []when.Date
	for _, text := range strings.Fields(days) {
		d, _ := when.ParseDate(text)
		list = append(list, d)
	}
	return list
}

func join(days []when.Date) string {
	var list []string
	for _, d := range days {
		list = append(list, d.String())
	}
	return strings.Join(list, " ")
}

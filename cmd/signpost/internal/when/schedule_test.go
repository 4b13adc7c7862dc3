package when

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func goldenLines(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(lines(string(data)), func(l string) bool { return strings.HasPrefix(l, "#") })
}

func mustRead(t *testing.T, text ...string) *Schedule {
	t.Helper()
	s, mistakes := Read(text, examples)
	if s == nil {
		t.Fatalf("%q: %v", text, mistakes)
	}
	return s
}

// starts are the starts and ends between two days, with the zone's offset.
func starts(s *Schedule, from, until Date) []string {
	var list []string
	for _, o := range s.Between(from, until) {
		list = append(list, o.Start.Format("02 15:04-07")+" to "+o.End.Format("02 15:04-07"))
	}
	return list
}

// On 28 March 2027 there is no half past one; on 31 October it comes twice.
func TestClockChanges(t *testing.T) {
	for _, c := range []struct {
		line string
		day  Date
		want string
	}{
		{"daily 10am-12 noon", Date{Year: 2027, Month: time.March, Day: 27}, "27 10:00+00 to 27 12:00+00"},
		{"daily 10am-12 noon", Date{Year: 2027, Month: time.March, Day: 28}, "28 10:00+01 to 28 12:00+01"},
		{"daily 1.30am-4am", Date{Year: 2027, Month: time.March, Day: 28}, "28 02:30+01 to 28 04:00+01"},
		{"daily 1.15am-1.45am", Date{Year: 2027, Month: time.March, Day: 28}, "28 02:15+01 to 28 02:45+01"},
		{"daily 1.30am-2am", Date{Year: 2027, Month: time.March, Day: 28}, "28 02:30+01 to 28 03:00+01"},
		{"daily 10pm-6am", Date{Year: 2027, Month: time.March, Day: 27}, "27 22:00+00 to 28 06:00+01"},
		{"daily 12.30am-1.30am", Date{Year: 2027, Month: time.October, Day: 31}, "31 00:30+01 to 31 01:30+01"},
		{"daily 1.30am-3am", Date{Year: 2027, Month: time.October, Day: 31}, "31 01:30+01 to 31 03:00+00"},
		{"daily 10pm-6am", Date{Year: 2027, Month: time.October, Day: 30}, "30 22:00+01 to 31 06:00+00"},
		{"24/7", Date{Year: 2027, Month: time.October, Day: 31}, "31 00:00+01 to 01 00:00+00"},
		{"daily", Date{Year: 2027, Month: time.March, Day: 28}, "28 00:00+00 to 29 00:00+01"},
	} {
		if diff := cmp.Diff([]string{c.want}, starts(mustRead(t, c.line), c.day, c.day)); diff != "" {
			t.Errorf("%q on %v:\n%s", c.line, c.day, diff)
		}
	}
}

func TestOccurrencesCountTheOneThatIsGoingOn(t *testing.T) {
	s := mustRead(t, "Mondays 9pm-1am")
	tuesday := Date{Year: 2026, Month: time.November, Day: 24}.In(london())
	for _, c := range []struct {
		at   time.Duration
		want string
	}{{0, "2026-11-23"}, {59 * time.Minute, "2026-11-23"}, {time.Hour, "2026-11-30"}} {
		for o := range s.Occurrences(tuesday.Add(c.at)) {
			if got := DateOf(o.Start).String(); got != c.want {
				t.Errorf("%v after midnight: %v, want %v", c.at, got, c.want)
			}
			break
		}
	}
}

func TestLeapDaysAndYearEnds(t *testing.T) {
	from, until := Date{Year: 2026, Month: time.January, Day: 1}, Date{Year: 2037, Month: time.January, Day: 1}
	var got []string
	for _, o := range mustRead(t, "29 February every year, 2pm").Between(from, until) {
		got = append(got, DateOf(o.Start).String())
	}
	if diff := cmp.Diff([]string{"2028-02-29", "2032-02-29", "2036-02-29"}, got); diff != "" {
		t.Error(diff)
	}
	want := []string{"17 10:00+00 to 17 11:00+00", "31 10:00+00 to 31 11:00+00", "14 10:00+00 to 14 11:00+00"}
	s := mustRead(t, "Every other Thursday from 17 December 2026, 10am-11am")
	if diff := cmp.Diff(want, starts(s, Date{Year: 2026, Month: time.December, Day: 1}, Date{Year: 2027, Month: time.January, Day: 20})); diff != "" {
		t.Error(diff)
	}
}

func TestFinishedAndEndless(t *testing.T) {
	for line, want := range map[string]string{
		"Mondays 10am-12pm":                     "",
		"Mondays 10am-12pm until 31 March 2027": "2027-03-29 12:00",
		"Sat 13 Feb 2027, 7pm till late":        "2027-02-13 19:00",
		"Tuesdays 10am-12pm term time only":     "2027-03-23 12:00",
		"Mondays 10am-11am from January to February 2027; Fridays 9pm-1am until 12 March 2027": "2027-03-13 01:00",
		"by appointment": "",
	} {
		s := mustRead(t, line)
		got, finite := s.Last()
		if finite != (want != "") && line != "by appointment" || finite && got.Format("2006-01-02 15:04") != want {
			t.Errorf("%q: last %v %v, want %q", line, got, finite, want)
		}
	}
	// A series that is over has no occurrence, and the search for one ends.
	for range mustRead(t, "Mondays 10am until 31 March 2025").Occurrences(examples.Today.In(time.UTC)) {
		t.Error("a finished series has an occurrence")
	}
}

func TestWhatFiltersAsk(t *testing.T) {
	for _, c := range []struct {
		line                string
		appointment, always bool
		days                string
	}{
		{"24/7", false, true, "Mon Tue Wed Thu Fri Sat Sun"},
		{"24 hours a day except 25 December", false, false, "Mon Tue Wed Thu Fri Sat Sun"},
		{"Mon-Fri 24 hours", false, false, "Mon Tue Wed Thu Fri"},
		{"by appointment", true, false, ""},
		{"Tuesdays 10-4pm by appointment only", true, false, "Tue"},
		{"Tuesdays 10-4pm or by appointment", true, false, "Tue"},
		{"daily except Sundays", false, false, "Mon Tue Wed Thu Fri Sat"},
		{"First and third Monday of the month; last Friday of the month", false, false, "Mon Fri"},
		{"Sat 13 Feb 2027", false, false, "Sat"},
	} {
		s := mustRead(t, c.line)
		var days []string
		for _, d := range s.Weekdays() {
			days = append(days, d.String()[:3])
		}
		if got := strings.Join(days, " "); got != c.days || s.ByAppointment() != c.appointment || s.Always() != c.always {
			t.Errorf("%q: days %q, by appointment %v, always %v", c.line, got, s.ByAppointment(), s.Always())
		}
	}
}

func TestRRules(t *testing.T) {
	for _, c := range []struct {
		line string
		want []string
	}{
		{ordinaryLine, []string{"FREQ=MONTHLY;BYDAY=-1TU,-1TH;UNTIL=20270430T225959Z"}},
		{"Mon-Fri 9-5", []string{"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}},
		{"daily", []string{"FREQ=DAILY"}},
		{"daily until 31 March 2027", []string{"FREQ=DAILY;UNTIL=20270331"}},
		{"Every other Thursday from 7 January 2027, 2pm", []string{"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;WKST=MO"}},
		{"Mondays 9am-12pm and 1pm-5pm", []string{"FREQ=WEEKLY;BYDAY=MO"}},
		{"Mondays 9am-12pm; first Friday of the month 2pm", []string{"FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1FR"}},
		{"Sundays 2pm-5pm, April to June", []string{"FREQ=WEEKLY;BYDAY=SU;BYMONTH=4,5,6"}},
		{"Sundays 2pm-5pm except August", []string{"FREQ=WEEKLY;BYDAY=SU;BYMONTH=1,2,3,4,5,6,7,9,10,11,12"}},
		{"1st and 15th of the month", []string{"FREQ=MONTHLY;BYMONTHDAY=1,15"}},
		{"29 February every year", []string{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"}},
		{"First Tuesday of every other month from January 2027, 10am", []string{"FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU"}},
		{"Sat 13 Feb 2027, 7pm", nil},
		{"by appointment", nil},
	} {
		if diff := cmp.Diff(c.want, mustRead(t, c.line).RRules()); diff != "" {
			t.Errorf("%q:\n%s", c.line, diff)
		}
	}
}

// A rule whose exceptions never end is cut at the horizon; others go on.
func TestRulesEndWithTheHorizonOnlyWhereTheyMust(t *testing.T) {
	from, until := Date{Year: 2026, Month: time.November, Day: 24}, Date{Year: 2027, Month: time.December, Day: 31}
	got := mustRead(t, "Mondays 10am-12pm except bank holidays").Rules(from, until)
	want := []Rule{{
		RRule: "FREQ=WEEKLY;BYDAY=MO;UNTIL=20271231T235959Z",
		Except: []Date{
			{Year: 2026, Month: time.December, Day: 28}, {Year: 2027, Month: time.March, Day: 29}, {Year: 2027, Month: time.May, Day: 3},
			{Year: 2027, Month: time.May, Day: 31}, {Year: 2027, Month: time.August, Day: 30}, {Year: 2027, Month: time.December, Day: 27},
		},
		First: Date{Year: 2026, Month: time.November, Day: 30}, From: 600, To: 720,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if r := mustRead(t, "Mondays 10am").Rules(from, until)[0].RRule; strings.Contains(r, "UNTIL") {
		t.Errorf("an endless rule ends: %s", r)
	}
}

func TestBankHolidays(t *testing.T) {
	for nation, want := range map[string]string{
		"england": `2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27
			2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
			2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
			2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28`,
		"scotland": `2022-01-03 2022-01-04 2022-04-15 2022-05-02 2022-06-02 2022-06-03 2022-08-01 2022-09-19 2022-11-30 2022-12-26 2022-12-27
			2023-01-02 2023-01-03 2023-04-07 2023-05-01 2023-05-08 2023-05-29 2023-08-07 2023-11-30 2023-12-25 2023-12-26
			2026-01-01 2026-01-02 2026-04-03 2026-05-04 2026-05-25 2026-06-15 2026-08-03 2026-11-30 2026-12-25 2026-12-28
			2027-01-01 2027-01-04 2027-03-26 2027-05-03 2027-05-31 2027-08-02 2027-11-30 2027-12-27 2027-12-28`,
		"northern-ireland": `2022-01-03 2022-03-17 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-07-12 2022-08-29 2022-09-19 2022-12-26 2022-12-27
			2023-01-02 2023-03-17 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-07-12 2023-08-28 2023-12-25 2023-12-26
			2026-01-01 2026-03-17 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-07-13 2026-08-31 2026-12-25 2026-12-28
			2027-01-01 2027-03-17 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-07-12 2027-08-30 2027-12-27 2027-12-28`,
	} {
		x, mistakes := Read([]string{"bank holidays"}, Settings{Nation: nation})
		if x == nil {
			t.Fatal(mistakes)
		}
		var got []string
		for _, o := range x.Between(Date{Year: 2022, Month: time.January, Day: 1}, Date{Year: 2027, Month: time.December, Day: 31}) {
			if d := DateOf(o.Start); d.Year != 2024 && d.Year != 2025 {
				got = append(got, d.String())
			}
		}
		if diff := cmp.Diff(strings.Fields(want), got); diff != "" {
			t.Errorf("%s:\n%s", nation, diff)
		}
	}
	// A hall that closes on bank holidays is closed on Christmas Day, whatever
	// the day of the week.
	x, _ := Read([]string{"Saturdays except bank holidays"}, Settings{Nation: "wales"})
	if christmas := (Date{Year: 2027, Month: time.December, Day: 25}); len(x.Between(christmas, christmas)) > 0 {
		t.Error("25 December 2027, a Saturday, is no holiday")
	}
}

// Every nation's holidays go into the dates.
func TestNations(t *testing.T) {
	s := examples
	for nation, want := range map[string]int{"england": 4, "scotland": 5, "": 4} {
		s.Nation = nation
		x, mistakes := Read([]string{"Mondays 10am except bank holidays"}, s)
		if x == nil {
			t.Fatal(mistakes)
		}
		if got := len(x.Between(Date{Year: 2026, Month: time.April, Day: 1}, Date{Year: 2026, Month: time.April, Day: 30})); got != want-1 {
			t.Errorf("%q: %d Mondays in April 2026, want %d", nation, got, want-1)
		}
	}
}

// Summer is known where the terms on both of its sides are.
func TestSummerHolidays(t *testing.T) {
	s := examples
	s.Terms = []Term{
		{Name: "Summer 2027", From: Date{Year: 2027, Month: time.April, Day: 12}, To: Date{Year: 2027, Month: time.July, Day: 23}},
		{Name: "Autumn 2027", From: Date{Year: 2027, Month: time.September, Day: 6}, To: Date{Year: 2027, Month: time.December, Day: 17}},
	}
	for line, want := range map[string]int{
		"Mondays 10am":                        10,
		"Mondays 10am except summer holidays": 4,
		"Mondays 10am, summer holidays only":  6,
		"Mondays 10am, Summer term 2027":      3,
	} {
		x, mistakes := Read([]string{line}, s)
		if x == nil {
			t.Fatal(mistakes)
		}
		if got := len(x.Between(Date{Year: 2027, Month: time.July, Day: 5}, Date{Year: 2027, Month: time.September, Day: 12})); got != want {
			t.Errorf("%q: %d Mondays, want %d", line, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	d := Date{Year: 2027, Month: time.February, Day: 23}
	if got, err := ParseDate("2027-02-23"); got != d || err != nil || d.String() != "2027-02-23" {
		t.Errorf("%v %v", got, err)
	}
	if _, err := ParseDate("23/02/2027"); err == nil || !strings.Contains(err.Error(), "is not a date such as") {
		t.Error(err)
	}
	if d.AddDays(6) != (Date{Year: 2027, Month: time.March, Day: 1}) || d.AddDays(-54) != (Date{Year: 2026, Month: time.December, Day: 31}) || d.Weekday() != time.Tuesday {
		t.Error("days are counted wrongly")
	}
	if !d.Before(Date{Year: 2027, Month: time.February, Day: 24}) || d.Before(d) || d.IsZero() || !(Date{}).IsZero() {
		t.Error("dates are compared wrongly")
	}
}

package when

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/teambition/rrule-go"
)

// recipe is a schedule as this test makes it up: it can write it in English,
// and work out its days by itself.
type recipe struct {
	weekdays []time.Weekday
	nths     []int // of each of the weekdays
	weeks    int   // from one to the next, from the anchor on
	from     time.Time
	until    time.Time
	months   [2]time.Month // a season, none where zero
	skip     []time.Time   // exceptions
	noBank   bool
	times    [][2]int // minutes
}

func randomRecipe(r *rand.Rand) recipe {
	day := func() time.Time { return time.Date(2026, 1, 1+r.IntN(700), 0, 0, 0, 0, time.UTC) }
	var x recipe
	for _, d := range r.Perm(7)[:1+r.IntN(3)] {
		x.weekdays = append(x.weekdays, time.Weekday(d))
	}
	switch r.IntN(3) {
	case 0:
		x.nths = [][]int{{1}, {2, 4}, {1, 3}, {5}, {-1}, {1, -1}}[r.IntN(6)]
	case 1:
		x.weeks = 2 + r.IntN(3)
		x.weekdays = x.weekdays[:1]
		x.from = day()
		for x.from.Weekday() != x.weekdays[0] {
			x.from = x.from.AddDate(0, 0, 1)
		}
	}
	if x.from.IsZero() && r.IntN(2) == 0 {
		x.from = day()
	}
	if !x.from.IsZero() && r.IntN(2) == 0 {
		x.until = x.from.AddDate(0, 0, 100+r.IntN(300))
	}
	if r.IntN(3) == 0 {
		m := 1 + r.IntN(12)
		x.months = [2]time.Month{time.Month(m), time.Month((m+3+r.IntN(5))%12 + 1)}
	}
	for range r.IntN(3) {
		x.skip = append(x.skip, day())
	}
	x.noBank = r.IntN(3) == 0
	at := 6 * 60
	for range 1 + r.IntN(2) {
		start := at + 5*r.IntN(40)
		end := start + 15 + 5*r.IntN(40)
		x.times = append(x.times, [2]int{start, end})
		at = end + 5
	}
	return x
}

// english writes the recipe down, in one of the ways in which people do.
func (x recipe) english(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var days []string
	for _, d := range x.weekdays {
		name := pick(d.String(), d.String()[:3])
		if x.nths == nil && x.weeks == 0 {
			name = pick(d.String()+"s", d.String(), d.String()[:3])
		}
		if x.nths != nil {
			var ns []string
			for _, n := range x.nths {
				ns = append(ns, map[int]string{1: pick("1st", "first"), 2: "2nd", 3: "third", 4: "4th", 5: "fifth", -1: "last"}[n])
			}
			name = strings.Join(ns, pick(" and ", " & ", ", ")) + " " + name
		}
		days = append(days, name)
	}
	date := func(t time.Time) string {
		return t.Format(pick("2 January 2006", "2 Jan 2006", "02/01/2006", "2.1.06"))
	}
	text := strings.Join(days, pick(", ", " and ", " & "))
	switch {
	case x.nths != nil:
		text += pick(" of the month", " of every month")
	case x.weeks == 2:
		text = pick("every other ", "alternate ", "fortnightly on ", "every 2 weeks on ") + text
	case x.weeks > 2:
		text = fmt.Sprintf("every %d weeks on %s", x.weeks, text)
	}
	var times []string
	layout := pick("3.04pm", "3:04pm", "15:04")
	for _, t := range x.times {
		clock := func(m int) string {
			text := time.Date(2026, 1, 1, 0, m, 0, 0, time.UTC).Format(layout)
			return strings.NewReplacer("am", pick("am", " a.m."), "pm", pick("pm", " p.m.")).Replace(text)
		}
		times = append(times, clock(t[0])+pick("-", " – ", " to ", " till ")+clock(t[1]))
	}
	text += pick(" ", ", ", ": ") + strings.Join(times, pick(", ", " and "))
	if x.months[0] != 0 {
		text += ", " + x.months[0].String() + pick(" to ", "-", " – ") + x.months[1].String()
	}
	if !x.from.IsZero() {
		text += pick(", ", " ") + pick("from ", "starting ") + date(x.from)
	}
	if !x.until.IsZero() {
		text += " until " + date(x.until)
	}
	for _, d := range x.skip {
		text += ", except " + date(d)
	}
	if x.noBank {
		text += pick(", except bank holidays", " (closed bank holidays)", ". Closed bank holidays")
	}
	return text
}

// on works out whether the recipe has a day, by counting in the month.
func (x recipe) on(t time.Time, bank map[string]bool) bool {
	if !slices.Contains(x.weekdays, t.Weekday()) || !x.from.IsZero() && t.Before(x.from) || !x.until.IsZero() && t.After(x.until) {
		return false
	}
	if x.weeks > 1 && int(t.Sub(x.from).Hours()/24)%(7*x.weeks) != 0 {
		return false
	}
	if x.nths != nil {
		var same []int
		for d := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC); d.Month() == t.Month(); d = d.AddDate(0, 0, 1) {
			if d.Weekday() == t.Weekday() {
				same = append(same, d.Day())
			}
		}
		i := slices.Index(same, t.Day())
		if !slices.Contains(x.nths, i+1) && !slices.Contains(x.nths, i-len(same)) {
			return false
		}
	}
	if a, b := x.months[0], x.months[1]; a != 0 {
		m := t.Month()
		if a <= b && (m < a || m > b) || a > b && m < a && m > b {
			return false
		}
	}
	return !slices.ContainsFunc(x.skip, t.Equal) && !(x.noBank && bank[t.Format(time.DateOnly)])
}

// bankDates are England's, as gov.uk lists them, and the two days at the
// weekend that they stand in for.
var bankDates = strings.Fields(`
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-26 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-25 2027-12-26 2027-12-27 2027-12-28
2028-01-01 2028-01-03`)

// What is read from English is what the recipe says, day for day, over
// two years with four changes of the clock.
func TestAgainstDayByDay(t *testing.T) {
	bank := map[string]bool{}
	for _, d := range bankDates {
		bank[d] = true
	}
	r := rand.New(rand.NewPCG(3, 11))
	from, until := Date{Year: 2026, Month: time.January, Day: 1}, Date{Year: 2028, Month: time.January, Day: 31}
	read, empty := 0, 0
	for n := range 3000 {
		x := randomRecipe(r)
		text := x.english(r)
		s, mistakes := Read([]string{text}, examples)
		var want []string
		zone, _ := time.LoadLocation("Europe/London")
		for d := from.In(time.UTC); !d.After(until.In(time.UTC)); d = d.AddDate(0, 0, 1) {
			if !x.on(d, bank) {
				continue
			}
			for _, m := range x.times {
				start := time.Date(d.Year(), d.Month(), d.Day(), 0, m[0], 0, 0, zone)
				end := time.Date(d.Year(), d.Month(), d.Day(), 0, m[1], 0, 0, zone)
				want = append(want, start.Format(time.RFC3339)+" "+end.Format(time.RFC3339))
			}
		}
		if s == nil {
			if len(want) == 0 && strings.Contains(mistakes[0].Message, "never happens") {
				empty++
				continue
			}
			t.Fatalf("%d: %q is not read: %v", n, text, mistakes)
		}
		read++
		var got []string
		for _, o := range s.Between(from, until) {
			got = append(got, o.Start.Format(time.RFC3339)+" "+o.End.Format(time.RFC3339))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%d: %q, read as %q:\n%s", n, text, s.Words(), diff)
		}
		sameByRRule(t, s, from, until)
		if n%10 == 0 {
			sameAfterWords(t, s)
		}
	}
	t.Logf("%d recipes read, %d without a day", read, empty)
}

// Rules, expanded by rrule-go, are the occurrences: for every line of the
// golden file.
func TestRulesAgainstRRule(t *testing.T) {
	for _, line := range goldenLines(t) {
		if s, _ := Read(strings.Split(line, " ⏎ "), examples); s != nil {
			sameByRRule(t, s, Date{Year: 2026, Month: time.November, Day: 24}, Date{Year: 2028, Month: time.March, Day: 1})
		}
	}
}

func sameByRRule(t *testing.T, s *Schedule, from, until Date) {
	t.Helper()
	var got []string
	for _, r := range s.Rules(from, until) {
		for _, d := range expanded(t, s, r, from, until) {
			o := r.On(d, london())
			got = append(got, o.Start.Format(time.RFC3339)+" "+o.End.Format(time.RFC3339))
		}
	}
	var want []string
	for _, o := range s.Between(from, until) {
		want = append(want, o.Start.Format(time.RFC3339)+" "+o.End.Format(time.RFC3339))
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(slices.Compact(want), slices.Compact(got)); diff != "" {
		t.Fatalf("%q: rules %+v:\n%s", s.Words(), s.Rules(from, until), diff)
	}
}

// expanded are the days of a rule as a calendar would have them.
func expanded(t *testing.T, s *Schedule, r Rule, from, until Date) []Date {
	if r.RRule == "" {
		return r.Dates
	}
	option, err := rrule.StrToROption(r.RRule)
	if err != nil {
		t.Fatalf("%q: %v", r.RRule, err)
	}
	start := r.On(r.First, london()).Start
	if r.AllDay {
		start = r.First.In(time.UTC)
	}
	option.Dtstart = start
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		t.Fatalf("%q: %v", r.RRule, err)
	}
	var list []Date
	for _, at := range rule.Between(start, until.AddDays(1).In(london()), true) {
		if d := DateOf(at); !slices.Contains(r.Except, d) && !until.Before(d) && !d.Before(from) {
			list = append(list, d)
		}
	}
	return list
}

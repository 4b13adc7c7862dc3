package oruk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when"
)

// maxRules is how many rules are said in words: of more nobody can make sense.
const maxRules = 100

// A group has rules that differ in their days and times of day alone.
type group struct {
	key  string
	rule rule
	days map[nth][]rule
	on   []string // the dates of rules that have one
}

// groups puts rules together. It reports false where one of them would be open until the next day's afternoon: that is a slip.
func (m *mapper) groups(rules []rule) ([]*group, bool) {
	var list []*group
	for _, r := range rules {
		if r.opens >= 0 && r.ends >= 0 && r.ends <= r.opens && r.ends+24*60-r.opens > 14*60 && !(r.opens == 0 && r.ends == 0) {
			return nil, false
		}
		key := fmt.Sprint(r.freq, r.every, r.monthDays, r.months, r.window(m.times.Today))
		if r.freq == "" {
			key = spans([]rule{r})
		}
		i := slices.IndexFunc(list, func(g *group) bool { return g.key == key })
		if i < 0 {
			list = append(list, &group{key: key, rule: r, days: map[nth][]rule{}})
			i = len(list) - 1
		}
		if r.days == nil {
			r.days = []nth{{}}
		}
		if r.freq == "" {
			list[i].on = append(list[i].on, long(r.from))
		}
		for _, d := range r.days {
			list[i].days[d] = append(list[i].days[d], r)
		}
	}
	return list, true
}

// lines says a group, the days that have the same times together.
func (g *group) lines(today when.Date) []string {
	byTimes := map[string][]nth{}
	var order, lines []string
	for _, d := range sortedDays(g.days) {
		times := spans(g.days[d])
		if byTimes[times] == nil {
			order = append(order, times)
		}
		byTimes[times] = append(byTimes[times], d)
	}
	for _, times := range order {
		days := enumerate(g.on)
		if g.on == nil {
			days = g.rule.words(byTimes[times])
		}
		lines = append(lines, days+times+g.rule.window(today))
	}
	return lines
}

// say makes one line of rules, and reads it again: it has to give the same times. Else it is "".
func (m *mapper) say(rules []rule) string {
	if len(rules) > maxRules {
		return ""
	}
	groups, sensible := m.groups(rules)
	if !sensible {
		return ""
	}
	var lines []string
	for _, g := range groups {
		lines = append(lines, g.lines(m.times.Today)...)
	}
	line := strings.Join(lines, "; ")
	schedule, mistakes := when.Read([]string{line}, m.times)
	if len(mistakes) > 0 {
		line = strings.Join(lines, "\n")
		schedule, mistakes = when.Read(lines, m.times)
	}
	if len(mistakes) > 0 || !m.equal(schedule, rules) {
		return ""
	}
	if words := schedule.Words(); !strings.Contains(line, "\n") {
		if again, wrong := when.Read([]string{words}, m.times); len(wrong) == 0 && m.equal(again, rules) {
			return words
		}
	}
	return line
}

func sortedDays(days map[nth][]rule) []nth {
	var list []nth
	for d := range days {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b nth) int {
		return cmp.Or(cmp.Compare(order(a.n), order(b.n)), cmp.Compare((a.day+6)%7, (b.day+6)%7))
	})
	return list
}

func order(n int) int {
	if n < 0 {
		return 9
	}
	return n
}

// spans are the times of day of rules, in words.
func spans(rules []rule) string {
	var list []string
	slices.SortStableFunc(rules, func(a, b rule) int { return cmp.Compare(a.opens, b.opens) })
	for _, r := range rules {
		span := ""
		switch {
		case r.opens < 0:
			continue
		case r.ends < 0:
			span = when.Clock(r.opens).Say()
		case r.opens == 0 && (r.ends == 0 || r.ends >= 24*60-1):
			span = "24 hours a day"
		default:
			span = when.Clock(r.opens).Say() + " to " + when.Clock(r.ends).Say()
		}
		if !slices.Contains(list, span) {
			list = append(list, span)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return ", " + strings.Join(list, " and ")
}

// words are the days of a rule.
func (r *rule) words(days []nth) string {
	var names []string
	for _, d := range days {
		name := d.day.String()
		if d.n != 0 {
			name = map[int]string{1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}[d.n] + " " + name
		} else if r.every == 1 {
			name += "s"
		}
		names = append(names, name)
	}
	switch {
	case r.monthDays != nil:
		names = nil
		for _, n := range r.monthDays {
			names = append(names, ordinal(n))
		}
		return enumerate(names) + " of every month"
	case r.freq == "MONTHLY" && r.every > 1:
		return enumerate(names) + " of every " + map[bool]string{true: "other month", false: fmt.Sprintf("%d months", r.every)}[r.every == 2]
	case r.freq == "MONTHLY":
		return enumerate(names) + " of every month"
	case r.every == 2:
		return "every other " + enumerate(names)
	case r.every > 2:
		return fmt.Sprintf("every %d weeks on %s", r.every, enumerate(names))
	case len(days) == 7:
		return "every day"
	}
	return enumerate(names)
}

func enumerate(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func ordinal(n int) string {
	suffix := "th"
	if n/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		suffix = []string{"st", "nd", "rd"}[n%10-1]
	}
	return fmt.Sprintf("%d%s", n, suffix)
}

func long(d when.Date) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// window says from when until when a rule is, and in which months. A beginning that is past says nothing, except where it is
// counted from it.
func (r *rule) window(today when.Date) string {
	s := ""
	if len(r.months) > 0 {
		first, last := r.months[0], r.months[len(r.months)-1]
		if s = ", " + first.String() + " to " + last.String(); first == last {
			s = ", " + first.String()
		}
	}
	if r.freq == "" {
		return s
	}
	over := !r.until.IsZero() && r.until.Before(today)
	if from := r.first(); !from.IsZero() && (r.every > 1 || today.Before(from) || over) {
		s += ", from " + long(from)
	}
	if !r.until.IsZero() {
		s += ", until " + long(r.until)
	}
	return s
}

// equal reports whether a schedule has the times of the rules, for the year to come, and for the year before where it is over.
func (m *mapper) equal(schedule *when.Schedule, rules []rule) bool {
	from := m.times.Today
	for _, r := range rules {
		if !r.until.IsZero() && r.until.Before(from) {
			from = r.until.AddDays(-370)
		} else if r.freq == "" && r.from.Before(from) {
			from = r.from
		}
	}
	if from.Before(m.times.Today.AddDays(-3700)) {
		return false // it is over for more than ten years
	}
	to := m.times.Today.AddDays(400)
	for _, r := range rules {
		if to.Before(r.from.AddDays(40)) {
			to = r.from.AddDays(40)
		}
	}
	if m.times.Today.AddDays(3700).Before(to) {
		return false
	}
	got := map[stamp]bool{}
	for _, o := range schedule.Between(from, to) {
		got[stampOf(when.DateOf(o.Start), clockOf(o.Start, o.AllDay), clockOf(o.End, o.AllDay || o.OpenEnd))] = true
	}
	want := map[stamp]bool{}
	for d := from; !to.Before(d); d = d.AddDays(1) {
		for _, r := range rules {
			if r.has(d) {
				want[stampOf(d, r.opens, r.ends)] = true
			}
		}
	}
	if len(got) != len(want) {
		return false
	}
	for key := range want {
		if !got[key] {
			return false
		}
	}
	return true
}

func clockOf(t time.Time, none bool) int {
	if none {
		return -1
	}
	return t.Hour()*60 + t.Minute()
}

// A stamp is the same for one time, however midnight is written.
type stamp struct {
	day         when.Date
	opens, ends int // minutes of the day; -1 for none
}

func stampOf(d when.Date, opens, ends int) stamp {
	if opens == 0 && ends == 24*60-1 {
		ends = 0 // "00:00 to 23:59" is the whole day
	}
	return stamp{d, opens, max(-1, ends%(24*60))}
}

package oruk

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/when"
)

// A rule is what one schedule of the source says, as far as we can say it again.
type rule struct {
	freq        string // "WEEKLY", "MONTHLY"; "" for the one day from
	every       int    // weeks or months; 1 for each
	days        []nth
	monthDays   []int
	months      []time.Month
	from, until when.Date // zero where they are not stated
	opens, ends int       // minutes of the day; -1 where they are not stated
	except      []when.Date
}

// An nth is a day of the week: n is 0 for each, 1 for the first of a month, -1 for the last.
type nth struct {
	n   int
	day time.Weekday
}

// schedules makes lines of the schedules of a service and of its places.
func (m *mapper) schedules(n *node) {
	var all []*node
	gather := func(of *node) {
		for _, name := range []string{"schedules", "regular_schedules", "regular_schedule"} {
			all = append(all, of.list(name)...)
		}
		for _, h := range of.list("holiday_schedules", "holiday_schedule") {
			h.rest("holiday_schedules", func(path, text string) { m.r.Add(path, "", text) })
			use(h)
		}
	}
	gather(n)
	for _, at := range n.list("service_at_locations") {
		gather(at)
		gather(at.get("location"))
	}
	var rules []rule
	unread := false
	var words []string // that the source has for people
	for _, s := range all {
		r, ok := readRule(s)
		for _, said := range []string{s.str("description"), s.str("notes")} {
			if said != "" && !slices.Contains(words, said) {
				words = append(words, said)
			}
		}
		m.r.Add("schedule_link", "contact.website", s.str("schedule_link"))
		m.r.Add("attending_type", "", s.str("attending_type"))
		skip(s, "timezone", "wkst")
		if !ok {
			unread = true
		} else if r.days != nil || r.monthDays != nil || r.freq == "" && !r.from.IsZero() {
			rules = append(rules, r)
		}
	}
	m.tellSchedules(all, rules, words, unread)
}

// tellSchedules takes the rules where all of them can be said and read again, else the source's words where they can be read,
// else all of it as text.
func (m *mapper) tellSchedules(all []*node, rules []rule, words []string, unread bool) {
	line := ""
	if !unread && len(rules) > 0 {
		line = m.say(rules)
	}
	if line != "" {
		m.r.Add("schedules", "when", line)
		var except []string
		for _, r := range rules {
			for _, day := range r.except {
				if r.has(day) && !slices.Contains(except, day.String()) {
					except = append(except, day.String())
				}
			}
		}
		if len(except) > 0 {
			slices.Sort(except)
			m.r.Add("exdates", "cancelled", strings.Join(except, "; "))
		}
	} else if len(rules) > 0 || unread {
		var parts []string
		for _, s := range all {
			parts = append(parts, partsOf(s))
		}
		m.r.Add("schedules", intake.Unread, strings.Join(parts, "\n"))
	}
	for _, said := range words {
		switch read, _ := intake.ReadTimes([]string{said}, m.times); {
		case line == "" && len(rules) == 0 && !unread:
			m.r.Add("schedule.description", "when", said)
		case read == nil || line == "":
			m.r.Add("Times", intake.Told, said)
		case !same(said, line, m.times):
			m.r.Add("schedule.description", "", said)
		}
	}
}

// same reports whether two texts mean the same times.
func same(a, b string, s when.Settings) bool {
	x, _ := when.Read(strings.Split(a, "\n"), s)
	y, _ := when.Read(strings.Split(b, "\n"), s)
	return x != nil && y != nil && x.Words() == y.Words()
}

// partsOf is a schedule as the source has it, for people to read.
func partsOf(s *node) string {
	var parts []string
	for _, name := range []string{"weekday", "freq", "interval", "byday", "bymonthday", "dtstart", "valid_from", "valid_to", "until", "opens_at", "closes_at"} {
		if v := s.peek(name).text; v != "" {
			parts = append(parts, strings.ReplaceAll(name, "_", " ")+" "+v)
		}
	}
	return strings.Join(parts, ", ")
}

var weekdays = map[string]time.Weekday{"MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday, "FR": time.Friday, "SA": time.Saturday, "SU": time.Sunday}

// readRule reads a schedule. It reports false where it says something that is not understood.
func readRule(s *node) (rule, bool) {
	r := rule{freq: strings.ToUpper(s.str("freq")), every: 1}
	ok := true
	fail := func(is bool) { ok = ok && !is }
	if every := s.str("interval"); every != "" && every != "0" {
		r.every = whole(every)
		fail(r.every < 1 || r.every > 52)
	}
	for part := range strings.FieldsFuncSeq(strings.ToUpper(s.str("byday")), isComma) {
		d, read := readNth(part)
		fail(!read)
		r.days = append(r.days, d)
	}
	if day := strings.ToUpper(s.str("weekday", "day_of_week")); day != "" {
		d, known := weekdays[(day + "  ")[:2]]
		fail(!known)
		r.days, r.freq = append(r.days, nth{day: d}), cmp.Or(r.freq, "WEEKLY")
	}
	for part := range strings.FieldsFuncSeq(s.str("bymonthday"), isComma) {
		n := whole(part)
		fail(n < 1 || n > 31)
		r.monthDays = append(r.monthDays, n)
	}
	for part := range strings.FieldsFuncSeq(s.str("bymonth"), isComma) {
		n := whole(part)
		fail(n < 1 || n > 12)
		r.months = append(r.months, time.Month(n))
	}
	for _, name := range []string{"bysetpos", "byweekno", "byyearday", "count"} {
		fail(s.str(name) != "" && s.str(name) != "0")
	}
	date := func(names ...string) when.Date {
		for _, name := range names {
			if v := s.str(name); v != "" {
				d, err := when.ParseDate(v[:min(10, len(v))])
				fail(err != nil || !d.Valid())
				return d
			}
		}
		return when.Date{}
	}
	r.from = date("dtstart", "valid_from")
	r.until = date("until", "valid_to")
	skip(s, "valid_from", "valid_to")
	r.opens, r.ends = readClock(s.str("opens_at")), readClock(s.str("closes_at"))
	fail(r.opens == bad || r.ends == bad || r.opens < 0 && r.ends >= 0)
	for _, x := range textsOf(s.get("exdates")) {
		d, err := when.ParseDate(x[:min(10, len(x))])
		fail(err != nil)
		r.except = append(r.except, d)
	}
	return r, ok && r.holds()
}

func isComma(c rune) bool { return c == ',' || c == ' ' || c == ';' }

func readNth(s string) (nth, bool) {
	d, known := weekdays[s[max(0, len(s)-2):]]
	n := 0
	if number := strings.TrimPrefix(s[:max(0, len(s)-2)], "+"); number != "" {
		if n = whole(number); n == 0 || n > 5 || n < -1 {
			return nth{}, false
		}
	}
	return nth{n, d}, known
}

// holds reports whether the parts of a rule go together.
func (r *rule) holds() bool {
	for _, d := range r.days {
		if (d.n == 0) != (r.freq == "WEEKLY") {
			return false
		}
	}
	switch r.freq {
	case "DAILY":
		if r.every != 1 || r.days != nil || r.monthDays != nil {
			return false
		}
		r.freq = "WEEKLY"
		for d := range time.Weekday(7) {
			r.days = append(r.days, nth{day: d})
		}
	case "WEEKLY":
		if r.days == nil && !r.from.IsZero() {
			r.days = []nth{{day: r.from.Weekday()}}
		}
		return r.monthDays == nil && r.days != nil && (r.every == 1 || !r.from.IsZero())
	case "MONTHLY":
		if r.days == nil && r.monthDays == nil && !r.from.IsZero() {
			r.monthDays = []int{r.from.Day}
		}
		return (r.days == nil) != (r.monthDays == nil) && (r.every == 1 || !r.from.IsZero() && r.days != nil)
	case "":
		return r.days == nil && r.monthDays == nil
	default:
		return false
	}
	return true
}

const bad = -2

var clockForm = regexp.MustCompile(`(?i)^(?:\d{4}-\d\d-\d\dT)?(\d{1,2})(?:[:.](\d\d)(?::\d\d(?:\.\d+)?)?)?\s*(am|pm)?\s*(?:Z|[+-]\d\d:?\d\d)?$`)

// readClock reads a time of day: the clock on the wall, whatever offset stands behind it. -1 is for none, bad for one that can't be
// read.
func readClock(s string) int {
	if s == "" {
		return -1
	}
	m := clockForm.FindStringSubmatch(s)
	if m == nil || m[2] == "" && m[3] == "" {
		return bad
	}
	h, min := whole(strings.TrimLeft(m[1], "0")), whole(strings.TrimLeft(m[2], "0"))
	if m[3] != "" {
		if h < 1 || h > 12 {
			return bad
		}
		h %= 12
		if strings.EqualFold(m[3], "pm") {
			h += 12
		}
	}
	if h > 24 || min > 59 || h == 24 && min > 0 {
		return bad
	}
	return h*60 + min
}

// say makes one line of rules, and reads it again: it has to give the same times. Else it is "".
func (m *mapper) say(rules []rule) string {
	type group struct {
		key  string
		rule rule
		days map[nth][]rule
	}
	var groups []*group
	for _, r := range rules {
		if r.opens >= 0 && r.ends >= 0 && r.ends <= r.opens && r.ends+24*60-r.opens > 14*60 && !(r.opens == 0 && r.ends == 0) {
			return "" // it would be open until the next day's afternoon: a slip
		}
		key := fmt.Sprint(r.freq, r.every, r.monthDays, r.months, r.window(m.times.Today))
		i := slices.IndexFunc(groups, func(g *group) bool { return g.key == key })
		if i < 0 {
			groups = append(groups, &group{key, r, map[nth][]rule{}})
			i = len(groups) - 1
		}
		if r.days == nil {
			r.days = []nth{{}}
		}
		for _, d := range r.days {
			groups[i].days[d] = append(groups[i].days[d], r)
		}
	}
	var lines []string
	for _, g := range groups {
		byTimes := map[string][]nth{}
		var order []string
		for _, d := range sortedDays(g.days) {
			times := spans(g.days[d])
			if byTimes[times] == nil {
				order = append(order, times)
			}
			byTimes[times] = append(byTimes[times], d)
		}
		for _, times := range order {
			lines = append(lines, g.rule.words(byTimes[times])+times+g.rule.window(m.times.Today))
		}
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
	case r.freq == "":
		return fmt.Sprintf("%d %s %d", r.from.Day, r.from.Month, r.from.Year)
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
	long := func(d when.Date) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }
	over := !r.until.IsZero() && r.until.Before(today)
	if from := r.first(); !from.IsZero() && (r.every > 1 || today.Before(from) || over) {
		s += ", from " + long(from)
	}
	if !r.until.IsZero() {
		s += ", until " + long(r.until)
	}
	return s
}

// first is the first day of a rule that has a beginning: the first that it gives from there on.
func (r *rule) first() when.Date {
	if r.from.IsZero() {
		return when.Date{}
	}
	for d := r.from; d.Before(r.from.AddDays(800)); d = d.AddDays(1) {
		if r.has(d) {
			return d
		}
	}
	return r.from
}

// has reports whether a rule gives a day.
func (r *rule) has(d when.Date) bool {
	if !r.from.IsZero() && d.Before(r.from) || !r.until.IsZero() && r.until.Before(d) {
		return false
	}
	if len(r.months) > 0 && !slices.Contains(r.months, d.Month) {
		return false
	}
	switch r.freq {
	case "":
		return d == r.from
	case "MONTHLY":
		if r.every > 1 && ((d.Year-r.from.Year)*12+int(d.Month-r.from.Month))%r.every != 0 {
			return false
		}
		if slices.Contains(r.monthDays, d.Day) {
			return true
		}
		last := d.AddDays(7).Month != d.Month
		return slices.ContainsFunc(r.days, func(x nth) bool {
			return x.day == d.Weekday() && (x.n == (d.Day+6)/7 || x.n == -1 && last)
		})
	}
	if r.every > 1 && (monday(d)-monday(r.from))/7%r.every != 0 {
		return false
	}
	return slices.ContainsFunc(r.days, func(x nth) bool { return x.day == d.Weekday() })
}

// monday is the number of the Monday on or before a day.
func monday(d when.Date) int { return d.Number() - int(d.Weekday()+6)%7 }

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
	got := map[string]bool{}
	for _, o := range schedule.Between(from, to) {
		got[stamp(when.DateOf(o.Start), clockOf(o.Start, o.AllDay), clockOf(o.End, o.AllDay || o.OpenEnd))] = true
	}
	want := map[string]bool{}
	for d := from; !to.Before(d); d = d.AddDays(1) {
		for _, r := range rules {
			if r.has(d) {
				want[stamp(d, r.opens, r.ends)] = true
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

// stamp is the same for one time, however midnight is written.
func stamp(d when.Date, opens, ends int) string {
	if opens == 0 && ends == 24*60-1 {
		ends = 0 // "00:00 to 23:59" is the whole day
	}
	return fmt.Sprint(d, opens, max(-1, ends%(24*60)))
}

package oruk

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

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
	for _, name := range []string{"byweekno", "byyearday"} {
		fail(s.str(name) != "" && s.str(name) != "0")
	}
	fail(!r.place(s.str("bysetpos")))
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
	ok = ok && r.holds()
	return r, ok && r.counted(s.str("count"))
}

// place reads BYSETPOS, where it says which day of its name in a month is meant: MO with 2 is the second Monday.
func (r *rule) place(bysetpos string) bool {
	if bysetpos == "" || bysetpos == "0" {
		return true
	}
	if r.freq != "MONTHLY" || len(r.days) != 1 || r.days[0].n != 0 {
		return false
	}
	r.days[0].n = whole(bysetpos)
	return r.days[0].n == -1 || r.days[0].n >= 1 && r.days[0].n <= 5
}

// counted takes the number of times for the day of the last.
func (r *rule) counted(count string) bool {
	if count == "" || count == "0" {
		return true
	}
	const most = 500
	n := whole(count)
	if r.from.IsZero() || n < 1 || n > most || r.freq == "" {
		return false
	}
	for d := r.from; d.Before(r.from.AddDays(10 * 366)); d = d.AddDays(1) {
		if r.has(d) {
			n--
		}
		if n == 0 {
			r.until = d
			return true
		}
	}
	return !r.until.IsZero() // there are fewer until then
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
		if r.freq != "" && (d.n == 0) != (r.freq == "WEEKLY") {
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
		if r.days != nil && r.from.IsZero() && r.every == 1 && !slices.ContainsFunc(r.days, func(d nth) bool { return d.n != 0 }) {
			r.freq = "WEEKLY" // what is opening times, of days and no date
			return r.monthDays == nil
		}
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

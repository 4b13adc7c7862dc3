package english

import (
	"fmt"
	"slices"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// dateList reads dates with their years, as days on which something is.
func (r *reader) dateList() ([]daySet, bool) {
	r.monthThenDay()
	yearly := r.any("every year on", "each year on", "annually on", "yearly on", "every year", "annually", "every")
	r.any("the")
	start := r.i
	list, ok := r.entries()
	if !ok || r.wrong != nil {
		return nil, false
	}
	if yearly && list[0].Year == 0 && list[0].weekday < 0 {
		return r.yearlyDays(start, list)
	}
	if e := list[0]; e.Year != 0 && e.until == nil && (yearly || e.plural && len(list) == 1) {
		typed := r.typed(e.first, e.last)
		hint := "write the date alone"
		if e.weekday >= 0 {
			hint = r.with(max(start-1, 0), e.last, "every "+e.Weekday().String()+" from "+timetable.LongDate(e.Date), e.Weekday().String()+" "+timetable.LongDate(e.Date))
		}
		r.mistake(r.toks[e.first].off, hint, "%s can be one date, or the first of many", quoted(typed))
		return nil, false
	}
	if r.eat("every year") || r.eat("each year") || r.eat("annually") || r.eat("yearly") {
		return r.yearlyDays(start, list)
	}
	if list[0].plural && list[0].until != nil {
		return nil, false // "Tuesdays, 5 January to 9 February 2027": days, and a limit
	}
	if list[0].Year == 0 {
		if _, ok := r.calendarSeason(list); !ok {
			r.noYear(list)
		}
		return nil, false // or a season, which periodItem reads
	}
	return r.dateSets(start, list)
}

// monthThenDay reports "January 27" without a year.
func (r *reader) monthThenDay() {
	n := 0
	if _, ok := dayWords[r.word(0)]; ok {
		n = 1
		if r.kind(1) == tComma {
			n = 2
		}
	}
	if _, ok := monthWords[r.word(n)]; !ok || r.kind(n+1) != tNumber || r.at(n+1).a < 13 || r.at(n+1).a > 31 || len(r.at(n+1).text) != 2 {
		return
	}
	if t := r.at(n + 2); t.kind == tNumber && len(t.text) == 4 || t.kind == tComma && r.kind(n+3) == tNumber || t.kind == tComma || t.kind == tAnd || t.kind == tDash || t.kind == tOrdinal || r.isSuffix(n+2) {
		return
	}
	r.mistake(r.at(n).off, `write the day first and the year last, such as "27 January 2027"`, "%s has no year", quoted(r.typed(r.i+n, r.i+n+1)))
}

// dateSets makes days of entries that are complete.
func (r *reader) dateSets(start int, list []entry) ([]daySet, bool) {
	r.eat("inclusive")
	if len(list) == 1 && list[0].until != nil {
		return []daySet{{kind: timetable.Weekly, days: timetable.EveryDay, window: timetable.Window{From: list[0].Date, Until: list[0].until.Date}}}, true
	}
	set := daySet{kind: timetable.SingleDates}
	for _, e := range list {
		last := e.Date
		if e.until != nil {
			last = e.until.Date
		}
		for d := e.Date; !last.Before(d); d = d.AddDays(1) {
			set.dates = append(set.dates, d)
			if len(set.dates) > maxDates {
				r.mistake(r.toks[start].off, "write a range of months and days of the week", "more than %d dates", maxDates)
				return nil, false
			}
		}
	}
	slices.SortFunc(set.dates, timetable.Date.Compare)
	set.dates = slices.Compact(set.dates)
	if p, ok := partWords[r.word(0)]; ok {
		set.part = p
		r.i++
	}
	return []daySet{set}, true
}

// yearlyDays makes days of the year of entries without a year.
func (r *reader) yearlyDays(start int, list []entry) ([]daySet, bool) {
	set := daySet{kind: timetable.Yearly}
	for _, e := range list {
		if e.Year != 0 || e.until != nil {
			r.mistake(r.toks[start].off, "leave the year out", "%s has a year, and is said to be every year", quoted(r.typed(e.first, e.last)))
			return nil, false
		}
		set.yearDays = append(set.yearDays, timetable.MonthDay{Month: e.Month, Day: e.Day})
	}
	return []daySet{set}, true
}

// entries reads a list of dates. All have a year after it, or none has.
func (r *reader) entries() ([]entry, bool) {
	var list []entry
	whole, end := 0, r.i // entries up to the last one that has a month
	start, slash := r.i, false
	for {
		if len(list) > 0 && !r.list() {
			break
		}
		slash = slash || len(list) > 0 && r.kind(-1) == tSlash
		e, ok := r.entryRange()
		if !ok {
			break
		}
		list = append(list, e)
		if last := list[len(list)-1].end(); last.Month != 0 {
			whole, end = len(list), r.i
		}
	}
	r.i = end
	list = list[:whole]
	if whole == 0 {
		return nil, false
	}
	if slash && slices.ContainsFunc(r.toks[start:end], func(t token) bool { return t.kind == tDate }) {
		r.mistake(r.toks[start].off, `write the year after each date, such as "4/1/2027 to 8/1/2027"`, "%s can be days, or a day and its month", quoted(r.typed(start, end-1)))
		return nil, false
	}
	return list, r.complete(list)
}

// complete gives each entry the month and year that are said for it later in
// the list, or before it, and checks what is then there.
func (r *reader) complete(list []entry) bool {
	var flat []*entry
	for i := range list {
		flat = append(flat, &list[i])
		if list[i].until != nil {
			flat = append(flat, list[i].until)
		}
	}
	for i := len(flat) - 2; i >= 0; i-- {
		e, later := flat[i], flat[i+1]
		if e.Month == 0 {
			e.Month, e.Year = later.Month, later.Year
		} else if e.Year == 0 {
			e.Year = later.Year
			if later.Year != 0 && (e.Month > later.Month || e.Month == later.Month && e.Day > later.Day) {
				if e.until != later {
					r.mistake(r.toks[e.first].off, "write the year after each date",
						"%s comes after %s in the same year", quoted(r.typed(e.first, e.last)), quoted(r.typed(later.first, later.last)))
				}
				e.Year--
			}
		}
	}
	for i := 1; i < len(flat); i++ {
		if e, before := flat[i], flat[i-1]; e.Year == 0 && before.Year != 0 {
			e.Year = before.Year
			if e.Date.Before(before.Date) {
				r.mistake(r.toks[e.first].off, "write the year after each date",
					"%s comes before %s in the same year", quoted(r.typed(e.first, e.last)), quoted(r.typed(before.first, before.last)))
			}
		}
	}
	for i, e := range flat {
		if i > 0 && flat[i-1].plural && e.weekday < 0 {
			e.weekday, e.plural = flat[i-1].weekday, true
		}
		r.onCalendar(e)
	}
	for _, e := range list {
		if e.until != nil && e.Year != 0 && !e.Date.Before(e.until.Date) && r.wrong == nil {
			r.mistake(r.toks[e.first].off, "write the earlier date first", "%s ends before it begins", quoted(r.typed(e.first, e.until.last)))
		}
	}
	return r.wrong == nil
}

// noYear asks for the year, offering the next one in which the dates come.
func (r *reader) noYear(list []entry) {
	e := list[len(list)-1]
	last := e.end()
	year := r.yearFor(&e)
	hint := `write the year after the date, such as "` + r.typed(e.first, last.last) + ` 2027"`
	if year > r.Today.Year+1 {
		// Nobody announces what is years away: the date was, or the day is wrong.
		soon := timetable.Date{Year: r.Today.Year, Month: e.Month, Day: e.Day}
		if soon.Before(r.Today) && int(soon.Weekday()) != e.weekday {
			soon.Year++
		}
		hint = fmt.Sprintf("check the date, and write the year: %s is a %s", timetable.LongDate(soon), soon.Weekday())
	} else if year != 0 {
		hint = r.with(last.first, last.last, fmt.Sprintf("%s %d", r.typed(last.first, last.last), year))
	}
	r.mistake(r.toks[e.first].off, hint, "%s has no year", quoted(r.typed(list[0].first, last.last)))
}

// yearFor is the first year from the build's clock on in which a date without
// a year comes, on its weekday where it has one. It is only ever offered.
func (r *reader) yearFor(e *entry) int {
	today := r.Today
	if today.IsZero() {
		return 0
	}
	for y := today.Year; y < today.Year+12; y++ {
		d := timetable.Date{Year: y, Month: e.Month, Day: e.Day}
		if d.Valid() && !d.Before(today) && (e.weekday < 0 || d.Weekday() == time.Weekday(e.weekday)) {
			if e.until != nil && (e.until.Month < e.Month) {
				return y + 1
			}
			return y
		}
	}
	return 0
}

// calendarSeason reports whether a range without years is whole months, such
// as "1 April to 30 September": then it is a season of every year.
func (r *reader) calendarSeason(list []entry) (timetable.Season, bool) {
	if len(list) != 1 || list[0].until == nil || list[0].weekday >= 0 {
		return timetable.Season{}, false
	}
	from, until := list[0].Date, list[0].until.Date
	s := timetable.Season{From: timetable.MonthDay{Month: from.Month, Day: from.Day}, Until: timetable.MonthDay{Month: until.Month, Day: until.Day}}
	return s, from.Day == 1 && until.Day >= timetable.DaysIn(2023, until.Month)
}

// ReadDate reads a date that a British reader can't mistake: "12/10/2026",
// "12.10.26", "12 October 2026", "Mon 12th Oct 2026", "2026-10-12".
func ReadDate(text string) (timetable.Date, bool) {
	if len(text) > 60 {
		return timetable.Date{}, false
	}
	r := reader{line: text, toks: scan(text)}
	list, ok := r.entries()
	if !ok || len(list) != 1 || list[0].until != nil || list[0].Year == 0 || r.kind(0) != tStop {
		return timetable.Date{}, false
	}
	return list[0].Date, true
}

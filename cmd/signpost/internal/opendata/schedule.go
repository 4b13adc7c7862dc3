package opendata

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/hsds"
	"signpost/cmd/signpost/internal/when"
)

// schedules gives the times of an entry, rule by rule: from the beginning of last year, so that they change once a year and
// not each day, up to the horizon; all of a series that is over.
func (x *exporter) schedules(owner string, t *directory.Times) []hsds.Schedule {
	if !t.Known() {
		return nil
	}
	if known, ok := x.known.Load(owner); ok {
		return known.([]hsds.Schedule)
	}
	list := x.makeSchedules(owner, t)
	x.known.Store(owner, list)
	return list
}

func (x *exporter) makeSchedules(owner string, t *directory.Times) []hsds.Schedule {
	words := t.Schedule.Words()
	var list []hsds.Schedule
	said := map[string]bool{} // single days, which several rules may have
	add := func(s hsds.Schedule) {
		if s.Freq == "" {
			key := s.Dtstart + " " + s.OpensAt + " " + s.ClosesAt
			if said[key] {
				return
			}
			said[key] = true
		}
		s.ID = part(owner, "schedule/"+strconv.Itoa(len(list)+1))
		s.Description = words
		list = append(list, s)
	}
	from := when.Date{Year: x.d.Today.Year - 1, Month: time.January, Day: 1}
	if t.Finished(from.In(x.d.Settings.Timezone)) {
		from.Year = 2000
	}
	for _, rule := range t.Schedule.Rules(from, x.d.Horizon()) {
		for _, s := range x.ruleOf(rule, t) {
			add(s)
		}
	}
	for _, m := range t.Moved {
		for _, o := range movedTimes(m, t) {
			add(x.single(m.To, o))
		}
	}
	if len(list) == 0 { // by appointment, or over for long
		add(hsds.Schedule{})
	}
	return list
}

// movedTimes are the times of day of a date that was moved.
func movedTimes(m directory.Move, t *directory.Times) []when.Occurrence {
	if slices.Contains(t.Cancelled, m.To) {
		return nil
	}
	if m.Times != nil {
		return m.Times.Between(m.To, m.To)
	}
	list := t.Schedule.Between(m.From, m.From)
	for i, o := range list { // the same clock on the wall, which may have changed in between
		days := int(m.To.In(time.UTC).Sub(m.From.In(time.UTC)).Hours() / 24)
		list[i].Start, list[i].End = o.Start.AddDate(0, 0, days), o.End.AddDate(0, 0, days)
	}
	return list
}

// away are days of the times on which nothing takes place.
func away(t *directory.Times) []when.Date {
	list := slices.Clone(t.Cancelled)
	for _, m := range t.Moved {
		list = append(list, m.From)
	}
	return list
}

// ruleOf is a rule as one schedule, where the profile can say it; as one for each season, where it is for some months alone;
// else day by day.
func (x *exporter) ruleOf(r when.Rule, t *directory.Times) []hsds.Schedule {
	zone := x.d.Settings.Timezone
	s, seasonal, ok := recurrence(r.RRule, zone)
	switch {
	case !ok:
		var list []hsds.Schedule
		for _, day := range x.daysOf(r, t) {
			if !slices.Contains(away(t), day) {
				list = append(list, x.single(day, r.On(day, zone)))
			}
		}
		return list
	case seasonal:
		var list []hsds.Schedule
		for _, days := range seasons(x.daysOf(r, t)) {
			s.Until = days[len(days)-1].String()
			list = append(list, x.recurring(s, r, t, days[0]))
		}
		return list
	}
	return []hsds.Schedule{x.recurring(s, r, t, r.First)}
}

// recurring is a rule from its first day on, without the days that it gives and the times do not.
func (x *exporter) recurring(s hsds.Schedule, r when.Rule, t *directory.Times, first when.Date) hsds.Schedule {
	s.Dtstart, s.ValidFrom, s.ValidTo, s.Notes = first.String(), first.String(), s.Until, r.Note
	x.clock(&s, r.On(first, x.d.Settings.Timezone))
	except := slices.Clone(r.Except)
	for _, day := range away(t) {
		if x.gives(r, t, day) && !slices.Contains(except, day) {
			except = append(except, day)
		}
	}
	slices.SortFunc(except, when.Date.Compare)
	for _, day := range except {
		if !day.Before(first) && (s.Until == "" || day.String() <= s.Until) {
			s.Exdates = append(s.Exdates, day.String())
		}
	}
	return s
}

// daysOf are the days of a rule up to the horizon.
func (x *exporter) daysOf(r when.Rule, t *directory.Times) []when.Date {
	if r.RRule == "" {
		return r.Dates
	}
	var days []when.Date
	for _, o := range t.Schedule.Between(r.First, x.d.Horizon()) {
		if day := when.DateOf(o.Start); x.sameClock(r, day, o) {
			days = append(days, day)
		}
	}
	return days
}

// gives tells whether it is this rule of the times that has something on a day: another may have it, at another time of day.
func (x *exporter) gives(r when.Rule, t *directory.Times, day when.Date) bool {
	return slices.ContainsFunc(t.Schedule.Between(day, day), func(o when.Occurrence) bool { return x.sameClock(r, day, o) })
}

func (x *exporter) sameClock(r when.Rule, day when.Date, o when.Occurrence) bool {
	same := r.On(day, x.d.Settings.Timezone)
	return same.Start.Equal(o.Start) && same.End.Equal(o.End)
}

// seasons parts days where a month lies between them in which there is none.
func seasons(days []when.Date) [][]when.Date {
	month := func(d when.Date) int { return d.Year*12 + int(d.Month) }
	var list [][]when.Date
	for i, day := range days {
		if i == 0 || month(day)-month(days[i-1]) > 1 {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], day)
	}
	return list
}

// single is one day.
func (x *exporter) single(day when.Date, o when.Occurrence) hsds.Schedule {
	s := hsds.Schedule{Dtstart: day.String(), ValidFrom: day.String(), ValidTo: day.String(), Notes: o.Note}
	x.clock(&s, o)
	return s
}

// clock writes the times of day of an occurrence.
func (x *exporter) clock(s *hsds.Schedule, o when.Occurrence) {
	s.Timezone = x.d.Settings.Timezone.String()
	if o.AllDay {
		return
	}
	s.OpensAt = o.Start.Format("15:04Z07:00")
	if !o.OpenEnd {
		s.ClosesAt = o.End.Format("15:04Z07:00")
	}
}

// recurrence takes the parts of a rule (RFC 5545) for which the profile has fields. Seasonal is one for some months alone. It
// reports false where the rule says more than that, or is no rule.
func recurrence(rrule string, zone *time.Location) (s hsds.Schedule, seasonal, ok bool) {
	s.Interval = 1
	if rrule == "" {
		return s, false, false
	}
	for _, part := range strings.Split(rrule, ";") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "FREQ":
			s.Freq = value
		case "INTERVAL":
			s.Interval, _ = strconv.Atoi(value)
		case "BYDAY":
			s.Byday = value
		case "BYMONTHDAY":
			s.Bymonthday = value
		case "BYMONTH":
			seasonal = true
		case "UNTIL":
			s.Until = untilDay(value, zone)
		case "WKST": // Monday, as it is anyway
		default:
			return s, seasonal, false
		}
	}
	switch s.Freq {
	case "DAILY":
		s.Freq, s.Byday = "WEEKLY", "MO,TU,WE,TH,FR,SA,SU"
	case "WEEKLY", "MONTHLY":
	default:
		return s, seasonal, false
	}
	return s, seasonal, true
}

// untilDay is the day of an UNTIL, which is a date, or the day's last second in the zone, written in UTC.
func untilDay(value string, zone *time.Location) string {
	if t, err := time.Parse("20060102", value); err == nil {
		return t.Format(time.DateOnly)
	}
	if t, err := time.Parse("20060102T150405Z", value); err == nil {
		return t.In(zone).Format(time.DateOnly)
	}
	return ""
}

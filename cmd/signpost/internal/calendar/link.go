package calendar

import (
	"net/url"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// Subscribe is the address under which a calendar program offers to follow the calendar at a web address.
func Subscribe(address string) string {
	for _, scheme := range []string{"https://", "http://"} {
		if rest, ok := strings.CutPrefix(address, scheme); ok {
			return "webcal://" + rest
		}
	}
	return address
}

// Google is the address of a form in Google Calendar that is filled in with an event's next session; "" if there is
// none. The form repeats where all later sessions are like the next. Where any is not, it holds the next alone, since
// Google's address has no place for exceptions.
func Google(d *directory.Directory, e *directory.Event) string {
	s, ok := newSeries(d, e, nil)
	if !ok {
		return ""
	}
	now := d.Now()
	horizon := d.Horizon()
	later := slices.DeleteFunc(s.instances, func(i instance) bool {
		return !i.session.Start.Before(horizon.AddDays(1).In(now.Location())) ||
			!i.session.End.After(now) && !(i.session.OpenEnd && i.session.Start.Equal(now))
	})
	slices.SortStableFunc(later, func(a, b instance) int { return a.session.Start.Compare(b.session.Start) })
	n := slices.IndexFunc(later, func(i instance) bool { return !i.session.Cancelled })
	if n < 0 {
		return ""
	}
	next := later[n]
	on := e.On(next.subject)
	query := url.Values{
		"action":   {"TEMPLATE"},
		"text":     {clean(on.Title)},
		"dates":    {times(next.session.Occurrence)},
		"ctz":      {d.Settings.Timezone.String()},
		"details":  {description(d, e, next, on)},
		"location": {location(on)},
	}
	if rule := regular(later); rule != "" {
		query.Set("recur", "RRULE:"+rule)
	}
	return "https://calendar.google.com/calendar/render?" + query.Encode()
}

// times is a session's time as Google's address has it.
func times(o when.Occurrence) string {
	format := localFormat
	if o.AllDay {
		format = dateFormat
	}
	return o.Start.Format(format) + "/" + o.End.Format(format)
}

// regular is the rule that gives exactly these sessions, or "".
func regular(list []instance) string {
	if len(list) < 2 || slices.ContainsFunc(list, func(i instance) bool { return i.differs }) {
		return ""
	}
	var days []when.Date
	for _, i := range list {
		days = append(days, when.DateOf(i.id))
	}
	p, others := cover(days)
	if len(others) > 0 {
		return ""
	}
	last := list[len(list)-1].session
	if last.AllDay {
		return p.rule(last.Start.Format(dateFormat))
	}
	return p.rule(last.Start.UTC().Format(utcFormat))
}

package calendar

import (
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// An onset is a moment at which a zone's offset from UTC changes.
type onset struct {
	local    time.Time // what the clock on the wall showed just before, as UTC
	from, to int       // offsets in seconds
	name     string    // of the new time: "BST"
}

// An observance is a part of the year, such as summer time, with all its onsets.
type observance struct {
	from, to int
	name     string
	onsets   []time.Time
}

// zoneComponent is a zone as a VTIMEZONE that holds from the beginning of one year to the end of another, and beyond
// where its rule is regular. It is worked out from Go's time zone data.
func zoneComponent(zone *time.Location, first, last int) ics.Component {
	z := ics.NewTimezone(zone.String())
	z.AddProperty("X-LIC-LOCATION", zone.String())
	// The year before is there for those times of the first year that precede its first change.
	list := observances(onsets(zone, first-1, last))
	if len(list) == 0 {
		name, offset := time.Date(first, time.January, 1, 0, 0, 0, 0, zone).Zone()
		begin := time.Date(1970, time.January, 1, 0, 0, 0, 0, time.UTC)
		list = []observance{{offset, offset, name, []time.Time{begin}}}
	}
	for _, o := range list {
		z.Components = append(z.Components, o.component(last))
	}
	return z
}

// Zone is the directory's time zone as a VTIMEZONE with its lines, for a calendar that is put together elsewhere.
func Zone(d *directory.Directory) string {
	span := years(d)
	c := ics.Calendar{Components: []ics.Component{zoneComponent(d.Settings.Timezone, span.from.Year, span.until.Year)}}
	_, text, _ := strings.Cut(c.Serialize(ics.WithNewLineWindows), "BEGIN:VTIMEZONE")
	text, _, _ = strings.Cut(text, "END:VCALENDAR")
	return "BEGIN:VTIMEZONE" + text
}

// onsets are a zone's changes of offset over some years.
func onsets(zone *time.Location, first, last int) []onset {
	t := time.Date(first, time.January, 1, 0, 0, 0, 0, zone)
	var list []onset
	for {
		_, next := t.ZoneBounds()
		if next.IsZero() || next.Year() > last {
			return list
		}
		_, from := next.Add(-time.Second).Zone()
		name, to := next.Zone()
		if from != to {
			list = append(list, onset{next.UTC().Add(time.Duration(from) * time.Second), from, to, name})
		}
		t = next
	}
}

// observances gathers the onsets of the same change.
func observances(onsets []onset) []observance {
	var list []observance
next:
	for _, o := range onsets {
		for i := range list {
			if l := &list[i]; l.from == o.from && l.to == o.to && l.name == o.name {
				l.onsets = append(l.onsets, o.local)
				continue next
			}
		}
		list = append(list, observance{o.from, o.to, o.name, []time.Time{o.local}})
	}
	return list
}

// component is the observance as STANDARD or DAYLIGHT. Which of them goes by the clock, forward being summer: Ireland's
// law has it the other way round, and programs don't follow.
func (o observance) component(last int) ics.Component {
	var part ics.ComponentBase
	part.AddProperty(ics.ComponentProperty(ics.PropertyTzname), o.name)
	part.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), offset(o.from))
	part.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), offset(o.to))
	part.AddProperty(ics.ComponentPropertyDtStart, o.onsets[0].Format(localFormat))
	if rule := o.rule(last); rule != "" {
		part.AddProperty(ics.ComponentPropertyRrule, rule)
	} else {
		for _, t := range o.onsets[1:] {
			part.AddProperty(ics.ComponentPropertyRdate, t.Format(localFormat))
		}
	}
	if o.to > o.from {
		return &ics.Daylight{ComponentBase: part}
	}
	return &ics.Standard{ComponentBase: part}
}

// rule is the onsets as a yearly recurrence, if they are one up to the last year: a weekday by its place in a month, at
// one time.
func (o observance) rule(last int) string {
	first := o.onsets[0]
	if len(o.onsets) < 2 || first.Year()+len(o.onsets)-1 != last {
		return ""
	}
	sameNth, fromEnd := true, true
	for i, t := range o.onsets {
		d := when.DateOf(t)
		if t.Year() != first.Year()+i || t.Month() != first.Month() || t.Weekday() != first.Weekday() ||
			t.Hour() != first.Hour() || t.Minute() != first.Minute() {
			return ""
		}
		sameNth = sameNth && nth(d) == nth(when.DateOf(first))
		fromEnd = fromEnd && lastWeek(d)
	}
	p := pattern{nth: -1}
	p.weekdays[first.Weekday()] = true
	switch {
	case sameNth && !fromEnd:
		p.nth = nth(when.DateOf(first))
	case !fromEnd:
		return ""
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%s", first.Month(), p.days())
}

// offset is a distance from UTC as iCalendar writes it: "+0100".
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf("%02d", seconds%60)
	}
	return text
}

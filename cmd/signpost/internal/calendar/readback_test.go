package calendar

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/teambition/rrule-go"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// A shown session is one as another program reads it from a file.
type shown struct {
	Title, Start, End string
	Cancelled         bool
}

// read expands a calendar with another library, by the letter of RFC 5545, and fails on what the RFC forbids.
func read(t testing.TB, text string) []shown {
	t.Helper()
	calendar, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	masters := map[string]ical.Event{}
	sets := map[string]map[time.Time]shown{}
	for _, v := range calendar.Events() {
		id := v.Props.Get("UID").Value
		if v.Props.Get("RECURRENCE-ID") != nil {
			continue
		}
		if _, twice := masters[id]; twice {
			t.Errorf("two main components for %s", id)
		}
		masters[id] = v
		sets[id] = expand(t, v)
	}
	for _, v := range calendar.Events() {
		replaces := v.Props.Get("RECURRENCE-ID")
		if replaces == nil {
			continue
		}
		id := v.Props.Get("UID").Value
		at := must(replaces.DateTime(time.UTC))(t).UTC()
		if _, ok := sets[id][at]; !ok {
			t.Errorf("%s: nothing recurs at %s", id, replaces.Value)
		}
		if got, want := replaces.ValueType(), masters[id].Props.Get("DTSTART").ValueType(); got != want {
			t.Errorf("RECURRENCE-ID is a %s, DTSTART a %s", got, want)
		}
		sets[id][at] = show(t, v, must(v.DateTimeStart(time.UTC))(t))
	}
	var list []shown
	for _, set := range sets {
		for _, s := range set {
			list = append(list, s)
		}
	}
	sortShown(list)
	return list
}

// expand gives a component's recurrence set, without regard to its exceptions.
func expand(t testing.TB, v ical.Event) map[time.Time]shown {
	t.Helper()
	start := must(v.DateTimeStart(time.UTC))(t)
	starts := []time.Time{start}
	if option := must(v.Props.RecurrenceRule())(t); option != nil {
		option.Dtstart = start
		rule := must(rrule.NewRRule(*option))(t)
		starts = rule.All()
		if len(starts) == 0 || !starts[0].Equal(start) {
			t.Errorf("DTSTART %v is not the first of %s", start, option)
		}
	}
	for _, p := range v.Props["RDATE"] {
		starts = append(starts, must(p.DateTime(time.UTC))(t))
	}
	set := map[time.Time]shown{}
	for _, s := range starts {
		if _, twice := set[s.UTC()]; twice {
			t.Errorf("%v recurs twice", s)
		}
		set[s.UTC()] = show(t, v, s)
	}
	for _, p := range v.Props["EXDATE"] {
		at := must(p.DateTime(time.UTC))(t).UTC()
		if _, ok := set[at]; !ok {
			t.Errorf("EXDATE %s takes nothing out", p.Value)
		}
		delete(set, at)
	}
	return set
}

// show is a component as it is at one start.
func show(t testing.TB, v ical.Event, start time.Time) shown {
	t.Helper()
	length := must(v.DateTimeEnd(time.UTC))(t).Sub(must(v.DateTimeStart(time.UTC))(t))
	status := must(v.Status())(t)
	s := shown{Title: must(v.Props.Text("SUMMARY"))(t), Cancelled: status == ical.EventCancelled}
	if v.Props.Get("DTSTART").ValueType() == ical.ValueDate {
		s.Start, s.End = start.Format(time.DateOnly), start.Add(length).Format(time.DateOnly)
		return s
	}
	london := must(time.LoadLocation("Europe/London"))(t)
	s.Start, s.End = start.In(london).Format(time.RFC3339), start.Add(length).In(london).Format(time.RFC3339)
	return s
}

// want is what the directory itself says of an event.
func want(d *directory.Directory, e *directory.Event, from, until string) []shown {
	first, _ := when.ParseDate(from)
	last, _ := when.ParseDate(until)
	var list []shown
	for _, s := range e.Times.Sessions(first.In(d.Settings.Timezone), last, 1<<20) {
		format := time.RFC3339
		if s.AllDay {
			format = time.DateOnly
		}
		list = append(list, shown{e.Title, s.Start.Format(format), s.End.Format(format), s.Cancelled})
	}
	sortShown(list)
	return list
}

func sortShown(list []shown) {
	slices.SortFunc(list, func(a, b shown) int { return strings.Compare(fmt.Sprint(a.Start, a), fmt.Sprint(b.Start, b)) })
}

func must[T any](x T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

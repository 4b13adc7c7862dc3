package site

import (
	"slices"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// health counts which services and events were checked within the time that the directory has set itself.
func (s *Site) health(p Page) HealthPage {
	d := s.directory
	page := HealthPage{Page: p}
	count := func(e *directory.Entry, what string) {
		page.Total++
		row := HealthRow{Link: Link{Title: e.Title, Address: e.Address()}, What: what, Checked: e.Checked, Days: -1}
		if !e.Checked.On.IsZero() {
			row.Days = max(0, daysBetween(e.Checked.On, d.Today))
		}
		switch {
		case row.Days < 0:
			page.Never++
		case row.Days <= d.Settings.ReviewAfterDays:
			page.Fresh++
			return
		default:
			page.Old++
		}
		page.Rows = append(page.Rows, row)
	}
	for _, v := range d.Services {
		if v.Status != "closed" {
			count(&v.Entry, typeWords(v.Type))
		}
	}
	for _, e := range d.Events {
		if e.Status != "closed" && !e.Times.Finished(d.Now()) {
			count(&e.Entry, "Event")
		}
	}
	slices.SortStableFunc(page.Rows, func(a, b HealthRow) int { return a.Checked.On.Compare(b.Checked.On) })
	if page.Total > 0 {
		page.Share = page.Fresh * 100 / page.Total
	}
	for _, t := range d.Themes {
		if len(t.Services) == 0 && len(t.Events) == 0 {
			page.Gaps = append(page.Gaps, themeLink(t))
		}
	}
	for _, a := range d.Areas {
		if here, around, events := s.areaEntries(a); len(here)+len(around)+len(events) == 0 {
			page.Gaps = append(page.Gaps, areaLink(a))
		}
	}
	return page
}

// daysBetween counts days by the calendar; negative where b is before a.
func daysBetween(a, b when.Date) int {
	return int(b.In(time.UTC).Sub(a.In(time.UTC)) / (24 * time.Hour))
}

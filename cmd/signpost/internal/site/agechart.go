package site

import (
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/review"
	"signpost/cmd/signpost/internal/when"
)

// The chart of ages, in units of its own viewBox.
const (
	chartMonths = 12 // months that have a bar of their own, up to that of the build; one more is for all before
	chartStep   = 24 // from one bar to the next
	chartBar    = 18 // the width of a bar
	chartHigh   = 96 // the height of the highest bar
	chartBase   = 116
)

// ageChart counts entries by the month of their last check.
func ageChart(items []review.Item, d *directory.Directory) AgeChart {
	months := make([]ChartMonth, chartMonths+1)
	first := when.Date{Year: d.Today.Year, Month: d.Today.Month, Day: 1}
	for i := range months[1:] {
		at := first.In(d.Settings.Timezone).AddDate(0, i+1-chartMonths, 0)
		months[i+1].Name, months[i+1].Short = at.Format("January 2006"), at.Format("January")[:1]
	}
	months[0].Name, months[0].Short = "Before", "…"
	for _, i := range items {
		if i.Days < 0 {
			continue
		}
		back := (d.Today.Year-i.Checked.On.Year)*12 + int(d.Today.Month) - int(i.Checked.On.Month)
		m := &months[max(0, chartMonths-max(0, back))]
		m.Count++
		if i.Days > d.Settings.ReviewAfterDays {
			m.Old++
		}
	}
	most := 1
	for _, m := range months {
		most = max(most, m.Count)
	}
	for i := range months {
		m := &months[i]
		m.X = i*chartStep + (chartStep-chartBar)/2
		m.Middle = i*chartStep + chartStep/2
		high, old := m.Count*chartHigh/most, m.Old*chartHigh/most
		if m.Count > 0 {
			high = max(high, 2) // so that few can be seen beside very many
		}
		if m.Old == m.Count {
			old = high
		}
		m.Top, m.OldHigh, m.FreshHigh = chartBase-high, old, high-old
		m.OldTop = chartBase - old
	}
	return AgeChart{Width: len(months) * chartStep, Height: chartBase + 20, Bar: chartBar, Base: chartBase, Months: months}
}

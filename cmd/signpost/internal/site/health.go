package site

import (
	"slices"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/review"
)

// How much of each list the page of the directory's health shows: it stays readable for a directory of ten thousand entries.
const (
	healthRows    = 40
	healthThemes  = 30
	healthAreas   = 12 // of a theme
	healthKeepers = 20
	healthLinks   = 30
)

// health tells how much of what the directory lists was checked within the time that it has set itself, and what is missing.
func (s *Site) health(p Page) HealthPage {
	d := s.directory
	page := HealthPage{Page: p, Median: -1, Links: s.links.shortened(), Changes: s.changes}
	items := review.Items(d)
	var ages []int
	for _, i := range items {
		page.count(i.Days, d.Settings.ReviewAfterDays)
		if i.Days >= 0 {
			ages = append(ages, i.Days)
		}
	}
	if n := len(ages); n > 0 {
		slices.Sort(ages)
		page.Median = (ages[(n-1)/2] + ages[n/2]) / 2
	}
	page.Rows, page.MoreRows = firstOf(s.oldRows(items), healthRows)
	page.Chart = ageChart(items, d)
	s.healthOfThemes(&page, items)
	page.Keepers, page.MoreKeepers = firstOf(keepers(items, d.Settings.ReviewAfterDays), healthKeepers)
	s.healthGaps(&page)
	return page
}

// count adds an entry of an age in days, -1 where it was never checked.
func (c *Freshness) count(days, most int) {
	c.Total++
	switch {
	case days < 0:
		c.Never++
	case days <= most:
		c.Fresh++
	default:
		c.Old++
	}
	c.Share = c.Fresh * 100 / c.Total
}

// firstOf shortens a list, and gives how many are left out.
func firstOf[T any](list []T, most int) ([]T, int) {
	if len(list) <= most {
		return list, 0
	}
	return list[:most], len(list) - most
}

// oldRows are the entries that need a look, without events that no list shows.
func (s *Site) oldRows(items []review.Item) []HealthRow {
	hidden := map[*directory.Entry]bool{}
	what := map[*directory.Entry]string{}
	for _, v := range s.directory.Services {
		what[&v.Entry] = typeWords(v.Type)
	}
	for _, e := range s.directory.Events {
		what[&e.Entry], hidden[&e.Entry] = "Event", e.Sensitive
	}
	var rows []HealthRow
	for _, i := range items {
		if hidden[i.Entry] || i.Days >= 0 && i.Days <= s.directory.Settings.ReviewAfterDays {
			continue
		}
		row := HealthRow{Link: Link{Title: i.Title, Address: i.Address()}, What: what[i.Entry], Checked: i.Checked, Days: i.Days}
		if row.What == "" {
			row.What = firstUpper(i.Kind.One())
		}
		rows = append(rows, row)
	}
	return rows
}

// healthOfThemes counts what was checked of each theme.
func (s *Site) healthOfThemes(page *HealthPage, items []review.Item) {
	days := map[*directory.Entry]int{}
	for _, i := range items {
		days[i.Entry] = i.Days
	}
	var rows []HealthShare
	for _, t := range s.directory.Themes {
		row := HealthShare{Link: Link{Title: t.Title, Address: t.Address()}}
		count := func(e *directory.Entry) {
			if age, listed := days[e]; listed {
				row.count(age, s.directory.Settings.ReviewAfterDays)
			}
		}
		for _, v := range t.Services {
			count(&v.Entry)
		}
		for _, e := range t.Events {
			count(&e.Entry)
		}
		if row.Total > 0 {
			rows = append(rows, row)
		} else {
			page.Gaps = append(page.Gaps, themeLink(t))
		}
	}
	page.Themes, page.MoreThemes = firstOf(rows, healthThemes)
}

// keepers are those who look after entries, with how much each does: who has most comes first.
func keepers(items []review.Item, most int) []HealthShare {
	var list []HealthShare
	for _, g := range review.ByKeeper(items) {
		row := HealthShare{Link: Link{Title: g.Keeper}}
		for _, i := range g.Items {
			row.count(i.Days, most)
		}
		list = append(list, row)
	}
	slices.SortStableFunc(list, func(a, b HealthShare) int { return b.Total - a.Total })
	return list
}

// healthGaps looks for areas that have nothing at all, and for themes about which an area has nothing. What serves a larger
// area counts for those within it.
func (s *Site) healthGaps(page *HealthPage) {
	d := s.directory
	empty := map[*directory.Area]bool{}
	for _, a := range d.Areas {
		if here, around, events := s.areaEntries(a); len(here)+len(around)+len(events) == 0 {
			page.Gaps = append(page.Gaps, areaLink(a))
			empty[a] = true
		}
	}
	var rows []HealthGap
	for _, t := range d.Themes {
		row := HealthGap{Link: Link{Title: t.Title, Address: t.Address()}}
		for _, a := range d.Areas {
			if !empty[a] && s.pairs().at(t, a).count() == 0 {
				row.Areas = append(row.Areas, Link{Title: a.Title, Address: a.Address()})
			}
		}
		nothing := slices.ContainsFunc(page.Gaps, func(l Link) bool { return l.Address == t.Address() })
		if len(row.Areas) > 0 && !nothing {
			row.Areas, row.More = firstOf(row.Areas, healthAreas)
			rows = append(rows, row)
		}
	}
	page.Missing, page.MoreMissing = firstOf(rows, healthThemes)
	page.Gaps, page.MoreGaps = firstOf(page.Gaps, healthThemes)
}

// SawLinks tells the site what is known of the pages of other sites that it leads to. It is called before any page is made.
func (s *Site) SawLinks(seen *LinksSeen) { s.links = seen }

func (l *LinksSeen) shortened() *LinksSeen {
	if l == nil {
		return nil
	}
	seen := *l
	seen.Dead, seen.More = firstOf(l.Dead, healthLinks)
	return &seen
}

package csvtable

import (
	"regexp"
	"slices"
	"strings"
)

// A moment is one cell that says something of when.
type moment struct{ name, target, cell string }

// compose makes one line of the cells that say when, in the order in which people say it.
func compose(times []moment) (name, line string) {
	cells := map[string]string{}
	var used, days, closed []string
	for _, m := range hoursOf(times) {
		if slices.Contains(weekdays, m.target) {
			if cells[m.target] != "" {
				continue
			}
			cells[m.target] = m.cell
			used = append(used, m.name)
			day := strings.ToUpper(m.target[5:6]) + m.target[6:] + " "
			if shut(m.cell) {
				closed = append(closed, day+m.cell)
			} else {
				days = append(days, strings.TrimSpace(day+hours(m.cell)))
			}
			continue
		}
		if cells[m.target] == "" {
			used = append(used, m.name)
			cells[m.target] = m.cell
		}
	}
	span := clock(cells[Time])
	if cells[Start] != "" {
		span = clock(cells[Start])
		if cells[End] != "" {
			span += " to " + clock(cells[End])
		}
	}
	often := cells[Often]
	if strings.EqualFold(often, "weekly") || strings.EqualFold(often, "every week") {
		often = ""
	}
	var parts []string
	for _, part := range []string{often, cells[Day], cells[Date], span} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) > 0 {
		days = append([]string{strings.Join(parts, ", ")}, days...)
	}
	if len(days) == 0 {
		days = closed // else they follow from the others
	}
	return strings.Join(used, ", "), strings.Join(days, "; ")
}

// hoursOf joins the cells that say when a day begins and ends.
func hoursOf(times []moment) []moment {
	var list []moment
	for _, m := range times {
		day, isStart := strings.CutSuffix(m.target, ".start")
		if !isStart {
			day, _ = strings.CutSuffix(m.target, ".end")
		}
		if day == m.target || !slices.Contains(weekdays, day) {
			list = append(list, m)
			continue
		}
		i := slices.IndexFunc(list, func(x moment) bool { return x.target == day })
		switch {
		case i < 0:
			list = append(list, moment{m.name, day, m.cell})
		case !shut(m.cell) || !shut(list[i].cell):
			list[i].name += ", " + m.name
			list[i].cell = clock(list[i].cell) + " to " + clock(m.cell)
		}
	}
	return list
}

// without are the cells that compose has no place for: the second of their kind.
func without(times []moment) (rest []moment) {
	seen := map[string]bool{}
	for _, m := range times {
		if seen[m.target] {
			rest = append(rest, m)
		}
		seen[m.target] = true
	}
	return rest
}

func shut(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "closed", "no", "none", "x", "n", "shut":
		return true
	}
	return false
}

// hours are those of a day, "" where it is only said that there are some.
func hours(cell string) string {
	if yes := strings.ToLower(cell); yes == "yes" || yes == "y" || yes == "✓" || yes == "open" {
		return ""
	}
	return clock(cell)
}

// clock is a time of day without seconds.
func clock(cell string) string { return seconds.ReplaceAllString(cell, "$1") }

var seconds = regexp.MustCompile(`\b(\d{1,2}:\d{2}):00\b`)

package problem

import (
	"cmp"
	"slices"
)

// Worst gives the n problems that matter most to somebody who has changed some files, and all others: those in the changed
// files come before those elsewhere, errors before warnings before advice. Both lists are in the order of Sort. Where no
// file is named, none counts as changed.
func Worst(list []Problem, changed []string, n int) (worst, others []Problem) {
	isChanged := map[string]bool{}
	for _, path := range changed {
		isChanged[path] = true
	}
	weight := func(p Problem) int {
		if isChanged[p.Path] {
			return int(p.Severity)
		}
		return len(severities) + int(p.Severity)
	}
	ranked := slices.Clone(list)
	slices.SortStableFunc(ranked, func(a, b Problem) int { return cmp.Compare(weight(a), weight(b)) })
	n = min(n, len(ranked))
	return Sort(ranked[:n]), Sort(slices.Clip(ranked[n:]))
}

package problem

import (
	"cmp"
	"slices"
)

// Worst gives the n problems that matter most to somebody who has changed some files, and all others: errors and
// warnings in the changed files, errors elsewhere, which whoever has deleted an entry brings about, advice in the changed
// files, and the rest. Both lists are in the order of Sort. Where no file is named, none counts as changed.
func Worst(list []Problem, changed []string, n int) (worst, others []Problem) {
	isChanged := map[string]bool{}
	for _, path := range changed {
		isChanged[path] = true
	}
	weight := func(p Problem) int {
		switch weight := 2 * int(p.Severity); {
		case isChanged[p.Path]:
			return weight
		case p.Severity == Error:
			return 2*int(Warning) + 1 // before the advice of the changed files
		default:
			return 2*len(severities) + weight
		}
	}
	ranked := slices.Clone(list)
	slices.SortStableFunc(ranked, func(a, b Problem) int { return cmp.Compare(weight(a), weight(b)) })
	n = min(n, len(ranked))
	return Sort(ranked[:n]), Sort(slices.Clip(ranked[n:]))
}

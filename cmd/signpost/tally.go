package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/check"
	"signpost/cmd/signpost/internal/problem"
)

// A selection is which problems somebody wants to see. The zero selection is all.
type selection struct {
	only     []string // names of rules
	severity string   // the mildest: "error", "warning" or "advice"
}

// reason says what is wrong with a selection, or is nil.
func (s selection) reason() error {
	for _, name := range s.only {
		if _, err := ruleNamed(name); err != nil {
			return err
		}
	}
	if s.severity != "" && !slices.Contains(severities(), s.severity) {
		return usageError(fmt.Errorf("unknown --severity %q: it can be %s", s.severity, strings.Join(severities(), ", ")))
	}
	return nil
}

func severities() []string {
	return []string{problem.Error.String(), problem.Warning.String(), problem.Advice.String()}
}

// of leaves out what was not asked for.
func (s selection) of(problems []problem.Problem) []problem.Problem {
	mildest := slices.Index(severities(), cmp.Or(s.severity, problem.Advice.String()))
	return slices.DeleteFunc(slices.Clone(problems), func(p problem.Problem) bool {
		return int(p.Severity) > mildest || len(s.only) > 0 && !slices.Contains(s.only, p.Rule)
	})
}

// ruleNamed finds a rule by the word that stands behind a problem in brackets.
func ruleNamed(name string) (check.Rule, error) {
	var names []string
	for _, r := range check.Rules {
		if r.Name == name {
			return r, nil
		}
		names = append(names, r.Name)
	}
	if near := problem.Nearest(name, names); near != "" {
		return check.Rule{}, usageError(fmt.Errorf("there is no rule %q: did you mean %q? They are %s", name, near, strings.Join(names, ", ")))
	}
	return check.Rule{}, usageError(fmt.Errorf("there is no rule %q: they are %s", name, strings.Join(names, ", ")))
}

// manyProblems is how many nobody counts by eye any more: an import of thousands of entries brings as many.
const manyProblems = 20

// printTally says how many problems each rule has found, the most serious first, where there are many, and how to go about
// them. Every one of them has been printed before.
func printTally(w io.Writer, problems []problem.Problem) error {
	if len(problems) <= manyProblems {
		return nil
	}
	type kind struct {
		severity problem.Severity
		rule     string
	}
	counts := map[kind]int{}
	for _, p := range problems {
		counts[kind{p.Severity, p.Rule}]++
	}
	var kinds []kind
	for k := range counts {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b kind) int {
		return cmp.Or(cmp.Compare(a.severity, b.severity), cmp.Compare(counts[b], counts[a]), strings.Compare(a.rule, b.rule))
	})
	var b strings.Builder
	b.WriteString("\n")
	for _, k := range kinds {
		fmt.Fprintf(&b, "%7d  %-8s %s\n", counts[k], k.severity, k.rule)
	}
	fmt.Fprintf(&b, "\nBegin at the top: \"check --only %s\" shows these alone, and \"check --explain %[1]s\" says why they matter.\n", kinds[0].rule)
	_, err := io.WriteString(w, b.String())
	return err
}

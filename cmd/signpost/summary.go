package main

import (
	"cmp"
	"fmt"
	"html"
	"os"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/problem"
)

// summaryRows is how many problems the summary of a check shows: GitHub drops one of more than a megabyte as a whole.
const summaryRows = 200

// writeSummary adds what was found to the page that GitHub shows of a check, if that is where this runs: a file is named
// by GITHUB_STEP_SUMMARY then. It needs no right to write to the repository, so it is there for everybody's changes.
func writeSummary(problems []problem.Problem, changed []string) error {
	name := os.Getenv("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(summary(problems, changed))
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// summary is Markdown for people who may never have seen a log: what there is to mend in what they changed, with every error
// of other files, which a deleted entry brings about, then the rest.
// Problems quote what strangers write, so they are HTML of which nothing is read as Markdown.
func summary(problems []problem.Problem, changed []string) string {
	var own, others []problem.Problem
	for _, p := range problems {
		if len(changed) == 0 || p.Severity == problem.Error || slices.Contains(changed, p.Path) {
			own = append(own, p)
		} else {
			others = append(others, p)
		}
	}
	var b strings.Builder
	switch {
	case len(problems) == 0:
		b.WriteString("### Nothing is wrong\n\nThank you. Now somebody will read it.\n")
		return b.String()
	case problem.Errors(problems) > 0:
		b.WriteString("### Something needs a change\n\nAn error keeps the page from being published. The rest is up to you.\n")
	default:
		b.WriteString("### It can be published\n\nNothing below has to be changed. It may make the page better.\n")
	}
	if len(own) > 0 {
		fmt.Fprintf(&b, "\n%s\n", table(own))
	}
	if len(others) > 0 {
		fmt.Fprintf(&b, "\n<details><summary>In other files: %s</summary>\n%s</details>\n", countProblems(others), table(others))
	}
	return b.String()
}

// table shows problems, of which it puts the worst first. It is without empty lines, at which GitHub would begin to read Markdown.
func table(problems []problem.Problem) string {
	slices.SortStableFunc(problems, func(a, b problem.Problem) int { return cmp.Compare(a.Severity, b.Severity) })
	var b strings.Builder
	b.WriteString("<table>\n<tr><th></th><th>Where</th><th>What</th></tr>\n")
	cell := func(text string) string { return html.EscapeString(strings.Join(strings.Fields(text), " ")) }
	for _, p := range problems[:min(len(problems), summaryRows)] {
		fmt.Fprintf(&b, "<tr><td>%s</td><td>%s, line %d</td><td>%s", p.Severity, cell(p.Path), p.Line, cell(p.Message))
		if p.Hint != "" {
			fmt.Fprintf(&b, "<br><em>%s</em>", cell(p.Hint))
		}
		b.WriteString("</td></tr>\n")
	}
	b.WriteString("</table>\n")
	if more := len(problems) - summaryRows; more > 0 {
		fmt.Fprintf(&b, "<p>And %d more, in the log.</p>\n", more)
	}
	return b.String()
}

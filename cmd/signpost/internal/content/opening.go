package content

import (
	"fmt"
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/problem"
)

var (
	dashes    = regexp.MustCompile(`^[-‐‑‒–—―−_]([-‐‑‒–—―− ]*[-‐‑‒–—―−_])?$`)
	laterHead = regexp.MustCompile(`(?m)^---[ \t]*\n\s*[A-Za-z_]+:`)
	fence     = regexp.MustCompile("^(```+|~~~+)")
	firstName = regexp.MustCompile(`^[A-Za-z_]+:(\s|$)`)
)

const threeHyphens = `write three hyphens instead, and nothing else on the line: "---"`

// wrongOpening says what is wrong with a file of which the first line that holds anything is no "---".
func wrongOpening(line string, text []byte) (message, hint string) {
	shown := line
	if r := []rune(line); len(r) > 40 {
		shown = string(r[:40]) + "…"
	}
	const whole = `begin the file with a line "---", then lines like "title: Health walk", then a line "---"`
	switch {
	case line == "":
		return "the file is empty", whole
	case strings.Trim(line, invisible+" ") == "---":
		return `an invisible character stands beside the first line "---"`, "delete the line, and type three hyphens anew"
	case dashes.MatchString(line):
		return fmt.Sprintf("the file begins with %q, not with three hyphens", shown), `write "---": the key beside the nought, three times, and nothing else on the line`
	case line == "+++", line == ";;;", strings.HasPrefix(line, "---"), strings.HasPrefix(line, "{"):
		return fmt.Sprintf("the file begins with %q, not with a line \"---\"", shown), whole
	case fence.MatchString(line):
		return fmt.Sprintf("the file begins with %q, not with a line \"---\"", shown),
			fmt.Sprintf("take out this line, and the one at the end that begins with %s", fence.FindString(line))
	case firstName.MatchString(line):
		return `the first line "---" is missing`, `write "---" on a line of its own before the fields, and one after them`
	case laterHead.Match(text):
		return `there is text before the first line "---"`, `move it below the second "---"`
	}
	return `the file does not begin with a line "---"`, whole
}

// wrongEnd tells of the line that was meant to end the fields, where there is one.
func (f *File) wrongEnd(text []byte, opening int) (problem.Problem, bool) {
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.Trim(line, invisible+" ")
		if i < opening || !dashes.MatchString(line) && !lineAcross.MatchString(line) {
			continue
		}
		return f.problem(problem.Pos{Line: i + 1, Col: 1}, "front-matter", fmt.Sprintf("a line %q does not end the fields", line), threeHyphens), true
	}
	return problem.Problem{}, false
}

var (
	secondHead  = regexp.MustCompile(`(?m)^---[ \t]*\n((?:[A-Za-z_]+:(?:[ \t].*)?\n|[ \t]+.*\n|- .*\n|#.*\n|[ \t]*\n)+)---[ \t]*$`)
	secondTitle = regexp.MustCompile(`(?mi)^title:`)
)

// secondEntry warns of fields between two lines "---" within the body: somebody has put two entries into one file, and the
// second would be a part of the first one's text.
func (f *File) secondEntry() []problem.Problem {
	if !strings.Contains(f.Body, "\n---") && !strings.HasPrefix(f.Body, "---") {
		return nil
	}
	m := secondHead.FindStringSubmatchIndex(f.Body)
	if m == nil || !secondTitle.MatchString(f.Body[m[2]:m[3]]) {
		return nil
	}
	p := f.problem(problem.Pos{Line: f.BodyLine + strings.Count(f.Body[:m[0]], "\n"), Col: 1}, "front-matter",
		"two entries in one file: what follows would be a part of the first one's text", "each has a file of its own: move what follows into a new one")
	p.Severity = problem.Warning
	return []problem.Problem{p}
}

// Package check looks for what is wrong with a directory that could be read.
//
// What stops a file from being understood is reported where it is read: by packages content, markdown, directory and
// site. The rules here look at the directory as a whole, when all of it is there: is it still true, can it be found, is
// it plain? Rules lists both, each with a sentence that says why, and examples/ holds a small directory for each that
// breaks it. Those are tried by a test, and are the text of .github/CHECKS.md.
//
// A new rule takes a file with its function, a line in the table, and an example. It looks at each entry once, or at most
// at a few others that a map finds for it: a directory of 10,000 entries is checked in the time of a breath.
package check

import (
	"slices"
	"sync"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/site"
)

// A Rule is one thing that is looked for.
type Rule struct {
	Name     string           // as it stands behind a message in brackets
	Severity problem.Severity // of what it finds; a few that are errors otherwise tell of a slip as well
	Why      string           // a sentence for a volunteer
	look     func(*reporter)  // nil where something else looks: the reading of the files, the search, the web
}

// Check asks all rules about a directory and its pages, side by side. The problems are sorted.
func Check(d *directory.Directory, pages *site.Site) []problem.Problem {
	return askThose(d, pages, func(Rule) bool { return true })
}

// Errors asks the rules alone whose problems are errors: with one of them a site must not be published. They take no time.
func Errors(d *directory.Directory, pages *site.Site) []problem.Problem {
	return askThose(d, pages, func(r Rule) bool { return r.Severity == problem.Error })
}

func askThose(d *directory.Directory, pages *site.Site, wanted func(Rule) bool) []problem.Problem {
	listings := listingsOf(d)
	found := make([][]problem.Problem, len(Rules))
	var all sync.WaitGroup
	for i := range Rules {
		if Rules[i].look == nil || !wanted(Rules[i]) {
			continue
		}
		all.Go(func() {
			r := &reporter{d: d, pages: pages, listings: listings, rule: &Rules[i]}
			r.rule.look(r)
			found[i] = r.problems
		})
	}
	all.Wait()
	return problem.Sort(withoutUnread(d, slices.Concat(found...)))
}

// withoutUnread leaves out what is said of files of which nothing could be read: that is told once, and all else follows.
func withoutUnread(d *directory.Directory, problems []problem.Problem) []problem.Problem {
	unread := map[string]bool{}
	for e := range d.Entries() {
		if e.Unread {
			unread[e.Path] = true
		}
	}
	return slices.DeleteFunc(problems, func(p problem.Problem) bool { return unread[p.Path] })
}

// A reporter is what a rule is given to look at, and takes down what it finds.
type reporter struct {
	d        *directory.Directory
	pages    *site.Site
	listings []listing
	rule     *Rule
	problems []problem.Problem
}

// tell takes down a problem of an entry.
func (r *reporter) tell(e *directory.Entry, at problem.Pos, message, hint string) {
	r.tellOf(e.Path, at, message, hint)
}

// tellOf takes down a problem of any file of the site.
func (r *reporter) tellOf(path string, at problem.Pos, message, hint string) {
	r.problems = append(r.problems, problem.Problem{Path: path, Line: at.Line, Col: at.Col, Severity: r.rule.Severity,
		Rule: r.rule.Name, Message: message, Hint: hint})
}

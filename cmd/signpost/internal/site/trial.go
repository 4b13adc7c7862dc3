package site

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/when"
)

// trial is a small directory in which each kind of entry is there with all that it can have, and with nothing.
//
//go:embed trial
var trial embed.FS

// trialDirectory reads it, as it stands on a day on which some of its dates are over and others to come.
var trialDirectory = sync.OnceValues(func() (*directory.Directory, error) {
	content, err := fs.Sub(trial, "trial")
	if err != nil {
		return nil, err
	}
	d, problems, err := directory.Load(content, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("the directory for trying layouts: %v", problems)
	}
	return d, err
})

// try makes the pages of the trial directory, so that a mistake in a layout is found without making all of a site's own,
// and also where none of these has what the mistake is about.
func (l *Look) try() error {
	d, err := trialDirectory()
	if err != nil {
		return err
	}
	s := emptySite(d, l, search.NewAnalyst())
	s.addFiles()
	s.ShowChanges(trialChanges(s))
	broken := map[string]problem.Problem{} // by layout
	told := map[place]bool{}
	for _, p := range l.problems {
		told[placeOf(p)] = true
	}
	for _, f := range s.Files {
		_, known := broken[f.layout]
		unread := slices.ContainsFunc(l.problems, func(p problem.Problem) bool { return p.Path == "layouts/"+f.layout+".html" })
		if known || unread || f.layout == "" {
			continue
		}
		if _, err := f.Make(); err != nil {
			// What no layout is to blame for shows where the page itself is made.
			if p, mistake := AsProblem(err); mistake {
				broken[f.layout] = p
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(broken)) {
		if p := broken[name]; !told[placeOf(p)] {
			told[placeOf(p)] = true // what is wrong in base.html is so for all pages
			l.problems = append(l.problems, p)
		}
	}
	l.reportUnused(s)
	return nil
}

// A place is where a layout is wrong.
type place struct {
	path      string
	line, col int
}

func placeOf(p problem.Problem) place { return place{p.Path, p.Line, p.Col} }

// reportUnused reports layouts that make no page of a site in which there is one of each kind: likely they are misspelt.
func (l *Look) reportUnused(s *Site) {
	used := map[string]bool{}
	for _, f := range s.Files {
		used[f.layout] = true
	}
	delete(used, "")
	for _, name := range slices.Sorted(maps.Keys(l.layouts)) {
		if !used[name] {
			l.unread(name+".html", "no page is made with this layout", slices.Sorted(maps.Keys(used)))
		}
	}
}

// unread is a file of layouts/ that changes nothing.
func (l *Look) unread(name, message string, known []string) {
	hint := "the layouts are " + strings.Join(known, ", ")
	if near := problem.Nearest(strings.TrimSuffix(path.Base(name), path.Ext(name)), known); near != "" {
		hint = fmt.Sprintf("did you mean %s.html?", near)
	}
	l.problems = append(l.problems, problem.Problem{Path: "layouts/" + name, Line: 1, Col: 1, Rule: "layout", Severity: problem.Warning, Message: message, Hint: hint})
}

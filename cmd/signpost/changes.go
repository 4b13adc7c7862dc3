package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/secret"
	"signpost/cmd/signpost/internal/site"
)

// A preview tells what it changes: the content as it was comes from git, and is compiled as the new one is.

const sinceFlag = "changes-since"

// checkRevision refuses what git would take for an option, and a flag without a value.
func checkRevision(c *cobra.Command, revision string) error {
	if c.Flags().Changed(sinceFlag) && (revision == "" || strings.HasPrefix(revision, "-") || !printable(revision)) {
		return usageError(fmt.Errorf("--%s %q names no commit: write a branch, a tag or a commit, like origin/main", sinceFlag, revision))
	}
	return nil
}

// showChanges adds to a site the page of what is different from the earlier content. Where git does not know that, the page
// and a note on stderr say so: nobody's preview fails for it.
func (s *source) showChanges(pages *site.Site, d *directory.Directory, problems []problem.Problem, o directory.Options, stderr io.Writer) error {
	then, unknown := earlierContent(s.dir, s.since)
	if unknown != "" {
		fmt.Fprintf(stderr, "note: nothing is compared: %s\n", unknown)
		pages.ShowChanges(site.Changes{Unknown: unknown})
		return nil
	}
	return s.compareWith(pages, d, problems, then, o)
}

// compareWith adds the page of what is different from an earlier state.
func (s *source) compareWith(pages *site.Site, d *directory.Directory, problems []problem.Problem, then earlier, o directory.Options) error {
	changes := site.Changes{Since: then.commit, On: then.on}
	files, err := changedContent(then.files, s.root.FS())
	if err != nil {
		return machineError(err)
	}
	old, before, err := s.compileEarlier(then.files, o)
	if err != nil {
		return err
	}
	now, err := withRules(d, pages, problems)
	if err != nil {
		return err
	}
	if finder := secret.New(d); finder != nil { // a change that takes an address out must not show it
		for i, f := range files {
			files[i].Telling = len(finder.Scan(f.Path, f.Before))+len(finder.Scan(f.Path, f.After)) > 0
		}
	}
	changes.List, changes.More = pages.Compare(old, files)
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	added := without(now, before)
	worst, others := problem.Worst(added, paths, annotations)
	changes.Problems, changes.MoreProblems = pages.Discreet(old, worst), len(others)
	changes.Solved = len(without(before, now))
	pages.ShowChanges(changes)
	return nil
}

// compileEarlier compiles earlier content with the look of today, and gives all problems in it.
func (s *source) compileEarlier(files fs.FS, o directory.Options) (*site.Site, []problem.Problem, error) {
	o.Progress = nil
	d, problems, err := directory.Load(files, o)
	if err != nil {
		return nil, nil, machineError(err)
	}
	look, err := lookOf(s.root.FS(), d.Settings.BaseURL)
	if err != nil {
		return nil, nil, machineError(err)
	}
	pages, more := site.New(d, look, search.NewAnalyst())
	problems, err = withRules(d, pages, problem.Sort(slices.Concat(problems, more)))
	return pages, problems, err
}

// without gives the problems of one list that another does not have. Their lines don't count: they move when something is
// written above them.
func without(list, other []problem.Problem) []problem.Problem {
	key := func(p problem.Problem) problem.Problem {
		p.Line, p.Col = 0, 0
		return p
	}
	known := map[problem.Problem]int{}
	for _, p := range other {
		known[key(p)]++
	}
	var left []problem.Problem
	for _, p := range list {
		if known[key(p)]--; known[key(p)] < 0 {
			left = append(left, p)
		}
	}
	return left
}

// changedContent gives the files of the content that are not the same in two sites, sorted by path.
func changedContent(before, after fs.FS) ([]site.ChangedFile, error) {
	byPath := map[string]*site.ChangedFile{}
	for _, side := range []struct {
		files fs.FS
		text  func(*site.ChangedFile) *[]byte
	}{
		{before, func(f *site.ChangedFile) *[]byte { return &f.Before }},
		{after, func(f *site.ChangedFile) *[]byte { return &f.After }},
	} {
		paths, _, err := content.Paths(side.files)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			text, err := fs.ReadFile(side.files, path)
			if err != nil {
				return nil, err
			}
			if byPath[path] == nil {
				byPath[path] = &site.ChangedFile{Path: path}
			}
			*side.text(byPath[path]) = text
		}
	}
	var list []site.ChangedFile
	for _, f := range byPath {
		if !bytes.Equal(withoutCR(f.Before), withoutCR(f.After)) || (f.Before == nil) != (f.After == nil) {
			list = append(list, *f)
		}
	}
	slices.SortFunc(list, func(a, b site.ChangedFile) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

// withoutCR makes the line ends of Windows those of git, which may put the others into the files that it writes.
func withoutCR(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) }

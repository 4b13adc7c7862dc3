package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/tidy"
)

func fmtCommand(siteDir *string) *cobra.Command {
	var checkOnly bool
	c := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "Write dates, numbers and fixed words in entries the way the documentation does",
		Long: `Write the front matter of entries the way the documentation does: dates as 2027-03-25, numbers as 01632 960 123, postcodes as
B97 4EX, fixed words in small letters, straight quotation marks around values, spaces for tabs, no Windows line ends.
All else stays as it is, comments and the order of fields included, and so does what the entry says.

FILE is a file or a folder of the content; without one, all entries are written. The files that change are printed.`,
		Example: `  signpost fmt
  signpost fmt --check content/services`,
		RunE: func(c *cobra.Command, args []string) error {
			src, err := openSource(*siteDir)
			if err != nil {
				return err
			}
			defer src.close()
			paths, err := src.contentFiles(args)
			if err != nil {
				return err
			}
			return src.format(paths, checkOnly, c)
		},
	}
	c.Flags().BoolVar(&checkOnly, "check", false, "change nothing; exit status 1 if a file would change")
	return c
}

// contentFiles gives the paths, within the site, of the content's files: those that are named or lie in a named folder, or
// all of them where nothing is named.
func (s *source) contentFiles(names []string) ([]string, error) {
	all, _, err := content.Paths(s.root.FS()) // what does not belong there is for check to tell
	if err != nil {
		return nil, machineError(err)
	}
	if len(names) == 0 {
		if len(all) == 0 {
			return nil, usageError(fmt.Errorf("there is nothing in %s: name the site with --site", filepath.Join(s.dir, "content")))
		}
		return all, nil
	}
	var chosen []string
	for _, name := range names {
		found := false
		for _, path := range all {
			if within := s.pathOf(name); path == within || strings.HasPrefix(path, within+"/") || within == "." {
				chosen, found = append(chosen, path), true
			}
		}
		if !found {
			return nil, usageError(fmt.Errorf("%s is no file or folder of the content", name))
		}
	}
	return chosen, nil
}

// pathOf is the path within the site of a file that is named from the working directory, or from the site itself.
func (s *source) pathOf(name string) string {
	if _, err := fs.Stat(s.root.FS(), filepath.ToSlash(filepath.Clean(name))); err == nil {
		return filepath.ToSlash(filepath.Clean(name))
	}
	site, err := filepath.Abs(s.dir)
	if err != nil {
		return name
	}
	full, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if within, err := filepath.Rel(site, full); err == nil {
		return filepath.ToSlash(within)
	}
	return name
}

// format tidies files, prints the paths of those that change, and reports those that can't be read.
func (s *source) format(paths []string, checkOnly bool, c *cobra.Command) error {
	var problems []problem.Problem
	changed := 0
	for _, path := range paths {
		text, err := fs.ReadFile(s.root.FS(), path)
		if err != nil {
			return machineError(err)
		}
		tidied, more := tidy.Text(path, text)
		problems = append(problems, more...)
		if bytes.Equal(tidied, text) {
			continue
		}
		changed++
		fmt.Fprintln(c.OutOrStdout(), path)
		if checkOnly {
			continue
		}
		if err := s.replaceFile(path, tidied); err != nil {
			return machineError(err)
		}
	}
	stderr := c.ErrOrStderr()
	if err := problem.Print(stderr, "text", problem.Sort(problems)); err != nil {
		return machineError(err)
	}
	verb := "changed"
	if checkOnly {
		verb = "would change"
	}
	fmt.Fprintf(stderr, "%s read: %d %s\n", countWords(len(paths), "file", "files"), changed, verb)
	if checkOnly && changed > 0 {
		fmt.Fprintln(stderr, `"signpost fmt" changes them`)
	}
	if problem.Errors(problems) > 0 || checkOnly && changed > 0 {
		return errContent
	}
	return nil
}

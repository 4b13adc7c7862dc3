package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/queries"
	"signpost/cmd/signpost/internal/site"
)

func checkCommand(siteDir *string) *cobra.Command {
	var format, date string
	c := &cobra.Command{
		Use:   "check",
		Short: "Print every problem in the content, and write nothing",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(problem.Formats, format) {
				return usageError(fmt.Errorf("unknown --format %q: it can be %s", format, strings.Join(problem.Formats, ", ")))
			}
			var o directory.Options
			if err := readClock(date, &o); err != nil {
				return err
			}
			src, err := openSource(*siteDir)
			if err != nil {
				return err
			}
			defer src.close()
			pages, d, problems, err := src.compile(o)
			if err != nil {
				return err
			}
			if problems, err = withQueries(d, pages, problems); err != nil {
				return err
			}
			// Problems are for people, and go where messages go; as JSON, or as commands for GitHub's log, they are the answer.
			w := c.OutOrStdout()
			if format == "text" {
				w = c.ErrOrStderr()
			}
			if err := problem.Print(w, format, problems); err != nil {
				return machineError(err)
			}
			errors := problem.Errors(problems)
			if format == "text" {
				fmt.Fprintf(w, "%s checked: %s, %s\n", countWords(count(d), "entry", "entries"), countWords(errors, "error", "errors"),
					countWords(len(problems)-errors, "warning", "warnings"))
			}
			if errors > 0 {
				return errContent
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text, github or json")
	c.Flags().StringVar(&date, "date", "", "the day of the check, as 2027-03-25 (default today)")
	return c
}

// withQueries adds what the search does not find though content/queries.md says so. Where there are errors it is not
// asked: what is missing because its file can't be read would be told twice.
func withQueries(d *directory.Directory, pages *site.Site, problems []problem.Problem) ([]problem.Problem, error) {
	if problem.Errors(problems) > 0 || !queries.Any(d) {
		return problems, nil // to ask nothing takes no index
	}
	more, err := queries.Check(d, pages.Corpus())
	if err != nil {
		return nil, machineError(err)
	}
	return problem.Sort(append(problems, more...)), nil
}

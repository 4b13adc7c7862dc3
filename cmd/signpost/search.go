package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/urgent"
)

func searchCommand(siteDir *string) *cobra.Command {
	var out, date string
	var asJSON bool
	var limit int
	c := &cobra.Command{
		Use:     "search QUERY",
		Short:   "Ask the search index that build made",
		Example: `  signpost search "owe money"`,
		Args:    someArguments,
		RunE: func(c *cobra.Command, args []string) error {
			if limit < 1 || limit > 1000 {
				return usageError(fmt.Errorf("--limit %d is not between 1 and 1000", limit))
			}
			today, err := readToday(date)
			if err != nil {
				return err
			}
			if !asJSON && urgent.Danger(strings.Join(args, " ")) {
				fmt.Fprintln(c.ErrOrStderr(), "these are words of danger: the search page shows the urgent numbers first")
			}
			answer, err := searchFor(filepath.Join(publishedFolder(*siteDir, out), filepath.FromSlash(searchFolder)), strings.Join(args, " "), today, limit)
			if err != nil {
				return err
			}
			w := c.OutOrStdout()
			if asJSON {
				enc := json.NewEncoder(w)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				if err := enc.Encode(answer.Results); err != nil {
					return machineError(err)
				}
				return nil
			}
			printAnswer(w, c.ErrOrStderr(), answer)
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "the folder that build wrote (default public in the site)")
	c.Flags().StringVar(&date, "date", "", "the day that decides what is over, and what was checked long ago, as 2027-03-25 (default today)")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().IntVar(&limit, "limit", 10, "how many results at most")
	return c
}

// readToday is the day of the clock.
func readToday(flag string) (rank.Today, error) {
	var o directory.Options
	if err := readClock(flag, &o); err != nil {
		return rank.Today{}, err
	}
	if flag != "" {
		return rank.On(o.Today.Year, int(o.Today.Month), o.Today.Day), nil
	}
	return rank.On(o.Now.Year(), int(o.Now.Month()), o.Now.Day()), nil
}

// printAnswer prints what was found for people to read: the results, and beside them what was looked for instead of
// words that nobody uses.
func printAnswer(w, stderr io.Writer, answer *search.Answer) {
	for _, said := range answer.Said {
		switch {
		case len(said.Meant) == 0:
			fmt.Fprintf(stderr, "nothing has the word %q\n", said.Word)
		case said.Slip:
			fmt.Fprintf(stderr, "showing results for %q, not %q\n", said.Meant[0], said.Word)
		}
	}
	for _, r := range answer.Results {
		fmt.Fprintf(w, "%s\n  %s\n", r.Title, r.URL)
	}
	if len(answer.Results) == 0 {
		fmt.Fprintln(stderr, "nothing found")
	}
}

func searchFor(path, query string, today rank.Today, limit int) (*search.Answer, error) {
	index, err := search.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(fmt.Errorf(`there is no search index at %s: run "signpost build" first`, path))
	}
	if err != nil {
		return nil, machineError(err)
	}
	defer index.Close()
	answer, err := index.Search(query, today, limit)
	if err != nil {
		return nil, machineError(err)
	}
	return answer, nil
}

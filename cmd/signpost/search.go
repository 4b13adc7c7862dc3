package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/search"
)

func searchCommand(siteDir *string) *cobra.Command {
	var out string
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
			results, err := searchFor(filepath.Join(publishedFolder(*siteDir, out), filepath.FromSlash(searchFolder)), strings.Join(args, " "), limit)
			if err != nil {
				return err
			}
			w := c.OutOrStdout()
			if asJSON {
				if results == nil {
					results = []search.Result{}
				}
				enc := json.NewEncoder(w)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				if err := enc.Encode(results); err != nil {
					return machineError(err)
				}
				return nil
			}
			for _, r := range results {
				fmt.Fprintf(w, "%s\n  %s\n", r.Title, r.URL)
			}
			if len(results) == 0 {
				fmt.Fprintln(c.ErrOrStderr(), "nothing found")
			}
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "the folder that build wrote (default public in the site)")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().IntVar(&limit, "limit", 10, "how many results at most")
	return c
}

func searchFor(path, query string, limit int) ([]search.Result, error) {
	index, err := search.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(fmt.Errorf(`there is no search index at %s: run "signpost build" first`, path))
	}
	if err != nil {
		return nil, machineError(err)
	}
	defer index.Close()
	results, err := index.Search(query, limit)
	if err != nil {
		return nil, machineError(err)
	}
	return results, nil
}

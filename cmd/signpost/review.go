package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/review"
	"signpost/cmd/signpost/internal/when"
)

// A reviewing is how review was called.
type reviewing struct {
	site, date, out   string
	all, paper, issue bool
}

func reviewCommand(siteDir *string) *cobra.Command {
	var r reviewing
	c := &cobra.Command{
		Use:   "review",
		Short: "List what somebody should make sure of this month, with the number to call and a line to say",
		Long: `List the entries whose last check is older than review_after_days of content/index.md, or will be within a month: services, events
that are not over, and the organisations and places that have been checked before.

They are grouped by who checked them last. What nobody has ever checked comes first, then the oldest. Places that are kept
secret are left out, and counted.`,
		Example: `  signpost review
  signpost review --print --out calls.html
  signpost review --issue > issue.md`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			r.site = *siteDir
			return r.run(c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&r.date, "date", "", "the day of the review, as 2027-03-25 (default today)")
	c.Flags().BoolVar(&r.all, "all", false, "list every entry, also those that were checked lately")
	c.Flags().BoolVar(&r.paper, "print", false, "make a page to print: calls to tick off, with room to write")
	c.Flags().BoolVar(&r.issue, "issue", false, "write the list as the body of a GitHub issue, as much of it as one can hold; nothing if there is nothing to look at")
	c.Flags().StringVar(&r.out, "out", "", "with --print or --issue: the file to write (default the terminal)")
	return c
}

func (r *reviewing) run(stdout, stderr io.Writer) error {
	if r.paper && r.issue {
		return usageError(errors.New("--print and --issue are two forms of the list: choose one"))
	}
	if r.out != "" && !r.paper && !r.issue {
		return usageError(errors.New("--out goes with --print or --issue"))
	}
	var o directory.Options
	if err := readClock(r.date, &o); err != nil {
		return err
	}
	src, err := openSource(r.site)
	if err != nil {
		return err
	}
	defer src.close()
	d, _, err := directory.Load(src.root.FS(), o) // what is wrong is for check to tell
	if err != nil {
		return machineError(err)
	}
	if count(d) == 0 {
		return usageError(fmt.Errorf("there are no entries in %s: name the site with --site", r.site))
	}
	return r.write(d, stdout, stderr)
}

func (r *reviewing) write(d *directory.Directory, stdout, stderr io.Writer) error {
	all := review.Items(d)
	until := when.DateOf(d.Today.In(time.UTC).AddDate(0, 1, 0))
	items := all
	if !r.all {
		items = review.Due(all, until)
	}
	text, err := r.text(d, review.ByKeeper(items))
	if err != nil {
		return machineError(err)
	}
	if r.out != "" {
		if err := os.WriteFile(r.out, text, 0o644); err != nil {
			return machineError(err)
		}
		fmt.Fprintln(stdout, r.out)
	} else if _, err := stdout.Write(text); err != nil {
		return machineError(err)
	}
	fmt.Fprintf(stderr, "%d of %s to look at", len(items), countWords(len(all), "entry", "entries"))
	if !r.all {
		fmt.Fprintf(stderr, " by %s", until)
	}
	if n := review.Secrets(d); n > 0 {
		fmt.Fprintf(stderr, "; %s kept secret: nothing is listed of it", countWords(n, "place is", "places are"))
	}
	fmt.Fprintln(stderr)
	return nil
}

func (r *reviewing) text(d *directory.Directory, groups []review.Group) ([]byte, error) {
	switch {
	case r.paper:
		return review.Sheet(d, groups)
	case r.issue:
		return []byte(review.Issue(d, groups, review.IssueLimit)), nil
	}
	return []byte(reviewText(d, groups)), nil
}

// reviewText is the list as it is read in a terminal.
func reviewText(d *directory.Directory, groups []review.Group) string {
	var b strings.Builder
	for n, g := range groups {
		if n > 0 {
			b.WriteString("\n")
		}
		keeper := "Nobody yet"
		if g.Keeper != "" {
			keeper = g.Keeper
		}
		fmt.Fprintf(&b, "%s: %d\n", visible(keeper), len(g.Items))
		for _, i := range g.Items {
			fmt.Fprintf(&b, "\n  %s (%s), %s\n", visible(i.Title), i.Key, i.Ago())
			fmt.Fprintf(&b, "    %s\n", visible(i.Reach()))
			if say := i.Say(d.Settings.Title); say != "" {
				fmt.Fprintf(&b, "    %s\n", visible(say))
			}
			for _, f := range i.Facts {
				fmt.Fprintf(&b, "    %-8s %s\n", f.Name+":", visible(f.Value))
			}
			fmt.Fprintf(&b, "    then: %s\n", i.Command())
		}
	}
	return b.String()
}

// visible keeps control characters of the content out of a terminal.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, text)
}

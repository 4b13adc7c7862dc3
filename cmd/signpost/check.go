package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/check"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/queries"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/site"
)

// A checking is how check was called.
type checking struct {
	site, format, date, explain string
	changed                     []string
	selected                    selection
	links, guide                bool
	linksAge                    int
	stdout, stderr              io.Writer
}

func checkCommand(siteDir *string) *cobra.Command {
	var k checking
	c := &cobra.Command{
		Use:   "check",
		Short: "Print every problem in the content, and write nothing",
		Args: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("changed") {
				return nil // they are more of the files
			}
			return noArguments(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			k.site, k.stdout, k.stderr = *siteDir, c.OutOrStdout(), c.ErrOrStderr()
			k.changed = append(k.changed, args...)
			if k.explain != "" {
				return explainRule(k.stdout, strings.Trim(k.explain, "[] ")) // as it stands behind a problem
			}
			k.selected.severity = directory.ReadWord(k.selected.severity)
			for i, name := range k.selected.only {
				k.selected.only[i] = strings.Trim(name, "[] ")
			}
			return k.run()
		},
	}
	c.Flags().StringVar(&k.format, "format", "text", "text, github or json")
	c.Flags().StringVar(&k.date, "date", "", "the day of the check, as 2027-03-25 (default today)")
	c.Flags().StringSliceVar(&k.changed, "changed", nil, "with --format github: files whose problems come first (default those of the pull request)")
	c.Flags().BoolVar(&k.links, "links", false, "ask whether the pages of other websites are still there, and remember it in "+linksFile)
	c.Flags().IntVar(&k.linksAge, "links-age", 30, "with --links: after how many days to ask for a page again")
	c.Flags().BoolVar(&k.guide, "guide", false, "draw the questions of \"Where do I start?\" and where they lead")
	c.Flags().StringSliceVar(&k.selected.only, "only", nil, "show what these rules find, the words in brackets behind problems, and nothing else")
	c.Flags().StringVar(&k.selected.severity, "severity", "", "show what is at least so serious: error, warning or advice (default advice)")
	c.Flags().StringVar(&k.explain, "explain", "", "say why a rule is there, the word in brackets behind a problem, and give an example")
	return c
}

// run checks a site and prints what it finds.
func (k *checking) run() error {
	if !slices.Contains(problem.Formats, k.format) {
		return usageError(fmt.Errorf("unknown --format %q: it can be %s", k.format, strings.Join(problem.Formats, ", ")))
	}
	if err := k.selected.reason(); err != nil {
		return err
	}
	var o directory.Options
	if err := readClock(k.date, &o); err != nil {
		return err
	}
	src, err := openSource(k.site)
	if err != nil {
		return err
	}
	defer src.close()
	src.progress = progressOf(k.stderr)
	o.Progress = src.progress.files("reading")
	d, problems, err := checkAll(newWorkspace(src, o))
	src.progress.done()
	if err != nil {
		return err
	}
	if k.links {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt) // what was found until then is kept
		defer stop()
		dead, err := checkLinks(ctx, src, d, k.linksAge, k.stderr)
		if err != nil {
			return err
		}
		problems = problem.Sort(append(problems, dead...))
	}
	if k.guide {
		if err := check.DrawGuide(k.stdout, d); err != nil {
			return machineError(err)
		}
	}
	all := len(problems)
	problems = k.selected.of(problems)
	if err := k.print(problems); err != nil {
		return machineError(err)
	}
	if k.format != "json" {
		fmt.Fprintf(k.stderr, "%s checked: %s", countWords(count(d), "entry", "entries"), countProblems(problems))
		if hidden := all - len(problems); hidden > 0 {
			fmt.Fprintf(k.stderr, " (%d more are not shown)", hidden)
		}
		fmt.Fprintln(k.stderr)
	}
	if problem.Errors(problems) > 0 {
		return errContent
	}
	return nil
}

// print writes problems. They are for people, and go where messages go; as JSON, or as commands for GitHub's log, they are
// the answer.
func (k *checking) print(problems []problem.Problem) error {
	switch k.format {
	case "github":
		changed := changedFiles(k.site, k.changed)
		problems = tellTakenOut(problems, takenOut(k.site, changed))
		if err := writeSummary(problems, changed); err != nil {
			return err
		}
		return printGitHub(k.stdout, problems, changed, repositoryFolder(k.site))
	case "json":
		return problem.Print(k.stdout, k.format, problems)
	}
	if err := problem.Print(k.stderr, k.format, problems); err != nil {
		return err
	}
	return printTally(k.stderr, problems)
}

// checkAll reads a site and asks all rules about it. The problems are sorted.
func checkAll(w *workspace) (*directory.Directory, []problem.Problem, error) {
	pages, d, problems, err := w.compile()
	if err != nil {
		return nil, nil, err
	}
	told, err := w.src.confidential(d)
	if err != nil {
		return nil, nil, err
	}
	unread, err := w.src.unread(d)
	if err != nil {
		return nil, nil, err
	}
	problems, err = withRules(d, pages, slices.Concat(problems, told, unread))
	return d, problems, err
}

// withRules adds what the rules say, and what the search does not find. Where there are errors the search is not asked:
// what is missing because its file can't be read would be told twice.
func withRules(d *directory.Directory, pages *site.Site, problems []problem.Problem) ([]problem.Problem, error) {
	broken := problem.Errors(problems) > 0
	problems = append(problems, check.Check(d, pages)...)
	if broken || !queries.Any(d) && count(d) > smallEnough {
		return problem.Sort(problems), nil
	}
	for _, ask := range []func(*directory.Directory, *search.Corpus) ([]problem.Problem, error){queries.Check, check.Words} {
		more, err := ask(d, pages.Corpus())
		if err != nil {
			return nil, machineError(err)
		}
		problems = append(problems, more...)
	}
	return problem.Sort(problems), nil
}

// smallEnough is how many entries a directory may have for the search to be asked unless content/queries.md wants it: to
// make its index takes a fifth of a second for each 1,000.
const smallEnough = 2000

func countProblems(problems []problem.Problem) string {
	return fmt.Sprintf("%s, %s, %s", countWords(problem.Errors(problems), "error", "errors"),
		countWords(problem.Count(problems, problem.Warning), "warning", "warnings"),
		countWords(problem.Count(problems, problem.Advice), "piece of advice", "pieces of advice"))
}

// explainRule prints why a rule is there, with its example.
func explainRule(w io.Writer, name string) error {
	rule, err := ruleNamed(name)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s (%s)\n%s\n", rule.Name, rule.Severity, rule.Why)
	if example := rule.Example(); example != "" {
		fmt.Fprintf(w, "\nFor example:\n\n%s", example)
	}
	return nil
}

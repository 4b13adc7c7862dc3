package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// firstDates is how many dates are shown where no --until says how far.
const firstDates = 10

func whenCommand(siteDir *string) *cobra.Command {
	var asJSON bool
	var date, until string
	c := &cobra.Command{
		Use:     "when TEXT",
		Short:   "Read a line of opening times or dates, and print how it was understood",
		Example: `  signpost when "Last Tuesday of the month, 10am to 12 noon"`,
		Args:    someArguments,
		RunE: func(c *cobra.Command, args []string) error {
			settings, err := timesOf(*siteDir, date)
			if err != nil {
				return err
			}
			text := strings.Join(args, " ")
			schedule, mistakes := when.Read(linesOf(text), settings)
			if len(mistakes) > 0 {
				explain(c.ErrOrStderr(), linesOf(text), mistakes)
				return errContent
			}
			occurrences, err := datesOf(schedule, settings, until)
			if err != nil {
				return err
			}
			if asJSON {
				err = printJSON(c.OutOrStdout(), schedule, occurrences)
			} else {
				err = printDates(c.OutOrStdout(), schedule, occurrences)
			}
			if err != nil {
				return machineError(err)
			}
			for _, name := range when.LeftOut(linesOf(text), settings) {
				fmt.Fprintf(c.ErrOrStderr(), "note: %q says nothing of when, and is left out: write it into the entry's text, or name its place\n", name)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().StringVar(&date, "date", "", "the day from which dates are shown (default today)")
	c.Flags().StringVar(&until, "until", "", "the last day of which dates are shown (default: the first ten)")
	return c
}

// timesOf gives what the directory says about its times: zone, nation, terms. Away from any directory the defaults hold.
func timesOf(siteDir, date string) (when.Settings, error) {
	var o directory.Options
	if err := readClock(date, &o); err != nil {
		return when.Settings{}, err
	}
	src, err := openSource(siteDir)
	if err != nil {
		return when.Settings{}, err
	}
	defer src.close()
	times, err := directory.LoadTimes(src.root.FS(), o)
	if err != nil {
		return when.Settings{}, machineError(err)
	}
	return times, nil
}

func linesOf(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// datesOf gives the first ten occurrences from the day of the clock on, or all of them up to the day until.
func datesOf(s *when.Schedule, settings when.Settings, until string) ([]when.Occurrence, error) {
	if until != "" {
		last, ok := when.ReadDate(until)
		if !ok {
			return nil, usageError(fmt.Errorf("--until %q is no date: write it as year-month-day, like 2027-03-25", until))
		}
		return s.Between(settings.Today, last), nil
	}
	var list []when.Occurrence
	for o := range s.Occurrences(settings.Today.In(settings.Zone)) {
		if when.DateOf(o.Start).Before(settings.Today) {
			continue // it began the evening before
		}
		if list = append(list, o); len(list) == firstDates {
			break
		}
	}
	return list, nil
}

// explain prints mistakes with the line and a caret under the place.
func explain(w io.Writer, lines []string, mistakes []when.Mistake) {
	for _, m := range mistakes {
		line := ""
		if m.Line < len(lines) {
			line = lines[m.Line]
		}
		at := min(m.Offset, len(line))
		fmt.Fprintf(w, "%s\n  %s\n  %s^\n", m.Message, line, strings.Repeat(" ", len([]rune(line[:at]))))
		if m.Hint != "" {
			fmt.Fprintf(w, "  hint: %s\n", m.Hint)
		}
	}
}

func printDates(w io.Writer, s *when.Schedule, occurrences []when.Occurrence) error {
	var b strings.Builder
	fmt.Fprintln(&b, s.Words())
	for _, o := range occurrences {
		day := o.Start.Format("Mon 2 Jan 2006")
		switch {
		case o.AllDay:
			fmt.Fprintf(&b, "  %s\n", day)
		case o.OpenEnd:
			fmt.Fprintf(&b, "  %s, %s\n", day, o.Start.Format("15:04"))
		default:
			fmt.Fprintf(&b, "  %s, %s to %s\n", day, o.Start.Format("15:04"), o.End.Format("15:04"))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// The JSON is {"understood", "rrules", "dates": [{"start", "end"}]}. An end that is not known is the start.
func printJSON(w io.Writer, s *when.Schedule, occurrences []when.Occurrence) error {
	type span struct {
		Start string `json:"start"`
		End   string `json:"end"`
	}
	answer := struct {
		Understood string   `json:"understood"`
		RRules     []string `json:"rrules"`
		Dates      []span   `json:"dates"`
	}{Understood: s.Words(), RRules: append([]string{}, s.RRules()...), Dates: []span{}}
	for _, o := range occurrences {
		answer.Dates = append(answer.Dates, span{o.Start.Format(time.RFC3339), o.End.Format(time.RFC3339)})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(answer)
}

package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"path"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/opendata"
)

// reportTable is the report as a spreadsheet.
func reportTable(r *intake.Report) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	row := func(cells ...string) {
		for i, cell := range cells {
			cells[i] = opendata.Harmless(cell)
		}
		_ = w.Write(cells) // a buffer takes everything
	}
	row("source", "entry", "field", "outcome", "reason", "text")
	for _, n := range r.Notes {
		row(n.Where, n.Entry, n.Field, string(n.Outcome), n.Reason, n.Text)
	}
	w.Flush()
	return b.Bytes()
}

// reportPage is the report as a page for people, without what is withheld.
func reportPage(plan *intake.Plan) []byte {
	cell := func(s string) string {
		s = strings.NewReplacer("|", `\|`, "<", "&lt;", "`", "'").Replace(strings.Join(strings.Fields(s), " "))
		if r := []rune(s); len(r) > 200 {
			s = string(r[:200]) + " …"
		}
		return s
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# What became of %s\n\n%s\n\n| source | entry | field | outcome | reason | text |\n|---|---|---|---|---|---|\n", cell(plan.Source), strings.Join(countsOf(plan.Report), "; "))
	for _, n := range plan.Report.Notes {
		if n.Outcome == intake.Withheld {
			n.Text = "…"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", cell(n.Where), cell(n.Entry), cell(n.Field), n.Outcome, cell(n.Reason), cell(n.Text))
	}
	return []byte(b.String())
}

// countsOf are the numbers of a report in words.
func countsOf(r *intake.Report) []string {
	kinds := func(counts map[directory.Kind]int) string {
		var parts []string
		for _, kind := range directory.Kinds {
			if n := counts[kind]; n > 0 {
				parts = append(parts, countWords(n, kind.One(), string(kind)))
			}
		}
		return strings.Join(parts, ", ")
	}
	var list []string
	for _, part := range []struct{ verb, what string }{{"new", kinds(r.New)}, {"updated", kinds(r.Updated)}, {"unchanged", kinds(r.Unchanged)}} {
		if part.what != "" {
			list = append(list, part.verb+": "+part.what)
		}
	}
	if r.Linked > 0 {
		list = append(list, countWords(r.Linked, "record", "records")+" the directory has already, and these stay as they are")
	}
	if len(list) == 0 {
		list = []string{"there was nothing to take"}
	}
	return list
}

// tell says what was done, and what a person should look at.
func (i *importing) tell(plan *intake.Plan, report string) {
	r, w := plan.Report, i.stderr
	if i.dryRun {
		fmt.Fprintln(w, "nothing is written (--dry-run); this would be done:")
	}
	for _, line := range countsOf(r) {
		fmt.Fprintln(w, line)
	}
	fmt.Fprintf(w, "%s: %d kept, of these %d in the text for want of a field; %d set aside, %d withheld\n", countWords(r.Values, "value", "values"),
		r.Kept, r.Count(intake.InText), r.Aside, r.Withheld)
	const most = 12
	tallies := r.Tallies()
	for _, t := range tallies[:min(most, len(tallies))] {
		fmt.Fprintf(w, "  %4d × %s %s: %s%s\n", t.Count, quotedName(t.Field), t.Outcome, t.Reason, exampleOfNote(t.Example))
	}
	if len(tallies) > most {
		fmt.Fprintf(w, "  and %d more reasons\n", len(tallies)-most)
	}
	if all, with := plan.Themes.Len(); all > 0 {
		fmt.Fprintf(w, "%s: %d of %s have a theme; write the others' beside them and import again\n", i.themesFile(), with, countWords(all, "category", "categories"))
	}
	if n := r.Count(intake.Gone); n > 0 {
		fmt.Fprintf(w, "%s of an earlier import the source no longer has; nothing was deleted: ask, and write status: closed where one has ended\n", countWords(n, "entry", "entries"))
	}
	if i.dryRun {
		return
	}
	fmt.Fprintf(w, "%s says what became of every value; what is withheld stands there alone, so don't publish it\n", report)
	fmt.Fprintf(w, "next: run \"signpost check\". To update, import again with --source %s\n", plan.Source)
}

func quotedName(name string) string {
	if name == "" {
		return "entry"
	}
	return fmt.Sprintf("%.60q", name)
}

// exampleOfNote is one value that a line of the tally is about; what is withheld is not shown.
func exampleOfNote(n intake.Note) string {
	text := strings.Join(strings.Fields(n.Text), " ")
	if n.Outcome == intake.Withheld || text == "" {
		return ""
	}
	if r := []rune(text); len(r) > 60 {
		text = string(r[:60]) + "…"
	}
	return fmt.Sprintf(" (%s: %q)", cmp.Or(n.Where, path.Base(n.Entry)), text)
}

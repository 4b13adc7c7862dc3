package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/opendata"
	"signpost/cmd/signpost/internal/problem"
)

// importFolder holds what imports know beside the content: what became of every value, the table of themes, pages that were
// fetched. It is nobody's to publish: names and numbers that are withheld are in it.
const importFolder = ".signpost/import"

// importIgnore keeps the folder out of git.
const importIgnore = "# Names and numbers that are withheld stand here.\n*\n"

// An importing is how import csv or import oruk was called.
type importing struct {
	site, source, themes, report string
	dryRun                       bool
	stderr                       io.Writer
}

// flags adds what both have.
func (i *importing) flags(c *cobra.Command) {
	c.Flags().StringVar(&i.source, "source", "", "what the source is called in the entries; the next import has to call it the same (default made of its name)")
	c.Flags().StringVar(&i.themes, "themes", "", "the table that says which theme a category is (default "+importFolder+"/themes.csv, which is made)")
	c.Flags().StringVar(&i.report, "report", "", "where to write what became of every value; a name that ends in .md makes a page of it (default "+importFolder+"/SOURCE.csv)")
	c.Flags().BoolVar(&i.dryRun, "dry-run", false, "write nothing, and say what would be done")
}

// open opens the site and reads what an import needs of it.
func (i *importing) open() (*source, intake.Options, error) {
	var o intake.Options
	if err := readClock("", &o.Load); err != nil {
		return nil, o, err
	}
	src, err := openSource(i.site)
	if err != nil {
		return nil, o, err
	}
	o, err = i.options(src, o)
	if err != nil {
		src.close()
	}
	return src, o, err
}

func (i *importing) options(src *source, o intake.Options) (intake.Options, error) {
	if _, err := fs.Stat(src.root.FS(), "content"); err != nil {
		return o, usageError(fmt.Errorf("there is no folder content/ in %s: name the site with --site, or make one with \"signpost init\"", i.site))
	}
	src.progress = progressOf(i.stderr)
	var err error
	if o.Times, err = directory.LoadTimes(src.root.FS(), o.Load); err != nil {
		return o, machineError(err)
	}
	o.Check = func(files map[string][]byte) ([]problem.Problem, error) { return src.tryWith(files, o.Load) }
	data, err := src.readOwn(i.themesFile())
	if err != nil {
		return o, err
	}
	if o.Themes, err = intake.ReadMapping(data); err != nil {
		return o, usageError(fmt.Errorf("%s: %w", i.themesFile(), err))
	}
	return o, nil
}

// tryWith tells what a build would say of the site if some files were written into its content, by path.
func (s *source) tryWith(files map[string][]byte, o directory.Options) ([]problem.Problem, error) {
	w := newWorkspace(s, o)
	w.loader = directory.NewTrial(s.root.FS(), files, o)
	_, d, problems, err := w.compile()
	if err != nil {
		return nil, err
	}
	told, err := s.confidentialWith(files, d)
	return append(problems, told...), err
}

func (i *importing) themesFile() string {
	return cmp.Or(filepath.ToSlash(i.themes), importFolder+"/themes.csv")
}

// readOwn reads a file of the site, or one that is named from elsewhere; nothing where there is none.
func (s *source) readOwn(name string) ([]byte, error) {
	const most = 10 << 20
	info, err := s.root.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && info.Size() > most {
		return nil, usageError(fmt.Errorf("%s has more than %d MB", name, most>>20))
	}
	if err != nil {
		return nil, usageError(fmt.Errorf("%s has to be in the site: %w", name, err))
	}
	data, err := s.root.ReadFile(name)
	if err != nil {
		return nil, machineError(err)
	}
	return data, nil
}

// sourceName is what a source is called where nobody says: the name of its file, without what differs from one edition to the
// next.
func sourceName(file string) string {
	name := filepath.Base(filepath.ToSlash(file))
	name = strings.TrimSuffix(name, filepath.Ext(name))
	var words []string
	for word := range strings.SplitSeq(content.Slug(name), "-") {
		if strings.Trim(word, "0123456789") != "" && word != "copy" && word != "final" && !monthName[word] {
			words = append(words, word)
		}
	}
	return cmp.Or(strings.Join(words, "-"), content.Slug(name))
}

var monthName = map[string]bool{"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true,
	"october": true, "november": true, "december": true, "jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true}

// run plans an import, carries it out, and says what became of everything. The notes are of what is in no record.
func (i *importing) run(src *source, records []*intake.Record, o intake.Options, notes ...intake.Note) error {
	var err error
	if o.IDs, err = src.idsFor(records, o.Load); err != nil {
		return machineError(err)
	}
	plan, err := intake.New(src.root.FS(), records, o)
	if err != nil {
		return machineError(err)
	}
	plan.Report.Notes = append(plan.Report.Notes, notes...)
	report := i.reportFile(plan.Source)
	if !i.dryRun {
		if err := i.write(src, plan, report); err != nil {
			return err
		}
	}
	i.tell(plan, report)
	return nil
}

// idsFor are the entries by the ids that open data give them, where a record may mean one of them: only then the directory has to
// be read for it.
func (s *source) idsFor(records []*intake.Record, o directory.Options) (map[string]directory.Key, error) {
	if !slices.ContainsFunc(records, func(r *intake.Record) bool { return directory.IsUUID(r.ID) }) {
		return nil, nil
	}
	d, _, err := directory.Load(s.root.FS(), o) // what is wrong in it is for check to tell
	if err != nil {
		return nil, err
	}
	ids := map[string]directory.Key{}
	for id, e := range opendata.IDs(d) {
		ids[id] = e.Key
	}
	return ids, nil
}

func (i *importing) reportFile(source string) string {
	return cmp.Or(filepath.ToSlash(i.report), importFolder+"/"+content.Slug(source)+".csv")
}

// write writes the files of a plan, each whole or not at all, then what became of every value.
func (i *importing) write(src *source, plan *intake.Plan, report string) error {
	for n, f := range plan.Files {
		if err := src.writeEntry(f); err != nil {
			return err
		}
		src.progress.say("writing: %d of %d files", n+1, len(plan.Files))
	}
	src.progress.done()
	text := reportTable(plan.Report)
	if strings.HasSuffix(report, ".md") {
		text = reportPage(plan)
	}
	files := map[string][]byte{report: text}
	if all, _ := plan.Themes.Len(); all > 0 {
		files[i.themesFile()] = plan.Themes.Bytes()
	}
	if strings.HasPrefix(report, importFolder+"/") {
		files[importFolder+"/.gitignore"] = []byte(importIgnore)
	}
	for name, data := range files {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return usageError(fmt.Errorf("%s has to be in the site", name))
		}
		if err := src.replaceFile(name, data); err != nil {
			return machineError(err)
		}
	}
	return nil
}

// writeEntry writes a planned file. A new one must not be there by now, and no link leads out of content/.
func (s *source) writeEntry(f intake.File) error {
	if f.New {
		return s.createFile(f.Path, string(f.Data))
	}
	if info, err := s.root.Lstat(f.Path); err != nil || !info.Mode().IsRegular() {
		return usageError(fmt.Errorf("%s is no ordinary file any more: import again", f.Path))
	}
	if err := s.replaceFile(f.Path, f.Data); err != nil {
		return machineError(err)
	}
	return nil
}

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

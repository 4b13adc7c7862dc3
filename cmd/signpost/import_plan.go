package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
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

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/mark"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// A marking is how checked was called.
type marking struct {
	by, how, on string
	check       directory.Checked
}

func checkedCommand(siteDir *string) *cobra.Command {
	var m marking
	c := &cobra.Command{
		Use:   "checked ENTRY...",
		Short: "Write into entries that somebody made sure of them",
		Long: `Write into the front matter of entries who made sure that they are true, when and how. Nothing else of a file is touched.

ENTRY is its folder and its name, its file, or the address of its page; a translation stands for the entry that it translates.
Either all of the entries are marked, or none is. What somebody has made sure of on a later day is left as it is.
The name is published on the entry's page, so it is that of a team, or one that its owner is happy to see there.`,
		Example: `  signpost checked services/health-walk --by Ann --how phone
  signpost checked services/health-walk events/coffee-morning --by "Redditch team" --how visit --on 2026-11-20`,
		Args: someArguments,
		RunE: func(c *cobra.Command, args []string) error {
			src, err := openSource(*siteDir)
			if err != nil {
				return err
			}
			defer src.close()
			return src.markChecked(args, &m, c)
		},
	}
	c.Flags().StringVar(&m.by, "by", "", "who made sure, as it will stand on the page")
	c.Flags().StringVar(&m.how, "how", "", "how: "+strings.Join(directory.CheckedHow, ", "))
	c.Flags().StringVar(&m.on, "on", "", "the day on which it was done, as 2026-10-12 (default today)")
	return c
}

// longestName is the longest name that is taken for whoever made sure: it stands on every page that they looked after.
const longestName = 80

// read makes a check of the flags, as of today.
func (m *marking) read(today when.Date) error {
	by := strings.Join(strings.Fields(m.by), " ")
	how := directory.ReadWord(m.how)
	day, isDay := today, true
	if m.on != "" {
		day, isDay = when.ReadDate(m.on)
	}
	switch {
	case by == "":
		return usageError(errors.New(`say who made sure: --by Ann, or --by "Redditch team"`))
	case !printable(by) || utf8.RuneCountInString(by) > longestName:
		return usageError(fmt.Errorf("--by %q can't stand on a page: write a name of up to %d letters", shortened(by), longestName))
	case contact.HoldsContact(by):
		return usageError(fmt.Errorf("--by %q holds a number or an address, and everybody will read it: write a name, like Ann, or that of a team", shortened(by)))
	case m.how == "":
		return usageError(fmt.Errorf("say how it was done: --how %s", strings.Join(directory.CheckedHow, ", or ")))
	case !slices.Contains(directory.CheckedHow, how):
		hint := "it can be " + strings.Join(directory.CheckedHow, ", ")
		if near := problem.Nearest(how, directory.CheckedHow); near != "" {
			hint = fmt.Sprintf("did you mean %s? %s", near, hint)
		}
		return usageError(fmt.Errorf("unknown --how %q: %s", shortened(m.how), hint))
	case !isDay:
		return usageError(fmt.Errorf("--on %q is no date: write it as year-month-day, like %s", shortened(m.on), today))
	case today.Before(day):
		return usageError(fmt.Errorf("--on %s is still to come: today is %s", day, today))
	}
	m.check = directory.Checked{On: day, By: by, How: how}
	return nil
}

func shortened(text string) string {
	if runes := []rune(text); len(runes) > longestName {
		return string(runes[:longestName]) + "…"
	}
	return text
}

// A markedFile is one that is to be written.
type markedFile struct {
	entry     *directory.Entry
	old, text []byte
}

// markChecked marks entries, all of them or none.
func (s *source) markChecked(names []string, m *marking, c *cobra.Command) error {
	var o directory.Options
	if err := readClock("", &o); err != nil {
		return err
	}
	d, _, err := directory.Load(s.root.FS(), o) // what is wrong elsewhere is for check to tell
	if err != nil {
		return machineError(err)
	}
	if err := m.read(d.Today); err != nil {
		return err
	}
	files, problems, err := s.marked(d, names, m.check)
	if err != nil {
		return err
	}
	stderr := c.ErrOrStderr()
	if len(problems) > 0 {
		if err := problem.Print(stderr, "text", problem.Sort(problems)); err != nil {
			return machineError(err)
		}
		fmt.Fprintln(stderr, "nothing is written")
		return errContent
	}
	for _, f := range files {
		if !bytes.Equal(f.old, f.text) {
			if err := s.replaceFile(f.entry.Path, f.text); err != nil {
				return machineError(err)
			}
		}
		fmt.Fprintln(c.OutOrStdout(), f.entry.Path)
		before := "for the first time"
		if !f.entry.Checked.On.IsZero() {
			before = "last time on " + f.entry.Checked.On.String()
		}
		name := f.entry.Title
		if name == directory.ConfidentialTitle { // which tells nobody which
			name = f.entry.Key.String()
		}
		fmt.Fprintf(stderr, "%s: checked on %s by %s (%s), %s\n", name, m.check.On, m.check.By, m.check.How, before)
	}
	return nil
}

// marked gives the files of entries with a check in each.
func (s *source) marked(d *directory.Directory, names []string, check directory.Checked) ([]markedFile, []problem.Problem, error) {
	find := s.finder(d)
	var files []markedFile
	var problems []problem.Problem
	for _, name := range names {
		e, err := find(name)
		if err != nil {
			return nil, nil, err
		}
		if slices.ContainsFunc(files, func(f markedFile) bool { return f.entry == e }) {
			continue
		}
		if check.On.Before(e.Checked.On) {
			at := e.At("checked.on")
			problems = append(problems, problem.Problem{Path: e.Path, Line: at.Line, Col: at.Col, Rule: "checked",
				Message: fmt.Sprintf("somebody made sure later than %s: on %s", check.On, e.Checked.On),
				Hint:    "leave it, or if that day is wrong, change it here by hand"})
			continue
		}
		text, err := fs.ReadFile(s.root.FS(), e.Path)
		if err != nil {
			return nil, nil, machineError(err)
		}
		written, more := mark.Checked(e.Path, text, check)
		problems = append(problems, more...)
		files = append(files, markedFile{e, text, written})
	}
	return files, problems, nil
}

// finder finds entries by what people call them: "services/health-walk", the path of the file, the address of the page, an
// old address.
func (s *source) finder(d *directory.Directory) func(string) (*directory.Entry, error) {
	byName := map[string]*directory.Entry{}
	var keys []string
	claim := func(name string, e *directory.Entry) {
		name = strings.Trim(name, "/")
		if _, taken := byName[name]; !taken {
			byName[name] = e
		}
	}
	for e := range d.Entries() {
		if e.Lang == "" {
			claim(e.Path, e)
			claim(e.Address(), e)
			claim(e.Key.String(), e)
			keys = append(keys, e.Key.String())
		}
	}
	for e := range d.Entries() { // what is true is told by the entry itself, and not again in each language
		if main, ok := byName[e.Key.String()]; ok && e.Lang != "" {
			claim(e.Path, main)
			claim(e.Address(), main)
		}
	}
	for e := range d.Entries() {
		main := byName[e.Key.String()]
		for _, alias := range e.Aliases {
			claim(e.AliasAddress(alias), main)
		}
	}
	return func(name string) (*directory.Entry, error) {
		asked := askedFor(strings.TrimPrefix(strings.TrimSpace(name), d.Settings.BaseURL))
		for _, form := range []string{asked, strings.ToLower(strings.TrimSuffix(asked, ".md")), s.pathOf(asked), fileWithin(asked)} {
			if e, ok := byName[strings.Trim(strings.TrimPrefix(form, "./"), "/")]; ok {
				return e, nil
			}
		}
		if address, ok := byName[lastTwo(asked)]; ok && strings.Contains(name, "://") { // a site below a path
			return address, nil
		}
		return nil, usageError(fmt.Errorf("there is no entry %q: %s", shortened(name), nearestEntry(asked, keys, calledOtherwise(d))))
	}
}

// askedFor is what a person has copied from somewhere, without what is not a name: the host of whoever shows the page, a
// query, and the backslashes of Windows.
func askedFor(name string) string {
	if u, err := url.Parse(name); err == nil && u.Host != "" {
		return u.Path
	}
	if i := strings.IndexAny(name, "?#"); i >= 0 {
		name = name[:i]
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// fileWithin is the path of a file of the content where it stands at the end of a longer one, as in the address of an editor on
// the web; else "".
func fileWithin(asked string) string {
	if i := strings.LastIndex(asked, "/content/"); i >= 0 {
		return asked[i+1:]
	}
	return ""
}

// lastTwo is the folder and the name at the end of an address.
func lastTwo(asked string) string {
	parts := strings.Split(strings.Trim(asked, "/"), "/")
	return strings.Join(parts[max(0, len(parts)-2):], "/")
}

// calledOtherwise are the names of entries by their titles and old names, as in the middle of an address.
func calledOtherwise(d *directory.Directory) map[string]string {
	names := map[string]string{}
	for e := range d.Entries() {
		for _, other := range append([]string{content.Slug(e.Title)}, e.Aliases...) {
			if _, taken := names[other]; !taken {
				names[other] = e.Key.String()
			}
		}
	}
	return names
}

// nearestEntry proposes the entry that was meant, by its whole name, by its title or an old name or, where the folder is missing
// or another, by the end.
func nearestEntry(asked string, keys []string, others map[string]string) string {
	last := asked[strings.LastIndexByte(strings.TrimRight(asked, "/"), '/')+1:]
	if key, ok := others[content.Slug(last)]; ok {
		return fmt.Sprintf("did you mean %s?", key)
	}
	asked = strings.TrimSuffix(strings.Trim(strings.TrimPrefix(asked, "content/"), "/"), ".md")
	if len(asked) > 2*content.LongestSlug { // nobody's slip
		asked = ""
	}
	near := problem.Nearest(asked, keys)
	if near == "" || !strings.Contains(asked, "/") {
		slug := asked[strings.LastIndexByte(asked, '/')+1:]
		var slugs []string
		for _, key := range keys {
			slugs = append(slugs, key[strings.IndexByte(key, '/')+1:])
		}
		if meant := problem.Nearest(slug, slugs); meant != "" {
			near = keys[slices.Index(slugs, meant)]
		}
	}
	if near == "" {
		return "write its folder and its name, like services/health-walk"
	}
	return fmt.Sprintf("did you mean %s?", near)
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/draft"
	"signpost/cmd/signpost/internal/problem"
)

func newCommand(siteDir *string) *cobra.Command {
	var slug string
	c := &cobra.Command{
		Use:   "new KIND TITLE",
		Short: "Write a new entry, with every field explained",
		Long: `Write a new entry into content/, with every field explained. Its address is made from the title. Nothing is ever overwritten.

KIND is ` + strings.Join(kindNames(directory.Kinds), ", ") + `.`,
		Example: `  signpost new service "Ukulele group"
  signpost new event "Coffee and a catch-up" --slug coffee`,
		Args: someArguments,
		RunE: func(c *cobra.Command, args []string) error {
			kind, err := readKind(args[0], directory.Kinds)
			if err != nil {
				return err
			}
			title := strings.Join(strings.Fields(strings.Join(args[1:], " ")), " ")
			if slug, err = slugFor(kind, title, slug); err != nil {
				return err
			}
			src, err := openSource(*siteDir)
			if err != nil {
				return err
			}
			defer src.close()
			return src.newEntry(directory.Key{Kind: kind, Slug: slug}, title, c)
		},
	}
	c.Flags().StringVar(&slug, "slug", "", "the name of the file, and the end of its address (default made from TITLE)")
	return c
}

func kindNames(kinds []directory.Kind) []string {
	var names []string
	for _, kind := range kinds {
		names = append(names, kind.One())
	}
	return names
}

// readKind reads the name of a kind: of one of it, or of its folder.
func readKind(word string, kinds []directory.Kind) (directory.Kind, error) {
	var names []string
	for _, kind := range kinds {
		if strings.EqualFold(word, kind.One()) || strings.EqualFold(word, string(kind)) {
			return kind, nil
		}
		names = append(names, kind.One())
	}
	hint := "it can be " + strings.Join(names, ", ")
	if near := problem.Nearest(word, names); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return "", usageError(fmt.Errorf("unknown kind of entry %q: %s", word, hint))
}

var slugForm = regexp.MustCompile(`^[a-z0-9-]+$`)

// slugFor is the name of the file of an entry with that title, unless it is given.
func slugFor(kind directory.Kind, title, given string) (string, error) {
	switch {
	case title == "":
		return "", usageError(fmt.Errorf("say what the %s is called, as in: signpost new %s \"Its title\"", kind.One(), kind.One()))
	case !printable(title):
		return "", usageError(fmt.Errorf("title %q holds a character that can't be shown", title))
	case given != "" && !slugForm.MatchString(given):
		return "", usageError(fmt.Errorf("--slug %q can't be an address: it takes small letters, digits and hyphens, like %s", given, content.Slug(given)))
	}
	slug := given
	if slug == "" {
		slug = content.Slug(title)
		if !content.Sluggable(title) {
			return "", usageError(fmt.Errorf("no address can be made from the title %q: choose one with --slug", title))
		}
	}
	if len(slug) > content.LongestSlug {
		return "", usageError(fmt.Errorf("the address would be %d letters long: choose a shorter one with --slug", len(slug)))
	}
	if reason, better := directory.OddSlug(directory.Key{Kind: kind, Slug: slug}); reason != "" {
		return "", usageError(fmt.Errorf("%s: choose another with --slug, for example %s", reason, better))
	}
	return slug, nil
}

// printable reports whether a text can be shown, and so be written into a file that people edit.
func printable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) })
}

// newEntry writes the draft of an entry where nothing is yet, and whose address nothing has.
func (s *source) newEntry(key directory.Key, title string, c *cobra.Command) error {
	if _, err := fs.Stat(s.root.FS(), "content"); err != nil {
		return usageError(fmt.Errorf("there is no folder content/ in %s: name the site with --site, or make one with \"signpost init\"", s.dir))
	}
	file := "content/" + key.String() + ".md"
	if _, err := s.root.Lstat(file); err == nil {
		return usageError(fmt.Errorf("%s is there already: choose another name with --slug", file))
	}
	var o directory.Options
	if err := readClock("", &o); err != nil {
		return err
	}
	pages, d, _, err := s.compile(o) // what is wrong elsewhere is for check to tell
	if err != nil {
		return err
	}
	address := key.Kind.Address(key.Slug)
	taken, is := pages.Lookup(strings.TrimPrefix(address, "/") + "index.html")
	firstQuestion := key == directory.Key{Kind: directory.Guide, Slug: "index"} // whose page stands in until there is one
	if is && !(firstQuestion && taken.Source == "") {
		by := "a page that every directory has"
		if taken.Source != "" {
			by = taken.Source
		}
		return usageError(fmt.Errorf("the address %s belongs to %s: choose another name with --slug", address, by))
	}
	text := draft.Draft{Kind: key.Kind, Given: map[string]string{"title": draft.Quote(title)}, Choices: choicesOf(d)}.File()
	if err := s.createFile(file, text); err != nil {
		return err
	}
	fmt.Fprintln(c.OutOrStdout(), file)
	fmt.Fprintf(c.ErrOrStderr(), "its address will be %s\nnext: open it, write what you know, and run \"signpost check\"\n", address)
	return nil
}

// createFile writes a file of the content that must not be there yet. No link leads it out of content/.
func (s *source) createFile(name, text string) error {
	root, err := s.root.OpenRoot("content")
	if err != nil {
		return machineError(err)
	}
	defer root.Close()
	within := strings.TrimPrefix(name, "content/")
	if err := root.MkdirAll(path.Dir(within), 0o755); err != nil {
		return machineError(err)
	}
	f, err := root.OpenFile(within, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usageError(fmt.Errorf("%s is there already", name))
	}
	if err != nil {
		return machineError(err)
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return machineError(err)
	}
	return nil
}

// choicesOf are the names of the entries that another may refer to, in the order in which lists show them. A place that is
// kept secret is not proposed to anybody.
func choicesOf(d *directory.Directory) map[directory.Kind][]string {
	secret := map[string]bool{}
	for _, p := range d.Places {
		secret[p.Path] = p.Confidential
	}
	choices := map[directory.Kind][]string{}
	for e := range d.Entries() {
		if e.Lang == "" && !secret[e.Path] {
			choices[e.Kind] = append(choices[e.Kind], e.Slug)
		}
	}
	return choices
}

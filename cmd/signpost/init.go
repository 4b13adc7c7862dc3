package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/starter"
	"signpost/cmd/signpost/internal/when"
)

func initCommand() *cobra.Command {
	var a starter.Answers
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Start a new directory in a folder of its own",
		Long: `Start a new directory: write a small one that is ready to be built, with its settings explained, themes to begin with, made-up
entries of each kind, and what GitHub, Netlify and Visual Studio Code need. DIR must be new, or empty. On a terminal, what no
flag says is asked for.

Hosts build Signpost from its source, whose address --source states; it can be written into signpost.sh later.`,
		Example: `  signpost init my-town
  signpost init my-town --name "My town directory" --nation wales --area "My town"`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError(fmt.Errorf("%s takes one folder, which it makes:\n%s", c.CommandPath(), c.Example))
			}
			var o directory.Options
			if err := readClock("", &o); err != nil {
				return err
			}
			a.Today = when.DateOf(o.Now)
			a.GoVersion, a.Version = builtWith()
			return start(args[0], a, c)
		},
	}
	c.Flags().StringVar(&a.Name, "name", "", "what the directory is called")
	c.Flags().StringVar(&a.Nation, "nation", "", strings.Join(directory.Nations, ", ")+": decides the numbers for urgent help (default england)")
	c.Flags().StringVar(&a.Area, "area", "", "the town that it is for")
	c.Flags().StringVar(&a.Repository, "repository", "", "where it will be kept, as https://github.com/OWNER/REPO")
	c.Flags().StringVar(&a.Source, "source", "", "where Signpost's own source is kept, as https://github.com/OWNER/signpost")
	return c
}

// start makes a new directory in a folder that is empty, or not there.
func start(dir string, a starter.Answers, c *cobra.Command) error {
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	if err := checkAnswers(a); err != nil { // before anybody is asked for the rest
		return err
	}
	if onTerminal(c.InOrStdin()) && onTerminal(c.ErrOrStderr()) {
		ask(c.InOrStdin(), c.ErrOrStderr(), &a, suggested(dir))
	}
	complete(&a, suggested(dir))
	if err := checkAnswers(a); err != nil {
		return err
	}
	files, err := starter.Files(a)
	if err != nil {
		return machineError(err)
	}
	if err := writeStarter(dir, files); err != nil {
		return machineError(err)
	}
	fmt.Fprintln(c.OutOrStdout(), dir)
	stderr := c.ErrOrStderr()
	fmt.Fprintf(stderr, "%s, for %s: %d files\n", a.Name, a.Area, len(files))
	fmt.Fprintf(stderr, "next: see it with \"signpost --site %s serve\"; the settings are in %s\n", shellWord(dir), filepath.Join(dir, "content", "index.md"))
	if a.Repository != "" && !strings.HasPrefix(strings.TrimPrefix(a.Repository, "https://"), "github.com/") {
		fmt.Fprintln(stderr, "note: the checks of proposals in .github/ run on GitHub alone: elsewhere, let \"signpost check\" and \"signpost build\" run by the host's own means")
	}
	if a.Source == "" {
		fmt.Fprintf(stderr, "before Netlify or GitHub can build it: write the address of Signpost's source into %s\n", filepath.Join(dir, "signpost.sh"))
	}
	return nil
}

// plainWord is what no shell takes for anything else, a backslash on Windows among it.
var plainWord = regexp.MustCompile(`^[\pL\pN_./:@%+,=\-` + regexp.QuoteMeta(string(filepath.Separator)) + `]+$`)

// shellWord writes the name of a folder as it is typed: in quotation marks where a shell would take it for something else.
func shellWord(name string) string {
	if plainWord.MatchString(name) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

// mustBeEmpty refuses a folder in which anything is but what git needs.
func mustBeEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		return usageError(fmt.Errorf("%s is a file: name a folder that is new or empty", dir))
	}
	if err != nil {
		return machineError(err)
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return usageError(fmt.Errorf("%s is not empty: it holds %s; name a folder that is new or empty", dir, e.Name()))
		}
	}
	return nil
}

// suggested is a town's name made of that of the folder: "My town" of my-town.
func suggested(dir string) string {
	full, err := filepath.Abs(dir)
	if err != nil {
		full = dir
	}
	words := strings.FieldsFunc(filepath.Base(full), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	name := []rune(strings.Join(words, " "))
	if len(name) == 0 {
		return "My town"
	}
	name[0] = unicode.ToUpper(name[0])
	return string(name)
}

func nameOf(area string) string { return area + " community directory" }

// ask puts the questions that no flag has answered. An empty line takes what is proposed.
func ask(in io.Reader, out io.Writer, a *starter.Answers, area string) {
	lines := bufio.NewScanner(in)
	question := func(answer *string, words, proposal string) {
		if *answer != "" {
			return
		}
		fmt.Fprintf(out, "%s [%s] ", words, proposal)
		if lines.Scan() {
			*answer = strings.TrimSpace(lines.Text())
		}
	}
	question(&a.Area, "Which town is it for?", area)
	if a.Area != "" {
		area = a.Area
	}
	question(&a.Name, "What is the directory called?", nameOf(area))
	for {
		question(&a.Nation, "Which nation is that in: "+strings.Join(directory.Nations, ", ")+"?", directory.Nations[0])
		reason := checkNation(a.Nation)
		if reason == nil {
			return
		}
		fmt.Fprintln(out, reason)
		a.Nation = ""
	}
}

// complete fills in what nobody has said.
func complete(a *starter.Answers, area string) {
	if a.Area == "" {
		a.Area = area
	}
	if a.Name == "" {
		a.Name = nameOf(a.Area)
	}
	if a.Nation == "" {
		a.Nation = directory.Nations[0]
	}
	a.Nation = directory.ReadWord(a.Nation)
}

// longestTitle is how long the name of a directory may be, in characters. That of the town makes a file's name, which is shorter.
const longestTitle = 120

// checkAnswers says what is wrong with an answer. One that is not given yet is no mistake.
func checkAnswers(a starter.Answers) error {
	for _, text := range []string{a.Name, a.Area} {
		if text != "" && strings.TrimSpace(text) == "" {
			return usageError(errors.New("a name of nothing but spaces can't be read: write one, or leave --name or --area out"))
		}
		if !printable(text) {
			return usageError(fmt.Errorf("%q holds a character that can't be shown", shortened(text)))
		}
		if utf8.RuneCountInString(text) > longestTitle {
			return usageError(fmt.Errorf("%q is too long for a name: up to %d letters can be read at a glance", shortened(text), longestTitle))
		}
	}
	if a.Area != "" && !content.Sluggable(a.Area) {
		return usageError(fmt.Errorf("no address can be made of --area %q: write it in Latin letters", a.Area))
	}
	if reason, _ := directory.OddSlug(directory.Key{Kind: directory.Areas, Slug: a.AreaSlug()}); a.Area != "" && reason != "" {
		return usageError(fmt.Errorf("--area %q makes no good name of a file: %s", shortened(a.Area), reason))
	}
	if err := checkNation(a.Nation); err != nil {
		return usageError(err)
	}
	for _, address := range []string{a.Repository, a.Source} {
		if _, reason := directory.ReadRepository(address); address != "" && (reason != "" || !plainAddress.MatchString(address)) {
			return usageError(fmt.Errorf("%q is no address of a repository: write it like https://github.com/OWNER/REPO", address))
		}
	}
	return nil
}

// plainAddress is an address that can stand in a script and in YAML as it is.
var plainAddress = regexp.MustCompile(`^https?://[A-Za-z0-9._~/:-]+$`)

func checkNation(nation string) error {
	word := directory.ReadWord(nation)
	if nation == "" || slices.Contains(directory.Nations, word) {
		return nil
	}
	hint := "it can be " + strings.Join(directory.Nations, ", ")
	if near := problem.Nearest(word, directory.Nations); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return fmt.Errorf("unknown nation %q: %s", nation, hint)
}

// writeStarter writes files into a folder that is empty, or not there: all of them, or none.
func writeStarter(dir string, files []starter.File) (err error) {
	missing := firstMissing(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil { // nothing of these names was there before, see mustBeEmpty
			for _, f := range files {
				first, _, _ := strings.Cut(f.Path, "/")
				err = errors.Join(err, root.RemoveAll(first))
			}
		}
		err = errors.Join(err, root.Close())
		if err != nil && missing != "" {
			err = errors.Join(err, os.RemoveAll(missing))
		}
	}()
	for _, f := range files {
		if err := root.MkdirAll(path.Dir(f.Path), 0o755); err != nil {
			return err
		}
		if err := root.WriteFile(f.Path, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// firstMissing is the topmost folder that has to be made for there to be dir; "" where it is there.
func firstMissing(dir string) string {
	missing := ""
	for dir = filepath.Clean(dir); ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			return missing
		}
		missing = dir
	}
}

var releasedGo = regexp.MustCompile(`^go(\d+\.\d+\.\d+)\b`)

// builtWith is the version of Go that made this program, and the commit of its source, or else the branch main.
func builtWith() (goVersion, commit string) {
	goVersion, commit = strings.TrimPrefix(runtime.Version(), "go"), "main"
	if m := releasedGo.FindStringSubmatch(runtime.Version()); m != nil {
		goVersion = m[1]
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
	}
	return goVersion, commit
}

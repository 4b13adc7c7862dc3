package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/starter"
	"signpost/cmd/signpost/internal/when"
)

func newTown(t *testing.T, args ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "my-town")
	if status := run(append([]string{"init", dir}, args...), io.Discard, io.Discard); status != statusFine {
		t.Fatalf("status %d", status)
	}
	return dir
}

// Where a file can't be written all that was made is taken away again, and what was there stays.
func TestInitLeavesNothingHalfDone(t *testing.T) {
	files := []starter.File{{Path: "content/a.md"}, {Path: "content/a.md/b.md"}}
	parent, begun := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(begun, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]string{filepath.Join(parent, "new", "town"): "", begun: ".git"} {
		if err := writeStarter(dir, files); err == nil {
			t.Errorf("%s is written", dir)
		}
		left, _ := filepath.Glob(filepath.Join(dir, "*"))
		for i := range left {
			left[i] = filepath.Base(left[i])
		}
		if got := strings.Join(left, " "); got != want {
			t.Errorf("%s holds %q, want %q", dir, got, want)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(parent, "*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// A new directory has no problem in any nation, today or in years to come, but that somebody should look at it again.
func TestInitHasNoProblems(t *testing.T) {
	for _, nation := range directory.Nations {
		src, err := openSource(newTown(t, "--nation", nation))
		if err != nil {
			t.Fatal(err)
		}
		defer src.close()
		for _, day := range []when.Date{{Year: 2026, Month: 11, Day: 24}, {Year: 2028, Month: 2, Day: 29}} {
			_, _, problems, err := src.compile(directory.Options{Today: day})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems {
				t.Errorf("%s, %s: %s:%d: %s", nation, day, p.Path, p.Line, p.Message)
			}
		}
	}
}

// No page of a new directory leads nowhere, and every end of its guide has a number to call.
func TestInitLeadsSomewhere(t *testing.T) {
	dir := newTown(t)
	out := filepath.Join(dir, "public")
	var said bytes.Buffer
	if err := build(dir, out, sampleDay, true, &said); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	walkPages(t, out, func(name string, doc *html.Node) {
		for _, link := range linksOf(doc) {
			if local, ok := strings.CutPrefix(link, "/"); ok && !published(out, "/"+strings.SplitN(strings.SplitN(local, "#", 2)[0], "?", 2)[0]) {
				t.Errorf("%s leads to %s, which is not there", name, link)
			}
		}
	})
}

// What VS Code is told in a new directory is what it is told here, but for the command.
func TestInitTellsEditorsTheSame(t *testing.T) {
	dir := newTown(t)
	for _, name := range []string{".vscode/settings.json", ".vscode/tasks.json"} {
		ours, err := os.ReadFile(filepath.Join(repository, name))
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(string(ours), "go run ./cmd/signpost", "signpost"); got != string(theirs) {
			t.Errorf("%s differs", name)
		}
	}
}

// A new directory names the version of Go in full, as its hosts need it.
func TestInitNamesGo(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(newTown(t), "netlify.toml"))
	if err != nil || !regexp.MustCompile(`(?m)^  GO_VERSION = "1\.\d+\.\d+"$`).Match(text) {
		t.Errorf("%v: %s", err, text)
	}
}

// On a terminal, what no flag says is asked for; an empty line takes what is proposed, and a slip is asked about again.
func TestAsk(t *testing.T) {
	var said strings.Builder
	a := starter.Answers{}
	ask(strings.NewReader("Llandrindod\n\nWalse\nwales\n"), &said, &a, "My town")
	complete(&a, "My town")
	if a.Area != "Llandrindod" || a.Name != "Llandrindod community directory" || a.Nation != "wales" {
		t.Errorf("%+v", a)
	}
	want := `Which town is it for? [My town] What is the directory called? [Llandrindod community directory] ` +
		`Which nation is that in: england, wales, scotland, northern-ireland? [england] unknown nation "Walse": did you mean "wales"? ` +
		"it can be england, wales, scotland, northern-ireland\nWhich nation is that in: england, wales, scotland, northern-ireland? [england] "
	if said.String() != want {
		t.Errorf("said %s", said.String())
	}

	said.Reset()
	a = starter.Answers{Area: "Leith", Nation: "scotland", Name: "Leith"}
	ask(strings.NewReader(""), &said, &a, "x")
	if said.Len() > 0 {
		t.Errorf("asked %q though all is said", said.String())
	}
}

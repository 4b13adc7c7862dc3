package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"signpost/cmd/signpost/internal/check"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/site"
)

var update = flag.Bool("update", false, "write what the rules say of their examples, and .github/CHECKS.md, anew")

const (
	examplesFolder = "internal/check/examples"
	checksDocument = repository + "/.github/CHECKS.md"
)

// withoutExample are rules about more than a few files: testdata/script shows them.
var withoutExample = []string{"dead-link", "unknown-postcode"}

// Every rule says of its example what the example says that it does.
func TestRulesFindTheirExamples(t *testing.T) {
	look := lookOfExamples(t)
	said := 0
	for _, rule := range check.Rules {
		if slices.Contains(withoutExample, rule.Name) {
			continue
		}
		example := txtar.Parse(exampleOf(t, rule))
		last := len(example.Files) - 1
		if last < 1 || example.Files[last].Name != "problems" {
			t.Errorf("rule %s has no example that ends with problems", rule.Name)
			continue
		}
		got := problemsOf(t, rule, example.Files[:last], look)
		if want := string(example.Files[last].Data); got != want && !*update {
			t.Errorf("rule %s says\n%s\nnot\n%s", rule.Name, got, want)
		}
		if got == "" {
			t.Errorf("rule %s says nothing of its example", rule.Name)
		}
		said += strings.Count(got, "["+rule.Name+"]\n")
		if *update {
			example.Files[last].Data = []byte(got)
			if err := os.WriteFile(filepath.Join(examplesFolder, rule.Name+".txtar"), txtar.Format(example), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if said < 75 {
		t.Errorf("the examples show %d mistakes", said)
	}
}

// lookOfExamples is loaded once for all that have no layouts or static files of their own.
func lookOfExamples(t *testing.T) *site.Look {
	t.Helper()
	look, err := lookOf(os.DirFS(t.TempDir()), directory.LocalBaseURL)
	if err != nil {
		t.Fatal(err)
	}
	return look
}

// problemsOf checks the directory of an example and gives what one rule says of it.
func problemsOf(t *testing.T, rule check.Rule, files []txtar.File, look *site.Look) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, data []byte) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/index.md", []byte("---\ntitle: Example\n---\n"))
	for _, f := range files {
		size := 0
		if n, _ := fmt.Sscanf(string(f.Data), "(%d kB)", &size); n == 1 {
			f.Data = bytes.Repeat([]byte("x"), size*1000) // too large to be shown
		}
		write(f.Name, f.Data)
	}
	src, err := openSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	w := newWorkspace(src, sampleDay)
	if !slices.ContainsFunc(files, func(f txtar.File) bool { return !strings.HasPrefix(f.Name, "content/") }) {
		w.look, w.url = look, directory.LocalBaseURL
	}
	_, problems, err := checkAll(w)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if !slices.ContainsFunc(check.Rules, func(r check.Rule) bool { return r.Name == p.Rule }) {
			t.Errorf("the example of %s: %q is of rule %s, which is in no table", rule.Name, p.Message, p.Rule)
		}
	}
	var text strings.Builder
	own := slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Rule != rule.Name })
	if err := problem.Print(&text, "text", own); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// .github/CHECKS.md is made of the rules and their examples.
func TestChecksAreDocumented(t *testing.T) {
	want := checksMarkdown(t)
	if *update {
		if err := os.WriteFile(checksDocument, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(checksDocument); err != nil || string(got) != want {
		t.Errorf("%s is not what the rules say now: run go test ./cmd/signpost -run Check -update (%v)", path.Base(checksDocument), err)
	}
}

// exampleOf reads the file, which -update has just written, and not what was compiled into the test.
func exampleOf(t *testing.T, rule check.Rule) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(examplesFolder, rule.Name+".txtar"))
	if err != nil && !slices.Contains(withoutExample, rule.Name) {
		t.Error(err)
	}
	return text
}

func checksMarkdown(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# What `signpost check` looks for\n\n" +
		"An **error** breaks a page or misleads its reader: nothing is published until it is mended, unless its rule says otherwise. A **warning** is likely a slip. " +
		"**Advice** is what could be better. Each rule has its name in brackets behind what it says, and shows here a small directory that it has something to say of, " +
		"on 24 November 2026. `signpost check --explain NAME` shows the same.\n\n" +
		"This file is made by a test, from the rules themselves: see `cmd/signpost/internal/check`.\n")
	for _, group := range check.Groups {
		fmt.Fprintf(&b, "\n## %s\n", group.Title)
		for _, rule := range group.Rules {
			fmt.Fprintf(&b, "\n### %s\n\n%s: %s\n", rule.Name, strings.ToUpper(rule.Severity.String()[:1])+rule.Severity.String()[1:], rule.Why)
			for _, f := range txtar.Parse(exampleOf(t, rule)).Files {
				if f.Name == "problems" {
					fmt.Fprintf(&b, "\nThis is said of it:\n\n```text\n%s```\n", f.Data)
				} else if strings.TrimSpace(string(f.Data)) != "" {
					fmt.Fprintf(&b, "\n`%s`\n\n````text\n%s````\n", f.Name, f.Data)
				}
			}
		}
	}
	return strings.ToValidUTF8(b.String(), "\ufffd")
}

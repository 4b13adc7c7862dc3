package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/tidy"
)

// The sample, as a volunteer with a word processor would have it, is tidied into the sample; and what is published of both is
// the same.
func TestFmtKeepsWhatIsPublished(t *testing.T) {
	rough := t.TempDir()
	for _, name := range contentOf(t, repository) {
		text, err := os.ReadFile(filepath.Join(repository, name))
		if err != nil {
			t.Fatal(err)
		}
		neat, _ := tidy.Text(filepath.ToSlash(name), text)
		untidy := roughened(string(neat))
		put(t, filepath.Join(rough, name), untidy)
		tidied, problems := tidy.Text(filepath.ToSlash(name), []byte(untidy))
		if !bytes.Equal(tidied, neat) || len(problems) > 0 {
			t.Errorf("%s is tidied into\n%s\n%v", name, tidied, problems)
		}
	}
	want, got := madeOf(t, repository), madeOf(t, rough)
	for name, data := range want {
		// The worker and the index of the search are named by the files of which a site was made.
		if !bytes.Equal(buildName.ReplaceAll(data, nil), buildName.ReplaceAll(got[name], nil)) && name != "sw.js" {
			t.Errorf("%s differs", name)
		}
	}
	if len(want) < 200 || len(got) != len(want) {
		t.Errorf("%d and %d files", len(want), len(got))
	}
}

var (
	buildName = regexp.MustCompile(`"build":"[0-9a-f]+"|/search/[0-9a-f]{8}/`)
	isoDate   = regexp.MustCompile(`\b(20\d\d)-(\d\d)-(\d\d)\b`)
	fixedWord = regexp.MustCompile(`(?m)^((?:type|status|referral): )([a-z])`)
	someQuote = regexp.MustCompile(`([:,] |\[)"([^"“”\n]*)"`)
	indents   = regexp.MustCompile(`(?m)^  (\w)`)
)

// roughened is a text with what people do to a front matter: other dates and marks, capitals, tabs, Windows line ends.
func roughened(text string) string {
	if head, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); ok {
		head = isoDate.ReplaceAllString(head, "$3/$2/$1")
		head = fixedWord.ReplaceAllStringFunc(head, func(s string) string {
			name, word, _ := strings.Cut(s, ": ")
			return name + ": " + strings.ToUpper(word)
		})
		head = someQuote.ReplaceAllString(head, "$1“$2”")
		head = indents.ReplaceAllString(head, "\t$1")
		text = "---\n" + head + "\n---\n" + body
	}
	return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
}

func contentOf(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "content", "*", "*.md"))
	top, err2 := filepath.Glob(filepath.Join(dir, "content", "*.md"))
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	var names []string
	for _, file := range append(files, top...) {
		name, err := filepath.Rel(dir, file)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// madeOf makes every page of a site.
func madeOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	src, err := openSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	pages, _, problems, err := src.compile(sampleDay)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	files := map[string][]byte{}
	for _, f := range pages.Files {
		data, err := f.Make()
		if err != nil {
			t.Fatal(err)
		}
		files[f.Path] = data
	}
	return files
}

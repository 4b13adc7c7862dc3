package specimen

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// read gives the files of a made directory by their path.
func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(folder, path)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func made(t *testing.T, entries int) map[string]string {
	t.Helper()
	folder := t.TempDir()
	if err := Write(folder, entries); err != nil {
		t.Fatal(err)
	}
	return read(t, folder)
}

func TestSameSizeSameBytes(t *testing.T) {
	if diff := cmp.Diff(made(t, 300), made(t, 300)); diff != "" {
		t.Error(diff)
	}
}

// Of 100 entries 80 are services, 10 organisations, 5 places, 5 events, each with a file: no two have one name.
func TestKinds(t *testing.T) {
	counts := map[string]int{}
	for path := range made(t, 1000) {
		counts[strings.Split(path, "/")[1]]++
	}
	want := map[string]int{"services": 800, "organisations": 100, "places": 50, "events": 50, "themes": len(themes), "areas": len(areas), "index.md": 1}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
}

// As large as it can be made, no two entries of a kind have one title.
func TestTitlesAreDistinct(t *testing.T) {
	s := sized(MaxEntries)
	for kind, names := range map[string]struct {
		count int
		name  func(i int) string
	}{
		"services":      {s.services, func(i int) string { return serviceNamed(i).title }},
		"organisations": {s.organisations, organisationName},
		"places":        {s.places, func(i int) string { title, _ := placeName(i); return title }},
		"events":        {s.events, func(i int) string { title, _ := eventName(i); return title }},
	} {
		seen := make(map[string]bool, names.count)
		for i := range names.count {
			name := slug(names.name(i))
			if seen[name] {
				t.Fatalf("%s: a second %q", kind, name)
			}
			seen[name] = true
		}
	}
}

// Text has 120 to 250 words an entry, and words are as frequent as Zipf's law wants: the n-th about 1/n as often as the
// first.
func TestProse(t *testing.T) {
	words := regexp.MustCompile(`[\p{L}']+`)
	counts := map[string]int{}
	for path, text := range made(t, 2000) {
		if !strings.HasPrefix(path, "content/services/") {
			continue
		}
		_, body, _ := strings.Cut(text[4:], "\n---\n")
		body, _, _ = strings.Cut(body, "\nSee also")
		list := words.FindAllString(body, -1)
		if len(list) < minWords-3 || len(list) > maxWords+20 {
			t.Errorf("%s has %d words", path, len(list))
		}
		for _, w := range list {
			counts[strings.ToLower(w)]++
		}
	}
	frequencies := make([]int, 0, len(counts))
	for _, n := range counts {
		frequencies = append(frequencies, n)
	}
	slices.Sort(frequencies)
	slices.Reverse(frequencies)
	if len(frequencies) < vocabularySize*2/3 || len(frequencies) > vocabularySize {
		t.Errorf("%d words occur", len(frequencies))
	}
	for _, n := range []int{10, 100, 1000} {
		if ratio := float64(frequencies[n-1]) * (float64(n) + 2.7) / (float64(frequencies[0]) * 3.7); ratio < 0.5 || ratio > 2 {
			t.Errorf("word %d is %.2f times as frequent as by Zipf's law", n, ratio)
		}
	}
}

func TestVocabulary(t *testing.T) {
	sorted := slices.Clone(vocabulary)
	slices.Sort(sorted)
	if sorted = slices.Compact(sorted); len(sorted) != vocabularySize || len(vocabulary) != vocabularySize {
		t.Errorf("%d different words of %d", len(sorted), len(vocabulary))
	}
}

// What is there is never written over, and a size that can't be made is refused.
func TestRefusals(t *testing.T) {
	folder := t.TempDir()
	if err := Write(folder, MinEntries); err != nil {
		t.Fatal(err)
	}
	if err := Write(folder, MinEntries); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second time: %v", err)
	}
	for _, n := range []int{-1, 0, MinEntries - 1, MaxEntries + 1} {
		if err := Write(t.TempDir(), n); err == nil {
			t.Errorf("%d entries were made", n)
		}
	}
}

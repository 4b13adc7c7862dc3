package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Netlify reads only a full version, and falls back to an old Go without a word otherwise.
func TestNetlifyBuildsWithTheGoOfTheModule(t *testing.T) {
	module := find(t, "go.mod", `(?m)^go (\S+)$`)
	netlify := find(t, "netlify.toml", `GO_VERSION = "([^"]+)"`)
	if module != netlify || strings.Count(module, ".") != 2 {
		t.Errorf("go.mod says %s, netlify.toml %s", module, netlify)
	}
	for _, workflow := range []string{"pages.yml", "check.yml"} {
		if text := read(t, ".github/workflows/"+workflow); !strings.Contains(text, "go-version-file: go.mod") {
			t.Errorf("%s does not take its Go version from go.mod", workflow)
		}
	}
}

func find(t *testing.T, name, pattern string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(read(t, name))
	if m == nil {
		t.Fatalf("%s has no %s", name, pattern)
	}
	return m[1]
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

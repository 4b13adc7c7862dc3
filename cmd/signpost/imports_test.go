package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers are the packages of Signpost from the bottom up. A package imports only from layers below its own, so that
// whoever reads one knows that nothing above matters.
var layers = [][]string{
	{"browsertest", "leftover"},
	{"problem", "contact", "emblem", "fetch", "geo", "hsds", "overlay", "plain", "publish", "specimen", "thesaurus", "urgent", "watch", "weblink", "when/internal/timetable", "words"},
	{"asset", "content", "markdown", "rank", "when/internal/english"},
	{"when"},
	{"directory", "intake/wording"},
	{"calendar", "draft", "opendata", "search", "secret", "suggest", "tidy"},
	{"intake", "mark", "queries", "review", "schema", "shard"},
	{"intake/csvtable", "intake/oruk", "site", "starter"},
	{"check", "intake/hsdstable", "intake/orukapi", "preview"},
}

const internal = "signpost/cmd/signpost/internal/"

func TestImportsRunOneWay(t *testing.T) {
	level := map[string]int{}
	for i, layer := range layers {
		for _, name := range layer {
			level[name] = i
		}
	}
	for _, folder := range folders(t) {
		own, known := level[folder]
		if !known {
			t.Errorf("package %s is in no layer", folder)
		}
		for file, imports := range importsOf(t, filepath.Join("internal", folder)) {
			for _, path := range imports {
				name, ours := strings.CutPrefix(path, internal)
				if ours && level[name] >= own && !(strings.HasSuffix(file, "_test.go") && name == folder) {
					t.Errorf("%s imports %s, which is not below it", file, name)
				}
				if !ours && strings.HasPrefix(path, "signpost/") {
					t.Errorf("%s imports %s: the built-in look is handed in by main", file, path)
				}
			}
		}
	}
}

// Some libraries are known in one place, so that another can take their part.
func TestLibrariesAreKnownInOnePlace(t *testing.T) {
	homes := map[string][]string{
		"github.com/yuin/goldmark":       {"markdown"},
		"github.com/adrg/frontmatter":    {"content"},
		"go.yaml.in/yaml":                {"content"},
		"github.com/blevesearch/bleve":   {"search"},
		"github.com/fsnotify/fsnotify":   {"watch"},
		"github.com/arran4/golang-ical":  {"calendar"},
		"github.com/teambition/rrule-go": {"when"},
		"github.com/evanw/esbuild":       {"asset"},
		"golang.org/x/sys/unix":          {"publish"},
		"github.com/JohannesKaufmann":    {"intake/wording"},
		"github.com/spf13/cobra":         nil, // main alone
	}
	for _, folder := range folders(t) {
		for file, imports := range importsOf(t, filepath.Join("internal", folder)) {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, path := range imports {
				for library, home := range homes {
					if (path == library || strings.HasPrefix(path, library+"/")) && !slices.Contains(home, folder) {
						t.Errorf("%s imports %s, which is for %v alone", file, path, home)
					}
				}
			}
		}
	}
}

// folders are those below internal that hold a package.
func folders(t *testing.T) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir("internal", func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if files, _ := filepath.Glob(filepath.Join(path, "*.go")); len(files) > 0 {
			list = append(list, filepath.ToSlash(strings.TrimPrefix(path, "internal"+string(filepath.Separator))))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// importsOf parses the files of a folder here, in the test: what another process reads, Go's test cache can't see.
func importsOf(t *testing.T, dir string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			imports[file] = append(imports[file], path)
		}
	}
	return imports
}

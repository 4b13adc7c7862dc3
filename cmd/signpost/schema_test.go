package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/schema"
)

// What editors and people read of the fields is what the program says of them.
func TestFieldsAreDescribedAsTheyAre(t *testing.T) {
	files, err := schema.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		same(t, filepath.Join(repository, ".vscode", f.Name), f.Data, "go run ./cmd/signpost schema --to .vscode")
	}
	same(t, filepath.Join(repository, ".github/FIELDS.md"), schema.Reference(), "go run ./cmd/signpost schema --format markdown > .github/FIELDS.md")
}

func same(t *testing.T, file string, want []byte, remedy string) {
	t.Helper()
	got, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), want) {
		t.Errorf("%s is old (%v): run %s", file, err, remedy)
	}
}

// VS Code finds each problem of a check in what is printed, with its place and how bad it is.
func TestEditorsReadProblems(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repository, ".vscode/tasks.json"))
	if err != nil {
		t.Fatal(err)
	}
	var tasks struct {
		Tasks []struct {
			ProblemMatcher []struct {
				Severity string
				Pattern  struct {
					Regexp                                string
					File, Line, Column, Severity, Message int
				}
			}
		}
	}
	comment := regexp.MustCompile(`(?m)^//.*$`)
	if err := json.Unmarshal(comment.ReplaceAll(text, nil), &tasks); err != nil {
		t.Fatal(err)
	}
	var printed strings.Builder
	problem.Print(&printed, "text", []problem.Problem{
		{Path: "content/index.md", Line: 2, Col: 3, Rule: "a", Message: "x: y", Hint: "write content/a.md:1:1: z"},
		{Path: "content/places/hall.md", Line: 4, Col: 5, Rule: "b", Message: "w", Severity: problem.Warning},
		{Path: "layouts/home.html", Line: 6, Col: 7, Rule: "c", Message: "v", Severity: problem.Advice},
	})
	var got []string
	for _, matcher := range tasks.Tasks[0].ProblemMatcher {
		p := matcher.Pattern
		// Go's expressions do not look ahead.
		expression, but := strings.Replace(p.Regexp, "(?!advice: )", "", 1), ""
		if expression != p.Regexp {
			but = ": advice: "
		}
		for line := range strings.Lines(printed.String()) {
			m := regexp.MustCompile(expression).FindStringSubmatch(strings.TrimSuffix(line, "\n"))
			if m == nil || but != "" && strings.Contains(line, but) {
				continue
			}
			severity := matcher.Severity
			if p.Severity > 0 && m[p.Severity] != "" {
				severity = m[p.Severity]
			}
			got = append(got, strings.Join([]string{m[p.File], m[p.Line], m[p.Column], severity, m[p.Message]}, " "))
		}
	}
	want := `content/index.md 2 3 error x: y [a]
content/places/hall.md 4 5 warning w [b]
layouts/home.html 6 7 info v [c]`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

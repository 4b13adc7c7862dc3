package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"
)

// These tests hold what .github/ of this repository, and of each new directory, says to GitHub: its forms would be
// dropped without a word for a wrong key.

// A form is an issue form (docs.github.com, "Syntax for issue forms" and "Syntax for GitHub's form schema").
type form struct {
	Name        string     `yaml:"name"`
	Description string     `yaml:"description"`
	Title       string     `yaml:"title"`
	Body        []formPart `yaml:"body"`
}

type formPart struct {
	Type       string `yaml:"type"`
	ID         string `yaml:"id"`
	Attributes struct {
		Label       string   `yaml:"label"`
		Description string   `yaml:"description"`
		Placeholder string   `yaml:"placeholder"`
		Value       string   `yaml:"value"`
		Options     []string `yaml:"options"`
	} `yaml:"attributes"`
	Validations struct {
		Required bool `yaml:"required"`
	} `yaml:"validations"`
}

func readForm(t *testing.T, file string) form {
	t.Helper()
	var f form
	readYAML(t, file, &f)
	return f
}

// readYAML refuses keys that the value does not have.
func readYAML(t *testing.T, file string, value any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(value); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

func TestIssueForms(t *testing.T) {
	names := map[string]bool{}
	for _, name := range []string{"wrong", "still-correct", "suggest"} {
		f := readForm(t, filepath.Join(repository, ".github/ISSUE_TEMPLATE", name+".yml"))
		if f.Name == "" || f.Description == "" || names[f.Name] {
			t.Errorf("%s: name %q, description %q", name, f.Name, f.Description)
		}
		names[f.Name] = true
		var read any
		readYAML(t, filepath.Join(repository, ".github/ISSUE_TEMPLATE", name+".yml"), &read)
		textsAreTexts(t, name, "", read)
		if err := mistakeIn(f); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var config struct {
		Blank bool `yaml:"blank_issues_enabled"`
	}
	readYAML(t, filepath.Join(repository, ".github/ISSUE_TEMPLATE/config.yml"), &config)
}

// textsAreTexts holds that YAML reads no text of a form as a number, a date or yes: GitHub refuses those.
func textsAreTexts(t *testing.T, where, key string, value any) {
	t.Helper()
	switch v := value.(type) {
	case map[string]any:
		for k, x := range v {
			textsAreTexts(t, where+"/"+k, k, x)
		}
	case []any:
		for _, x := range v {
			textsAreTexts(t, where, key, x)
		}
	case string:
		if strings.TrimSpace(v) == "" {
			t.Errorf("%s is empty", where)
		}
	default:
		if key != "required" {
			t.Errorf("%s is %T", where, value)
		}
	}
}

func mistakeIn(f form) error {
	ids, labels, asked := map[string]bool{}, map[string]bool{}, 0
	for i, part := range f.Body {
		a := part.Attributes
		if part.Type == "markdown" {
			if a.Value == "" || part.ID != "" {
				return fmt.Errorf("part %d is no text", i)
			}
			continue
		}
		asked++
		switch {
		case !slices.Contains([]string{"input", "textarea", "dropdown"}, part.Type):
			return fmt.Errorf("part %d has type %q", i, part.Type)
		case !regexp.MustCompile(`^[A-Za-z0-9_-]+$`).MatchString(part.ID) || ids[part.ID]:
			return fmt.Errorf("part %d has id %q", i, part.ID)
		case a.Label == "" || labels[a.Label]:
			return fmt.Errorf("part %d has label %q", i, a.Label)
		case (part.Type == "dropdown") != (len(a.Options) > 0):
			return fmt.Errorf("part %d has options %q", i, a.Options)
		}
		ids[part.ID], labels[a.Label] = true, true
	}
	if asked == 0 {
		return fmt.Errorf("it asks nothing")
	}
	return nil
}

// What the links of pages fill in is there in the forms, and a mail asks what its form asks.
func TestPagesFillInForms(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	var said bytes.Buffer
	if err := build(newTown(t, "--repository", "https://github.com/example/town"), out, sampleDay, false, &said); err != nil {
		t.Fatal(err, said.String())
	}
	filled, mails := map[string]int{}, 0
	walkPages(t, out, func(name string, doc *html.Node) {
		for _, link := range linksOf(doc) {
			u, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			subject, _, _ := strings.Cut(u.Query().Get("subject"), ":")
			if file := map[string]string{"Something wrong": "wrong.yml", "Still correct": "still-correct.yml"}[subject]; file != "" {
				mails++
				asksTheSame(t, u.Query().Get("body"), readForm(t, filepath.Join(repository, ".github/ISSUE_TEMPLATE", file)))
			}
			if !strings.HasSuffix(u.Path, "/issues/new") {
				continue
			}
			file := u.Query().Get("template")
			f := readForm(t, filepath.Join(repository, ".github/ISSUE_TEMPLATE", file))
			for key, values := range u.Query() {
				part := slices.IndexFunc(f.Body, func(p formPart) bool { return p.ID == key })
				if key != "template" && key != "title" && (part < 0 || f.Body[part].Type == "dropdown") {
					t.Errorf("%s fills in %s of %s", name, key, file)
				}
				if key == "title" && !strings.HasPrefix(values[0], f.Title) {
					t.Errorf("%s: title %q, that of the form is %q", name, values[0], f.Title)
				}
			}
			filled[file]++
		}
	})
	if filled["wrong.yml"] < 20 || filled["still-correct.yml"] < 5 || len(filled) != 2 || mails < 20 {
		t.Errorf("filled in %v, %d mails", filled, mails)
	}
}

func asksTheSame(t *testing.T, body string, f form) {
	t.Helper()
	for line := range strings.SplitSeq(body, "\r\n") {
		label, _, _ := strings.Cut(line, ": ")
		if line != "" && !slices.ContainsFunc(f.Body, func(p formPart) bool { return p.Attributes.Label == label }) {
			t.Errorf("a mail says %q, which %q does not ask", line, f.Name)
		}
	}
}

// A workflow, as far as it matters here (docs.github.com, "Workflow syntax for GitHub Actions").
type workflow struct {
	On          map[string]any    `yaml:"on"`
	Permissions map[string]string `yaml:"permissions"`
	Jobs        map[string]struct {
		RunsOn string `yaml:"runs-on"`
		Steps  []struct {
			Uses string         `yaml:"uses"`
			Run  string         `yaml:"run"`
			With map[string]any `yaml:"with"`
		} `yaml:"steps"`
	} `yaml:"jobs"`
}

// Workflows ask for no more rights than they need. What runs on strangers' changes has none.
func TestWorkflows(t *testing.T) {
	rights := map[string]string{"check.yml": "map[contents:read]", "pages.yml": "map[contents:read id-token:write pages:write]",
		"review.yml": "map[contents:read issues:write]"}
	for _, dir := range []string{repository, newTown(t)} {
		files, _ := filepath.Glob(filepath.Join(dir, ".github/workflows/*"))
		if len(files) != len(rights) {
			t.Errorf("%d workflows", len(files))
		}
		for _, file := range files {
			name := filepath.Base(file)
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var w workflow
			if err := yaml.Unmarshal(data, &w); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if got := fmt.Sprint(w.Permissions); got != rights[name] {
				t.Errorf("%s: permissions %s, want %s", name, got, rights[name])
			}
			if _, strangers := w.On["pull_request"]; strangers != (name == "check.yml") || w.On["pull_request_target"] != nil {
				t.Errorf("%s runs on %v", name, w.On)
			}
			for _, job := range w.Jobs {
				for _, step := range job.Steps {
					if (step.Uses == "") == (step.Run == "") || step.Uses != "" && !regexp.MustCompile(`^actions/[a-z-]+(/restore)?@v\d+$`).MatchString(step.Uses) {
						t.Errorf("%s: step %+v", name, step)
					}
					// A pull request, or any program of a step, could print what checkout leaves in the folder.
					if strings.HasPrefix(step.Uses, "actions/checkout@") && step.With["persist-credentials"] != false {
						t.Errorf("%s: checkout keeps the token", name)
					}
				}
			}
		}
	}
}

// ownersLine is a line of CODEOWNERS: a path, and who looks after it.
var ownersLine = regexp.MustCompile(`(?m)^# ((?:\*|/)\S*) +(?:@\w[\w-]*(?:/[\w-]+)?)$`)

// The lines of CODEOWNERS are examples, of files that are there.
func TestCodeOwners(t *testing.T) {
	for _, dir := range []string{repository, newTown(t)} {
		data, err := os.ReadFile(filepath.Join(dir, ".github/CODEOWNERS"))
		if err != nil {
			t.Fatal(err)
		}
		lines := ownersLine.FindAllStringSubmatch(string(data), -1)
		if len(lines) < 5 {
			t.Errorf("%d examples", len(lines))
		}
		for _, line := range lines {
			if _, err := os.Stat(filepath.Join(dir, strings.TrimPrefix(line[1], "*"))); err != nil {
				t.Error(err)
			}
		}
		for line := range strings.Lines(string(data)) {
			if line != "\n" && !strings.HasPrefix(line, "#") {
				t.Errorf("a new directory asks somebody: %s", line)
			}
		}
	}
}

// What GitHub is told in a new directory is what it is told here, but for names and for the way to a program.
func TestInitTellsGitHubTheSame(t *testing.T) {
	home, err := directorySettings(repository)
	if err != nil {
		t.Fatal(err)
	}
	dir := newTown(t, "--name", home)
	theirs := strings.NewReplacer("go run ./cmd/signpost", "sh signpost.sh", "debt-advice", "money-and-debt",
		"winyates-barn", "town-hall", "themes: [lifestyle]", "themes: [things-to-do]", "area: redditch", "area: my-town", "gentle-swim", "gentle-walk")
	goVersion := regexp.MustCompile(`(?m)^( +)go-version: .*\n +cache: false$`)
	for _, pattern := range []string{"CODEOWNERS", "CONTRIBUTING.md", "PULL_REQUEST_TEMPLATE.md", "ISSUE_TEMPLATE/*", "pictures/*", "workflows/*"} {
		files, err := filepath.Glob(filepath.Join(dir, ".github", pattern))
		if err != nil || len(files) == 0 {
			t.Errorf("%s: %v", pattern, err)
		}
		for _, file := range files {
			name := strings.TrimPrefix(file, dir)
			got, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			ours, err := os.ReadFile(filepath.Join(repository, name))
			if err != nil {
				t.Error(err)
				continue
			}
			want := theirs.Replace(string(ours))
			if path.Base(name) == "check.yml" { // which here tries the program too
				_, want, _ = strings.Cut(want, "\npermissions:")
				want, _, _ = strings.Cut(want, "\n  program:")
				_, got, _ = bytes.Cut(got, []byte("\npermissions:"))
			}
			if goVersion.ReplaceAllString(string(got), "${1}go-version-file: go.mod") != want {
				t.Errorf("%s differs", name)
			}
		}
	}
}

func directorySettings(dir string) (title string, err error) {
	src, err := openSource(dir)
	if err != nil {
		return "", err
	}
	defer src.close()
	_, d, _, err := src.compile(sampleDay)
	return d.Settings.Title, err
}

// markdownLink is a link or a picture in Markdown: its text, and where it leads.
var markdownLink = regexp.MustCompile(`(!?)\[([^\]]*)\]\(([^)\s]+)\)`)

// What volunteers are told leads somewhere; its pictures are small, and told in words.
func TestContributing(t *testing.T) {
	for _, dir := range []string{repository, newTown(t)} {
		text, err := os.ReadFile(filepath.Join(dir, ".github/CONTRIBUTING.md"))
		if err != nil {
			t.Fatal(err)
		}
		pictures := 0
		for _, link := range markdownLink.FindAllStringSubmatch(string(text), -1) {
			target := link[3]
			if heading, ok := strings.CutPrefix(target, "#"); ok {
				if !regexp.MustCompile(`(?mi)^## ` + strings.ReplaceAll(heading, "-", ",? ") + `$`).Match(text) {
					t.Errorf("there is no heading %s", target)
				}
				continue
			}
			if strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "/") {
				continue // another site; or what is shown for an entry, which another test tries
			}
			info, err := os.Stat(filepath.Join(dir, ".github", target))
			if err != nil {
				t.Error(err)
				continue
			}
			if link[1] == "!" {
				pictures++
				if info.Size() > 60<<10 || len(link[2]) < 50 {
					t.Errorf("picture %s has %d bytes, and is described as %q", target, info.Size(), link[2])
				}
			}
		}
		if pictures < 5 {
			t.Errorf("%d pictures", pictures)
		}
	}
}

// Volunteers are told of a closed service in the guide in the words of the check itself, by the example that the rule has.
func TestContributingTellsOfTheGuide(t *testing.T) {
	example := read(t, "cmd/signpost/internal/check/examples/guide-closed.txtar")
	_, said, _ := strings.Cut(example, "-- problems --\n")
	said, _, _ = strings.Cut(said, "\n")
	for _, dir := range []string{repository, newTown(t)} {
		text, err := os.ReadFile(filepath.Join(dir, ".github/CONTRIBUTING.md"))
		if err != nil {
			t.Fatal(err)
		}
		if said == "" || !strings.Contains(string(text), "\n"+said+"\n") {
			t.Errorf("%s does not show %q", dir, said)
		}
	}
}

// Drawings are pictures to a browser as well.
func TestDrawings(t *testing.T) {
	drawings, err := filepath.Glob(filepath.Join(repository, ".github/pictures/*.svg"))
	if err != nil || len(drawings) < 5 {
		t.Fatal(err, drawings)
	}
	for _, name := range drawings {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var drawing struct {
			XMLName xml.Name `xml:"http://www.w3.org/2000/svg svg"`
			Title   string   `xml:"title"`
		}
		if err := xml.Unmarshal(data, &drawing); err != nil || drawing.Title == "" || !bytes.Contains(data, []byte("A drawing")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What volunteers are shown can be written as it stands: the entries into the files that are named before them, and the lines
// into an entry. Nothing is said of them.
func TestContributingShowsWhatIsRight(t *testing.T) {
	for _, dir := range []string{repository, newTown(t)} {
		data, err := os.ReadFile(filepath.Join(dir, ".github/CONTRIBUTING.md"))
		if err != nil {
			t.Fatal(err)
		}
		site := t.TempDir()
		for _, folder := range []string{"content", "static"} {
			if err := os.CopyFS(filepath.Join(site, folder), os.DirFS(filepath.Join(dir, folder))); err != nil {
				t.Fatal(err)
			}
		}
		shown := shownIn(string(data))
		if len(shown["markdown"]) != 3 || len(shown["yaml"]) != 6 || len(shown["text"]) != 1 {
			t.Fatalf("%s shows %q", dir, shown)
		}
		group, event, hall := shown["markdown"][0], shown["markdown"][1], shown["markdown"][2]
		write := func(name, text string) {
			if err := os.WriteFile(filepath.Join(site, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write("content/events/open-afternoon.md", event)
		write("content/places/oakfield-hall.md", hall)
		write("static/pictures/ukulele-group.jpg", "")
		for i, lines := range append([]string{""}, shown["yaml"]...) {
			entry := placeOf.ReplaceAllString(group, "places: [oakfield-hall]")
			if field, _, _ := strings.Cut(lines, ":"); i > 0 {
				entry = regexp.MustCompile(`(?m)^`+field+`: .*\n`).ReplaceAllString(entry, "")
			}
			write("content/services/ukulele-group.md", strings.Replace(entry, "\n---\n", "\n"+lines+"---\n", 1)+"\n"+shown["text"][0])
			var said bytes.Buffer
			run([]string{"--site", site, "check", "--date", "2026-11-24"}, &said, &said)
			if !strings.Contains(said.String(), "entries checked") || regexp.MustCompile(`(ukulele-group|open-afternoon|oakfield-hall)\.md`).MatchString(said.String()) {
				t.Errorf("with %q in %q it says\n%s", lines, dir, said.String())
			}
		}
	}
}

var placeOf = regexp.MustCompile(`(?m)^places: .*$`)

// shownIn gives the blocks of code in a text, by what is said of their language.
func shownIn(text string) map[string][]string {
	shown := map[string][]string{}
	for _, block := range regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		shown[block[1]] = append(shown[block[1]], block[2])
	}
	return shown
}

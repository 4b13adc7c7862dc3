package draft

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// site is one entry of each kind, to which a draft may refer.
func site() fstest.MapFS {
	files := fstest.MapFS{"content/index.md": {Data: []byte("---\ntitle: Test\n---\n")}}
	for _, kind := range directory.Kinds {
		text := "---\ntitle: One\nwhen: Mondays, 9am to 10am\n---\n"
		if kind != directory.Events && kind != directory.Services {
			text = "---\ntitle: One\n---\n"
		}
		files["content/"+string(kind)+"/one.md"] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

var choices = func() map[directory.Kind][]string {
	all := map[directory.Kind][]string{}
	for _, kind := range directory.Kinds {
		all[kind] = []string{"one"}
	}
	return all
}()

func check(t *testing.T, path, text string) string {
	t.Helper()
	files := site()
	files[path] = &fstest.MapFile{Data: []byte(text)}
	_, problems, err := directory.Load(files, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	problem.Print(&b, "text", problems)
	return b.String()
}

var switchedOff = regexp.MustCompile(`(?m)^#(\S| {2})`)

// A draft is right at once, but that an event has to say when it is; and so it is with every field switched on as its example.
func TestDrafts(t *testing.T) {
	for _, kind := range append(directory.Kinds, directory.Home) {
		path := "content/" + string(kind) + "/new.md"
		given := map[string]string{"title": Quote(`The "new" one: a test`)}
		if kind == directory.Home {
			path = "content/index.md"
		}
		text := Draft{Kind: kind, Given: given, Choices: choices}.File()
		want := ""
		if kind == directory.Events {
			want = `field "when" is empty [required]`
		}
		if got := check(t, path, text); !strings.Contains(got, want) || want == "" && got != "" || strings.Count(got, "\n") > 2 {
			t.Errorf("%s: %s", path, got)
		}
		for _, f := range directory.FieldsOf(kind) {
			if f.Required && f.Name != "title" {
				given[f.Name] = f.Example
			}
		}
		on := switchedOff.ReplaceAllString(Draft{Kind: kind, Given: given, Choices: choices}.File(), "$1")
		if got := check(t, path, on); got != "" {
			t.Errorf("%s with all fields: %s\n%s", path, got, on)
		}
		for _, f := range directory.FieldsOf(kind) {
			if strings.Contains(on, "\n"+f.Name+":") == f.Made {
				t.Errorf("%s: %s is explained: %v", path, f.Name, f.Made)
			}
		}
	}
}

func TestDraft(t *testing.T) {
	text := Draft{
		Kind:    directory.Themes,
		Given:   map[string]string{"title": "Debt advice"},
		Choices: choices,
	}.File()
	want := `---
# A line that begins with # is not read. To use one like "#summary: …", take the # away and write what is
# true.
# What else there is to say goes below the second ---. "signpost check" tells what is wrong or missing.

# What people call it. It has to be there.
title: Debt advice

# One plain sentence that says what it is.
#summary: A free, gentle walk round the lake with trained volunteers.
`
	if !strings.HasPrefix(text, want) {
		t.Errorf("got\n%s", text)
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "# ") && len([]rune(line)) > lineWidth {
			t.Errorf("a long line: %s", line)
		}
	}
}

func TestChoices(t *testing.T) {
	var many []string
	for _, letter := range "abcdefghijklmno" {
		many = append(many, string(letter))
	}
	d := Draft{Kind: directory.Services, Given: map[string]string{"title": "x"}, Choices: map[directory.Kind][]string{directory.Themes: many}}
	text := strings.ReplaceAll(d.File(), "\n# ", " ")
	for _, want := range []string{
		"There are: a, b, c, d, e, f, g, h, i, j, k, l, and 3 more.\n#themes: [a, b]\n",
		"There are none yet: \"signpost new area\" makes one.\n#areas: [redditch]\n",
		"One of: open, paused, closed.\n#status: open\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestQuote(t *testing.T) {
	data, err := os.ReadFile("../../testdata/quotes.txt") // the same as the form for suggestions writes, see its test
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if got := Quote(cells[0]); got != cells[1] {
			t.Errorf("Quote(%q) = %s, want %s", cells[0], got, cells[1])
		}
		if got := QuoteListed(cells[0]); got != cells[2] {
			t.Errorf("QuoteListed(%q) = %s, want %s", cells[0], got, cells[2])
		}
	}
	if got := Quote("a \n b"); got != "a b" {
		t.Errorf("on one line: %s", got)
	}
}

// Whatever a title is, it is read as it was meant.
func FuzzQuote(f *testing.F) {
	for _, seed := range []string{"Health walk", `The "Hub": #1`, "“Oak”", "a, b", "~", "yes", "- x", "x\u00a0y", "|", "{a: b}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, title string) {
		title = strings.Join(strings.Fields(title), " ")
		if title == "" || strings.ContainsFunc(title, func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError }) {
			return
		}
		text := Draft{Kind: directory.Services, Given: map[string]string{"title": Quote(title)}}.File()
		d, _, err := directory.Load(fstest.MapFS{"content/services/x.md": {Data: []byte(text)}}, directory.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Services) != 1 || d.Services[0].Title != title {
			t.Errorf("%q is written %s and read %+v", title, Quote(title), d.Services)
		}
	})
}

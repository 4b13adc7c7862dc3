package schema

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/tidy"
)

// The sample's front matter is what the schemas say, once it is tidy.
func TestSampleIsValid(t *testing.T) {
	root := os.DirFS("../../../..")
	files := 0
	for _, kind := range Kinds {
		schema := parsed(t, kind)
		names, err := fs.Glob(root, path.Join("content", string(kind), "*.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if name == "content/queries.md" {
				continue
			}
			text, err := fs.ReadFile(root, name)
			if err != nil {
				t.Fatal(err)
			}
			files++
			neat, _ := tidy.Text(name, text)
			for _, wrong := range invalid(schema, fields(t, string(neat)), "") {
				t.Errorf("%s: %s", name, wrong)
			}
		}
	}
	if files < 150 {
		t.Errorf("%d files", files)
	}
}

// Slips are found.
func TestSlipsAreInvalid(t *testing.T) {
	for _, test := range []struct {
		kind directory.Kind
		head string
		want string
	}{
		{directory.Services, "summary: x", "title is missing"},
		{directory.Services, "title: x\nsumary: x", "sumary is unknown"},
		{directory.Services, "title: x\ntype: gruop", "type"},
		{directory.Services, "title: x\nmin_age: 200", "min_age"},
		{directory.Services, "title: x\nmin_age: old", "min_age"},
		{directory.Services, "title: x\naccess: [moat]", "access"},
		{directory.Services, "title: x\ncontact: {fax: 1}", "contact.fax is unknown"},
		{directory.Services, "title: x\nchecked: {by: Ann}", "checked.on is missing"},
		{directory.Services, "title: x\nchecked: {on: 12/10/2026}", "checked.on"},
		{directory.Services, "title: x\nsensitive: perhaps", "sensitive"},
		{directory.Events, "title: x", "when is missing"},
		{directory.Packs, "title: x\nentries: [{why: y}]", "entries"},
		{directory.Home, "title: x\nnation: France", "nation"},
	} {
		got := invalid(parsed(t, test.kind), fields(t, "---\n"+test.head+"\n---\n"), "")
		if len(got) != 1 || !strings.HasPrefix(got[0], test.want) {
			t.Errorf("%s: %q", test.head, got)
		}
	}
}

// Every field is in the schema, in the page for people, and among the snippets.
func TestNothingIsLeftOut(t *testing.T) {
	data, err := Snippets()
	if err != nil {
		t.Fatal(err)
	}
	var snippets map[string]snippet
	if err := json.Unmarshal(data, &snippets); err != nil {
		t.Fatal(err)
	}
	for _, kind := range Kinds {
		known := parsed(t, kind)["properties"].(map[string]any)
		for _, f := range directory.FieldsOf(kind) {
			if known[f.Name] == nil {
				t.Errorf("the schema of %s lacks %s", NameOf(kind), f.Name)
			}
			if !strings.Contains(string(Reference()), cell(f.Doc)) {
				t.Errorf("the page lacks %s of %s", f.Name, NameOf(kind))
			}
			found := 0
			for _, s := range snippets {
				if s.Prefix == f.Name && slices.ContainsFunc(s.Include, func(glob string) bool { return strings.Contains(glob, "/content/"+string(kind)) }) {
					found++
				}
			}
			if found > 0 == f.Made {
				t.Errorf("%d snippets of %s for %s", found, f.Name, NameOf(kind))
			}
		}
	}
}

func TestSnippet(t *testing.T) {
	for name, want := range map[string]string{
		"type":    "type: ${1|group,class,advice,helpline,app,website,other|}",
		"say":     `say: "${1:Hello, I would like to come on the Wednesday walk.}"`,
		"themes":  "themes: [${1:lifestyle, loneliness}]",
		"checked": "checked:\n  on: ${1:2026-10-12}\n  by: ${2:Redditch team}\n  how: ${3|phone,email,visit,website,import|}",
		"moved":   "moved:\n  - from: ${1:2027-03-31}\n    to: ${2:2027-04-01}",
	} {
		fields := directory.FieldsOf(directory.Services)
		i := slices.IndexFunc(fields, func(f directory.Field) bool { return f.Name == name })
		if got := strings.Join(body(fields[i]), "\n"); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func parsed(t *testing.T, kind directory.Kind) map[string]any {
	t.Helper()
	data, err := JSON(kind)
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	return schema
}

// fields reads a front matter as an editor does, with YAML's own idea of what a number is.
func fields(t *testing.T, text string) any {
	t.Helper()
	head, _, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	var v any
	if err := yaml.Load([]byte(head), &v); err != nil {
		t.Fatalf("%v in\n%s", err, head)
	}
	return v
}

// invalid is what is wrong with a value, by as much of JSON Schema as the schemas use.
func invalid(schema map[string]any, v any, at string) (wrong []string) {
	if day, ok := v.(time.Time); ok { // YAML 1.1's idea of a date, which JSON does not have
		v = day.Format("2006-01-02")
	}
	if options, ok := schema["anyOf"].([]any); ok {
		for _, option := range options {
			if len(invalid(option.(map[string]any), v, at)) == 0 {
				return nil
			}
		}
		return []string{at + " is none of the forms"}
	}
	if types := schema["type"]; types != nil && !slices.ContainsFunc(listOf(types), func(name any) bool { return isA(v, name.(string)) }) {
		return []string{fmt.Sprintf("%s: %v is no %v", at, v, types)}
	}
	if values := schema["enum"]; values != nil && !slices.Contains(listOf(values), v) {
		return []string{fmt.Sprintf("%s: %v is not among %v", at, v, values)}
	}
	if pattern, ok := schema["pattern"].(string); ok && !regexp.MustCompile(pattern).MatchString(v.(string)) {
		return []string{fmt.Sprintf("%s: %v is not like %s", at, v, pattern)}
	}
	if least, ok := schema["minimum"].(float64); ok && (number(v) < least || number(v) > schema["maximum"].(float64)) {
		return []string{fmt.Sprintf("%s: %v is too small or too large", at, v)}
	}
	for _, item := range itemsOf(v) {
		if items, ok := schema["items"].(map[string]any); ok {
			wrong = append(wrong, invalid(items, item, at)...)
		}
	}
	group, ok := v.(map[string]any)
	if !ok {
		return wrong
	}
	known, _ := schema["properties"].(map[string]any)
	for name, value := range group {
		more, _ := schema["additionalProperties"].(map[string]any)
		if known[name] != nil {
			more = known[name].(map[string]any)
		}
		within := strings.TrimPrefix(at+"."+name, ".")
		if more == nil {
			wrong = append(wrong, within+" is unknown")
			continue
		}
		wrong = append(wrong, invalid(more, value, within)...)
	}
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if group[name.(string)] == nil {
			wrong = append(wrong, strings.TrimPrefix(at+"."+name.(string), ".")+" is missing")
		}
	}
	return wrong
}

func listOf(v any) []any {
	if list, ok := v.([]any); ok {
		return list
	}
	return []any{v}
}

func itemsOf(v any) []any {
	list, _ := v.([]any)
	return list
}

func number(v any) float64 {
	switch n := v.(type) {
	case int:
		return float64(n)
	case float64:
		return n
	}
	return math.NaN()
}

func isA(v any, name string) bool {
	switch v.(type) {
	case string:
		return name == "string"
	case bool:
		return name == "boolean"
	case int:
		return name == "number" || name == "integer"
	case float64:
		return name == "number"
	case []any:
		return name == "array"
	case map[string]any:
		return name == "object"
	}
	return false
}

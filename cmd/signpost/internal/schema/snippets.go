package schema

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

// A snippet is one proposal of VS Code (https://code.visualstudio.com/docs/editing/userdefinedsnippets).
type snippet struct {
	Scope       string   `json:"scope"`
	Prefix      string   `json:"prefix"`
	Body        []string `json:"body"`
	Description string   `json:"description"`
	// Include are the files for which it is proposed. A VS Code from before 2026 does not know it, and proposes all.
	Include []string `json:"include"`
}

// frontMatter is the language that VS Code takes the front matter of a Markdown file for. The body, being Markdown, has none of
// the snippets.
const frontMatter = "yaml"

// named is a list of snippets that keeps its order.
type named []snippet

// MarshalJSON writes an object: each snippet under a name of its own.
func (list named) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		value, err := marshal(s)
		if err != nil {
			return nil, err
		}
		b = append(fmt.Appendf(b, "%q:", fmt.Sprintf("%s (%d)", s.Prefix, i+1)), value...)
	}
	return append(b, '}'), nil
}

// Snippets is a file .vscode/signpost.code-snippets: begin to type the name of a field, and VS Code proposes it, with what it
// means and with the words that it takes.
func Snippets() ([]byte, error) {
	var list named
	for _, kind := range Kinds {
		include := "**/content/" + string(kind) + "/*.md"
		if kind == directory.Home {
			include = "**/content/index*.md"
		}
		for _, f := range directory.FieldsOf(kind) {
			if f.Made {
				continue
			}
			s := snippet{Scope: frontMatter, Prefix: f.Name, Body: body(f), Description: f.Doc, Include: []string{include}}
			same := slices.IndexFunc(list, func(x snippet) bool {
				return x.Prefix == s.Prefix && x.Description == s.Description && slices.Equal(x.Body, s.Body)
			})
			if same >= 0 {
				list[same].Include = append(list[same].Include, include)
				continue
			}
			list = append(list, s)
		}
	}
	return indented(list)
}

// body is the text of a field, with places to fill in.
func body(f directory.Field) []string {
	stop := 0
	if len(f.Fields) == 0 {
		return []string{f.Name + ": " + placeholder(f, &stop)}
	}
	lines := []string{f.Name + ":"}
	indent := "  "
	if f.Form == directory.FormGroups {
		indent = "  - "
	}
	for _, part := range f.Fields {
		lines = append(lines, indent+part.Name+": "+placeholder(part, &stop))
		indent = strings.Repeat(" ", len(indent))
	}
	return lines
}

// placeholder is where a value goes: a choice of the words that a field takes, or an example that is typed over.
func placeholder(f directory.Field, stop *int) string {
	*stop++
	switch before, inner, after := brackets(f.Example); {
	case len(f.Values) > 0 && f.Form == directory.FormWords:
		return fmt.Sprintf("[${%d|%s|}]", *stop, strings.Join(f.Values, ","))
	case len(f.Values) > 0:
		return fmt.Sprintf("${%d|%s|}", *stop, strings.Join(f.Values, ","))
	default:
		return fmt.Sprintf("%s${%d:%s}%s", before, *stop, strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`).Replace(inner), after)
	}
}

// brackets takes the marks around an example off, so that they stay when it is typed over.
func brackets(example string) (before, inner, after string) {
	for _, pair := range []string{`""`, "[]", "{}"} {
		if len(example) > 1 && example[0] == pair[0] && example[len(example)-1] == pair[1] {
			return pair[:1], example[1 : len(example)-1], pair[1:]
		}
	}
	return "", example, ""
}

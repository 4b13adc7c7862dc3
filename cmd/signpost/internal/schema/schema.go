// Package schema writes down the table of fields for those who can't read it in Go: as a JSON Schema for editors and programs,
// as snippets for VS Code, as a page for people.
//
// All three are made of package directory's table alone, so that none can say what the others do not. They describe the tidy
// form of a front matter, that which package tidy writes; reading forgives more.
//
// The schemas are of draft 7 (https://json-schema.org/draft-07), the one that YAML's language server knows best. That server,
// and so VS Code's YAML extension, looks at YAML files alone
// (https://github.com/redhat-developer/vscode-yaml/issues/207): in Markdown, VS Code completes by the snippets. An editor that
// can be told to attach the server to Markdown, as Neovim can, uses the schemas: fields are completed, explained and underlined,
// but the server reads the body as YAML too, and complains of it.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"

	"signpost/cmd/signpost/internal/directory"
)

// A node is a JSON Schema, as much of one as is needed.
type node struct {
	Schema      string     `json:"$schema,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Type        any        `json:"type,omitempty"` // a name, or several
	Enum        []string   `json:"enum,omitempty"`
	Pattern     string     `json:"pattern,omitempty"`
	Minimum     *float64   `json:"minimum,omitempty"`
	Maximum     *float64   `json:"maximum,omitempty"`
	AnyOf       []*node    `json:"anyOf,omitempty"`
	Items       *node      `json:"items,omitempty"`
	Properties  properties `json:"properties,omitempty"`
	Required    []string   `json:"required,omitempty"`
	// Additional is false, or what values under other names have to be.
	Additional any `json:"additionalProperties,omitempty"`
}

// properties keep their order, which is the one in which an editor proposes them.
type properties []property

type property struct {
	name string
	node *node
}

// MarshalJSON writes an object with the properties in their order.
func (list properties) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, p := range list {
		if i > 0 {
			b = append(b, ',')
		}
		name, err := json.Marshal(p.name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(p.node)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, name...), ':'), value...)
	}
	return append(b, '}'), nil
}

// marshal is json.Marshal with "&" and "<" as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

func indented(v any) ([]byte, error) {
	flat, err := marshal(v)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, flat, "", "  "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// JSON is the schema of the front matter of a kind.
func JSON(kind directory.Kind) ([]byte, error) {
	n := object(directory.FieldsOf(kind))
	n.Schema = "http://json-schema.org/draft-07/schema#"
	n.Title = "The front matter of " + fileOf(kind)
	return indented(n)
}

// fileOf names the files of a kind.
func fileOf(kind directory.Kind) string {
	if kind == directory.Home {
		return "content/index.md"
	}
	return "content/" + string(kind) + "/NAME.md"
}

func object(fields []directory.Field) *node {
	n := &node{Type: "object", Additional: false}
	for _, f := range fields {
		value := valueOf(f)
		value.Description = fmt.Sprintf("%s\n\nExample: %s", f.Doc, f.Example)
		n.Properties = append(n.Properties, property{f.Name, value})
		if f.Required {
			n.Required = append(n.Required, f.Name)
		}
	}
	return n
}

// text is a piece of text: YAML takes one that looks like a number, or like yes or no, for that.
func text() *node { return &node{Type: []string{"string", "number", "boolean"}} }

func oneOrMore(n *node) *node {
	return &node{AnyOf: []*node{{Type: "array", Items: n}, n}}
}

// withCommas is a list of words, which may be one text with commas.
func withCommas(n *node) *node {
	list := oneOrMore(n)
	list.AnyOf = append(list.AnyOf, &node{Type: "string", Pattern: ","})
	return list
}

var isoDate = node{Type: "string", Pattern: `^\d{4}-\d{2}-\d{2}$`}

func valueOf(f directory.Field) *node {
	switch f.Form {
	case directory.FormList, directory.FormTimes, directory.FormSlugs:
		return oneOrMore(text())
	case directory.FormYesNo:
		return &node{Type: "boolean"}
	case directory.FormWhole:
		return &node{Type: "integer", Minimum: &f.Range[0], Maximum: &f.Range[1]}
	case directory.FormDecimal:
		return &node{Type: "number", Minimum: &f.Range[0], Maximum: &f.Range[1]}
	case directory.FormWord:
		return &node{Enum: f.Values}
	case directory.FormWords:
		return withCommas(&node{Enum: f.Values})
	case directory.FormDate:
		date := isoDate
		return &date
	case directory.FormDates:
		return withCommas(&isoDate)
	case directory.FormLanguages:
		return withCommas(&node{Type: "string", Pattern: `^[a-z]{2,3}(-[a-z0-9]{2,8})*$`})
	case directory.FormEntry:
		return &node{Type: "string", Pattern: "/"}
	case directory.FormSynonyms:
		return &node{Type: "object", Additional: oneOrMore(text())}
	case directory.FormTexts:
		return &node{Type: "object", Additional: text()}
	case directory.FormGroup:
		return object(f.Fields)
	case directory.FormGroups:
		return oneOrMore(object(f.Fields))
	}
	return text()
}

// A File is one that an editor reads.
type File struct {
	Name string
	Data []byte
}

// Files are all that stands in .vscode/ and is made of the table: the schemas, named by kind, and the snippets.
func Files() ([]File, error) {
	var files []File
	for _, kind := range Kinds {
		data, err := JSON(kind)
		if err != nil {
			return nil, err
		}
		files = append(files, File{NameOf(kind) + ".schema.json", data})
	}
	data, err := Snippets()
	if err != nil {
		return nil, err
	}
	return append(files, File{"signpost.code-snippets", data}), nil
}

// NameOf is what a kind is called where a word is needed: "service", and "index" for the settings.
func NameOf(kind directory.Kind) string {
	if kind == directory.Home {
		return "index"
	}
	return kind.One()
}

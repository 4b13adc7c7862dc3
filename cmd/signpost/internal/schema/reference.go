package schema

import (
	"fmt"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

// Kinds are all kinds that have fields, in the order in which the page for people has them.
var Kinds = append(append([]directory.Kind{}, directory.Kinds...), directory.Home)

// Reference is the page for people, in Markdown: every field of every kind, with an example of each.
func Reference() []byte {
	var b strings.Builder
	b.WriteString(`# The fields of entries

An entry is a Markdown file. Its fields stand between two lines ` + "`---`" + `, one a line: a name, a colon, a space, what is true.
What else there is to say goes below.

- Only fields in **bold** have to be there. Leave out what you do not know.
- Put quotation marks around a text that holds a colon or a ` + "`#`" + `, and around telephone numbers.
- A list stands in square brackets: ` + "`[one, two]`" + `. One thing alone needs none.
- Names of other entries are the names of their files, without ` + "`.md`" + `.
- A picture stands in the text below the fields: put its file into ` + "`static/pictures/`" + `, and write what it shows and where it is,
  as in ` + "`![Two people walk by the lake](/pictures/lake.jpg)`" + `.

` + "`signpost check` tells what is wrong, `signpost fmt` writes dates, numbers and fixed words as they are written here," + `
and ` + "`signpost new service \"Ukulele group\"`" + ` begins a new entry with all of this in it.

<!-- This page is made by: signpost schema --format markdown -->

`)
	for _, kind := range Kinds {
		fmt.Fprintf(&b, "- [%s](#%s)\n", headingOf(kind), anchorOf(headingOf(kind)))
	}
	for _, kind := range Kinds {
		fmt.Fprintf(&b, "\n## %s\n\n`%s`\n", headingOf(kind), fileOf(kind))
		table(&b, directory.FieldsOf(kind))
		for _, f := range directory.FieldsOf(kind) {
			if len(f.Fields) > 0 {
				fmt.Fprintf(&b, "\nWithin `%s`:\n", f.Name)
				table(&b, f.Fields)
			}
		}
	}
	return []byte(b.String())
}

func headingOf(kind directory.Kind) string {
	if kind == directory.Home {
		return "The directory's settings"
	}
	one := kind.One()
	return strings.ToUpper(one[:1]) + one[1:]
}

// anchorOf is the name that GitHub gives a heading.
func anchorOf(heading string) string {
	return strings.NewReplacer(" ", "-", "'", "").Replace(strings.ToLower(heading))
}

func table(b *strings.Builder, fields []directory.Field) {
	b.WriteString("\n| field | what it says | example |\n|---|---|---|\n")
	for _, f := range fields {
		name := "`" + f.Name + "`"
		if f.Required {
			name = "**" + name + "**"
		}
		fmt.Fprintf(b, "| %s | %s | `%s` |\n", name, cell(f.Doc+values(f)), cell(f.Example))
	}
}

func values(f directory.Field) string {
	switch f.Form {
	case directory.FormWord:
		return " One of: " + strings.Join(f.Values, ", ") + "."
	case directory.FormWords:
		return " Any of: " + strings.Join(f.Values, ", ") + "."
	case directory.FormYesNo:
		return " Write true or false."
	}
	return ""
}

// cell escapes what would end a cell of a table.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

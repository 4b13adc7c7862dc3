// Package draft writes the first draft of an entry: a file in which every field is explained.
//
// What it has to say comes from the table of fields in package directory. A field that has no value yet stands behind a
// "#", with an example, so that it is switched on by taking the "#" away:
//
//	# What it costs.
//	#cost: Free
//
// A field that must be there stands open, and empty where nobody has said what it is: checking the directory then says so,
// and shows an example.
package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

// A Draft is an entry to be.
type Draft struct {
	Kind  directory.Kind
	Given map[string]string // the fields that are known already, each as YAML
	// Choices are the names of the entries that there are, by kind: the themes, the places and so on to choose from.
	Choices map[directory.Kind][]string
	Body    string // Markdown
}

// File is the text of the draft's file.
func (d Draft) File() string {
	var b strings.Builder
	b.WriteString("---\n")
	below := "What else there is to say"
	if d.Kind == directory.Home {
		below = "The welcome of the home page"
	}
	note(&b, fmt.Sprintf(`A line that begins with # is not read. To use one like "#%s", take the # away and write what is true.`, firstOptional(d.fields())))
	note(&b, below+` goes below the second ---. "signpost check" tells what is wrong or missing.`)
	for _, f := range d.fields() {
		b.WriteString("\n")
		d.field(&b, f)
	}
	b.WriteString("---\n" + d.Body)
	return b.String()
}

// fields are those of the kind that people write, the required ones first.
func (d Draft) fields() []directory.Field {
	list := slices.DeleteFunc(directory.FieldsOf(d.Kind), func(f directory.Field) bool { return f.Made })
	slices.SortStableFunc(list, func(a, b directory.Field) int {
		switch {
		case a.Required == b.Required:
			return 0
		case a.Required:
			return -1
		}
		return 1
	})
	return list
}

func firstOptional(fields []directory.Field) string {
	for _, f := range fields {
		if !f.Required {
			return f.Name + ": …"
		}
	}
	return ""
}

// field writes one field with its explanation.
func (d Draft) field(b *strings.Builder, f directory.Field) {
	value, given := d.Given[f.Name]
	doc := f.Doc
	if f.Required {
		doc += " It has to be there."
	}
	note(b, doc+d.choice(f))
	if f.Required && !given {
		note(b, "An example: "+f.Example)
		b.WriteString(f.Name + ":\n")
		return
	}
	if given {
		fmt.Fprintf(b, "%s: %s\n", f.Name, value)
		return
	}
	for _, line := range d.example(f) {
		b.WriteString("#" + line + "\n")
	}
}

// choice says, after a space, what a field may hold.
func (d Draft) choice(f directory.Field) string {
	switch f.Form {
	case directory.FormWord:
		return " One of: " + strings.Join(f.Values, ", ") + "."
	case directory.FormWords:
		return " Any of: " + strings.Join(f.Values, ", ") + "."
	case directory.FormSlug, directory.FormSlugs:
		return " " + d.names(f.Refers)
	}
	return ""
}

// mostNames is how many entries are listed to choose from.
const mostNames = 12

func (d Draft) names(kind directory.Kind) string {
	all := d.Choices[kind]
	switch n := len(all); {
	case n == 0:
		return fmt.Sprintf("There are none yet: \"signpost new %s\" makes one.", kind.One())
	case n > mostNames:
		return fmt.Sprintf("There are: %s, and %d more.", strings.Join(all[:mostNames], ", "), n-mostNames)
	}
	return fmt.Sprintf("There are: %s.", strings.Join(all, ", "))
}

// example gives the lines of a field as it might be: a group with one of its fields a line.
func (d Draft) example(f directory.Field) []string {
	if len(f.Fields) == 0 {
		return []string{f.Name + ": " + d.value(f)}
	}
	lines := []string{f.Name + ":"}
	indent := "  "
	if f.Form == directory.FormGroups {
		indent = "  - "
	}
	for _, part := range f.Fields {
		lines = append(lines, fmt.Sprintf("%s%s: %s  # %s", indent, part.Name, d.value(part), part.Doc))
		indent = strings.Repeat(" ", len(indent))
	}
	return lines
}

// value is an example of a field's value, with entries that there are.
func (d Draft) value(f directory.Field) string {
	switch f.Form {
	case directory.FormSlug:
		if names := d.Choices[f.Refers]; len(names) > 0 {
			return names[0]
		}
	case directory.FormSlugs:
		if names := d.Choices[f.Refers]; len(names) > 0 {
			return "[" + strings.Join(names[:min(2, len(names))], ", ") + "]"
		}
	case directory.FormEntry:
		folder, _, _ := strings.Cut(f.Example, "/")
		if names := d.Choices[directory.Kind(folder)]; len(names) > 0 {
			return folder + "/" + names[0]
		}
	}
	return f.Example
}

// lineWidth is the number of characters that a line of explanation should not pass.
const lineWidth = 110

// note writes a comment, in lines that fit a window.
func note(b *strings.Builder, text string) {
	line := "#"
	for word := range strings.FieldsSeq(text) {
		if len([]rune(line))+1+len([]rune(word)) > lineWidth {
			b.WriteString(line + "\n")
			line = "#"
		}
		line += " " + word
	}
	b.WriteString(line + "\n")
}

// What begins with a letter and has nothing else that means something in YAML stands as it is, but for words that are something
// else than text to one reader of YAML or another. static/js/suggest/file.js does the same.
var (
	bare  = regexp.MustCompile(`^\pL[\pL\pN ,.()/&’'–-]*$`)
	meant = regexp.MustCompile(`(?i)^(?:null|true|false|yes|no|on|off|y|n)$`)
)

// Quote writes a text as a value in YAML: as it is where that is safe, in quotation marks where it is not.
func Quote(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if bare.MatchString(text) && !meant.MatchString(text) {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// QuoteListed is Quote for a value between commas, within brackets.
func QuoteListed(text string) string {
	if q := Quote(text); strings.HasPrefix(q, `"`) || !strings.Contains(q, ",") {
		return q
	}
	return `"` + strings.Join(strings.Fields(text), " ") + `"`
}

package content

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"signpost/cmd/signpost/internal/problem"
)

// This file alone knows the YAML library.

const (
	maxDepth   = 8    // a pack's entries, the deepest that we know, need four
	maxColumn  = 2000 // up to which a place within a value is worked out
	maxMending = 20   // mistakes in the YAML of one file that are told one by one
)

// parseYAML reads a front matter whose opening "---" stands on the line opening. A mistake in the syntax is reported,
// its line is quoted or blanked out in memory, and reading starts again.
func (f *File) parseYAML(head []byte, opening int) (Value, []problem.Problem) {
	y := &yamlReader{file: f, opening: opening, lines: strings.Split(string(head), "\n")}
	if odd(head) {
		y.moved = straightenLines(y.lines)
	}
	for i, line := range y.lines {
		if strings.TrimRight(line, " ") == "..." { // the end of a YAML document: what follows would be lost
			y.report(i+1, 1, `a line "..." would end the front matter here`, "take the line out")
			y.lines[i] = ""
		}
	}
	for range maxMending {
		var doc yaml.Node
		err := yaml.Load([]byte(strings.Join(y.lines, "\n")), &doc)
		if err == nil || doc.Kind != 0 && len(doc.Content) > 0 && !syntaxError(err) {
			return y.document(&doc), y.problems
		}
		if !y.mend(err) {
			break
		}
	}
	return Value{Shape: Fields, Pos: problem.Pos{Line: opening, Col: 1}}, y.problems
}

// syntaxError tells a mistake that has a place from the library's other refusals (no document, several of them).
func syntaxError(err error) bool {
	var one *yaml.LoadError
	var several *yaml.LoadErrors
	return !errors.As(err, &several) && errors.As(err, &one)
}

type yamlReader struct {
	file     *File
	opening  int
	lines    []string
	moved    map[int]int // by how many columns lines have moved to the right, from 0
	quoted   map[int]bool
	problems []problem.Problem
}

func (y *yamlReader) report(line, col int, message, hint string) {
	y.problems = append(y.problems, y.file.problem(y.pos(line, col), "yaml", message, hint))
}

// pos is the place in the file of a line and a column of the front matter, both from 1.
func (y *yamlReader) pos(line, col int) problem.Pos {
	return problem.Pos{Line: line + y.opening, Col: max(col-y.moved[line-1], 1)}
}

var keyAndValue = regexp.MustCompile(`^(\s*(?:- )?[A-Za-z_][\w-]*:\s+)(.*)$`)

// mend reports a mistake and changes its line so that the rest can be read. It returns false where nothing is left to
// be read.
func (y *yamlReader) mend(err error) bool {
	var mistake *yaml.LoadError
	var several *yaml.LoadErrors
	if errors.As(err, &several) || !errors.As(err, &mistake) || mistake.Mark.Line == 0 {
		return false // an empty front matter: what is missing is told by who reads the fields
	}
	line, col := mistake.Mark.Line, mistake.Mark.Column
	if mistake.ContextMark.Line > 0 && opens(mistake.ContextMsg) {
		line, col = mistake.ContextMark.Line, mistake.ContextMark.Column
	}
	line = min(line, len(y.lines))
	if at := y.missingSpace(line); at > 0 && strings.Contains(mistake.Message, "could not find expected ':'") {
		return y.mendMissingSpace(at)
	}
	text := y.lines[line-1]
	message, hint := explain(mistake, text)
	if y.moved[line-1] > 0 {
		message, hint = "this line is indented in another way than those beside it", "use as many spaces, and no tabs"
	}
	if y.quoted == nil {
		y.quoted = map[int]bool{}
	}
	parts := keyAndValue.FindStringSubmatch(text)
	if y.quoted[line] {
		y.lines[line-1] = "" // the quotes did not help: this is a second message about the same line, so not told
		return true
	}
	y.quoted[line] = true
	y.report(line, col, message, hint)
	if parts == nil || strings.TrimSpace(parts[2]) == "" {
		y.lines[line-1] = ""
		return true
	}
	y.lines[line-1] = parts[1] + quote(parts[2])
	return true
}

var noSpace = regexp.MustCompile(`^(\s*(?:- )?[A-Za-z_]+):([^\s/].*)$`)

// missingSpace is the last line up to the given one where a value follows its colon without a space; 0 for none. YAML
// takes such a line for a piece of text, and complains of a later one.
func (y *yamlReader) missingSpace(line int) int {
	for ; line > 0; line-- {
		if noSpace.MatchString(y.lines[line-1]) {
			return line
		}
	}
	return 0
}

func (y *yamlReader) mendMissingSpace(line int) bool {
	parts := noSpace.FindStringSubmatch(y.lines[line-1])
	mended := parts[1] + ": " + parts[2]
	y.report(line, len([]rune(parts[1]))+2, "a space is missing after the colon", "write "+strings.TrimSpace(mended))
	y.lines[line-1] = mended
	return true
}

// opens tells the mistakes that lie where something is opened, not where its end was missed.
func opens(context string) bool {
	return strings.Contains(context, "quoted scalar") || strings.Contains(context, "flow ")
}

func quote(s string) string {
	return "'" + strings.ReplaceAll(strings.TrimSpace(s), "'", "''") + "'"
}

// explain puts the library's message into words for a person who does not know YAML.
func explain(e *yaml.LoadError, text string) (message, hint string) {
	offer := ""
	if parts := keyAndValue.FindStringSubmatch(text); parts != nil && !strings.ContainsAny(parts[2], `"\`) {
		offer = fmt.Sprintf("put quotes around it: %s\"%s\"", strings.TrimLeft(parts[1], " "), strings.TrimSpace(parts[2]))
	}
	switch m := e.Message; {
	case strings.Contains(m, "mapping values are not allowed"):
		return "a colon followed by a space inside a value", offer
	case strings.Contains(m, "tab character"):
		return "a tab where spaces are needed", "use spaces instead of the tab"
	case strings.Contains(m, "cannot start any token"):
		return "a value can't begin with this character", offer
	case strings.Contains(e.ContextMsg, "quoted scalar"):
		return "a quotation mark is opened and never closed", "add the missing quotation mark at the end of the value"
	case strings.Contains(e.ContextMsg, "flow sequence"):
		return "a [ is opened and never closed", "add the missing ] at the end of the list"
	case strings.Contains(e.ContextMsg, "flow mapping"):
		return "a { is opened and never closed", "add the missing }"
	case strings.Contains(m, "unknown anchor"):
		return "a value can't begin with *", offer
	case strings.Contains(m, "did not find expected"), strings.Contains(m, "could not find expected"):
		return "this line is not understood", `write "name: value", and indent the lines of one list by the same number of spaces`
	default:
		return "this line is not understood: " + m, offer
	}
}

func (y *yamlReader) document(doc *yaml.Node) Value {
	root := Value{Shape: Fields, Pos: problem.Pos{Line: y.opening, Col: 1}}
	if len(doc.Content) == 0 {
		return root
	}
	v := y.value(doc.Content[0], 0)
	if v.Shape == Fields {
		return v
	}
	if v.Shape != Empty {
		y.report(doc.Content[0].Line, doc.Content[0].Column, "front matter is not a list of fields",
			`write one field a line, like "title: Health walk"`)
	}
	return root
}

func (y *yamlReader) value(n *yaml.Node, depth int) Value {
	v := Value{Pos: y.pos(n.Line, n.Column)}
	if depth > maxDepth {
		y.report(n.Line, n.Column, fmt.Sprintf("front matter is nested deeper than %d levels", maxDepth), "")
		return v
	}
	if n.Anchor != "" {
		y.report(n.Line, n.Column, fmt.Sprintf("a value can't begin with &: %q would be a YAML anchor", "&"+n.Anchor),
			"put quotes around the value")
	}
	switch n.Kind {
	case yaml.AliasNode:
		y.report(n.Line, n.Column, fmt.Sprintf("a value can't begin with *: %q would be a YAML alias", "*"+n.Value),
			"put quotes around the value")
	case yaml.SequenceNode:
		v.Shape, v.Items = List, make([]Value, 0, len(n.Content))
		for _, item := range n.Content {
			v.Items = append(v.Items, y.value(item, depth+1))
		}
	case yaml.MappingNode:
		v.Shape, v.Fields = Fields, make([]Field, 0, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			v.Fields = append(v.Fields, Field{
				Name:  key.Value,
				Pos:   y.pos(key.Line, key.Column),
				Value: y.value(n.Content[i+1], depth+1),
			})
		}
	case yaml.ScalarNode:
		y.scalar(&v, n)
	}
	return v
}

// scalar takes a text as it was typed: YAML's own reading of "no", "0777" or "12:30" is not asked for.
func (y *yamlReader) scalar(v *Value, n *yaml.Node) {
	quoted := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
	block := n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	v.Text = strings.TrimSpace(n.Value)
	if v.Text == "" || !quoted && !block && (n.Value == "~" || n.Value == "null") {
		return
	}
	v.Shape = Text
	col := n.Column
	if quoted {
		v.Pos.Col++ // past the quotation mark
		col++
	}
	line := ""
	if n.Column > maxColumn {
		return // nobody's line; the place of the value has to do
	}
	if n.Line >= 1 && n.Line <= len(y.lines) {
		line = y.lines[n.Line-1]
	}
	if r := []rune(line); !block && col >= 1 && col <= len(r)+1 {
		v.Plain = strings.HasPrefix(string(r[col-1:]), v.Text)
	}
}

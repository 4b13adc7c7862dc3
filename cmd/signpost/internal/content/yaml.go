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
			y.report(i+1, 1, `a line "..." would end the fields here`, "take the line out")
			y.lines[i] = ""
		}
		y.mendHyphen(i)
		y.mendBullet(i)
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
	moved    map[int]int  // by how many columns lines have moved to the right, or, below 0, to the left; from 0
	quoted   map[int]bool // the lines that are mended
	broken   map[int]bool // the lines whose value is taken out
	squeezed map[int]bool // the lines of which mendSqueezed has told
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
	if y.mendStrays() {
		return true
	}
	if at := y.missingSpace(line); at > 0 && strings.Contains(mistake.Message, "could not find expected ':'") {
		return y.mendMissingSpace(at)
	}
	if y.quoted == nil {
		y.quoted, y.broken = map[int]bool{}, map[int]bool{}
	}
	if at := y.unclosed(line); at > 0 {
		line = at
	}
	if y.quoted[line] {
		y.lines[line-1] = "" // the quotes did not help: this is a second message about the same line, so not told
		return true
	}
	y.quoted[line] = true
	if y.mendIndent(line, mistake) {
		return true
	}
	if strings.Contains(mistake.ContextMsg, "flow ") && y.cutBracket(line, mistake.Mark.Line) {
		y.makeReadable(line)
		return true
	}
	if y.mendBrackets(line) || y.mendGroup(line) {
		return true
	}
	c := y.cause(mistake, line, col)
	y.report(line, c.col, c.message, c.hint)
	y.makeReadable(line)
	return true
}

// makeReadable changes a line of which the mistake is told.
func (y *yamlReader) makeReadable(line int) {
	text := y.lines[line-1]
	parts := keyAndValue.FindStringSubmatch(text)
	switch {
	case parts == nil || strings.TrimSpace(parts[2]) == "":
		y.lines[line-1] = ""
	case strings.ContainsAny(parts[2][:1], "[{"):
		// As a text it would be a second mistake: no list, no group. What belongs to it on the next lines goes with it.
		y.lines[line-1], y.broken[line] = strings.TrimRight(parts[1], " \t"), true
		for next := line; next < len(y.lines) && indent(y.lines[next]) > indent(text); next++ {
			y.lines[next] = ""
		}
	default:
		y.lines[line-1] = parts[1] + quote(parts[2])
	}
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

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
		y.report(doc.Content[0].Line, doc.Content[0].Column, "the lines between the two \"---\" are not a list of fields",
			`write one field a line, like "title: Health walk"`)
	}
	return root
}

func (y *yamlReader) value(n *yaml.Node, depth int) Value {
	v := Value{Pos: y.pos(n.Line, n.Column)}
	if depth > maxDepth {
		y.report(n.Line, n.Column, fmt.Sprintf("there are more than %d lists and groups within each other", maxDepth), "")
		return v
	}
	if n.Anchor != "" {
		y.report(n.Line, n.Column, fmt.Sprintf("a value can't begin with &: %q would be a name for it", "&"+n.Anchor),
			"put quotes around the value")
	}
	switch n.Kind {
	case yaml.AliasNode:
		y.report(n.Line, n.Column, fmt.Sprintf("a value can't begin with *: %q would stand for another value", "*"+n.Value),
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
			field := Field{
				Name:  key.Value,
				Pos:   y.pos(key.Line, key.Column),
				Value: y.value(n.Content[i+1], depth+1),
			}
			y.mendSqueezed(&field, key)
			v.Fields = append(v.Fields, field)
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
		v.Broken = y.broken[n.Line]
		if !quoted && !block && n.Value == "" {
			y.emptied(v, n)
		}
		return
	}
	v.Shape = Text
	col := n.Column
	if quoted {
		v.Pos.Col++ // past the quotation mark
		col++
	}
	if n.Column > maxColumn {
		return // nobody's line; the place of the value has to do
	}
	if n.Line < 1 || n.Line > len(y.lines) {
		return
	}
	line := y.lines[n.Line-1]
	if r := []rune(line); !block && col >= 1 && col <= len(r)+1 {
		v.Plain = strings.HasPrefix(string(r[col-1:]), v.Text)
	}
	if !quoted && !block && (!v.Plain || strings.Contains(line, "#")) {
		y.cutOff(v, n)
	}
}

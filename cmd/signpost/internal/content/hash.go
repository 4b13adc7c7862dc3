package content

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"signpost/cmd/signpost/internal/problem"
)

// A "#" after a space begins a remark, which YAML leaves out. People write "# like this" for a remark, and "#this" for
// something that they mean: "Unit #3". The second is told.

// lost finds a "#" after a space, or at the start, that no space follows: the group is the "#" with what comes after it.
var lost = regexp.MustCompile(`(?:^|[ \t])(#[^\s#].*)$`)

// remark is the byte at which the first "#" outside quotation marks leaves out what was meant, or -1. A remark proper
// hides what follows it.
func remark(line string) int {
	quote := rune(0)
	before := ' '
	for i, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
		case (r == '"' || r == '\'') && strings.ContainsRune(" \t[{,", before):
			quote = r
		case r == '#' && (before == ' ' || before == '\t'):
			if lost.MatchString(line[i:]) {
				return i
			}
			return -1
		}
		before = r
	}
	return -1
}

const leftOut = "what follows the # is left out"

// cutOff warns of a text that ends at a "#". One of several lines is followed to its last.
func (y *yamlReader) cutOff(v *Value, n *yaml.Node) {
	first := []rune(y.lines[n.Line-1])
	offset, left := len(string(first[:min(n.Column-1, len(first))])), v.Text
	for at := n.Line; at <= len(y.lines); at++ {
		line := y.lines[at-1]
		if at > n.Line {
			offset = indent(line)
		}
		rest, whole := strings.CutPrefix(line[offset:], left)
		if !whole {
			part := strings.TrimSpace(line[offset:])
			if left, whole = strings.CutPrefix(left, part); !whole {
				return
			}
			left = strings.TrimSpace(left)
			continue
		}
		if m := lost.FindStringSubmatchIndex(rest); m != nil && m[2] > 0 && strings.TrimSpace(rest[:m[2]]) == "" {
			hash := len(line) - len(rest) + m[2]
			y.report(at, 1+utf8.RuneCountInString(line[:hash]), leftOut, markAround(line))
			y.problems[len(y.problems)-1].Severity = problem.Warning
		}
		return
	}
}

// cutBracket tells of a "#" on some lines that takes away the end of a list or a group.
func (y *yamlReader) cutBracket(from, to int) bool {
	for at := from; at <= min(to, len(y.lines)); at++ {
		line := y.lines[at-1]
		if hash := remark(line); hash >= 0 && openQuote(line) < 0 {
			y.report(at, 1+utf8.RuneCountInString(line[:hash]), leftOut+", and with it a comma or a bracket",
				`put quotation marks around the part that holds the #, like "Unit #3"`)
			return true
		}
	}
	return false
}

// emptied tells of a value of which a "#" leaves nothing, and gives it back as it was meant.
func (y *yamlReader) emptied(v *Value, n *yaml.Node) {
	if n.Line < 1 || n.Line > len(y.lines) || n.Column > maxColumn {
		return
	}
	line := []rune(y.lines[n.Line-1])
	rest := string(line[min(n.Column-1, len(line)):])
	m := lost.FindStringSubmatchIndex(rest)
	if m == nil || strings.TrimSpace(rest[:m[2]]) != "" {
		return
	}
	col := n.Column + utf8.RuneCountInString(rest[:m[2]])
	y.report(n.Line, col, leftOut+", and nothing else is there", markAround(string(line)))
	v.Shape, v.Text, v.Plain = Text, strings.TrimSpace(rest[m[2]:]), true
	v.Pos = y.pos(n.Line, col)
}

// markAround shows a line with quotation marks around its value, where that is easily said.
func markAround(line string) string {
	parts := keyAndValue.FindStringSubmatch(line)
	if parts == nil || strings.ContainsAny(parts[2], `"\[{`) {
		return `put quotation marks around it, like "Unit #3"`
	}
	return "put quotation marks around it: " + strings.TrimLeft(parts[1], " ") + `"` + strings.TrimSpace(parts[2]) + `"`
}

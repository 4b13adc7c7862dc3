package markdown

import (
	"fmt"
	"regexp"
	"strings"
)

// maxNesting is how deep quotations and lists may lie in one another. The time that a parser takes grows with the depth
// at every line, so a few thousand marks would keep it busy for minutes.
const maxNesting = 12

var container = regexp.MustCompile(`^[ \t]*(?:>|[-+*][ \t]|[0-9]{1,9}[.)][ \t])`)

// tooDeep finds the first line that opens more quotations and lists than maxNesting.
func tooDeep(source string) (Mistake, bool) {
	offset := 0
	for line := range strings.Lines(source) {
		rest, depth := line, 0
		for depth <= maxNesting {
			mark := container.FindString(rest)
			if mark == "" {
				break
			}
			rest = rest[len(mark):]
			depth++
		}
		if depth > maxNesting && strings.Trim(line, " \t\r\n-*_") != "" || indent(line) > 4*maxNesting {
			return Mistake{offset, "nesting", fmt.Sprintf("lists and quotations are nested deeper than %d levels", maxNesting),
				"take some of the marks at the start of the line away"}, true
		}
		offset += len(line)
	}
	return Mistake{}, false
}

// indent is the width of the spaces before the first mark of a list or a quotation; 0 where none follows.
func indent(line string) int {
	trimmed := strings.TrimLeft(line, " \t")
	if !container.MatchString(trimmed) {
		return 0
	}
	return len(line) - len(trimmed)
}

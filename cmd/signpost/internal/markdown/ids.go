package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
)

// headingIDs makes the fragment of a heading from its letters in any script; goldmark's own keeps ASCII alone and
// gives every Arabic heading the same one. Each begins with "h-", so that none meets an id of the page's layout.
type headingIDs struct{ used map[string]bool }

func newHeadingIDs() parser.IDs { return &headingIDs{used: map[string]bool{}} }

func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(string(value)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if gap {
				b.WriteByte('-')
				gap = false
			}
			b.WriteRune(r)
		} else {
			gap = b.Len() > 0
		}
	}
	id := "h-" + b.String()
	for n := 2; h.used[id]; n++ {
		id = "h-" + b.String() + "-" + strconv.Itoa(n)
	}
	h.used[id] = true
	return []byte(id)
}

func (h *headingIDs) Put(value []byte) { h.used[string(value)] = true }

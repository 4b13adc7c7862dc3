package content

import "signpost/cmd/signpost/internal/problem"

// Shape says which of a Value's fields holds something.
type Shape uint8

// The shapes.
const (
	Empty  Shape = iota // nothing stands after the colon
	Text                // one piece of text, a number, a date: Value.Text
	List                // several: Value.Items
	Fields              // names with values: Value.Fields
)

// A Value is something in a front matter, with its place. Its text is as it was written: "0777" stays that, and so
// does "12/10/2026".
type Value struct {
	Pos    problem.Pos
	Shape  Shape
	Text   string
	Plain  bool // Text stands in one line of the file just as it is, so that Pos plus an offset is a place in it
	Broken bool // it can't be read, and why is told: its Shape is Empty
	Items  []Value
	Fields []Field
}

// A Field is a name with its value.
type Field struct {
	Name  string
	Pos   problem.Pos // of the name
	Value Value
}

// At is the place of the character at a byte offset of the text, as near as it is known.
func (v Value) At(offset int) problem.Pos {
	if !v.Plain || offset > len(v.Text) {
		return v.Pos
	}
	return problem.Pos{Line: v.Pos.Line, Col: v.Pos.Col + len([]rune(v.Text[:offset]))}
}

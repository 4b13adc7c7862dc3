package csvtable

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A cellReader takes a text apart into rows of cells, as RFC 4180 says and spreadsheets do. It is not encoding/csv, since that
// refuses or swallows what people's files have: there a quotation mark too many takes in all rows down to the next one. Here what
// follows a closing mark belongs to the cell (as in Excel), and a mark that nothing closes is a character like any other.
type cellReader struct {
	text      string // with "\n" line ends
	at        int
	delimiter rune
}

// row gives the next row's cells; nil at the end.
func (r *cellReader) row() []string {
	if r.at >= len(r.text) {
		return nil
	}
	var cells []string
	for {
		cells = append(cells, r.cell())
		next, size := utf8.DecodeRuneInString(r.text[r.at:])
		r.at += size
		if size == 0 || next == '\n' {
			return cells
		}
	}
}

// cell reads one cell, up to the mark or the line end behind it.
func (r *cellReader) cell() string {
	rest := strings.TrimLeft(r.text[r.at:], " ")
	if strings.HasPrefix(rest, `"`) {
		if quoted, length := unquoted(rest); length > 0 {
			r.at = len(r.text) - len(rest) + length
			return quoted + r.plain()
		}
	}
	return r.plain()
}

// plain reads to the next mark or line end.
func (r *cellReader) plain() string {
	rest := r.text[r.at:]
	end := strings.IndexFunc(rest, func(c rune) bool { return c == r.delimiter || c == '\n' })
	if end < 0 {
		end = len(rest)
	}
	r.at += end
	return rest[:end]
}

// unquoted is what stands in quotation marks at the beginning of a text, in which two are one; and how long it is with its marks,
// 0 where the last is missing.
func unquoted(text string) (cell string, length int) {
	for from := 1; ; {
		end := strings.IndexByte(text[from:], '"')
		if end < 0 {
			return "", 0
		}
		from += end + 1
		if !strings.HasPrefix(text[from:], `"`) {
			return strings.ReplaceAll(text[1:from-1], `""`, `"`), from
		}
		from++
	}
}

// readRows reads all rows.
func readRows(text string, delimiter rune) ([]Row, error) {
	r := &cellReader{text: text, delimiter: delimiter}
	var rows []Row
	for cells := r.row(); cells != nil; cells = r.row() {
		number := len(rows) + 1
		switch {
		case len(rows) > MaxRows+50:
			return nil, &LimitError{fmt.Sprintf("it has more than %d rows: import it in parts", MaxRows)}
		case lastFilled(cells) > MaxColumns:
			return nil, &LimitError{fmt.Sprintf("row %d has more than %d columns", number, MaxColumns)}
		}
		for i, cell := range cells {
			if len(cell) > MaxCell {
				return nil, &LimitError{fmt.Sprintf("row %d: the cell in column %s has more than %d characters; is a quotation mark missing?", number, letters(i), MaxCell)}
			}
			cells[i] = unguarded(strings.TrimSpace(cell))
		}
		rows = append(rows, Row{Number: number, cells: cells[:lastFilled(cells)]})
	}
	return rows, nil
}

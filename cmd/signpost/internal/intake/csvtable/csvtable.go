// Package csvtable reads spreadsheets that were saved as text into records.
//
// Any such file will do: in UTF-8 with or without a byte order mark, UTF-16 of either order, Windows-1252; with commas,
// semicolons, tabs or bars between its cells; with line breaks within quotation marks; with lines of titles above the names of
// its columns. What each column holds is guessed from its name, and where that says nothing, from what stands in it. Guesses
// are for a person to look at: see Table.Columns and Choose.
package csvtable

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/intake"
)

// The limits.
const (
	MaxSize    = 100 << 20 // bytes of a file
	MaxRows    = 200_000
	MaxColumns = 16_384  // Excel's
	MaxCell    = 500_000 // bytes of a cell; Excel's has 32,767 characters
)

// A LimitError says that a file is larger than an import takes, or no table.
type LimitError struct{ reason string }

func (e *LimitError) Error() string { return e.reason }

// A Table is a spreadsheet.
type Table struct {
	Encoding  string // "UTF-8", "UTF-16", "Windows-1252"
	Delimiter rune
	HeadLine  int // the row that names the columns, from 1
	Columns   []Column
	Rows      []Row
	Blank     int           // rows without anything
	Nothing   int           // cells that say that there is nothing: "-", "n/a"
	Notes     []intake.Note // of what is in no record: rows above the names, rows that are another once more, cells that hold a spreadsheet's error
}

// A Row is one line of a table.
type Row struct {
	Number int // in the file, from 1, as a spreadsheet counts
	cells  []string
}

// cell is what stands in a column, "" where the row is shorter.
func (r Row) cell(i int) string {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// Read reads a table of a file's bytes.
func Read(data []byte) (*Table, error) {
	if len(data) > MaxSize {
		return nil, &LimitError{fmt.Sprintf("it has more than %d MB: take out what is not needed, or import it in parts", MaxSize>>20)}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, &LimitError{`it is a workbook: open it, and save the sheet as "CSV UTF-8"`}
	}
	text, encoding, err := decode(data)
	if err != nil {
		return nil, err
	}
	text = lineEnds(text)
	t := &Table{Encoding: encoding, Delimiter: delimiterOf(text)}
	rows, err := readRows(text, t.Delimiter)
	if err != nil {
		return nil, err
	}
	if err := t.fill(rows); err != nil {
		return nil, err
	}
	t.guess()
	return t, nil
}

// unguarded takes the apostrophe away by which Signpost and others keep spreadsheets from taking a text for a formula. What looks
// like a formula is a text like any other here.
func unguarded(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(s[1])) {
		return s[1:]
	}
	return s
}

// fill finds the names of the columns, and puts the rows below them into the table.
func (t *Table) fill(rows []Row) error {
	head := headOf(rows)
	if head < 0 {
		return &LimitError{"it has no row that names columns, with rows below it"}
	}
	if t.HeadLine = rows[head].Number; holdsData(rows[head]) {
		t.HeadLine = 0
		rows = slices.Insert(slices.Clone(rows), head, Row{})
	}
	for _, row := range rows[:head] {
		if said := strings.TrimSpace(strings.Join(row.cells, " ")); said != "" && !isSep(row) {
			t.note(row, "", "it stands above the names of the columns", said)
		}
	}
	t.nameColumns(rows[head:])
	seen := map[string]int{}
	for _, row := range rows[head+1:] {
		if len(row.cells) == 0 {
			t.Blank++
			continue
		}
		key := strings.Join(row.cells, "\x00")
		if first, again := seen[key]; again {
			t.note(row, "", fmt.Sprintf("it is row %d once more", first), strings.Join(row.cells, " | "))
			continue
		}
		seen[key] = row.Number
		t.clear(row)
		t.Rows = append(t.Rows, row)
	}
	return nil
}

func (t *Table) note(row Row, column, reason, text string) {
	t.Notes = append(t.Notes, intake.Note{Where: fmt.Sprintf("row %d", row.Number), Field: column, Outcome: intake.Aside, Reason: reason, Text: text})
}

// nameColumns names as many columns as the longest row has.
func (t *Table) nameColumns(rows []Row) {
	width := 0
	for _, row := range rows {
		width = max(width, len(row.cells))
	}
	names := map[string]int{}
	for i := range width {
		name := strings.Join(strings.Fields(rows[0].cell(i)), " ")
		if name == "" {
			name = "column " + letters(i)
		}
		if names[name]++; names[name] > 1 {
			name = fmt.Sprintf("%s (%s)", name, letters(i))
		}
		t.Columns = append(t.Columns, Column{Name: name, index: i})
	}
}

// clear empties the cells of a row that say nothing.
func (t *Table) clear(row Row) {
	for i, cell := range row.cells {
		switch lower := strings.ToLower(cell); {
		case nothing[lower]:
			row.cells[i] = ""
			t.Nothing++
		case failed[lower]:
			row.cells[i] = ""
			t.note(row, t.Columns[i].Name, "the spreadsheet could not work it out", cell)
		}
	}
}

var (
	// nothing are cells that say that there is nothing.
	nothing = set("?", "-", "–", "—", "n/a", "null", "nan", "undefined", "(blank)")
	// failed are the errors of spreadsheets.
	failed = set("#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#error!", "#spill!", "#calc!", "err:502", "err:508", "err:509")
)

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}

// isSep tells the line that says to Excel which mark stands between cells.
func isSep(row Row) bool {
	return len(row.cells) == 1 && strings.HasPrefix(strings.ToLower(row.cells[0]), "sep=")
}

func lastFilled(cells []string) int {
	for i := len(cells) - 1; i >= 0; i-- {
		if cells[i] != "" {
			return i + 1
		}
	}
	return 0
}

// letters names a column as a spreadsheet does: A, B, …, AA.
func letters(i int) string {
	name := string(rune('A' + i%26))
	if i >= 26 {
		return letters(i/26-1) + name
	}
	return name
}

// headOf is the row that names the columns: among the first, the one with the most names that are known, or else the first
// with about as many cells as those below it; -1 where there is none.
func headOf(rows []Row) int {
	const far = 20
	width := 0
	for _, row := range rows[:min(len(rows), 200)] {
		width = max(width, filled(row.cells))
	}
	best, most := -1, 0
	for i, row := range rows[:min(len(rows), far)] {
		if isSep(row) {
			continue
		}
		known := 0
		for _, cell := range row.cells {
			if len(cell) < 60 && nameTarget(cell) != "" {
				known++
			}
		}
		if known > most && 2*filled(row.cells) >= min(width, 4) {
			best, most = i, known
		}
	}
	if best >= 0 && (most > 1 || width < 3) {
		return best
	}
	return slices.IndexFunc(rows, func(r Row) bool {
		return 2*filled(r.cells) > width && !isSep(r)
	})
}

// holdsData tells a row that names nothing: it holds a telephone number, a postcode or an address of the net.
func holdsData(row Row) bool {
	return slices.ContainsFunc(row.cells, func(cell string) bool {
		_, noPostcode := contact.Postcode(cell)
		p, noPhone := contact.ReadPhone(cell)
		return noPostcode == "" || noPhone == "" && len(p.Dial) > 9 || address.MatchString(cell) || web.MatchString(cell)
	})
}

func filled(cells []string) int {
	n := 0
	for _, cell := range cells {
		if cell != "" {
			n++
		}
	}
	return n
}

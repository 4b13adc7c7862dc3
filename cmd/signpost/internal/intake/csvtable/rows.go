package csvtable

import (
	"bytes"
	"fmt"
)

// Rows reads a file of which the first row is known to name the columns: all rows as they stand, that one too. The error is a
// LimitError.
func Rows(data []byte) ([][]string, error) {
	if len(data) > MaxSize {
		return nil, &LimitError{fmt.Sprintf("it has more than %d MB", MaxSize>>20)}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, &LimitError{"it is empty"}
	}
	text, _, err := decode(data)
	if err != nil {
		return nil, err
	}
	rows, err := readRows(text, delimiterOf(text))
	if err != nil {
		return nil, err
	}
	var all [][]string
	for _, r := range rows {
		all = append(all, r.cells)
	}
	return all, nil
}

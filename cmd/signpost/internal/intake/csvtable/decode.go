package csvtable

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode gives the text of a file, whatever its encoding.
func decode(data []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return utf16Text(data[2:], false), "UTF-16", nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf16Text(data[2:], true), "UTF-16", nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if n := min(len(data), 4000); n > 1 {
		// Letters of the Latin alphabet have an empty byte each in UTF-16, before or after.
		even, odd := 0, 0
		for i := 0; i+1 < n; i += 2 {
			if data[i] == 0 {
				even++
			}
			if data[i+1] == 0 {
				odd++
			}
		}
		if even > n/4 || odd > n/4 {
			return utf16Text(data, even > odd), "UTF-16", nil
		}
	}
	if controls(data) > len(data)/20 {
		return "", "", &LimitError{"it is no text: save the sheet as CSV"}
	}
	if start := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 200)])); bytes.HasPrefix(start, []byte("<html")) || bytes.HasPrefix(start, []byte("<!doctype")) || bytes.HasPrefix(start, []byte("<?xml")) {
		return "", "", &LimitError{"it is a web page: open it as a spreadsheet, and save the sheet as CSV"}
	}
	if utf8.Valid(data) {
		return string(data), "UTF-8", nil
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", &LimitError{"it is in no encoding that is known: save it as UTF-8"}
	}
	return string(decoded), "Windows-1252", nil
}

// controls counts the bytes that no text has.
func controls(data []byte) int {
	n := 0
	for _, b := range data {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			n++
		}
	}
	return n
}

func utf16Text(data []byte, bigEndian bool) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		a, b := uint16(data[2*i]), uint16(data[2*i+1])
		if bigEndian {
			a, b = b, a
		}
		units[i] = a | b<<8
	}
	return string(utf16.Decode(units))
}

// lineEnds gives all lines the same end; those of an old Mac, too.
func lineEnds(text string) string {
	if strings.Count(text, "\n") == 0 {
		return strings.ReplaceAll(text, "\r", "\n")
	}
	return strings.ReplaceAll(text, "\r\n", "\n")
}

// delimiters are the marks that stand between cells.
var delimiters = []rune{',', ';', '\t', '|'}

// delimiterOf is the mark that takes the first rows apart into the most columns, and the same number of them.
func delimiterOf(text string) rune {
	if first, _, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(first), "sep=") && len(strings.TrimSpace(first)) == 5 {
		return rune(first[4])
	}
	head := text[:min(len(text), 64<<10)]
	best, most := ',', 0
	for _, d := range delimiters {
		r := &cellReader{text: head, delimiter: d}
		widths := map[int]int{}
		for range 30 {
			if row := r.row(); row != nil {
				widths[len(row)]++
			}
		}
		score := 0
		for width, n := range widths { // the highest, whatever the order
			if width > 1 {
				score = max(score, n*100+min(width, 50))
			}
		}
		if score > most {
			best, most = d, score
		}
	}
	return best
}

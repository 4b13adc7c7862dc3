package geo

import "strings"

// A code is a postcode, or the beginning of one.
type code struct {
	area string // a sector, "B97 4", or a district, "B97"
	unit int    // the last two letters as a number, or whole
}

// whole is the unit of a code that is all of its area.
const whole = -1

// letters are those that stand last in a postcode (British Standard BS 7666-2:2006, annex C): none that is taken for
// another when written by hand.
const letters = "ABDEFGHJLNPQRSTUWXYZ"

// units is how many postcodes a sector can have.
const units = len(letters) * len(letters)

// String is the code in its written form, "B97 4EX".
func (c code) String() string {
	if c.unit == whole {
		return c.area
	}
	return c.area + string(letters[c.unit/len(letters)]) + string(letters[c.unit%len(letters)])
}

// district is the part before the space.
func (c code) district() string {
	district, _, _ := strings.Cut(c.area, " ")
	return district
}

// readCodes reads what a person, or a file, writes of a postcode: in any case, with spaces, dots and hyphens anywhere.
// It gives every way to read it, most likely first: "WR11" is a district, or else the sector "WR1 1". A space where one
// belongs leaves no doubt. One letter after a sector, as while typing, is passed over.
func readCodes(text string) []code {
	compact, gap := compactCode(text)
	if isDistrict(compact[:gap]) {
		if c, ok := inward(compact[:gap], compact[gap:]); ok && gap < len(compact) {
			return []code{c}
		}
	}
	var list []code
	for cut := min(4, len(compact)); cut >= 2; cut-- {
		if c, ok := inward(compact[:cut], compact[cut:]); ok && isDistrict(compact[:cut]) {
			list = append(list, c)
		}
	}
	return list
}

// compactCode is the text in capitals without what separates; gap is where its only separator was, or 0. What is too
// long, or has other characters, gives nothing.
func compactCode(text string) (compact string, gap int) {
	const longest = 7
	var b [longest]byte
	n, gaps, open := 0, 0, false
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z':
			r -= 'a' - 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		case r == ' ', r == '\t', r == '-', r == '.', r == '\u00a0':
			open = n > 0
			continue
		default:
			return "", 0
		}
		if n == longest {
			return "", 0
		}
		if open {
			gap, gaps, open = n, gaps+1, false
		}
		b[n] = byte(r)
		n++
	}
	if gaps > 1 {
		gap = 0
	}
	return string(b[:n]), gap
}

// isDistrict tells the form of what stands before the space: "B9", "B97", "W1A", "WR1", "WR11", "EC1A".
func isDistrict(s string) bool {
	n := 0
	for n < len(s) && n < 2 && isLetter(s[n]) {
		n++
	}
	if n == 0 || n == len(s) || !isDigit(s[n]) {
		return false
	}
	rest := s[n+1:]
	return rest == "" || len(rest) == 1 && (isDigit(rest[0]) || isLetter(rest[0]))
}

// inward reads what stands after the district.
func inward(district, rest string) (code, bool) {
	if rest == "" {
		return code{district, whole}, true
	}
	c := code{district + " " + rest[:1], whole}
	switch {
	case !isDigit(rest[0]) || len(rest) > 3:
		return code{}, false
	case len(rest) == 3:
		first, second := strings.IndexByte(letters, rest[1]), strings.IndexByte(letters, rest[2])
		if first < 0 || second < 0 {
			return code{}, false
		}
		c.unit = first*len(letters) + second
	case len(rest) == 2 && !isLetter(rest[1]):
		return code{}, false
	}
	return c, true
}

func isDigit(b byte) bool  { return b >= '0' && b <= '9' }
func isLetter(b byte) bool { return b >= 'A' && b <= 'Z' }

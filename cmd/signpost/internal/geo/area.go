package geo

import (
	"fmt"
	"strings"
)

// An Area is a choice of postcodes: those that begin with the letters of a town, "WR", with a district, "B97", or with a
// sector, "B97 4".
type Area string

// ReadArea reads an Area as a person writes it. The reason is empty where it is one.
func ReadArea(text string) (a Area, reason string) {
	trimmed := strings.ToUpper(strings.TrimSpace(text))
	if n := len(trimmed); (n == 1 || n == 2) && isLetter(trimmed[0]) && isLetter(trimmed[n-1]) {
		return Area(trimmed), ""
	}
	codes := readCodes(trimmed)
	if len(codes) == 0 || codes[0].unit != whole {
		return "", fmt.Sprintf("%q is no beginning of postcodes: write the letters of a town, WR, a district, B97, or a sector, %q", text, "B97 4")
	}
	return Area(codes[0].area), ""
}

// holds reports whether a postcode is in the area. "EC1" holds EC1A too: central London has letters after its districts.
func (a Area) holds(c code) bool {
	name, district := string(a), c.district()
	if name == lettersOf(district) || name == c.area || name == district {
		return true
	}
	last := len(district) - 1
	return name == district[:last] && isLetter(district[last])
}

// lettersOf are those with which a code begins.
func lettersOf(code string) string {
	n := 0
	for n < len(code) && isLetter(code[n]) {
		n++
	}
	return code[:n]
}

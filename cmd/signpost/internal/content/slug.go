package content

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// LongestSlug is the longest name that an entry is given, in characters: file systems take 255, and people read an address
// out.
const LongestSlug = 80

// Sluggable reports whether a title has a letter or a digit of which a slug can be made.
func Sluggable(title string) bool { return Slug(title+" 1") != "1" }

// Slug makes the name of a file out of a title: small letters without accents, digits, and single hyphens between
// them. "Women's Aid (Redditch)" becomes "womens-aid-redditch". A title without any letter that can be kept gives
// "entry".
func Slug(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(title)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '&':
			if b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteString("and")
			gap = true
		case r == '\'' || r == '’' || r == '.' || unicode.Is(unicode.Mn, r):
			// "women's" is one word, and so is "u.3.a."
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "entry"
	}
	return b.String()
}

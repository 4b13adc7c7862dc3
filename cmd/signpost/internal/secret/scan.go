package secret

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
)

// A Found is something that gives a place away.
type Found struct {
	Place *directory.Place
	What  What
	At    int // the byte at which it begins
}

// near is how many words lie at most between latitude and longitude where they are one place's: names and signs.
const near = 8

// Scan looks through a file that is to be published, or that somebody has written. It gives what it finds, in order, once
// for each time it is there. The path tells how its lines are to be read.
func (f *Finder) Scan(path string, data []byte) []Found {
	if strings.HasSuffix(path, ".ics") {
		data = bytes.ReplaceAll(data, []byte("\r\n "), nil) // lines are folded there, in the middle of words
	}
	var found []Found
	var active []progress
	var seen map[seenKey]int // the number of the word at which a coordinate was last read
	r := reader{data: data}
	for n := 0; r.next(); n++ {
		kept := active[:0]
		for _, p := range active {
			needle := &f.needles[p.needle]
			if !needle.matches(p.read, r.word) {
				continue
			}
			if p.read++; p.read < len(needle.words) {
				kept = append(kept, p)
			} else if what, told := f.tells(needle, n, &seen); told {
				found = append(found, Found{f.hidden[needle.place].Place, what, p.at})
			}
		}
		active = kept
		if !f.begins[r.hash%uint32(len(f.begins))] {
			continue
		}
		for _, i := range f.first[string(r.word)] {
			if needle := &f.needles[i]; len(needle.words) == 1 {
				found = append(found, Found{f.hidden[needle.place].Place, needle.what, r.start})
			} else {
				active = append(active, progress{i, 1, r.start})
			}
		}
	}
	return found
}

// progress is a needle of which some words have been read.
type progress struct{ needle, read, at int }

type seenKey struct {
	place int
	what  What
}

func (n *needle) matches(i int, word []byte) bool {
	if i == len(n.words)-1 && (n.what == latitude || n.what == longitude) {
		return bytes.HasPrefix(word, []byte(n.words[i]))
	}
	return string(word) == n.words[i]
}

// tells reports whether a needle that has been read to its end, at word n, gives its place away, and by what.
func (f *Finder) tells(needle *needle, n int, seen *map[seenKey]int) (What, bool) {
	other := longitude
	switch needle.what {
	case latitude:
	case longitude:
		other = latitude
	default:
		return needle.what, true
	}
	if *seen == nil {
		*seen = map[seenKey]int{}
	}
	(*seen)[seenKey{needle.place, needle.what}] = n
	at, ok := (*seen)[seenKey{needle.place, other}]
	return Coordinates, ok && n-at <= near
}

// A reader reads a text word by word: small letters and digits, without what stands between.
type reader struct {
	data  []byte
	at    int
	word  []byte // of the last next
	start int    // where it begins
	hash  uint32
}

// fold gives small letters and digits for what is part of a word in ASCII, and 0 for what is not.
var fold = func() (table [256]byte) {
	for b := range table {
		switch {
		case b >= '0' && b <= '9', b >= 'a' && b <= 'z':
			table[b] = byte(b)
		case b >= 'A' && b <= 'Z':
			table[b] = byte(b) + 'a' - 'A'
		}
	}
	return table
}()

// next reads the next word, if there is one.
func (r *reader) next() bool {
	r.word, r.hash = r.word[:0], 2166136261
	for r.at < len(r.data) {
		b, n := fold[r.data[r.at]], 1
		if b == 0 {
			var c rune
			if c, n = r.other(); c >= 0x80 {
				r.begin()
				for _, b := range utf8.AppendRune(nil, c) {
					r.add(b)
				}
				r.at += n
				continue
			}
			b = fold[c]
		}
		if b == 0 && len(r.word) > 0 {
			return true
		}
		if b != 0 {
			r.begin()
			r.add(b)
		}
		r.at += n
	}
	return len(r.word) > 0
}

func (r *reader) begin() {
	if len(r.word) == 0 {
		r.start = r.at
	}
}

func (r *reader) add(b byte) {
	r.word = append(r.word, b)
	r.hash = (r.hash ^ uint32(b)) * 16777619
}

// other reads what is no letter or digit of ASCII: a letter or digit in another way, in small letters, or 0 for what stands
// between two words; and how long it is.
func (r *reader) other() (c rune, n int) {
	rest := r.data[r.at:]
	switch rest[0] {
	case '&': // &amp; &#39; &#x5A;
		for i := 1; i < min(len(rest), 10); i++ {
			if rest[i] == ';' {
				return reference(string(rest[1:i])), i + 1
			}
			if fold[rest[i]] == 0 && rest[i] != '#' {
				break
			}
		}
	case '%': // %20
		if len(rest) > 2 && hex(rest[1]) && hex(rest[2]) {
			code, err := strconv.ParseUint(string(rest[1:3]), 16, 8)
			if err != nil || code >= utf8.RuneSelf {
				return 0, 3
			}
			return plain(rune(code)), 3
		}
	case '\\': // \n \, \u00a0
		if len(rest) > 5 && rest[1] == 'u' {
			code, err := strconv.ParseUint(string(rest[2:6]), 16, 32)
			if err == nil {
				return plain(rune(code)), 6
			}
		}
		return 0, min(2, len(rest))
	case '<': // <b> </b> <br/>, but no attributes, which are read
		for i := 1; i < min(len(rest), 10); i++ {
			if rest[i] == '>' {
				return 0, i + 1
			}
			if fold[rest[i]] == 0 && rest[i] != '/' {
				break
			}
		}
	}
	if rest[0] < utf8.RuneSelf {
		return 0, 1
	}
	c, n = utf8.DecodeRune(rest)
	return plain(c), n
}

// reference is what an HTML character reference stands for, without its & and ;.
func reference(name string) rune {
	number, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0
	}
	base := 10
	if len(number) > 0 && number[0]|0x20 == 'x' {
		number, base = number[1:], 16
	}
	code, err := strconv.ParseUint(number, base, 32)
	if err != nil || code > unicode.MaxRune {
		return 0
	}
	return plain(rune(code))
}

// plain is a letter or a digit in small letters, those of full width as others are; 0 for anything else.
func plain(c rune) rune {
	if c >= 0xff01 && c <= 0xff5e {
		c -= 0xfee0
	}
	if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
		return 0
	}
	return unicode.ToLower(c)
}

func hex(b byte) bool {
	return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'f'
}

func hash(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}

// wordsOf are the words of a text.
func wordsOf(text string) []string {
	var list []string
	for r := (reader{data: []byte(text)}); r.next(); {
		list = append(list, string(r.word))
	}
	return list
}

package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind tells the pieces of a line apart.
type tokenKind int

const (
	tWord    tokenKind = iota
	tNumber            // 9, 09, 1400, 2027
	tTime              // 9.30, 09:30
	tOrdinal           // 1st, 22nd
	tDate              // 12/10/2026, 12.10.26, 2026-10-12
	tDash
	tComma
	tSlash
	tColon
	tAnd // and, plus, &, +
	tOpen
	tClose
	tEnd  // what ends a sentence: ; | . bullets and new lines
	tOdd  // a sign that has no meaning here
	tStop // after the last token
)

// token is a piece of a line with its place. Its text is in lower case,
// without apostrophes.
type token struct {
	kind     tokenKind
	text     string
	off, end int
	a, b, c  int // of a number; hour, minute; day, month, year
}

// scanner cuts a line into tokens.
type scanner struct {
	line   string
	i      int
	tokens []token
}

func scan(line string) []token {
	s := scanner{line: line, tokens: make([]token, 0, 32)}
	for s.i < len(line) {
		s.next()
	}
	s.add(tStop, s.i, "")
	return s.tokens
}

func (s *scanner) add(k tokenKind, from int, text string) *token {
	s.tokens = append(s.tokens, token{kind: k, text: text, off: from, end: s.i})
	return &s.tokens[len(s.tokens)-1]
}

func (s *scanner) next() {
	from := s.i
	r, size := utf8.DecodeRuneInString(s.line[s.i:])
	switch {
	case r >= '0' && r <= '9':
		s.number()
	case unicode.IsLetter(r):
		s.word()
	case r == '\n':
		s.i++
		s.add(tEnd, from, "\n")
	case unicode.IsSpace(r) || strings.ContainsRune("\"“”„'’‘`\u200b\ufeff", r):
		s.i += size
	default:
		s.i += size
		s.sign(r, from)
	}
}

func (s *scanner) sign(r rune, from int) {
	kind := tOdd
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', '~', '～':
		if n := len(s.tokens); n > 0 && s.tokens[n-1].kind == tDash && s.tokens[n-1].end == from {
			return // "--" is one dash
		}
		kind = tDash
	case ',':
		kind = tComma
	case '/':
		kind = tSlash
	case ':':
		kind = tColon
	case '&':
		kind = tAnd
	case '+':
		if n := len(s.tokens); n == 0 || s.tokens[n-1].end < from || s.tokens[n-1].kind == tWord {
			kind = tAnd // "Mon + Wed"; "18+" is an age
		}
	case '(', '[':
		kind = tOpen
	case ')', ']':
		kind = tClose
	case ';', '|', '•', '·', '●', '▪', '◦', '*', '!', '…':
		kind = tEnd
	case '.':
		if n := len(s.tokens); n > 0 && s.tokens[n-1].end == from && s.tokens[n-1].kind == tEnd {
			return // "..." ends a sentence once
		}
		if n := len(s.tokens); n > 0 && s.tokens[n-1].end == from && abbreviated(s.tokens[n-1].text) {
			return
		}
		kind = tEnd
	case '@':
		s.add(tWord, from, "at")
		return
	}
	s.add(kind, from, s.line[from:s.i])
}

// abbreviated reports whether a full stop after a word belongs to the word.
func abbreviated(word string) bool {
	switch word {
	case "am", "pm", "noon", "may":
		return false
	case "exc", "excl", "ex", "inc", "incl", "hols", "hrs":
		return true
	}
	_, isDay := dayWords[word]
	_, isMonth := monthWords[word]
	return (isDay || isMonth) && len(word) <= 5
}

// word reads letters; apostrophes inside are dropped, so that "Monday's" and
// "Mondays" are one, and "a.m." is "am".
func (s *scanner) word() {
	from := s.i
	if n := halfDay(s.line[s.i:]); n > 0 {
		s.i += n
		s.add(tWord, from, strings.ToLower(s.line[from:from+1])+"m")
		return
	}
	plain := true
	for s.i < len(s.line) {
		r, size := utf8.DecodeRuneInString(s.line[s.i:])
		if r == '\'' || r == '’' || r == '‘' || r == '`' {
			plain = false
		} else if !unicode.IsLetter(r) {
			break
		}
		s.i += size
	}
	text := strings.ToLower(s.line[from:s.i])
	if !plain {
		text = strings.Map(func(r rune) rune {
			if strings.ContainsRune("'’‘`", r) {
				return -1
			}
			return r
		}, text)
	}
	if text == "u" && len(s.line) >= s.i+2 && strings.EqualFold(s.line[s.i:s.i+2], "3a") {
		s.i += 2
		text = "u3a"
	}
	if text == "and" || text == "plus" {
		s.add(tAnd, from, text)
		return
	}
	s.add(tWord, from, text)
}

// halfDay is the length of "a.m.", "p.m", "a. m." at the start of text, or 0.
func halfDay(text string) int {
	if len(text) < 3 || !strings.ContainsRune("apAP", rune(text[0])) || text[1] != '.' {
		return 0
	}
	n := 2
	if text[n] == ' ' {
		n++
	}
	if n >= len(text) || text[n] != 'm' && text[n] != 'M' {
		return 0
	}
	n++
	if n < len(text) && text[n] == '.' {
		return n + 1
	}
	if r, _ := utf8.DecodeRuneInString(text[n:]); unicode.IsLetter(r) {
		return 0
	}
	return n
}

// number reads digits, and what can only belong to them: minutes, the rest of
// a date, "st" and its like.
func (s *scanner) number() {
	from := s.i
	if t, ok := s.numericDate(); ok {
		s.i = t.end
		s.tokens = append(s.tokens, t)
		return
	}
	a, n := digits(s.line[s.i:])
	s.i += n
	if n <= 2 {
		if b, m, ok := minutes(s.line[s.i:]); ok {
			s.i += m
			t := s.add(tTime, from, s.line[from:s.i])
			t.a, t.b = a, b
			return
		}
		if rest := s.line[s.i:]; len(rest) >= 2 {
			switch strings.ToLower(rest[:2]) {
			case "st", "nd", "rd", "th":
				if r, _ := utf8.DecodeRuneInString(rest[2:]); !unicode.IsLetter(r) {
					s.i += 2
					s.add(tOrdinal, from, s.line[from:s.i]).a = a
					return
				}
			}
		}
	}
	s.add(tNumber, from, s.line[from:s.i]).a = a
	if rest := s.line[s.i:]; len(rest) > 2 && rest[0] == '.' && halfDay(rest[1:]) > 0 {
		s.i++ // "8.a.m."
	}
}

// minutes reads ".30", ":30", "·30" and ":30:00".
func minutes(text string) (b, n int, ok bool) {
	sign := 1
	if strings.HasPrefix(text, "·") {
		sign = len("·")
	} else if !strings.HasPrefix(text, ".") && !strings.HasPrefix(text, ":") {
		return 0, 0, false
	}
	b, d := digits(text[sign:])
	if d != 2 {
		return 0, 0, false
	}
	n = sign + d
	if strings.HasPrefix(text[n:], ":00") {
		if _, d := digits(text[n+1:]); d == 2 {
			n += 3
		}
	}
	return b, n, true
}

// numericDate reads 2026-10-12, 12/10/2026, 12.10.26 and 12-10-2026. Day
// comes before month, as everywhere in Britain.
func (s *scanner) numericDate() (token, bool) {
	text := s.line[s.i:]
	a, n := digits(text)
	if n != 1 && n != 2 && n != 4 || n >= len(text) {
		return token{}, false
	}
	sign := text[n]
	if sign != '/' && sign != '.' && sign != '-' {
		return token{}, false
	}
	b, m := digits(text[n+1:])
	end := n + 1 + m
	if m < 1 || m > 2 || end >= len(text) || text[end] != sign {
		return token{}, false
	}
	c, k := digits(text[end+1:])
	end += 1 + k
	t := token{kind: tDate, text: text[:end], off: s.i, end: s.i + end}
	switch {
	case n == 4 && k >= 1 && k <= 2 && sign != '.':
		t.a, t.b, t.c = c, b, a
	case n <= 2 && k == 4:
		t.a, t.b, t.c = a, b, c
	case n <= 2 && k == 2 && sign != '-':
		t.a, t.b, t.c = a, b, 2000+c
	default:
		return token{}, false
	}
	return t, true
}

// digits reads a whole number of up to six digits; n is 0 where there is none.
func digits(text string) (value, n int) {
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		if n < 6 {
			value = value*10 + int(text[n]-'0')
		}
		n++
	}
	return value, n
}

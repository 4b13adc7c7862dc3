package urgent

import (
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed danger.txt
var dangerText string

// Danger reports whether a text has words of suicide, self-harm, violence, abuse or emergency, as danger.txt lists
// them: whoever types it is shown the numbers to call before anything else. It errs on the side of showing them.
func Danger(text string) bool { return danger().compiled.MatchString(Fold(text)) }

// Pattern is what finds words of danger in a folded text, as a regular expression that means the same to JavaScript,
// without flags, as to Go. It is to be written into a script between slashes: it has backslashes, but no slash, quote or
// angle bracket. The browser's Danger(text) is then /…/.test(fold(text)).
func Pattern() string { return danger().pattern }

// Fold brings a text to the form in which it is searched for words of danger: small letters, without accents and
// apostrophes, one space for whatever is neither letter nor digit, a space at both ends. In JavaScript:
//
//	const fold = text => ` ${text
//		.replace(/['’‘ʼ´`′＇]/g, "")
//		.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
//		.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `
func Fold(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	gap := true
	for _, r := range norm.NFKD.String(apostrophes.Replace(text)) {
		switch {
		case unicode.Is(unicode.M, r):
		case unicode.IsLetter(r), unicode.IsNumber(r):
			b.WriteRune(unicode.ToLower(r))
			gap = false
		case !gap:
			b.WriteByte(' ')
			gap = true
		}
	}
	if !gap || b.Len() == 1 {
		b.WriteByte(' ')
	}
	return b.String()
}

var apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "", "ʼ", "", "´", "", "`", "", "′", "", "＇", "")

type dangerWords struct {
	pattern  string
	compiled *regexp.Regexp
}

// A mistake in the embedded list is found by the tests of this package. It ends the program, for without the list
// nobody in danger would be told whom to call.
var danger = sync.OnceValue(func() dangerWords {
	pattern, err := compile(dangerText)
	if err != nil {
		panic("danger.txt: " + err.Error())
	}
	return dangerWords{pattern, regexp.MustCompile(pattern)}
})

// A step of a phrase is a word as written, or a choice of ways to go on. Where a choice may be left out one of its ways
// is empty.
type step struct {
	word string
	ways [][]step
}

// compile makes the pattern of a list. Its language is told in danger.txt.
func compile(text string) (string, error) {
	lists := map[string][][]step{}
	var anywhere, last, alone [][]step
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		name, choice, list := strings.Cut(line, " = ")
		if list {
			ways, err := read(choice, lists)
			if err != nil {
				return "", fmt.Errorf("line %d: %w", i+1, err)
			}
			lists[name] = ways
			continue
		}
		line, first := strings.CutPrefix(line, ". ")
		line, end := strings.CutSuffix(line, " .")
		phrase, err := read(line, lists)
		switch {
		case err != nil:
		case emptiable(phrase):
			err = errors.New("says nothing")
		case first && !end:
			err = errors.New(`a phrase may end with ".", or stand between two`)
		}
		if err != nil {
			return "", fmt.Errorf("line %d: %w", i+1, err)
		}
		switch {
		case first:
			alone = append(alone, phrase...)
		case end:
			last = append(last, phrase...)
		default:
			anywhere = append(anywhere, phrase...)
		}
	}
	// Every word brings the space before it; the one behind the last is the text's own.
	var parts []string
	if len(anywhere) > 0 {
		parts = append(parts, oneOf(anywhere)+" ")
	}
	if len(last) > 0 {
		parts = append(parts, oneOf(last)+" $")
	}
	if len(alone) > 0 {
		parts = append(parts, "^"+oneOf(alone)+" $")
	}
	return strings.Join(parts, "|"), nil
}

// emptiable reports whether a phrase can do without a word of its own.
func emptiable(ways [][]step) bool {
	return slices.ContainsFunc(ways, func(way []step) bool {
		return !slices.ContainsFunc(way, func(s step) bool {
			if s.word != "" {
				return s.word != "_"
			}
			return !emptiable(s.ways)
		})
	})
}

// read reads the ways of a line.
func read(line string, lists map[string][][]step) ([][]step, error) {
	p := parser{text: line, lists: lists}
	ways := p.choice()
	if p.err == nil && p.text != "" {
		p.err = fmt.Errorf("can't be read from %q", p.text)
	}
	return ways, p.err
}

type parser struct {
	text  string // what is still to be read
	lists map[string][][]step
	err   error
}

func (p *parser) choice() [][]step {
	ways := [][]step{p.way()}
	for p.err == nil && strings.HasPrefix(p.text, "|") {
		p.text = p.text[1:]
		ways = append(ways, p.way())
	}
	return ways
}

func (p *parser) way() []step {
	var way []step
	for p.err == nil {
		p.text = strings.TrimLeft(p.text, " ")
		if p.text == "" || p.text[0] == '|' || p.text[0] == ')' {
			break
		}
		if p.text[0] == '(' {
			p.text = p.text[1:]
			way = append(way, step{ways: p.choice()})
			if p.err == nil && !strings.HasPrefix(p.text, ")") {
				p.err = errors.New("no closing bracket")
			}
			p.text = strings.TrimPrefix(p.text, ")")
			continue
		}
		end := strings.IndexAny(p.text, " |()")
		if end < 0 {
			end = len(p.text)
		}
		word := p.text[:end]
		p.text = p.text[end:]
		if ways, list := p.lists[word]; list {
			way = append(way, step{ways: ways})
			continue
		}
		if word != "_" && (strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789*") != "" || strings.Trim(word, "*") == "") {
			p.err = fmt.Errorf("%q is no word", word)
		}
		way = append(way, step{word: word})
	}
	return way
}

var wild = strings.NewReplacer("*", `\S*`, "_", `\S+`)

// oneOf is the pattern of a choice. Ways that begin alike share their beginning, and the space before it: that makes the
// pattern shorter.
func oneOf(ways [][]step) string {
	var beginnings []string
	rest := map[string][][]step{}
	optional := false
	for _, way := range ways {
		if len(way) == 0 {
			optional = true
			continue
		}
		beginning := " " + wild.Replace(way[0].word)
		if way[0].word == "" {
			beginning = oneOf(way[0].ways)
		}
		if _, known := rest[beginning]; !known {
			beginnings = append(beginnings, beginning)
		}
		rest[beginning] = append(rest[beginning], way[1:])
	}
	spaced := !optional
	for i, beginning := range beginnings {
		beginnings[i] += oneOf(rest[beginning])
		spaced = spaced && beginning[0] == ' '
	}
	switch {
	case len(beginnings) == 0:
		return ""
	case optional:
		return "(" + strings.Join(beginnings, "|") + ")?"
	case len(beginnings) == 1:
		return beginnings[0]
	case spaced:
		for i := range beginnings {
			beginnings[i] = beginnings[i][1:]
		}
		return " (" + strings.Join(beginnings, "|") + ")"
	}
	return "(" + strings.Join(beginnings, "|") + ")"
}

package content

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"signpost/cmd/signpost/internal/problem"
)

// otherFiles are the first bytes of files that are no text, and what they are.
var otherFiles = []struct{ begin, name string }{
	{"PK\x03\x04", "a Word or OpenDocument file"}, // a ZIP archive, as Office Open XML is
	{"\xd0\xcf\x11\xe0", "an old Word file"},
	{"{\\rtf", "a rich text file"},
	{"%PDF-", "a PDF file"},
}

// noText tells a file that is not written in UTF-8, and where that shows first.
func (f *File) noText(text []byte) (problem.Problem, bool) {
	const again = `save the file again with the encoding "UTF-8"`
	for _, other := range otherFiles {
		if bytes.HasPrefix(text, []byte(other.begin)) {
			return f.problem(problem.Pos{Line: 1, Col: 1}, "encoding", "this is "+other.name+", although its name ends in .md",
				"copy its text into a file that a plain text editor has made"), true
		}
	}
	at, ok := firstInvalid(text)
	switch {
	case ok:
		return problem.Problem{}, false
	case isUTF16(text):
		return f.problem(problem.Pos{Line: 1, Col: 1}, "encoding", "text is UTF-16, which some programs call Unicode, not UTF-8", again), true
	case text[at] == 0:
		return f.problem(position(text, at), "encoding", "a character NUL, which belongs in no text", "delete it, or "+again), true
	}
	return f.problem(position(text, at), "encoding", "text is not UTF-8 from here on", again), true
}

// isUTF16 knows UTF-16 by its byte order mark, or by its zeros: half of the bytes of English text.
func isUTF16(text []byte) bool {
	begin := text[:min(len(text), 200)]
	return bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) ||
		bytes.Count(begin, []byte{0}) > len(begin)/4
}

func firstInvalid(text []byte) (at int, ok bool) {
	if utf8.Valid(text) && bytes.IndexByte(text, 0) < 0 {
		return 0, true
	}
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			return at, false
		}
		at += size
	}
	return 0, true
}

// mostMisread is how many characters of one file are told.
const mostMisread = 5

// misread warns of characters that another program took apart: UTF-8 read as Windows-1252 and saved, so that "£" has become
// "Â£". Each is told where it stands first.
func (f *File) misread(text []byte) []problem.Problem {
	var problems []problem.Problem
	told := map[string]bool{}
	for at := 0; len(told) < mostMisread; {
		next := bytes.IndexByte(text[at:], 0xc3) // of all that begin one: Â, Ã, Ä, Å, â, ð
		if next < 0 {
			break
		}
		at += next
		typed, meant := takenApart(text[at:])
		if typed == "" {
			at++
			continue
		}
		if !told[typed] {
			told[typed] = true
			p := f.problem(position(text, at), "encoding", fmt.Sprintf("%q is %q that was read with the wrong encoding", typed, meant),
				fmt.Sprintf("write %s instead, wherever it stands in this file, and save it with the encoding \"UTF-8\"", meant))
			p.Severity = problem.Warning
			problems = append(problems, p)
		}
		at += len(typed)
	}
	return problems
}

// control warns of the first control character, which shows as nothing, or as a box, and breaks a feed.
func (f *File) control(text []byte) []problem.Problem {
	at := bytes.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 && r != 0x85 })
	if at < 0 {
		return nil
	}
	r, _ := utf8.DecodeRune(text[at:])
	p := f.problem(position(text, at), "encoding", fmt.Sprintf("a character that nobody sees, U+%04X, which belongs in no text", r),
		"delete the word around it, and type it anew")
	p.Severity = problem.Warning
	return []problem.Problem{p}
}

// takenApart gives the characters with which a text begins that were one, if they were. Only the six are looked for that
// begin the letters of Europe, punctuation and pictures: others, like É before a quotation mark, are what they seem.
func takenApart(text []byte) (typed, meant string) {
	lead, size := utf8.DecodeRune(text)
	n := 0
	switch lead {
	case 'Â', 'Ã', 'Ä', 'Å':
		n = 2
	case 'â':
		n = 3
	case 'ð':
		n = 4
	default:
		return "", ""
	}
	was := []byte{byte(lead)}
	for len(was) < n {
		r, more := utf8.DecodeRune(text[size:])
		b, ok := charmap.Windows1252.EncodeRune(r)
		if r >= 0x80 && r < 0xa0 { // the five that Windows-1252 does not have stay as they are
			b, ok = byte(r), true
		}
		if !ok {
			return "", ""
		}
		was, size = append(was, b), size+more
	}
	if r, whole := utf8.DecodeRune(was); whole == len(was) && r >= 0xa0 {
		return string(text[:size]), string(was)
	}
	return "", ""
}

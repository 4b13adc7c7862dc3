// Package content reads the Markdown files of a site.
//
// A file is YAML front matter between two "---" lines, then a Markdown body:
//
//	---
//	title: Health walk
//	when: Every Wednesday, 10.30am to 11.30am
//	---
//	A gentle walk round the lake.
//
// Read gives the front matter as Values that keep their line and column, so that whatever is found wrong with one
// later can be shown where it stands. What any field means is not known here; that is package directory's.
//
// Forgiven without a word: a byte order mark, Windows line ends, blank lines before the front matter, spaces after a
// "---", curly quotation marks around a value, tabs that indent, invisible characters in a name. Straighten writes all that as it is meant. Refused, as a problem with a place: TOML and JSON, text that is not UTF-8, a file over MaxSize, YAML anchors
// and aliases (a few lines of them can expand to gigabytes), front matter nested deeper than maxDepth. After a mistake
// in the YAML the line is mended in memory as far as it takes to read on, so that one run shows every mistake.
package content

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"signpost/cmd/signpost/internal/problem"
)

// MaxSize is the largest file that is read, in bytes. A page of a directory is a few kilobytes.
const MaxSize = 1 << 20

// A File is one Markdown file of a site.
type File struct {
	Path   string // relative to the site, with slashes: "content/services/health-walk.md"
	Folder string // the folder below content/: "services"; "" for a file in content/ itself
	Slug   string // the name without endings: "health-walk"
	Lang   string // the language of a translation: "cy" for "health-walk.cy.md"; "" for the directory's own

	Head     Value  // the front matter, always of Shape Fields
	Body     string // the Markdown after it, with "\n" line ends
	BodyLine int    // the line of the file on which Body begins

	Sum [sha256.Size]byte // SHA-256 of the file as it is
}

// Read reads the file at name, a path within the site as Paths gives it. Where the problems include an error, the File
// still holds all that could be understood. The error is the file system's.
func Read(site fs.FS, name string) (*File, []problem.Problem, error) {
	text, size, err := readUpTo(site, name, MaxSize)
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	if size > MaxSize {
		f := newFile(name)
		return f, f.tooLarge(size), nil
	}
	f, problems := Parse(name, text)
	return f, problems, nil
}

// readUpTo reads a file, and gives how many bytes it has; nothing is read of one with more than the limit.
func readUpTo(site fs.FS, name string, limit int64) (text []byte, size int64, err error) {
	f, err := site.Open(name)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	if info.Size() > limit {
		return nil, info.Size(), nil
	}
	// One more than there should be, so that the end is met without another turn; and a file that grows is told too.
	b := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	n, err := b.ReadFrom(io.LimitReader(f, limit+1))
	return b.Bytes(), n, err
}

func (f *File) tooLarge(size int64) []problem.Problem {
	return []problem.Problem{f.problem(problem.Pos{Line: 1, Col: 1}, "size",
		fmt.Sprintf("file is %d bytes long, the limit is %d", size, MaxSize),
		"move pictures into static/ and split long text into several pages")}
}

// Parse reads a text as Read does the file at name.
func Parse(name string, text []byte) (*File, []problem.Problem) {
	f := newFile(name)
	if len(text) > MaxSize {
		return f, f.tooLarge(int64(len(text)))
	}
	f.Sum = sha256.Sum256(text)
	return f, f.parse(text)
}

func newFile(name string) *File {
	f := &File{Path: name, Head: Value{Shape: Fields}, BodyLine: 1}
	rest := strings.TrimPrefix(name, "content/")
	if dir := path.Dir(rest); dir != "." {
		f.Folder = dir
	}
	f.Slug, f.Lang, _ = strings.Cut(strings.TrimSuffix(path.Base(rest), ".md"), ".")
	return f
}

// hasNoHead tells content/queries.md, the one file without front matter.
func (f *File) hasNoHead() bool { return f.Folder == "" && f.Slug == "queries" }

// parse fills in Head and Body.
func (f *File) parse(text []byte) []problem.Problem {
	if p, ok := f.noText(text); ok {
		return []problem.Problem{p}
	}
	text = unixText(text)
	if at := mergeMarkIn(text); at != nil {
		return []problem.Problem{f.problem(position(text, at[0]), "merge",
			"here stand two versions of the file, of which git could not tell which one is meant",
			"keep one of the two, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>")}
	}
	problems := append(f.misread(text), f.control(text)...)
	if f.hasNoHead() {
		f.Body = string(text)
		return problems
	}
	problems = append(problems, f.split(text)...)
	return append(problems, f.secondEntry()...)
}

// mergeMark is what git leaves in a file that two people have changed at once.
var mergeMark = regexp.MustCompile(`(?m)^(<<<<<<<|>>>>>>>)( |$)`)

// mergeMarkIn finds the first one in a text. Nearly no file has any, and to look for the letters takes a hundredth of the time.
func mergeMarkIn(text []byte) []int {
	if !bytes.Contains(text, []byte("<<<<<<<")) && !bytes.Contains(text, []byte(">>>>>>>")) {
		return nil
	}
	return mergeMark.FindIndex(text)
}

// split finds the front matter. The library ends it at any line that is "---" but for the spaces around it, so an
// indented one, which belongs to a block of text, is told apart here.
func (f *File) split(text []byte) []problem.Problem {
	opening := 1 + bytes.Count(text[:len(text)-len(bytes.TrimLeft(text, " \t\n"))], []byte("\n"))
	first, _, _ := bytes.Cut(bytes.TrimLeft(text, " \t\n"), []byte("\n"))
	start := problem.Pos{Line: opening, Col: 1}
	if line := string(bytes.TrimSpace(first)); line != "---" {
		f.BodyLine = opening
		message, hint := wrongOpening(line, text)
		return []problem.Problem{f.problem(start, "front-matter", message, hint)}
	}

	var head []byte
	format := frontmatter.NewFormat("---", "---", func(data []byte, _ any) error {
		head = bytes.Clone(data)
		return nil
	})
	body, err := frontmatter.MustParse(bytes.NewReader(text), nil, format)
	if err != nil { // the reader is in memory: only a missing end can come of it
		if p, ok := f.wrongEnd(text, opening); ok {
			return []problem.Problem{p}
		}
		return []problem.Problem{f.problem(start, "front-matter", `the second line "---" is missing`,
			`write "---" on a line of its own where the fields end and the text begins`)}
	}
	f.Body = string(body)
	f.BodyLine = 1 + bytes.Count(text[:len(text)-len(body)], []byte("\n"))

	closing := lastLine(text[:len(text)-len(body)])
	if closing[0] == ' ' || closing[0] == '\t' {
		return []problem.Problem{f.problem(problem.Pos{Line: f.BodyLine - 1, Col: 1}, "front-matter",
			`an indented "---" would end the fields here`,
			`write "***" for a line across the page, or move the text below the fields`)}
	}
	var problems []problem.Problem
	f.Head, problems = f.parseYAML(head, opening)
	return problems
}

// lastLine is the last line of text that holds anything but a line end.
func lastLine(text []byte) []byte {
	text = bytes.TrimRight(text, "\n")
	return text[bytes.LastIndexByte(text, '\n')+1:]
}

// position is the line and column of the byte at offset at.
func position(text []byte, at int) problem.Pos {
	before := text[:at]
	start := bytes.LastIndexByte(before, '\n') + 1
	return problem.Pos{Line: 1 + bytes.Count(before, []byte("\n")), Col: 1 + utf8.RuneCount(before[start:])}
}

func (f *File) problem(at problem.Pos, rule, message, hint string) problem.Problem {
	return problem.Problem{Path: f.Path, Line: at.Line, Col: at.Col, Rule: rule, Message: message, Hint: hint}
}

// Package markdown turns the body of an entry into safe HTML.
//
// Bodies come from strangers, so they are data: no raw HTML, link schemes from an allow-list, nothing that runs. What
// is not allowed is reported with its place, never dropped in silence. The dialect is CommonMark
// (https://spec.commonmark.org/0.31.2/) with GitHub's tables and bare web addresses, because volunteers preview their
// text there.
//
// A page's title is its only first-level heading, so where a body uses "#" all its headings move down by one.
package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A Body is one rendered text.
type Body struct {
	HTML  string // safe to put into a page as it is
	Text  string // the words alone, blocks separated by line breaks
	Links []Link // what it leads to within the site, in order
	Web   []Link // what it leads to elsewhere, in order: the Target is a whole address with https: or http:
}

// A Link leads from a body to an address of this site, or of another.
type Link struct {
	// Target is the site's own path with a slash at the end of a page's, without base path, query or fragment; "" for a
	// part of the same page.
	Target   string
	Fragment string // the part of the page, without the #, as it stands in the page's id
	Written  string // as it stands in the source; "" for a part of the same page, and for another site
	Image    bool
	Offset   int // byte offset in the source
}

// A Mistake is something in the source that must be changed.
type Mistake struct {
	Offset        int // byte offset in the source
	Rule          string
	Message, Hint string
}

// Resolve says where a relative link leads: target is the address within the site, href what to write into the page.
type Resolve func(dest string) (target, href string)

// One instance serves all goroutines: goldmark keeps nothing between calls but its tables.
var dialect = goldmark.New(
	goldmark.WithExtensions(
		extension.Table,
		extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:", "mailto:"})),
	),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
)

// Render reads a body. Where there are mistakes the Body holds what is left without them.
func Render(source string, resolve Resolve) (Body, []Mistake) {
	if strings.TrimSpace(source) == "" {
		return Body{}, nil
	}
	if deep, ok := tooDeep(source); ok {
		return Body{}, []Mistake{deep}
	}
	src := []byte(source)
	r := reader{source: src, resolve: resolve}
	context := parser.NewContext(parser.WithIDs(newHeadingIDs()))
	doc := dialect.Parser().Parse(text.NewReader(src), parser.WithContext(context))
	_ = ast.Walk(doc, r.visit) // visit returns no error
	for _, n := range r.refused {
		n.Parent().RemoveChild(n.Parent(), n)
	}
	if r.topHeading {
		r.shiftHeadings()
	}
	var html bytes.Buffer
	_ = dialect.Renderer().Render(&html, src, doc) // a buffer does not fail
	return Body{HTML: html.String(), Text: r.plainText(), Links: r.links, Web: r.web}, r.mistakes
}

type reader struct {
	source     []byte
	resolve    Resolve
	plain      strings.Builder
	links, web []Link
	mistakes   []Mistake
	refused    []ast.Node
	headings   []*ast.Heading
	topHeading bool
}

func (r *reader) mistake(offset int, rule, message, hint string) {
	r.mistakes = append(r.mistakes, Mistake{max(0, offset), rule, message, hint})
}

func (r *reader) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		if n.Type() == ast.TypeBlock {
			r.plain.WriteByte('\n')
		}
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Text:
		r.plain.Write(n.Segment.Value(r.source))
		if n.SoftLineBreak() || n.HardLineBreak() {
			r.plain.WriteByte(' ')
		}
	case *ast.String:
		r.plain.Write(n.Value)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.plain.Write(n.Lines().Value(r.source))
	case *ast.HTMLBlock:
		r.rawHTML(n.Pos())
	case *ast.RawHTML:
		r.rawHTML(n.Pos())
	case *ast.Heading:
		r.headings = append(r.headings, n)
		r.topHeading = r.topHeading || n.Level == 1
	case *ast.Link:
		n.Destination = r.link(n.Destination, n.Pos(), false)
	case *ast.Image:
		r.image(n)
	case *ast.AutoLink:
		r.autoLink(n)
	}
	return ast.WalkContinue, nil
}

func (r *reader) rawHTML(offset int) {
	tag := r.source[max(0, offset):]
	if end := bytes.IndexAny(tag, "> \n"); end >= 0 {
		tag = tag[:end]
	}
	if len(tag) > 20 {
		tag = tag[:20]
	}
	hint := "write it in Markdown: **bold**, [words](address), - for a list"
	switch name := strings.ToLower(string(tag)); {
	case strings.HasPrefix(name, "<img"):
		hint = "put the picture into static/pictures/, and write ![what it shows](/pictures/name.jpg)"
	case strings.HasPrefix(name, "<!--"):
		hint = "delete the comment, or keep it between the two lines \"---\", after a # and a space"
	}
	r.mistake(offset, "raw-html", fmt.Sprintf("HTML is not allowed here: %q", strings.TrimSpace(string(tag))), hint)
}

func (r *reader) shiftHeadings() {
	for _, h := range r.headings {
		h.Level = min(6, h.Level+1)
	}
}

func (r *reader) plainText() string {
	var lines []string
	for line := range strings.Lines(r.plain.String()) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

package wording

import (
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"signpost/cmd/signpost/internal/markdown"
)

// deepest is how many elements of HTML may lie in one another. What lies deeper becomes words alone.
const deepest = 40

// parse reads HTML and leaves only what Markdown can say: no script, no style, no picture, no form, and of links those that
// lead to the web, to a mail address or to a telephone. The words of all else stay.
func parse(text string) *html.Node {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil { // it is nested so deep that the parser gives up
		doc = &html.Node{Type: html.DocumentNode}
		doc.AppendChild(&html.Node{Type: html.TextNode, Data: withoutTags(text)})
		return doc
	}
	clean(doc, 0)
	return doc
}

func clean(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode || c.Type == html.ElementNode && wordless[c.DataAtom]:
			n.RemoveChild(c)
		case c.Type == html.ElementNode && depth > deepest:
			words := &html.Node{Type: html.TextNode, Data: " " + textOf(c) + " "}
			n.InsertBefore(words, c)
			n.RemoveChild(c)
		case c.Type == html.ElementNode && c.DataAtom == atom.Img:
			if alt := strings.TrimSpace(attribute(c, "alt")); alt != "" {
				n.InsertBefore(&html.Node{Type: html.TextNode, Data: " (" + alt + ") "}, c)
			}
			n.RemoveChild(c)
		default:
			clean(c, depth+1)
			if c.Type == html.ElementNode && (c.DataAtom == atom.A && !leadsOut(attribute(c, "href")) || wrapper[c.DataAtom]) {
				unwrap(n, c)
			}
		}
		c = next
	}
}

// wordless are elements whose text is for machines.
var wordless = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Object: true, atom.Iframe: true,
	atom.Svg: true, atom.Math: true, atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Head: true, atom.Select: true, atom.Input: true, atom.Button: true}

// wrapper are elements that mean nothing in Markdown, or would be code there.
var wrapper = map[atom.Atom]bool{atom.Font: true, atom.Span: true, atom.U: true, atom.Small: true, atom.Big: true, atom.Pre: true, atom.Code: true,
	atom.Tt: true, atom.Kbd: true, atom.Samp: true, atom.Textarea: true}

// unwrap puts the children of an element in its place.
func unwrap(parent, n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		parent.InsertBefore(c, n)
	}
	parent.RemoveChild(n)
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// leadsOut reports whether a link leads where one may: what is relative led to the source's own site.
func leadsOut(address string) bool {
	address, ok := markdown.Clean(address)
	if !ok || strings.ContainsAny(address, " \n\\<>\"") {
		return false
	}
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// textOf are the words within an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// withoutTags is what stands between angle brackets taken out.
func withoutTags(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		before, rest, found := strings.Cut(text, "<")
		b.WriteString(before + " ")
		if !found {
			break
		}
		_, text, _ = strings.Cut(rest, ">")
	}
	return b.String()
}

// plainText are the words of HTML, blocks on lines of their own.
func plainText(text string) string {
	var b strings.Builder
	doc := parse(text)
	for d := range doc.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(strings.ReplaceAll(d.Data, "\n", " "))
		}
		if d.Type == html.ElementNode && !inline[d.DataAtom] {
			b.WriteByte('\n')
		}
		for n := d; n != nil && n.NextSibling == nil && n.Parent != nil; n = n.Parent { // it is the last of a block
			if !inline[n.Parent.DataAtom] {
				b.WriteByte('\n')
				break
			}
		}
	}
	return b.String()
}

var inline = map[atom.Atom]bool{atom.A: true, atom.Abbr: true, atom.B: true, atom.Em: true, atom.I: true, atom.S: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Ins: true, atom.Strike: true, atom.Label: true}

// ofHTML is HTML as Markdown.
func ofHTML(text string) string {
	c := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin()))
	made, err := c.ConvertNode(parse(text))
	if err != nil {
		return ofText(plainText(text))
	}
	return strings.TrimSpace(string(made))
}

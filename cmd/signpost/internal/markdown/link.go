package markdown

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// schemes are what a link may begin with. Everything else ("javascript:", "data:", "vbscript:", "file:" and whatever
// comes next) is refused, so that nobody has to know every dangerous one.
var schemes = []string{"http", "https", "mailto", "tel", "sms"}

// link checks a destination and gives the one to write. A refused one becomes "#".
func (r *reader) link(raw []byte, offset int, image bool) []byte {
	dest, ok := Clean(string(raw))
	if !ok {
		r.unsafe(offset, string(raw))
		return []byte("#")
	}
	scheme, rest, hasScheme := cutScheme(dest)
	switch {
	case !image && r.footnote(offset):
		r.mistake(offset, "link", "footnotes are not made here", "write it into the text, in round brackets")
		return []byte("#")
	case dest == "":
		r.mistake(offset, "link", "a link leads nowhere", "write the address between the round brackets")
		return []byte("#")
	case strings.HasPrefix(dest, "#"):
		r.links = append(r.links, Link{Fragment: fragmentOf(dest), Offset: max(0, offset)})
		return []byte(dest)
	case strings.HasPrefix(dest, "//"), strings.Contains(dest, `\`):
		r.unsafe(offset, dest)
		return []byte("#")
	case hasScheme && image:
		r.mistake(offset, "link", fmt.Sprintf("picture %q is not part of this site", dest),
			"put the picture into static/pictures/ and write /pictures/name.jpg")
		return []byte("#")
	case hasScheme && !allowed(scheme), hasScheme && rest == "":
		r.unsafe(offset, dest)
		return []byte("#")
	case hasScheme:
		r.leadsOut(scheme, dest, offset)
		return []byte(dest)
	}
	target, href := r.resolve(dest)
	r.links = append(r.links, Link{Target: target, Fragment: fragmentOf(dest), Written: dest, Image: image, Offset: max(0, offset)})
	return []byte(href)
}

// footnote reports whether a link is the sign of a footnote, "[^1]", whose text further down is a single word: Markdown takes
// that for an address.
func (r *reader) footnote(offset int) bool {
	label, rest, _ := bytes.Cut(r.source[max(0, offset):], []byte("]"))
	return bytes.HasPrefix(label, []byte("[^")) && !bytes.HasPrefix(rest, []byte("("))
}

func (r *reader) leadsOut(scheme, address string, offset int) {
	if scheme == "https" || scheme == "http" {
		r.web = append(r.web, Link{Target: address, Offset: max(0, offset)})
	}
}

// fragmentOf is what follows the # of a destination, as the browser compares it with the ids of a page.
func fragmentOf(dest string) string {
	_, fragment, _ := strings.Cut(dest, "#")
	if plain, err := url.PathUnescape(fragment); err == nil {
		return plain
	}
	return fragment
}

func (r *reader) unsafe(offset int, dest string) {
	r.mistake(offset, "unsafe-link", fmt.Sprintf("a link can't lead to %q", dest),
		"a link begins with https://, mailto:, tel:, sms: or, within this site, with /")
}

func (r *reader) image(n *ast.Image) {
	n.Destination = r.link(n.Destination, n.Pos(), true)
	described := false
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && len(bytes.TrimSpace(t.Segment.Value(r.source))) > 0 {
			described = true
		}
		return ast.WalkContinue, nil
	})
	if !described {
		r.mistake(n.Pos(), "picture", "a picture has no description",
			"say what it shows between the square brackets: ![Two people walking by the lake](/pictures/lake.jpg)")
	}
}

func (r *reader) autoLink(n *ast.AutoLink) {
	address := string(n.URL(r.source))
	r.plain.Write(n.Label(r.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		return
	}
	scheme, _, ok := cutScheme(address)
	r.leadsOut(scheme, address, n.Pos())
	if ok && !allowed(scheme) {
		r.unsafe(n.Pos(), address)
		r.refused = append(r.refused, n) // taken out after the walk, which would lose its way
	}
}

// Clean is a destination as a browser would understand it: character references resolved, control characters and
// surrounding spaces gone. It is not ok if it would go on changing, as "&amp;#106;" does: somebody is hiding something.
func Clean(dest string) (string, bool) {
	once := clean(dest)
	return once, clean(once) == once
}

func clean(dest string) string {
	resolved := util.ResolveEntityNames(util.ResolveNumericReferences([]byte(dest)))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf) {
			return -1
		}
		return r
	}, string(resolved)))
}

// cutScheme splits "https://example.org" into "https" and the rest. Whatever stands before a colon that comes before
// any slash, question mark or hash is a scheme (RFC 3986, section 3), even a malformed one.
func cutScheme(dest string) (scheme, rest string, ok bool) {
	end := strings.IndexAny(dest, ":/?#")
	if end < 0 || dest[end] != ':' {
		return "", dest, false
	}
	return strings.ToLower(dest[:end]), dest[end+1:], true
}

func allowed(scheme string) bool {
	for _, s := range schemes {
		if s == scheme {
			return true
		}
	}
	return false
}

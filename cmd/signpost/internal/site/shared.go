package site

import (
	"bytes"
	"html/template"
	"slices"
	"sync"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/urgent"
	"signpost/cmd/signpost/internal/when"
)

// Most of a page stands on many others too: what is around it, and the cards of lists. Layouts make these pieces once, as
// html/template takes far longer to make one than to copy it. So that a piece is the same wherever it stands, its layout
// receives nothing that belongs to one page, and only parts and base.html make pieces, which all pages share.

// A Surround is what the layouts "top" and "foot" of base.html receive: what stands around pages.
type Surround struct {
	Settings *directory.Settings
	Urgent   []urgent.Number
	Made     when.Date // the day of the build
	Address  string    // of the page, if it is one of those in ownSurround; else ""
}

// ownSurround are the pages that say of themselves in what is around them that somebody is there.
var ownSurround = []string{"/", "/events/", "/themes/", "/a-to-z/", "/search/", "/pack/"}

// A frame is what stands around the main part of a page.
type frame struct {
	top, foot template.HTML
	err       error
}

// framed puts around a page what stands there.
func (s *Site) framed(p Page) (Page, error) {
	around := Surround{Settings: p.Settings, Urgent: p.Urgent, Made: p.Made}
	if slices.Contains(ownSurround, p.Address) {
		around.Address = p.Address
	}
	type key struct {
		settings *directory.Settings
		address  string
	}
	once, _ := s.frames.LoadOrStore(key{around.Settings, around.Address}, sync.OnceValue(func() (f frame) {
		if f.top, f.err = s.look.piece("top", around); f.err == nil {
			f.foot, f.err = s.look.piece("foot", around)
		}
		return f
	}))
	f := once.(func() frame)()
	p.Top, p.Foot = f.top, f.foot
	return p, f.err
}

// A cardCopy remembers how a card is shown, by the layout that shows it.
type cardCopy struct {
	mu    sync.Mutex
	shown map[string]template.HTML
}

// card shows a card as a part of the layouts does, "card", "card-deep" or "name".
func (l *Look) card(name string, c Card) (template.HTML, error) {
	if c.copy == nil {
		return l.piece(name, c)
	}
	c.copy.mu.Lock()
	defer c.copy.mu.Unlock()
	if html, ok := c.copy.shown[name]; ok {
		return html, nil
	}
	html, err := l.piece(name, c)
	if err == nil {
		if c.copy.shown == nil {
			c.copy.shown = map[string]template.HTML{}
		}
		c.copy.shown[name] = html
	}
	return html, err
}

// piece makes what a part of the layouts, or base.html, defines under a name.
func (l *Look) piece(name string, value any) (template.HTML, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if l.parts.Lookup(name) == nil {
		return "", nil // a base.html of the site's own has no use for it
	}
	if err := l.parts.ExecuteTemplate(b, name, value); err != nil {
		return "", layoutError("base.html", err, l.vocabulary(l.parts, value))
	}
	return template.HTML(b.String()), nil
}

// buffers are for pages while they are made. Most are of about the same length, and to let each grow anew takes as long as to
// fill it.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

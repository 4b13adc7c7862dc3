package site

import (
	"bytes"
	"html/template"
	"reflect"
	"slices"
	"sync"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/urgent"
	"signpost/cmd/signpost/internal/when"
)

// Most of a page stands on many others too: what is around it, the cards of lists, places, days. Layouts make these pieces
// once, as html/template takes far longer to make one than to copy it. So that a piece is the same wherever it stands, its
// layout receives nothing that belongs to one page, and only parts and base.html make pieces, which all pages share.

// A Surround is what the layouts "head", "top", "foot" and "print-foot" receive: what stands around pages.
type Surround struct {
	Settings *directory.Settings
	Urgent   []urgent.Number
	Made     when.Date // the day of the build
	Address  string    // of the page, if it is one of those in ownSurround; else ""
}

// ownSurround are the pages that say of themselves in what is around them that somebody is there.
var ownSurround = []string{"/", "/events/", "/themes/", "/a-to-z/", "/search/", "/pack/"}

// around is what stands around a page: the same value for all pages that have the same around them.
func (s *Site) around(p Page) *Surround {
	around := Surround{Settings: p.Settings, Urgent: p.Urgent, Made: p.Made}
	if slices.Contains(ownSurround, p.Address) {
		around.Address = p.Address
	}
	type key struct {
		settings *directory.Settings
		address  string
	}
	one, _ := s.surrounds.LoadOrStore(key{around.Settings, around.Address}, &around)
	return one.(*Surround)
}

// A cardCopy remembers how a card is shown, by the layout that shows it.
type cardCopy struct {
	mu    sync.Mutex
	shown map[string]template.HTML
}

// once shows a value as a part of the layouts does. Where Go can tell that a value is the same as another (it is a pointer, a
// text, a Moment, or a card that stands in many lists), the part is made once for both.
func (l *Look) once(name string, value any) (template.HTML, error) {
	if c, ok := value.(Card); ok {
		return l.card(name, c)
	}
	if value == nil || !reflect.TypeOf(value).Comparable() {
		return l.piece(name, value)
	}
	type key struct {
		name  string
		value any
	}
	if html, ok := l.pieces.Load(key{name, value}); ok {
		return html.(template.HTML), nil
	}
	html, err := l.piece(name, value)
	if err == nil {
		l.pieces.Store(key{name, value}, html)
	}
	return html, err
}

// card is once for a card.
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
	if err := l.parts.ExecuteTemplate(b, name, value); err != nil {
		return "", layoutError("base.html", err, l.vocabulary(l.parts, value))
	}
	return template.HTML(b.String()), nil
}

// buffers are for pages while they are made. Most are of about the same length, and to let each grow anew takes as long as to
// fill it.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

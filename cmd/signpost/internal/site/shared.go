package site

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"sync"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/urgent"
	"signpost/cmd/signpost/internal/when"
)

// Most of a page stands on many others too: what is around it, the cards of lists, places, days. Layouts make these pieces
// once, as html/template takes far longer to make one than to copy it. So that a piece is the same wherever it stands, it
// receives nothing that belongs to one page, and stands in base.html or in a part, which all pages share.

// A Surround is what the pieces around pages receive: "start", "top", "foot" and more of base.html, "print-foot" of _print.html.
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

// A cardCopy is the same in all copies of a card.
type cardCopy struct{ _ byte }

// once shows a value as a part of the layouts does. Where Go can tell that a value is the same as another (it is a pointer, a
// text, a Moment, or a card that stands in many lists), the part is made once for both.
func (l *Look) once(name string, value any) (template.HTML, error) {
	same := value
	if c, ok := value.(Card); ok {
		same = c.copy // nil where the card is a page's own
	}
	if same == nil || same == (*cardCopy)(nil) || !reflect.TypeOf(same).Comparable() {
		return l.piece(name, value)
	}
	type key struct {
		name string
		same any
	}
	if html, ok := l.pieces.Load(key{name, same}); ok {
		return html.(template.HTML), nil
	}
	html, err := l.piece(name, value)
	if err == nil {
		l.pieces.Store(key{name, same}, html)
	}
	return html, err
}

// piece makes what a part of the layouts, or base.html, defines under a name.
func (l *Look) piece(name string, value any) (template.HTML, error) {
	if l.parts.Lookup(name) == nil {
		return "", fmt.Errorf("no part is called %q", name)
	}
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

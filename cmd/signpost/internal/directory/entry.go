package directory

import (
	"slices"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/markdown"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// An Entry is what entries of all kinds have.
type Entry struct {
	Key
	Lang     string // "" for the directory's own language, "cy" for a Welsh translation
	Path     string // the file, relative to the site
	Title    string
	Summary  string // one plain sentence
	Keywords []string
	Aliases  []string // old slugs, whose addresses lead here
	ID       string   // a UUID in small letters, where the entry states one; else ""
	Checked  Checked
	Body     markdown.Body
	// Unread is whether no field of the file could be read, and why is a problem: then the entry stands in for whoever names it.
	Unread bool

	titleKey string // by which it is sorted
	body     bodySource
	fieldsAt []fieldAt
}

// Checked says who made sure that an entry is true, when and how.
type Checked struct {
	On  when.Date // the zero Date where nobody has
	By  string
	How string // one of CheckedHow
}

// Contact is how to get in touch. Fields that are not known are empty.
type Contact struct {
	Phone   contact.Phone
	Text    contact.Phone // a number for text messages
	Email   string
	Website string
	Consent bool // whoever's own number it is has agreed that it is published
}

// Any reports whether there is a way to get in touch at all.
func (c Contact) Any() bool {
	c.Consent = false
	return c != Contact{}
}

// Address is the site's own path of the entry's page, with a slash at both ends.
func (e *Entry) Address() string {
	address := e.Kind.Address(e.Slug)
	if e.Lang != "" {
		return "/" + e.Lang + address
	}
	return address
}

// AliasAddress is the old address that the alias stands for.
func (e *Entry) AliasAddress(alias string) string {
	if e.Lang != "" {
		return "/" + e.Lang + e.Kind.Address(alias)
	}
	return e.Kind.Address(alias)
}

// At is the place of a field in the entry's file; of a part of it with a dot, as "contact.phone", and of one item of a
// list of names with the name in brackets, as "themes[debt-advice]" or "entries.entry[services/health-walk]". Where the
// file does not have the field it is the first line.
func (e *Entry) At(field string) problem.Pos {
	for _, f := range e.fieldsAt {
		if f.name == field {
			return f.pos
		}
	}
	return problem.Pos{Line: 1, Col: 1}
}

// States reports whether the entry's own file has the field: a translation may have taken it from its original.
func (e *Entry) States(field string) bool {
	return slices.ContainsFunc(e.fieldsAt, func(f fieldAt) bool { return f.name == field })
}

type fieldAt struct {
	name string
	pos  problem.Pos
}

// entry gives generic code the common part of any kind.
func (e *Entry) entry() *Entry { return e }

// A ref is a reference as it was written, before it is known whether there is such an entry.
type ref struct {
	Key
	typed string // as it stands in the file
	of    int    // how many there are in its list; 0 where there is room for one
	field string
	pos   problem.Pos
}

// Markdown is the body as it was written. Where a translation has none of its own it is that of the original.
func (e *Entry) Markdown() string { return e.body.text }

// BodyPos is the place in the file of the byte at an offset of the body.
func (e *Entry) BodyPos(offset int) problem.Pos { return e.body.pos(offset) }

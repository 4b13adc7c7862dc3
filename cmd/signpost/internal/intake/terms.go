package intake

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
)

// gatherTerms makes the themes and areas that any record tells the title of, before others refer to them without one.
func (m *maker) gatherTerms(records []*Record) {
	each := func(r *Record) {
		for _, t := range r.Themes {
			m.site.entryFor(directory.Themes, t)
		}
		for _, t := range r.Areas {
			m.site.entryFor(directory.Areas, t)
		}
	}
	for _, r := range records {
		each(r)
		for _, p := range r.Places {
			each(p)
		}
	}
}

// theme is the slug of a theme that the table names; one that is not there yet is made, with the category for its title.
func (s *site) theme(name, category string) string {
	if known, ok := s.find(directory.Themes, name); ok {
		return known
	}
	return s.entryFor(directory.Themes, Term{Slug: content.Slug(name), Title: wording.Title(category)})
}

// entryFor is the slug of the theme or area that a term means: one that is there, or one that is made; "" where neither can be.
func (s *site) entryFor(kind directory.Kind, t Term) string {
	if content.Slug(t.Slug) != t.Slug || len(t.Slug) > longestSlug {
		t.Slug = content.Slug(t.Title)
	}
	title := wording.Line(t.Title)
	if known, ok := s.find(kind, t.Slug); ok {
		s.widen(kind, known, t.Within)
		return known
	}
	if known, ok := s.find(kind, title); ok {
		return known
	}
	if title == "" || t.Slug == "entry" {
		return ""
	}
	if s.taken[directory.Key{Kind: kind, Slug: t.Slug}] {
		return ""
	}
	t.Title, t.Summary = title, wording.Line(t.Summary)
	s.newTerms = append(s.newTerms, newTerm{kind, t})
	s.taken[directory.Key{Kind: kind, Slug: t.Slug}] = true
	s.name(kind, t.Slug, t.Slug)
	s.name(kind, title, t.Slug)
	s.widen(kind, t.Slug, t.Within)
	return t.Slug
}

// widen puts an area that is made into a larger one.
func (s *site) widen(kind directory.Kind, slug, within string) {
	i := slices.IndexFunc(s.newTerms, func(t newTerm) bool { return t.kind == kind && t.Slug == slug })
	if kind != directory.Areas || i < 0 || within == "" || s.newTerms[i].Within == "" && fold(within) == fold(s.newTerms[i].Title) {
		return
	}
	up := s.entryFor(kind, Term{Slug: content.Slug(within), Title: within})
	if up != "" && up != slug {
		s.newTerms[i].Within = up
	}
}

// A newTerm is a theme or an area that is made.
type newTerm struct {
	kind directory.Kind
	Term
}

func (m *maker) themes() {
	for _, t := range m.site.newTerms {
		head := lineOf("title", text(t.Title))
		if t.Summary != "" {
			head += lineOf("summary", text(t.Summary))
		}
		if directory.IsUUID(t.ID) {
			head += lineOf("id", text(strings.ToLower(t.ID)))
		}
		if t.Within != "" && t.kind == directory.Areas {
			head += lineOf("part_of", text(content.Slug(t.Within)))
		}
		m.files = append(m.files, File{Path: "content/" + string(t.kind) + "/" + t.Slug + ".md", New: true, Data: []byte("---\n" + head + "---\n")})
		m.report.New[t.kind]++
	}
}

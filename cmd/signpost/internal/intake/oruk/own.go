package oruk

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
)

type field = content.Field

// own reads what Signpost says of a record beyond the standard. It reports whether there is any.
func (m *mapper) own(r *intake.Record, n *node) bool {
	extra := n.get("signpost")
	if extra.shape != object {
		return false
	}
	kind, slug := directory.Kind(extra.str("kind")), extra.str("slug")
	fits := kind == r.Kind || kind == directory.Events && r.Kind == directory.Services
	fields := extra.get("fields")
	if !fits || slug == "" || content.Slug(slug) != slug {
		return false
	}
	r.Kind, r.Slug, r.Published = kind, slug, true
	r.Site, _ = strings.CutSuffix(extra.str("page"), kind.Address(slug))
	for _, f := range fields.members {
		m.ownField(r, f)
	}
	if kind == directory.Services || kind == directory.Events {
		summary := fields.peek("summary").text
		body := strings.TrimSpace(strings.TrimPrefix(n.str("description"), summary))
		r.Add("description", intake.Markdown, body)
	}
	use(extra)
	return true
}

func (m *mapper) ownField(r *intake.Record, f member) {
	switch {
	case f.name == "when":
		r.Add("when", "when", strings.Join(textsOf(f.value), "\n"))
	case f.name == "contact":
		for _, part := range []string{"consent", "phone", "text", "email", "website"} {
			r.Add("contact."+part, "contact."+part, f.value.str(part))
		}
	case f.name == "checked":
		for _, part := range f.value.members {
			r.Raw = append(r.Raw, field{Name: "checked." + part.name, Value: part.value.content()})
		}
	case f.name == "themes" && f.value.shape == array:
		for _, slug := range textsOf(f.value) {
			r.Themes = append(r.Themes, intake.Term{Slug: slug})
		}
	case f.name == "areas" || f.name == "area":
		for _, slug := range textsOf(f.value) {
			r.Areas = append(r.Areas, intake.Term{Slug: slug})
		}
	default:
		r.Raw = append(r.Raw, field{Name: f.name, Value: f.value.content()})
	}
}

// content is a value as front matter has it.
func (n *node) content() content.Value {
	v := content.Value{}
	switch n.shape {
	case scalar:
		v.Shape, v.Text = content.Text, strings.Join(strings.Fields(n.text), " ")
		if v.Text == "" {
			v.Shape = content.Empty
		}
	case array:
		v.Shape = content.List
		for _, item := range n.items {
			v.Items = append(v.Items, item.content())
		}
	case object:
		v.Shape = content.Fields
		for _, m := range n.members {
			v.Fields = append(v.Fields, field{Name: m.name, Value: m.value.content()})
		}
	}
	return v
}

// county names the areas of a place that has one: the town, and the largest around it.
func (m *mapper) county(r *intake.Record, a *node) {
	if len(r.Areas) == 0 {
		return
	}
	city, county := a.str("city"), a.str("state_province")
	if content.Slug(city) == r.Areas[0].Slug {
		r.Areas[0].Title = city
	}
	if county != "" && content.Slug(county) != r.Areas[0].Slug && !slices.ContainsFunc(r.Areas, func(t intake.Term) bool { return t.Slug == content.Slug(county) }) {
		r.Areas[0].Within = county
	}
}

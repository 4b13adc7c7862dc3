package intake

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// link is a link or a picture of Markdown.
var link = regexp.MustCompile(`\]\(([^()\s]*)`)

// always are addresses that every site has.
var always = map[string]bool{"/": true, "/services/": true, "/events/": true, "/a-to-z/": true, "/search/": true, "/pack/": true, "/urgent/": true, "/health/": true, "/data/": true,
	"/events.ics": true, "/feed.xml": true}

// linkHome leads links in the texts of another Signpost to pages of this one, where it has them. Others go on leading there.
func (m *maker) linkHome() {
	addresses := map[string]bool{}
	for key := range m.site.taken {
		addresses[key.Kind.Address(key.Slug)] = true
	}
	there := func(address string) bool {
		address, _, _ = strings.Cut(address, "#")
		address, _, _ = strings.Cut(address, "?")
		return always[address] || addresses[path.Clean(address)+"/"]
	}
	for _, p := range m.plans {
		if p.b.record.Site != "" && p.b.linkHome(there) {
			m.write(p)
		}
	}
}

// linkHome reports whether anything has changed.
func (b *builder) linkHome(there func(string) bool) bool {
	before := slices.Clone(b.texts)
	for i, text := range b.texts {
		b.texts[i] = link.ReplaceAllStringFunc(text, func(whole string) string {
			target := strings.TrimPrefix(whole, "](")
			if home, ours := strings.CutPrefix(target, b.record.Site); ours && there(home) {
				return "](" + home
			}
			return whole
		})
	}
	return !slices.Equal(before, b.texts)
}

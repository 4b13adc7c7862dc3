package intake

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// link is a link or a picture of Markdown.
var link = regexp.MustCompile(`!?\[([^\[\]]*)\]\(([^()\s]*)(?: "[^"]*")?\)`)

// always are addresses that every site has.
var always = map[string]bool{"/": true, "/services/": true, "/events/": true, "/a-to-z/": true, "/search/": true, "/pack/": true, "/urgent/": true, "/health/": true, "/data/": true,
	"/events.ics": true, "/feed.xml": true}

// linkHome leads links in the texts of another Signpost to pages of this one, where it has them. Those without an address of
// their own that lead nowhere here (its packs and its guide do not come with it) become words, and are noted.
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
		if p.b.ownText && p.b.linkHome(there) {
			m.write(p)
		}
	}
}

// linkHome reports whether anything has changed.
func (b *builder) linkHome(there func(string) bool) bool {
	before := slices.Clone(b.texts)
	for i, text := range b.texts {
		b.texts[i] = link.ReplaceAllStringFunc(text, func(whole string) string {
			parts := link.FindStringSubmatch(whole)
			words, target := parts[1], parts[2]
			if home, ours := strings.CutPrefix(target, b.record.Site); ours && b.record.Site != "" && there(home) {
				return strings.Replace(whole, "]("+target, "]("+home, 1)
			}
			if !strings.HasPrefix(target, "/") || there(target) {
				return whole
			}
			b.note(Look, Value{Name: "description", Text: whole}, "the page that the text leads to did not come with it, so its link is words now")
			return words
		})
	}
	return !slices.Equal(before, b.texts)
}

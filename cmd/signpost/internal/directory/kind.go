package directory

import (
	"slices"
	"strings"
)

// A Kind is what an entry is. Its value is the name of its folder in content/ and the first part of its address.
type Kind string

// The kinds of entry.
const (
	Services      Kind = "services"      // anything a person can turn to
	Events        Kind = "events"        // a drop-in or session with dates
	Organisations Kind = "organisations" // who runs it
	Places        Kind = "places"        // where it happens
	Themes        Kind = "themes"        // the one vocabulary of needs
	Areas         Kind = "areas"         // towns and districts
	Packs         Kind = "packs"         // information packs put together by someone
	Guide         Kind = "guide"         // the questions of "Where do I start?"
	Pages         Kind = "pages"         // anything else
	Home          Kind = ""              // content/index.md
)

// Kinds lists all kinds but Home in the order in which they are read out to people.
var Kinds = []Kind{Services, Events, Organisations, Places, Themes, Areas, Packs, Guide, Pages}

// One is the kind's name for a single entry: "service".
func (k Kind) One() string {
	switch k {
	case Home:
		return "home page"
	case Guide:
		return "question"
	}
	return strings.TrimSuffix(string(k), "s")
}

// Address is where an entry of the kind is published: the site's own path, with a slash at both ends.
func (k Kind) Address(slug string) string {
	switch {
	case k == Home:
		return "/"
	case k == Guide && slug == "index":
		return "/start/"
	case k == Guide:
		return "/start/" + slug + "/"
	case k == Pages:
		return "/" + slug + "/"
	}
	return "/" + string(k) + "/" + slug + "/"
}

// A Key names an entry within its directory.
type Key struct {
	Kind Kind
	Slug string
}

// String is the key as it is written in content: "services/health-walk".
func (k Key) String() string { return string(k.Kind) + "/" + k.Slug }

// readKey reads what String writes, also with slashes around it or the ending .md.
func readKey(text string) (Key, bool) {
	text = strings.TrimSuffix(strings.Trim(text, "/"), ".md")
	folder, slug, ok := strings.Cut(strings.TrimPrefix(text, "content/"), "/")
	k := Kind(folder)
	return Key{k, slug}, ok && slices.Contains(Kinds, k) && slug != "" && !strings.Contains(slug, "/")
}

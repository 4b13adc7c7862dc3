package check

import (
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/site"
)

// notTranslated are the fields without references that a translation takes from its original all the same, those of the
// settings last.
var notTranslated = []string{"confidential_address", "sessions", "entries", "answers",
	"base_url", "timezone", "nation", "repository", "branch", "review_after_days", "terms", "exit"}

func translationFields(r *reporter) {
	for _, t := range r.d.Translations {
		for _, f := range directory.FieldsOf(t.Kind) {
			if (f.Refers != "" || slices.Contains(notTranslated, f.Name)) && t.States(f.Name) {
				r.tell(t.Entry, t.At(f.Name), fmt.Sprintf("a translation has the %s of the file that it translates", f.Name),
					"take it out here, and write it there")
			}
		}
	}
}

// fragments looks for links to a part of a page that the page does not have.
func fragments(r *reporter) {
	ids := map[string][]string{} // by the page's path
	for e := range r.d.Entries() {
		for _, link := range e.Body.Links {
			address := link.Target
			if address == "" {
				address = e.Address()
			}
			if link.Fragment == "" || strings.HasPrefix(link.Fragment, ":~:") || !strings.HasSuffix(address, "/") {
				continue // the browser's own way of pointing at words, or no page
			}
			known, read := ids[address]
			if !read {
				known = idsOf(r.pages, address)
				ids[address] = known
			}
			if len(known) > 0 && !slices.Contains(known, link.Fragment) {
				r.tell(e, e.BodyPos(link.Offset), fmt.Sprintf("the page %s has no part %q", address, link.Fragment), partHint(known, link.Fragment))
			}
		}
	}
}

var idAttribute = regexp.MustCompile(` id="([^"]+)"`)

// idsOf are the parts of a page that a link can lead to; none where there is no such page, which is told elsewhere.
func idsOf(pages *site.Site, address string) []string {
	f, ok := pages.Lookup(strings.TrimPrefix(address, "/") + "index.html")
	if !ok {
		return nil
	}
	page, err := f.Make()
	if err != nil {
		return nil
	}
	ids := []string{"top"} // which every page has
	for _, m := range idAttribute.FindAllSubmatch(page, -1) {
		ids = append(ids, html.UnescapeString(string(m[1])))
	}
	return ids
}

// partHint offers the part that was meant. Those of a text are its headings: "h-" and their words.
func partHint(known []string, fragment string) string {
	for _, near := range []string{problem.Nearest(fragment, known), problem.Nearest("h-"+fragment, known)} {
		if near != "" {
			return fmt.Sprintf("did you mean #%s?", near)
		}
	}
	return "a heading is led to by #h- and its words with hyphens: #h-what-it-costs"
}

// largestPicture is in bytes: a second on a slow mobile network.
const largestPicture = 400_000

var pictureFile = regexp.MustCompile(`(?i)^\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$`)

func pictureSize(r *reporter) {
	for _, f := range r.pages.Files {
		if !strings.HasPrefix(f.Source, "static/") || !pictureFile.MatchString(path.Ext(f.Source)) {
			continue
		}
		if data, err := f.Make(); err == nil && len(data) > largestPicture {
			r.tellOf(f.Source, problem.Pos{Line: 1, Col: 1}, fmt.Sprintf("the picture is %.1f MB large", float64(len(data))/1e6),
				"on a phone it takes long: save it 1,200 pixels wide, as JPEG or WebP")
		}
	}
}

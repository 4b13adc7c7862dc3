package check

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/secret"
)

// refugeAddresses looks for places whose file says both where they are and that nobody may know. The build publishes
// neither, but a public repository does: every file of it can be read, and what it said in former commits as well.
func refugeAddresses(r *reporter) {
	for _, h := range r.d.Hidden() {
		if len(openAt(h.Place)) == 0 { // else it is likely a hall, see hiddenHalls
			r.refuge(&h.Place.Entry)
		}
	}
	for _, p := range r.d.Places {
		if p.Confidential && (secret.IsAddress(p.Named()) || secret.IsAddress(strings.ReplaceAll(p.Slug, "-", " "))) {
			r.tell(&p.Entry, p.At("title"), "this confidential place has its address for a name",
				"call it what it does, in the title and in the name of the file: who can read the files reads both")
		}
	}
}

// refugeTexts looks for what is written about a place that has no page to show it.
func refugeTexts(r *reporter) {
	for _, p := range r.d.Places {
		if !p.Confidential {
			continue
		}
		fields := []string{"summary", "keywords", "contact", "getting_there", "aliases"}
		at := p.At("title")
		if i := slices.IndexFunc(fields, p.States); i >= 0 {
			at = p.At(fields[i])
		} else if strings.TrimSpace(p.Markdown()) == "" {
			continue
		}
		r.tell(&p.Entry, at, "nobody reads this: a confidential place has no page, and no name where a service leads to it",
			"write what people need to know into the service, and take it out here; title, area and access may stand")
	}
}

func (r *reporter) refuge(e *directory.Entry) {
	fields := []string{"address", "postcode", "lat", "lon"}
	if i := slices.IndexFunc(fields, e.States); i >= 0 {
		r.tell(e, e.At(fields[i]), "everybody can read this file where the repository is public, and this is where a confidential place is",
			"take address, postcode, lat and lon out, and let area stand; if it has been public already, tell the people of the place")
	}
}

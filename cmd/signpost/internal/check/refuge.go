package check

import (
	"slices"

	"signpost/cmd/signpost/internal/directory"
)

// refugeAddresses looks for places whose file says both where they are and that nobody may know. The build publishes
// neither, but a public repository does: every file of it can be read, and what it said in former commits as well.
func refugeAddresses(r *reporter) {
	for _, h := range r.d.Hidden() {
		if len(openAt(h.Place)) == 0 { // else it is likely a hall, see hiddenHalls
			r.refuge(&h.Place.Entry)
		}
	}
}

func (r *reporter) refuge(e *directory.Entry) {
	fields := []string{"address", "postcode", "lat", "lon"}
	if i := slices.IndexFunc(fields, e.States); i >= 0 {
		r.tell(e, e.At(fields[i]), "everybody can read this file where the repository is public, and this is where a confidential place is",
			"take address, postcode, lat and lon out, and let area stand; if it has been public already, tell the people of the place")
	}
}

package check

import (
	"fmt"
	"slices"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/secret"
)

// hiddenHalls looks for confidential places that are no secret: the hall where other entries meet in the open, and the house
// whose address stands in the file of an open place. The first is hidden from everybody, which is the safe way to be wrong,
// and yet it is wrong: nobody finds the coffee morning. Of the second the address is published.
func hiddenHalls(r *reporter) {
	for _, p := range r.d.Places {
		others := openAt(p)
		if len(others) == 0 {
			continue
		}
		meet := fmt.Sprintf("%q is", others[0].Title)
		if n := len(others) - 1; n > 0 {
			meet = fmt.Sprintf("%q and %d more are", others[0].Title, n)
		}
		for _, s := range p.HiddenBy {
			r.tell(&s.Entry, s.At("places"), fmt.Sprintf("%q is hidden from everybody, since this address is confidential; yet %s there too", p.Named(), meet),
				fmt.Sprintf("if everybody may know %q, take it out here and write areas instead: then nobody learns where this is; if nobody may, write confidential_address: true in %s", p.Named(), p.Path))
		}
	}
	for _, s := range secret.Shared(r.d) {
		r.tell(&s.Place.Entry, s.Place.At("address"), fmt.Sprintf("this confidential address is published all the same: it is also that of %q in %s", s.Open.Title, s.Open.Path),
			"if nobody may know it, write confidential_address: true there too; if everybody may, take it out here")
	}
}

// openAt are the entries that name a place in the open, where it is confidential by another's word alone.
func openAt(p *directory.Place) []*directory.Entry {
	if len(p.HiddenBy) == 0 {
		return nil
	}
	var list []*directory.Entry
	for _, s := range p.Services {
		list = append(list, &s.Entry)
	}
	for _, e := range p.Events {
		list = append(list, &e.Entry)
	}
	return slices.DeleteFunc(list, func(e *directory.Entry) bool { return e.Lang != "" })
}

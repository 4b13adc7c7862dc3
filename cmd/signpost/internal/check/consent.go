package check

import (
	"fmt"
	"slices"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
)

// consent looks for mobile numbers of persons. Not taken for one are the numbers of organisations, those that an entry
// shares with the organisation that runs it, and those of helplines, apps and websites, which somebody staffs.
func consent(r *reporter) {
	for l := range r.live() {
		if slices.Contains(directory.StaffedTypes, l.Type) {
			continue
		}
		r.personal(l.Entry, l.Contact, l.Organisation)
	}
	for _, p := range r.d.Places {
		r.personal(&p.Entry, p.Contact, nil)
	}
}

func (r *reporter) personal(e *directory.Entry, c directory.Contact, by *directory.Organisation) {
	if c.Consent {
		return
	}
	for _, number := range []struct {
		field string
		contact.Phone
	}{{"contact.phone", c.Phone}, {"contact.text", c.Text}} {
		ofOrganisation := by != nil && (number.Dial == by.Contact.Phone.Dial || number.Dial == by.Contact.Text.Dial)
		if number.Mobile() && !ofOrganisation {
			r.tell(e, e.At(number.field), fmt.Sprintf("%s is a mobile: is it somebody's own?", number.Display),
				"ask whether everybody may see it, then write consent: true beside the number")
		}
	}
}

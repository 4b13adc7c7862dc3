package check

import (
	"fmt"
	"slices"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
)

// consent looks for mobile numbers and mail addresses of persons. Not taken for one are those of organisations and of the
// directory itself, and those of helplines, apps and websites, which somebody staffs. Whoever has agreed has done so for
// the whole entry, but not for what stands as the name of who checked it.
func consent(r *reporter) {
	public := r.publicContacts()
	staffed := map[*directory.Entry]bool{}
	agreed := map[*directory.Entry]bool{}
	for l := range r.live() {
		staffed[l.Entry], agreed[l.Entry] = slices.Contains(directory.StaffedTypes, l.Type), l.Contact.Consent
		if !staffed[l.Entry] && !l.Contact.Consent {
			r.personal(l.Entry, l.Contact, public)
		}
	}
	for _, p := range r.d.Places {
		if agreed[&p.Entry] = p.Contact.Consent; !p.Contact.Consent {
			r.personal(&p.Entry, p.Contact, public)
		}
	}
	for e := range r.d.Entries() {
		if !staffed[e] && !agreed[e] {
			r.personalWithin(e, "summary", e.Summary, public)
			for offset, found := range contact.Personal(e.Markdown()) {
				if !public[found] {
					r.tell(e, e.BodyPos(offset), said(found), withinHint)
				}
			}
		}
		r.personalWithin(e, "checked.by", e.Checked.By, nil)
	}
	for l := range r.live() {
		if !staffed[l.Entry] && !agreed[l.Entry] {
			for field, text := range map[string]string{"who": l.Who, "say": l.Say, "room": l.Room} { // what is told is sorted
				r.personalWithin(l.Entry, field, text, public)
			}
		}
	}
}

const withinHint = "take it out here: whoever may be rung by everybody stands under contact, with consent: true"

func said(found string) string {
	if contact.PersonalMail(found) {
		return fmt.Sprintf("%s is a personal mail address: may everybody see it?", found)
	}
	return fmt.Sprintf("%s is a mobile: is it somebody's own?", found)
}

// publicContacts are the numbers, as they are dialled, and mail addresses of organisations and of the directory.
func (r *reporter) publicContacts() map[string]bool {
	public := map[string]bool{}
	add := func(c directory.Contact) {
		public[c.Phone.Dial], public[c.Text.Dial], public[c.Email] = true, true, true
	}
	add(r.d.Settings.Contact)
	for _, o := range r.d.Organisations {
		add(o.Contact)
	}
	return public
}

func (r *reporter) personal(e *directory.Entry, c directory.Contact, public map[string]bool) {
	const hint = "ask whether everybody may see it, then write consent: true beside the "
	for _, number := range []struct {
		field string
		contact.Phone
	}{{"contact.phone", c.Phone}, {"contact.text", c.Text}} {
		if number.Mobile() && !public[number.Dial] {
			r.tell(e, e.At(number.field), said(number.Display), hint+"number")
		}
	}
	if contact.PersonalMail(c.Email) && !public[c.Email] {
		r.tell(e, e.At("contact.email"), said(c.Email), hint+"address")
	}
}

func (r *reporter) personalWithin(e *directory.Entry, field, text string, public map[string]bool) {
	if !e.States(field) { // a translation has it from its original
		return
	}
	for _, found := range contact.Personal(text) {
		if !public[found] {
			r.tell(e, e.At(field), said(found), withinHint)
		}
	}
}

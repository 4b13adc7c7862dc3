package review

import (
	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
)

// A Way is how to reach those who know whether an entry is still true.
type Way struct {
	Contact directory.Contact
	Of      string // whose contact it is, where it is not the entry's own
	Quiet   bool   // it is a helpline that has another way to make sure: nobody should keep its line busy
}

// WayTo is the way to a service of that type, or to an "event". Where it has no contact of its own, that of its organisation is
// taken, if it has one.
func WayTo(c directory.Contact, o *directory.Organisation, typ string) Way {
	w := Way{Contact: c}
	if !c.Any() && o != nil {
		w.Contact, w.Of = o.Contact, o.Title
	}
	w.Quiet = typ == "helpline" && (w.Contact.Website != "" || w.Contact.Email != "")
	return w
}

// How is the way to make sure that its contact allows, one of directory.CheckedHow.
func (w Way) How() string {
	switch c := w.Contact; {
	case w.Quiet && c.Website != "":
		return "website"
	case !w.Quiet && (c.Phone != (contact.Phone{}) || c.Text != (contact.Phone{})):
		return "phone"
	case c.Email != "":
		return "email"
	case c.Website != "":
		return "website"
	}
	return "visit"
}

// Reach says how to reach those who know.
func (w Way) Reach() string {
	c, of := w.Contact, ""
	if w.Of != "" {
		of = " (" + w.Of + ")"
	}
	switch {
	case w.Quiet && c.Website != "":
		return "Look at " + c.Website + of + ", and leave the line to those who need it"
	case w.Quiet:
		return "Write to " + c.Email + of + ", and leave the line to those who need it"
	case c.Phone.Display != "":
		return "Call " + c.Phone.Display + of
	case c.Text.Display != "":
		return "Text " + c.Text.Display + of
	case c.Email != "":
		return "Write to " + c.Email + of
	case c.Website != "":
		return "Look at " + c.Website + of
	}
	return "No phone, email or website is listed: ask around, or go there"
}

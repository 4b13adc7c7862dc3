package check

import (
	"fmt"

	"signpost/cmd/signpost/internal/review"
)

func checkedAhead(r *reporter) {
	for e := range r.d.Entries() {
		if e.Lang == "" && r.d.Today.Before(e.Checked.On) {
			r.tell(e, e.At("checked.on"), fmt.Sprintf("checked on %s, which is still to come", e.Checked.On), "write the day on which somebody made sure")
		}
	}
}

func checkedOld(r *reporter) {
	most := r.d.Settings.ReviewAfterDays
	for l := range r.live() {
		if l.Checked.On.IsZero() {
			continue
		}
		if days := l.Checked.On.DaysUntil(r.d.Today); days > most {
			r.tell(l.Entry, l.At("checked.on"), fmt.Sprintf("checked %d days ago, more than the %d of this directory", days, most), r.ask(l))
		}
	}
}

func neverChecked(r *reporter) {
	for l := range r.live() {
		if l.Checked.On.IsZero() && !l.States("checked") {
			r.tell(l.Entry, l.At("title"), "nobody has said when this was checked", r.ask(l))
		}
	}
}

// ask says whom to ask whether an entry is still true, and what to write then.
func (r *reporter) ask(l listing) string {
	c, who := l.Contact, l.Title
	if l.Organisation != nil {
		who = l.Organisation.Title
		if !c.Any() {
			c = l.Organisation.Contact
		}
	}
	how := "make sure that it is true"
	switch {
	case c.Phone.Dial != "":
		how = fmt.Sprintf("call %s on %s", who, c.Phone.Display)
	case c.Text.Dial != "":
		how = fmt.Sprintf("text %s on %s", who, c.Text.Display)
	case c.Email != "":
		how = fmt.Sprintf("write to %s at %s", who, c.Email)
	case c.Website != "":
		how = "look at " + c.Website
	}
	return fmt.Sprintf("%s, then write checked: {on: %s, by: your team, how: %s}", how, r.d.Today, review.HowFor(c))
}

package check

import (
	"fmt"
	"strings"

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

// ask says how to make sure that an entry is still true, as a review does, and what to write then.
func (r *reporter) ask(l listing) string {
	way := review.WayTo(l.Contact, l.Organisation, l.Type)
	reach := way.Reach()
	return fmt.Sprintf("%s%s; then write checked: {on: %s, by: your team, how: %s}", strings.ToLower(reach[:1]), reach[1:], r.d.Today, way.How())
}

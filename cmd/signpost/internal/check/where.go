package check

import "regexp"

// online are the words by which a listing says that one need not go anywhere.
var online = regexp.MustCompile(`(?i)\b(online|zoom|teams|video call|by (tele)?phone|over the (tele)?phone|your (own )?home|at home)\b`)

func where(r *reporter) {
	for l := range r.live() {
		meets := l.Type == "group" || l.Type == "class" || l.Type == "event"
		if !meets || !l.Times.Known() || l.Confidential || len(l.Places)+len(l.Areas) > 0 || l.States("places") || l.States("place") || l.States("areas") {
			continue
		}
		if online.MatchString(l.Title) || online.MatchString(l.Summary) || online.MatchString(l.Room) {
			continue
		}
		hint := "name a file of content/places/: places: [the-lake]"
		if l.Type == "event" {
			hint = "name a file of content/places/: place: the-lake"
		}
		r.tell(l.Entry, l.At("when"), "this says when it is on, but not where", hint)
	}
}

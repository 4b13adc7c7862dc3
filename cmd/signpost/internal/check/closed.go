package check

import (
	"fmt"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

func closedNowhere(r *reporter) {
	for _, s := range r.d.Services {
		if s.Status == "closed" && len(s.Instead) == 0 {
			r.tell(&s.Entry, s.At("status"), "this is closed, and says nothing of where people can go",
				"name something like it: instead: [other-service]")
		}
	}
}

// pointsAtClosed looks at what leads people: packs, what one hears about at an event, links in texts. What
// stands under instead, and the guide, are other rules'.
func pointsAtClosed(r *reporter) {
	closed := r.closedOnes()
	if len(closed) == 0 {
		return
	}
	lead := func(from *directory.Entry, at problem.Pos, to *directory.Entry) {
		if hint, is := closed[to.Address()]; is && to != from {
			r.tell(from, at, fmt.Sprintf("%q is closed", to.Title), hint)
		}
	}
	for _, p := range r.d.Packs {
		for _, i := range p.Items {
			lead(&p.Entry, item(&p.Entry, "entries.entry", i.Entry().String()), i.Entry())
		}
	}
	for l := range r.live() {
		for _, s := range l.HeardAbout {
			at := item(l.Entry, "services", s.Slug)
			if ofDate := "sessions.services[" + s.Slug + "]"; l.States(ofDate) {
				at = l.At(ofDate)
			}
			lead(l.Entry, at, &s.Entry)
		}
	}
	for e := range r.originals() {
		for _, link := range e.Body.Links {
			if hint, is := closed[link.Target]; is && closed[e.Address()] == "" {
				r.tell(e, e.BodyPos(link.Offset), fmt.Sprintf("the link leads to %s, which is closed", link.Target), hint)
			}
		}
	}
}

// closedOnes are the addresses of what is closed, each with what to write in its stead.
func (r *reporter) closedOnes() map[string]string {
	closed := map[string]string{}
	note := func(e *directory.Entry, status string, instead []*directory.Entry) {
		if status != "closed" {
			return
		}
		closed[e.Address()] = "take it out, or name what there is instead"
		if len(instead) > 0 {
			closed[e.Address()] = "its own page sends people to " + instead[0].String()
		}
	}
	for _, s := range r.d.Services {
		note(&s.Entry, s.Status, entriesOf(s.Instead, func(s *directory.Service) *directory.Entry { return &s.Entry }))
	}
	for _, e := range r.d.Events {
		note(&e.Entry, e.Status, entriesOf(e.Instead, func(e *directory.Event) *directory.Entry { return &e.Entry }))
	}
	return closed
}

func entriesOf[T any](list []*T, entry func(*T) *directory.Entry) []*directory.Entry {
	var entries []*directory.Entry
	for _, x := range list {
		entries = append(entries, entry(x))
	}
	return entries
}

func instead(r *reporter) {
	for _, s := range r.d.Services {
		for _, other := range s.Instead {
			r.stands(&s.Entry, s.Status, &other.Entry, other.Status)
		}
	}
	for _, e := range r.d.Events {
		for _, other := range e.Instead {
			r.stands(&e.Entry, e.Status, &other.Entry, other.Status)
		}
	}
}

// stands looks at one entry that stands in for another.
func (r *reporter) stands(e *directory.Entry, status string, other *directory.Entry, otherStatus string) {
	at := item(e, "instead", other.Slug)
	switch {
	case other == e:
		r.tell(e, at, "this can't stand in for itself", "name another entry, or take it out")
	case status == "open":
		r.tell(e, at, fmt.Sprintf("this sends people to %q instead, but is open", other.Title), "write status: closed, or take instead out")
	case otherStatus == "closed":
		r.tell(e, at, fmt.Sprintf("this sends people to %q, which is closed too", other.Title), "name an entry that is open")
	}
}

package opendata

import (
	"slices"

	"signpost/cmd/signpost/internal/directory"
)

// An offer is what services and events have both.
type offer struct {
	entry                             *directory.Entry
	status                            string
	times                             *directory.Times
	who                               string
	minAge, maxAge                    int
	cost, referral                    string
	access, languages                 []string
	contact                           directory.Contact
	say, onArrival, bring, food, room string
	sensitive                         bool
	organisation                      *directory.Organisation
	areas                             []*directory.Area
	themes                            []*directory.Theme // all of them, those of single dates too
	places                            []*directory.Place // that may be told
	instead, insteadTitles            []string           // slugs, titles
}

func offerOfService(v *directory.Service) offer {
	o := offer{entry: &v.Entry, status: v.Status, times: &v.Times, who: v.Who, minAge: v.MinAge, maxAge: v.MaxAge, cost: v.Cost, referral: v.Referral,
		access: v.Access, languages: v.Languages, contact: v.Contact, say: v.Say, onArrival: v.OnArrival, bring: v.Bring, food: v.Food, room: v.Room,
		sensitive: v.Sensitive, organisation: v.Organisation, areas: v.Areas, themes: v.Themes, places: told(v.Places)}
	for _, other := range v.Instead {
		o.instead, o.insteadTitles = append(o.instead, other.Slug), append(o.insteadTitles, other.Title)
	}
	return o
}

// told are the places whose names may be published.
func told(places []*directory.Place) []*directory.Place {
	return slices.DeleteFunc(slices.Clone(places), func(p *directory.Place) bool { return p.Confidential })
}

func offerOfEvent(e *directory.Event) offer {
	o := offer{entry: &e.Entry, status: e.Status, times: &e.Times, who: e.Who, minAge: e.MinAge, maxAge: e.MaxAge, cost: e.Cost, referral: e.Referral,
		access: e.Access, languages: e.Languages, contact: e.Contact, say: e.Say, onArrival: e.OnArrival, bring: e.Bring, food: e.Food, room: e.Room,
		sensitive: e.Sensitive, organisation: e.Organisation, areas: e.Areas, themes: e.AllThemes()}
	if e.Place != nil && !e.Place.Confidential {
		o.places = []*directory.Place{e.Place}
	}
	for _, other := range e.Instead {
		o.instead, o.insteadTitles = append(o.instead, other.Slug), append(o.insteadTitles, other.Title)
	}
	return o
}

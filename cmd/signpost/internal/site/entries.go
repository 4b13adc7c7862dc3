package site

import (
	"fmt"
	"regexp"
	"slices"

	"signpost/cmd/signpost/internal/calendar"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

// addEntries adds a page for each entry.
func (s *Site) addEntries() {
	d := s.directory
	for _, v := range d.Services {
		s.addService(v)
	}
	for _, e := range d.Events {
		s.addEvent(e)
	}
	for _, o := range d.Organisations {
		s.addOrganisation(o)
	}
	for _, p := range publicPlaces(d.Places) {
		s.addPlace(p)
	}
	for _, t := range d.Themes {
		s.addTheme(t)
	}
	for _, a := range d.Areas {
		s.addArea(a)
	}
	for _, p := range d.Packs {
		s.addPack(p)
	}
	for _, q := range d.Questions {
		s.addQuestion(q)
	}
	for _, p := range d.Pages {
		s.addText(p)
	}
}

// addTranslations adds a page for each entry in another language, at "/cy/…".
func (s *Site) addTranslations() {
	for _, t := range s.directory.Translations {
		switch v := t.Value.(type) {
		case *directory.Settings:
			addEntry(s, "home", &v.Entry, veil{}, func(p Page) HomePage {
				p.Settings = v
				return s.home(p)
			})
		case *directory.Service:
			s.addService(v)
		case *directory.Event:
			s.addEvent(v)
		case *directory.Organisation:
			s.addOrganisation(v)
		case *directory.Place:
			if !v.Confidential {
				s.addPlace(v)
			}
		case *directory.Theme:
			s.addTheme(v)
		case *directory.Area:
			s.addArea(v)
		case *directory.Pack:
			s.addPack(v)
		case *directory.Question:
			s.addQuestion(v)
		case *directory.Page:
			s.addText(v)
		}
	}
}

func (s *Site) addService(v *directory.Service) {
	addEntry(s, "service", &v.Entry, veil{sensitive: v.Sensitive, secret: v.Confidential}, func(p Page) ServicePage {
		page := ServicePage{Page: p, Service: v, Dates: s.serviceDates(v, few), Instead: s.serviceCards(v.Instead), Related: s.related(v)}
		page.Talk, page.Later = s.talk(v)
		if len(page.Dates) > 0 {
			page.Days = s.daysOf(v)
		}
		if v.Times.Known() {
			page.When = v.Times.Schedule.Words()
		}
		return page
	})
}

// monthName is what the pages of months are called, so no event may be.
var monthName = regexp.MustCompile(`^\d{4}-\d{2}$`)

func (s *Site) addEvent(e *directory.Event) {
	if monthName.MatchString(e.Slug) {
		s.problems = append(s.problems, problem.Problem{Path: e.Path, Line: 1, Col: 1, Rule: "address",
			Message: fmt.Sprintf("address %q is kept for the page of a month", e.Address()), Hint: "rename the file"})
		return
	}
	addEntry(s, "event", &e.Entry, veil{sensitive: e.Sensitive}, func(p Page) EventPage {
		page := EventPage{
			Page: p, Event: e, Dates: s.eventDates(e, manyDates), Past: s.pastDates(e),
			Finished: e.Times.Finished(s.directory.Now()), Services: s.serviceCards(e.AllServices()), Instead: s.eventCards(e.Instead),
		}
		if s.hasCalendar(e) {
			page.Calendar, page.Subscribe = s.calendarLinks(&e.Entry)
			page.Google, page.Poster = calendar.Google(s.directory, e), posterAddress(e)
			page.Schema = s.eventSchema(e, page.Dates)
		}
		if e.Times.Known() {
			page.When, page.Until = e.Times.Schedule.Words(), s.knownUntil(e, page.Dates)
		}
		return page
	})
}

func (s *Site) addOrganisation(o *directory.Organisation) {
	addEntry(s, "organisation", &o.Entry, veil{sensitive: o.Sensitive}, func(p Page) OrganisationPage {
		events := publicEvents(slices.Concat(o.Events, o.PartnerAt))
		dates := s.datesOf(events, nil)
		dates = slices.DeleteFunc(dates, func(d Date) bool { return d.Cancelled || !s.isThere(o, d) })
		page := OrganisationPage{Page: p, Organisation: o, Services: s.byType(o.Services), Dates: firstDates(dates, 4*few)}
		brief(page.Services)
		return page
	})
}

// isThere reports whether an organisation runs the event of a date or is a partner on it.
func (s *Site) isThere(o *directory.Organisation, d Date) bool {
	return slices.ContainsFunc(o.Events, func(e *directory.Event) bool { return e.Address() == d.Address }) ||
		slices.ContainsFunc(d.On.Partners, func(p *directory.Organisation) bool { return p.Slug == o.Slug })
}

func (s *Site) addPlace(p *directory.Place) {
	addEntry(s, "place", &p.Entry, veil{}, func(page Page) PlacePage {
		dates := s.datesOf(publicEvents(p.Events), func(on directory.On) bool { return on.Place != nil && on.Place.Slug == p.Slug })
		place := PlacePage{Page: page, Place: p, Dates: s.withServices(dates, p.Services), Services: s.byType(p.Services)}
		place.Calendar, place.Subscribe = s.calendarLinks(&p.Entry)
		brief(place.Services)
		return place
	})
}

// placeDates is how many dates of services the page of a place may have.
const placeDates = 60

// withServices adds the dates of services to those of events: all of them, or where that is too many the next ones of
// each, half a year's worth of a weekly group if it can be.
func (s *Site) withServices(dates []Date, services []*directory.Service) []Date {
	counts := make([]int, len(services))
	for i, v := range services {
		for range s.serviceSessions(v, placeDates+1) {
			counts[i]++
		}
	}
	limit := few
	for _, more := range []int{placeDates, 26, 12} {
		n := 0
		for _, own := range counts {
			n += min(own, more)
		}
		if n <= placeDates {
			limit = more
			break
		}
	}
	all := slices.Clone(dates)
	for _, v := range services {
		n := 0
		for session := range s.serviceSessions(v, limit) {
			if n++; n > limit {
				break
			}
			date := serviceDate(v, session)
			if len(v.Places) > 1 {
				// Which of its times are here its lines don't say.
				date.On.Note = "At " + whereService(v) + ": please ask which it is on this date."
			}
			all = append(all, date)
		}
	}
	sortDates(all)
	return all
}

func (s *Site) addTheme(t *directory.Theme) {
	addEntry(s, "theme", &t.Entry, veil{}, func(p Page) ThemePage {
		about := aboutTheme(t)
		page := ThemePage{
			Page: p, Theme: t, DropIns: s.seriesCards(s.notOver(publicEvents(t.Events)), about), Dates: s.datesOf(publicEvents(t.Events), about),
			Services: s.byType(t.Services), Areas: s.areasOf(t), Noticeboard: noticeboardAddress(&t.Entry),
		}
		page.Calendar, page.Subscribe = s.calendarLinks(&t.Entry)
		brief(page.Services)
		return page
	})
}

// notOver leaves out series that are over.
func (s *Site) notOver(events []*directory.Event) []*directory.Event {
	return slices.DeleteFunc(events, func(e *directory.Event) bool { return e.Times.Finished(s.directory.Now()) })
}

// aboutTheme tells the dates that are about a theme: a series may have one of its own on each.
func aboutTheme(t *directory.Theme) func(directory.On) bool {
	return func(on directory.On) bool {
		return slices.ContainsFunc(on.Themes, func(x *directory.Theme) bool { return x.Slug == t.Slug })
	}
}

func (s *Site) addArea(a *directory.Area) {
	addEntry(s, "area", &a.Entry, veil{}, func(p Page) AreaPage {
		for up := a.PartOf; up != nil; up = up.PartOf {
			p.Crumbs = slices.Insert(p.Crumbs, 1, areaLink(up))
		}
		here, around, events := s.areaEntries(a)
		in, near := split(events, func(e *directory.Event) bool { return a.Holds(e.EffectiveAreas()) })
		page := AreaPage{
			Page: p, Area: a, Dates: s.datesOf(in, nil), Nearby: s.datesOf(near, nil), Here: s.byType(here), Around: s.byType(around),
			Places: links(publicPlaces(placesIn(a)), placeLink), Parts: links(a.Parts, areaLink), Themes: s.themesIn(a), Noticeboard: noticeboardAddress(&a.Entry),
		}
		page.Calendar, page.Subscribe = s.calendarLinks(&a.Entry)
		brief(page.Here, page.Around)
		return page
	})
}

// areaEntries are the services and events of an area: here, those in it or a part of it; around, those for a larger
// area that holds it, and those for everybody. So a county's helpline is found in each of its towns.
func (s *Site) areaEntries(a *directory.Area) (here, around []*directory.Service, events []*directory.Event) {
	for _, v := range s.directory.Services {
		switch areas := v.EffectiveAreas(); {
		case a.Holds(areas):
			here = append(here, v)
		case a.LiesIn(areas), v.Everywhere():
			around = append(around, v)
		}
	}
	for _, e := range publicEvents(s.directory.Events) {
		if areas := e.EffectiveAreas(); a.Holds(areas) || a.LiesIn(areas) || len(areas) == 0 && e.Place == nil {
			events = append(events, e)
		}
	}
	return here, around, events
}

// split parts a list in two.
func split[T any](list []T, first func(T) bool) (yes, no []T) {
	for _, x := range list {
		if first(x) {
			yes = append(yes, x)
		} else {
			no = append(no, x)
		}
	}
	return yes, no
}

// publicPlaces are those that have a page, and that a list may name.
func publicPlaces(places []*directory.Place) []*directory.Place {
	return slices.DeleteFunc(slices.Clone(places), func(p *directory.Place) bool { return p.Confidential })
}

func placesIn(a *directory.Area) []*directory.Place {
	list := slices.Clone(a.Places)
	for _, part := range a.Parts {
		list = append(list, placesIn(part)...)
	}
	return list
}

func (s *Site) addPack(k *directory.Pack) {
	s.addEntryPage("pack", &k.Entry, veil{}, func(p Page) (any, error) {
		code, err := codeOf(p.Canonical)
		if err != nil {
			return nil, err
		}
		page := PackPage{Page: p, Pack: k, Code: code}
		for _, item := range k.Items {
			page.Cards = append(page.Cards, s.packCard(item))
		}
		return page, nil
	})
}

func (s *Site) packCard(item directory.PackItem) PackCard {
	var c PackCard
	switch {
	case item.Service != nil:
		v := item.Service
		c = PackCard{Card: s.serviceCard(v), Dates: s.serviceDates(v, few), Places: v.Places, Room: v.Room, Start: startWords(v.Referral),
			Access: accessThere(v.Access, v.Places), Say: v.Say, OnArrival: v.OnArrival, Bring: v.Bring, Food: v.Food, Checked: v.Checked}
		c.Contact, c.Whose = contactOr(v.Contact, v.Organisation)
	case item.Event != nil:
		e := item.Event
		c = PackCard{Card: s.eventCard(e), Dates: s.eventDates(e, few), Room: e.Room, Start: startWords(e.Referral),
			Say: e.Say, OnArrival: e.OnArrival, Bring: e.Bring, Food: e.Food, Checked: e.Checked}
		c.Contact, c.Whose = contactOr(e.Contact, e.Organisation)
		if e.Place != nil {
			c.Places = []*directory.Place{e.Place}
		}
		c.Access = accessThere(e.Access, c.Places)
	case item.Organisation != nil:
		o := item.Organisation
		c = PackCard{Card: organisationCard(o), Contact: o.Contact, Checked: o.Checked}
	default:
		p := item.Place
		c = PackCard{Card: placeCard(p), Contact: p.Contact, Places: []*directory.Place{p}, Access: accessThere(nil, []*directory.Place{p}), Checked: p.Checked}
	}
	c.Why, c.copy = item.Why, nil
	return c
}

// accessThere is what makes it easier to come, of a thing itself and of the places where it is.
func accessThere(own []string, places []*directory.Place) string {
	words := slices.Clone(own)
	for _, p := range places {
		for _, w := range p.Access {
			if !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	if slices.Contains(words, "accessible-toilet") {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "toilets" })
	}
	return accessList(words)
}

func (s *Site) addQuestion(q *directory.Question) {
	addEntry(s, "question", &q.Entry, veil{sensitive: q.Sensitive}, func(p Page) QuestionPage {
		if q.Slug != "index" {
			p.Crumbs = []Link{{Title: "Where do I start?", Address: "/start/"}}
		}
		page := QuestionPage{Page: p, Question: q, Unsure: q.Unsure()}
		for _, a := range q.Answers {
			page.Answers = append(page.Answers, s.answer(a))
		}
		return page
	})
}

// answer gives where an answer leads. To a town that has nothing about its theme there is no page.
func (s *Site) answer(a directory.Answer) Answer {
	out := Answer{Text: a.Text, Note: a.Note, Link: Link{Title: a.To.Title, Address: a.To.Address()}, Last: a.Next == nil}
	if a.Area == nil {
		return out
	}
	for _, t := range s.directory.Themes {
		if &t.Entry == a.To && s.pairs().at(t, a.Area).count() > 0 {
			out.Link = Link{Title: t.Title + ": " + a.Area.Title, Address: pairAddress(t, a.Area)}
		}
	}
	return out
}

func (s *Site) addText(t *directory.Page) {
	addEntry(s, "page", &t.Entry, veil{}, func(p Page) TextPage { return TextPage{Page: p, Text: t} })
}

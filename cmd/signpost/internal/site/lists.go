package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/urgent"
)

// addLists adds the pages that every directory has.
func (s *Site) addLists() {
	d := s.directory
	addEntry(s, "home", &d.Settings.Entry, veil{}, s.home)
	addList(s, s.page("list", "/services/", "All services"), s.services)
	addList(s, s.page("list", "/organisations/", "Organisations"), func(p Page) ListPage {
		var cards []Card
		for _, o := range d.Organisations {
			cards = append(cards, organisationCard(o))
		}
		page := ListPage{Page: p, Intro: "Who runs the services and events in this directory.", Groups: byLetter(cards)}
		brief(page.Groups)
		return page
	})
	addList(s, s.page("list", "/places/", "Places"), s.places)
	addList(s, s.page("list", "/packs/", "Packs"), func(p Page) ListPage {
		var cards []Card
		for _, k := range d.Packs {
			cards = append(cards, Card{Kind: directory.Packs, Type: "Pack", Title: k.Title, Address: k.Address(), Summary: k.Summary, Status: "open"})
		}
		return ListPage{Page: p, Intro: "Lists that the team has put together for people who asked.", Groups: []Group{{Heading: "Ready-made packs", ID: "packs", Cards: cards}}}
	})
	addList(s, s.page("links", "/themes/", "Themes"), func(p Page) LinksPage {
		page := LinksPage{Page: p, Intro: "Choose what is on your mind."}
		for _, t := range d.Themes {
			page.Tree = append(page.Tree, Branch{Link: themeLink(t), Summary: t.Summary})
		}
		return page
	})
	addList(s, s.page("links", "/areas/", "Towns and areas"), func(p Page) LinksPage {
		return LinksPage{Page: p, Intro: "Choose where you are.", Tree: branches(topAreas(d.Areas))}
	})
	addList(s, s.page("events", "/events/", "What's on"), s.events)
	s.addMonths()
	addList(s, s.page("a-to-z", "/a-to-z/", "A to Z"), func(p Page) AToZPage {
		return AToZPage{Page: p, Letters: s.letters()}
	})
	s.addPage(s.page("search", "/search/", "Search"), "", s.search)
	addList(s, s.page("your-pack", "/pack/", "Your pack"), func(p Page) YourPackPage {
		return YourPackPage{Page: p, Packs: d.Packs, Facts: s.look.url("/" + packFile), Keep: s.worker()}
	})
	s.addMade(packFile, s.packFacts)
	addList(s, s.page("suggest", "/suggest/", "Suggest a service"), s.suggest)
	addList(s, s.page("urgent", "/urgent/", "Need help now?"), s.urgent)
	addList(s, s.page("health", "/health/", "How fresh this directory is"), s.health)
	addList(s, s.page("data", "/data/", "Open data"), s.data)
	s.addNotFound()
	s.addStart()
}

func (s *Site) addNotFound() {
	p := s.page("404", "/404.html", "Page not found")
	p.NoIndex = true
	addList(s, p, func(p Page) NotFoundPage {
		return NotFoundPage{Page: p, Themes: links(s.directory.Themes, themeLink)}
	})
}

// addStart adds "Where do I start?" where the directory has no guide: its themes are the answers.
func (s *Site) addStart() {
	for _, q := range s.directory.Questions {
		if q.Slug == "index" {
			return
		}
	}
	addList(s, s.page("links", "/start/", "Where do I start?"), func(p Page) LinksPage {
		page := LinksPage{Page: p, Intro: "What would help you most right now?"}
		for _, t := range s.directory.Themes {
			page.Tree = append(page.Tree, Branch{Link: themeLink(t), Summary: t.Summary})
		}
		return page
	})
}

const (
	// homeDates is how many of the next dates the home page shows, one of each series, so that a weekly one does not
	// fill it.
	homeDates = 6
	// homeLater is how many more it holds back, to take their places without a new build.
	homeLater = 60
)

func (s *Site) home(p Page) HomePage {
	d := s.directory
	var dates, later []Date
	for _, e := range publicEvents(d.Events) {
		coming := slices.DeleteFunc(s.eventDates(e, homeDates), func(x Date) bool { return x.Cancelled })
		if len(coming) > 0 {
			dates, later = append(dates, coming[0]), append(later, coming[1:]...)
		}
	}
	sortDates(dates)
	later = append(later, dates[min(homeDates, len(dates)):]...)
	sortDates(later)
	return HomePage{
		Page: p, Themes: d.Themes, Dates: firstDates(dates, homeDates), Later: later[:min(homeLater, len(later))], Packs: d.Packs, Areas: topAreas(d.Areas),
		HasGuide: len(d.Questions) > 0, Count: len(d.Services),
	}
}

func topAreas(areas []*directory.Area) []*directory.Area {
	return slices.DeleteFunc(slices.Clone(areas), func(a *directory.Area) bool { return a.PartOf != nil })
}

func branches(areas []*directory.Area) []Branch {
	var list []Branch
	for _, a := range areas {
		list = append(list, Branch{Link: areaLink(a), Summary: a.Summary, Parts: branches(a.Parts)})
	}
	return list
}

func (s *Site) services(p Page) ListPage {
	d := s.directory
	page := ListPage{
		Page: p, Intro: plural(len(d.Services), "service", "services") + " in this directory.", Groups: s.byType(d.Services),
		Links: slices.Concat(links(d.Themes, themeLink), links(topAreas(d.Areas), areaLink)),
	}
	brief(page.Groups)
	return page
}

func (s *Site) places(p Page) ListPage {
	var groups []Group
	byArea := map[string]int{}
	for _, place := range publicPlaces(s.directory.Places) {
		heading, id := "Elsewhere", "elsewhere"
		if place.Area != nil {
			heading, id = place.Area.Title, place.Area.Slug
		}
		i, ok := byArea[id]
		if !ok {
			i = len(groups)
			byArea[id] = i
			groups = append(groups, Group{Heading: heading, ID: id})
		}
		groups[i].Cards = append(groups[i].Cards, placeCard(place))
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(strings.Compare(a.Heading, b.Heading), strings.Compare(a.ID, b.ID))
	})
	brief(groups)
	return ListPage{Page: p, Intro: "Where things happen, town by town.", Groups: groups}
}

// byLetter groups cards, which are in order, by the letter under which they are looked up.
func byLetter(cards []Card) []Group {
	var groups []Group
	for _, c := range cards {
		name, id := letter(c.Title)
		if len(groups) == 0 || groups[len(groups)-1].ID != id {
			groups = append(groups, Group{Heading: name, ID: id})
		}
		last := &groups[len(groups)-1]
		last.Cards = append(last.Cards, c)
	}
	return groups
}

// letter is where a title stands in the A to Z: under its first letter without accent, under "0 to 9", or under
// "Other".
func letter(title string) (name, id string) {
	for _, r := range norm.NFKD.String(directory.SortTitle(title)) {
		switch {
		case r >= '0' && r <= '9':
			return "0 to 9", "0-9"
		case unicode.IsLetter(r):
			upper := string(unicode.ToUpper(r))
			return upper, strings.ToLower(upper)
		}
	}
	return "Other", "other"
}

// letters is the A to Z: services, events, organisations and places by title, services also by their old and other
// names.
func (s *Site) letters() []Letter {
	d := s.directory
	var list []Named
	add := func(e *directory.Entry, what string) {
		list = append(list, Named{Link{Title: e.Title, Address: e.Address()}, what})
	}
	for _, v := range d.Services {
		what := typeWords(v.Type)
		if v.Status != "open" {
			what += ", " + strings.ToLower(statusWords(v.Status))
		}
		add(&v.Entry, what)
	}
	for _, e := range publicEvents(d.Events) {
		add(&e.Entry, "Event")
	}
	for _, o := range d.Organisations {
		add(&o.Entry, "Organisation")
	}
	for _, p := range publicPlaces(d.Places) {
		add(&p.Entry, "Place")
	}
	for _, t := range d.Themes {
		add(&t.Entry, "Theme")
	}
	directory.SortByTitle(list, func(n Named) string { return n.Title })
	byID := map[string]int{}
	var letters []Letter
	for _, n := range list {
		name, id := letter(n.Title)
		i, ok := byID[id]
		if !ok {
			i = len(letters)
			byID[id] = i
			letters = append(letters, Letter{Name: name, ID: id})
		}
		letters[i].Links = append(letters[i].Links, n)
	}
	return letters
}

// search is the page of the search, with what people say for those who have no script: the synonyms of themes.
func (s *Site) search(p Page) (any, error) {
	d := s.directory
	byWord := map[string]*Word{}
	add := func(text string, link Link) {
		key := strings.ToLower(text)
		w, ok := byWord[key]
		if !ok {
			w = &Word{Text: text}
			byWord[key] = w
		}
		if !slices.ContainsFunc(w.Links, func(l Link) bool { return l.Address == link.Address }) {
			w.Links = append(w.Links, Link{Title: link.Title, Address: link.Address})
		}
	}
	for _, t := range d.Themes {
		for _, word := range t.Synonyms {
			add(word, themeLink(t))
		}
	}
	compiled, err := s.compiled()
	if err != nil {
		return nil, err
	}
	index, err := s.clientIndex(compiled.table)
	if err != nil {
		return nil, err
	}
	page := SearchPage{Page: p, Index: index, Themes: links(d.Themes, themeLink), Areas: links(d.Areas, areaLink), Missing: s.missingAddress()}
	for _, w := range byWord {
		page.Words = append(page.Words, *w)
	}
	slices.SortFunc(page.Words, func(a, b Word) int { return strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)) })
	return page, nil
}

// mostAnswered is how many helplines stand on the page of urgent help: it has to stay small.
const mostAnswered = 4

func (s *Site) urgent(p Page) UrgentPage {
	all := s.answered()
	few := all[:min(mostAnswered, len(all))]
	return UrgentPage{Page: p, Talk: few, More: len(all) > len(few)}
}

// answered are helplines that can be called or texted at any hour, besides the numbers that the page has already.
func (s *Site) answered() []*directory.Service {
	known := map[string]bool{}
	for _, n := range urgent.Numbers(s.directory.Settings.Nation) {
		known[n.Dial()], known[n.TextDial()] = true, true
	}
	var found []*directory.Service
	for _, v := range s.directory.Services {
		if known[v.Contact.Phone.Dial] && known[v.Contact.Text.Dial] {
			continue // "" is known too, so that one of the two is enough
		}
		if v.Type == "helpline" && v.Status == "open" && !v.Sensitive && v.Times.Known() && v.Times.Schedule.Always() &&
			(v.Contact.Phone.Dial != "" || v.Contact.Text.Dial != "") {
			found = append(found, v)
		}
	}
	return found
}

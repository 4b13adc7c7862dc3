package site

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// serviceTypes are the types of service in the order of lists: first what can be done at once, from home.
var serviceTypes = []struct{ word, one, many string }{
	{"helpline", "Helpline", "Helplines"},
	{"advice", "Advice", "Advice"},
	{"group", "Group", "Groups"},
	{"class", "Class", "Classes and courses"},
	{"app", "App", "Apps"},
	{"website", "Website", "Websites"},
	{"other", "Service", "Other help"},
}

func typeWords(word string) string {
	for _, t := range serviceTypes {
		if t.word == word {
			return t.one
		}
	}
	return "Service"
}

// serviceCard is a service's card. A service stands in many lists, and working out its dates is most of the cost, so each
// is made once.
func (s *Site) serviceCard(v *directory.Service) Card { return *s.servedCard(v) }

func (s *Site) servedCard(v *directory.Service) *Card {
	if c, ok := s.cards.Load(v); ok {
		return c.(*Card)
	}
	c := s.makeServiceCard(v)
	s.cards.Store(v, c)
	return c
}

func (s *Site) makeServiceCard(v *directory.Service) *Card {
	c := &Card{
		copy: &cardCopy{},
		Kind: directory.Services, Type: typeWords(v.Type), Title: v.Title, Address: v.Address(), Summary: v.Summary,
		Who: whoWords(v.Who, v.MinAge, v.MaxAge), Where: whereService(v), Cost: v.Cost, Status: v.Status, Sensitive: v.Sensitive,
	}
	if v.Times.Known() {
		c.When = v.Times.Schedule.Words()
	}
	if v.Status == "open" && (v.Type == "helpline" || v.Type == "advice") {
		c.Phone = v.Contact.Phone
	}
	if c.Next = nextOf(s.serviceDates(v, 1)); c.Next != nil {
		c.Days = s.upcoming(&v.Times, nil)
	}
	return c
}

// daysOf are all coming sessions of a service, as static/js/dates.js reads them.
func (s *Site) daysOf(v *directory.Service) string {
	if c := s.servedCard(v); c.Next != nil {
		return c.Days
	}
	return s.upcoming(&v.Times, nil) // its next one is cancelled
}

func (s *Site) eventCard(e *directory.Event) Card {
	c := Card{
		Kind: directory.Events, Type: "Drop-in or event", Title: e.Title, Address: e.Address(), Summary: e.Summary,
		Who: whoWords(e.Who, e.MinAge, e.MaxAge), Where: whereEvent(e), Cost: e.Cost, Status: e.Status, Sensitive: e.Sensitive,
	}
	if e.Times.Known() {
		c.When = e.Times.Schedule.Words()
		if e.Status == "open" && e.Times.Finished(s.directory.Now()) {
			c.Status = "finished"
		}
	}
	if c.Next = nextOf(s.eventDates(e, 1)); c.Next != nil {
		c.Days = s.upcoming(&e.Times, nil)
		last, finite := e.Times.Schedule.Last()
		c.Ends = finite && !e.Times.AwaitsTerms && (!s.directory.Horizon().Before(when.DateOf(last)) || !last.After(c.Next.End))
	}
	return c
}

func nextOf(dates []Date) *Date {
	for i := range dates {
		if !dates[i].Cancelled {
			return &dates[i]
		}
	}
	return nil
}

func organisationCard(o *directory.Organisation) Card {
	return Card{Kind: directory.Organisations, Type: "Organisation", Title: o.Title, Address: o.Address(), Summary: o.Summary,
		Where: titles(o.Areas), Status: "open", Sensitive: o.Sensitive}
}

func placeCard(p *directory.Place) Card {
	return Card{Kind: directory.Places, Type: "Place", Title: p.Title, Address: p.Address(), Summary: p.Summary,
		Where: wherePlace(p), Status: "open"}
}

// whoWords says whom something is for, with the ages where the words don't.
func whoWords(who string, low, high int) string {
	ages := agesWords(low, high)
	switch {
	case who == "":
		return ages
	case ages == "" || strings.ContainsAny(who, "0123456789"):
		return who
	}
	return who + " (" + strings.ToLower(ages[:1]) + ages[1:] + ")"
}

func agesWords(low, high int) string {
	switch {
	case low > 0 && low == high:
		return "Age " + number(low)
	case low > 0 && high > 0:
		return "Ages " + number(low) + " to " + number(high)
	case low > 0:
		return "Age " + number(low) + " and over"
	case high > 0:
		return "Up to age " + number(high)
	}
	return ""
}

func whereService(v *directory.Service) string {
	if v.Confidential {
		if towns := titles(v.EffectiveAreas()); towns != "" {
			return towns + " (the address is kept private)"
		}
		return "The address is kept private"
	}
	switch {
	case len(v.Places) == 1:
		return wherePlace(v.Places[0])
	case len(v.Places) > 1:
		var names []string
		for _, p := range v.Places {
			names = append(names, p.Title)
		}
		return join(names)
	}
	// What has no place is reached from anywhere if it is a line, an app or a website; of anything else it is not known.
	towns := titles(v.EffectiveAreas())
	from := map[string]string{"helpline": "By phone", "app": "On your phone", "website": "Online"}[v.Type]
	if from != "" && towns != "" {
		return from + ", for people in " + towns
	}
	return from + towns
}

func whereEvent(e *directory.Event) string {
	if e.Place != nil {
		return wherePlace(e.Place)
	}
	return titles(e.EffectiveAreas())
}

// wherePlace names a place with its town, unless its name has that already.
func wherePlace(p *directory.Place) string {
	if p.Confidential && p.Area != nil {
		what, then, _ := strings.Cut(directory.ConfidentialTitle, ":")
		return what + " in " + p.Area.Title + ":" + then
	}
	if p.Area == nil || strings.Contains(p.Title, p.Area.Title) {
		return p.Title
	}
	return p.Title + ", " + p.Area.Title
}

// atPlace says within a sentence where something is, in the words that name the place.
func atPlace(p *directory.Place, words string) string {
	if p.Confidential {
		return "At " + strings.ToLower(words[:1]) + words[1:]
	}
	return "At " + words
}

func titles(areas []*directory.Area) string {
	var names []string
	for _, a := range areas {
		names = append(names, a.Title)
	}
	return join(names)
}

// join makes "a, b and c".
func join(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// byType groups services by their type. What is open comes first within a group.
func (s *Site) byType(services []*directory.Service) []Group {
	var groups []Group
	for _, t := range serviceTypes {
		var cards []Card
		for _, v := range services {
			if v.Type == t.word {
				cards = append(cards, s.serviceCard(v))
			}
		}
		if len(cards) > 0 {
			groups = append(groups, Group{Heading: t.many, ID: t.word, Cards: openFirst(cards)})
		}
	}
	return groups
}

// maxCards is how many entries the groups of a page may tell in full: about 12 kB on the wire. Who wants one of more than that
// looks for a name, or had better look by theme.
const maxCards = 100

// brief makes the groups of a page brief where there is too much in them.
func brief(lists ...[]Group) {
	total := 0
	named := map[string]int{}
	for _, groups := range lists {
		for _, g := range groups {
			total += len(g.Cards)
			for _, c := range g.Cards {
				named[c.Title]++
			}
		}
	}
	if total <= maxCards {
		return
	}
	for _, groups := range lists {
		for i := range groups {
			groups[i].Brief = true
			for j := range groups[i].Cards {
				if c := &groups[i].Cards[j]; named[c.Title] > 1 {
					c.copy = nil
				} else {
					c.Where = ""
				}
			}
		}
	}
}

func openFirst(cards []Card) []Card {
	slices.SortStableFunc(cards, func(a, b Card) int { return statusRank(a.Status) - statusRank(b.Status) })
	return cards
}

func statusRank(status string) int {
	return slices.Index([]string{"open", "paused", "finished", "closed"}, status)
}

func (s *Site) serviceCards(services []*directory.Service) []Card {
	var cards []Card
	for _, v := range services {
		cards = append(cards, s.serviceCard(v))
	}
	return openFirst(cards)
}

// eventCards are series, each with its next date.
func (s *Site) eventCards(events []*directory.Event) []Card { return s.seriesCards(events, nil) }

// seriesCards are series, each with its next date for which keep is true, or its next one where keep is nil: first
// those that have one, by that date; then the rest.
func (s *Site) seriesCards(events []*directory.Event, keep func(directory.On) bool) []Card {
	var cards []Card
	for _, e := range events {
		c := s.eventCard(e)
		if keep != nil {
			c.Next = nextOf(s.datesOf([]*directory.Event{e}, keep))
			c.Days = s.upcoming(&e.Times, func(x directory.Session) bool { return keep(e.On(e.Subject(x))) })
			c.Ends = c.Ends || !keep(e.On(when.Date{})) // it is only about some of its dates
		}
		cards = append(cards, c)
	}
	slices.SortStableFunc(cards, func(a, b Card) int {
		switch {
		case a.Next != nil && b.Next != nil:
			return a.Next.Start.Compare(b.Next.Start)
		case a.Next != nil:
			return -1
		case b.Next != nil:
			return 1
		}
		return 0
	})
	return cards
}

package directory

import (
	"cmp"
	"slices"

	"signpost/cmd/signpost/internal/problem"
)

func (l *linker) linkAreas() {
	for _, a := range l.d.Areas {
		a.PartOf = findOne(l, l.areas, &a.Entry, a.partOf)
	}
	for _, a := range l.d.Areas {
		l.breakCircle(a)
	}
	for _, a := range l.d.Areas {
		if a.PartOf != nil {
			a.PartOf.Parts = append(a.PartOf.Parts, a)
		}
	}
}

// breakCircle takes an area out of the one it lies in, where following "part_of" leads back to itself.
func (l *linker) breakCircle(a *Area) {
	steps := 0
	for up := a.PartOf; up != nil && steps <= len(l.d.Areas); up = up.PartOf {
		if up == a {
			l.problem(&a.Entry, a.At("part_of"), "area", "area "+quoted(a.Slug)+" lies within itself",
				"follow part_of from file to file, and take it out of the largest area")
			a.PartOf = nil
			return
		}
		steps++ // a circle further up does not hold a
	}
}

func (l *linker) linkPlaces() {
	for _, p := range l.d.Places {
		p.Area = findOne(l, l.areas, &p.Entry, p.area)
		if p.Area != nil {
			p.Area.Places = append(p.Area.Places, p)
		}
	}
	// A place becomes confidential with the first service whose address is: else its page would give that away.
	for _, s := range l.d.Services {
		if !s.Confidential {
			continue
		}
		for _, p := range find(l, l.places, &s.Entry, s.places) {
			if !p.Confidential || len(p.HiddenBy) > 0 {
				p.HiddenBy = append(p.HiddenBy, s)
			}
			p.hide()
		}
	}
}

func (l *linker) linkService(s *Service) {
	s.Organisation = findOne(l, l.organisations, &s.Entry, s.organisation)
	s.Areas = find(l, l.areas, &s.Entry, s.areas)
	s.Themes = find(l, l.themes, &s.Entry, s.themes)
	s.Instead = find(l, l.services, &s.Entry, s.instead)
	places := s.places
	s.effective = slices.Clone(s.Areas)
	if s.Confidential {
		s.Room = ""
		places = nil // looked up in linkPlaces already
		for _, r := range s.places {
			if p := l.places.by[r.Slug]; p != nil {
				s.effective = addArea(s.effective, p.Area)
			}
		}
	}
	s.Places = find(l, l.places, &s.Entry, places)
	if s.hushed = slices.ContainsFunc(s.Places, isConfidential); s.hushed {
		s.Room = "" // it would help to find the place
	}
	for _, p := range s.Places {
		p.Services = append(p.Services, s)
		s.effective = addArea(s.effective, p.Area)
	}
	s.Places = toldApart(s.Places)
	s.everywhere = len(s.effective) == 0 && len(s.places) == 0 && len(s.areas) == 0
	if s.everywhere {
		l.d.Everywhere = append(l.d.Everywhere, s)
	}
	if s.Organisation != nil {
		s.Organisation.Services = append(s.Organisation.Services, s)
	}
	for _, t := range s.Themes {
		t.Services = append(t.Services, s)
	}
	for _, a := range s.effective {
		a.Services = append(a.Services, s)
	}
}

// toldApart leaves out of places those that a reader could not tell from one before: confidential ones of the same town.
func toldApart(places []*Place) []*Place {
	var list []*Place
	for _, p := range places {
		same := func(q *Place) bool { return p.Confidential && q.Confidential && p.Area == q.Area }
		if !slices.ContainsFunc(list, same) {
			list = append(list, p)
		}
	}
	return list
}

func isConfidential(p *Place) bool { return p.Confidential }

func addArea(list []*Area, a *Area) []*Area {
	if a == nil || slices.Contains(list, a) {
		return list
	}
	return append(list, a)
}

// EffectiveAreas are the areas that a service names and those of its places. None means everywhere.
func (s *Service) EffectiveAreas() []*Area { return s.effective }

// Everywhere reports whether it is for everybody, wherever they live.
func (s *Service) Everywhere() bool { return s.everywhere }

// EffectiveAreas are the areas that an event names and that of its place.
func (e *Event) EffectiveAreas() []*Area { return e.effective }

func (l *linker) linkEvent(e *Event) {
	e.Place = findOne(l, l.places, &e.Entry, e.place)
	if e.Place != nil && e.Place.Confidential {
		e.Room = ""
	}
	e.Areas = find(l, l.areas, &e.Entry, e.areas)
	e.Themes = find(l, l.themes, &e.Entry, e.themes)
	e.Organisation = findOne(l, l.organisations, &e.Entry, e.organisation)
	e.Partners = find(l, l.organisations, &e.Entry, e.partners)
	e.Services = find(l, l.services, &e.Entry, e.services)
	e.Instead = find(l, l.events, &e.Entry, e.instead)
	for i := range e.Variations {
		v := &e.Variations[i]
		v.Themes = find(l, l.themes, &e.Entry, v.themes)
		v.Partners = find(l, l.organisations, &e.Entry, v.partners)
		v.Services = find(l, l.services, &e.Entry, v.services)
		v.Place = findOne(l, l.places, &e.Entry, v.place)
		if p := cmp.Or(v.Place, e.Place); p != nil && p.Confidential {
			v.Room = ""
		}
	}
	e.effective = slices.Clone(e.Areas)
	for _, p := range e.AllPlaces() {
		p.Events = append(p.Events, e)
		e.effective = addArea(e.effective, p.Area)
	}
	for _, a := range e.effective {
		a.Events = append(a.Events, e)
	}
	if e.Organisation != nil {
		e.Organisation.Events = append(e.Organisation.Events, e)
	}
	for _, o := range e.AllPartners() {
		if o != e.Organisation {
			o.PartnerAt = append(o.PartnerAt, e)
		}
	}
	for _, t := range e.AllThemes() {
		t.Events = append(t.Events, e)
	}
	for _, s := range e.AllServices() {
		s.HeardAt = append(s.HeardAt, e)
	}
}

func (l *linker) linkPacks() {
	for _, p := range l.d.Packs {
		p.Organisation = findOne(l, l.organisations, &p.Entry, p.organisation)
		for i := range p.Items {
			item := &p.Items[i]
			if slices.ContainsFunc(p.Items[:i], func(other PackItem) bool { return other.ref.Key == item.ref.Key }) {
				l.problems = append(l.problems, problem.Problem{Path: p.Path, Line: item.ref.pos.Line, Col: item.ref.pos.Col, Rule: "pack", Severity: problem.Warning,
					Message: quoted(item.ref.typed) + " is in this pack already", Hint: "keep one of the two"})
			}
			switch item.ref.Kind {
			case Services:
				item.Service = findOne(l, l.services, &p.Entry, item.ref)
				if s := item.Service; s != nil && !slices.Contains(s.InPacks, p) {
					s.InPacks = append(s.InPacks, p)
				}
			case Events:
				item.Event = findOne(l, l.events, &p.Entry, item.ref)
			case Organisations:
				item.Organisation = findOne(l, l.organisations, &p.Entry, item.ref)
			case Places:
				if item.Place = findOne(l, l.places, &p.Entry, item.ref); item.Place != nil && item.Place.Confidential {
					l.noPage(&p.Entry, item.ref, item.Place)
					item.Place = nil
				}
			default:
				l.problem(&p.Entry, item.ref.pos, "pack", "a pack can't hold a "+item.ref.Kind.One(),
					"it holds services, events, organisations, places")
			}
		}
		p.Items = slices.DeleteFunc(p.Items, func(i PackItem) bool { return i.Entry() == nil })
	}
}

// noPage reports a reference that would lead to the page of a confidential place.
func (l *linker) noPage(from *Entry, r ref, p *Place) {
	l.problem(from, r.pos, "reference", quoted(p.Named())+" is confidential, and has no page", "name the service that people ring first")
}

// Entry is the entry that the item is about, or nil.
func (i PackItem) Entry() *Entry {
	switch {
	case i.Service != nil:
		return &i.Service.Entry
	case i.Event != nil:
		return &i.Event.Entry
	case i.Organisation != nil:
		return &i.Organisation.Entry
	case i.Place != nil:
		return &i.Place.Entry
	}
	return nil
}

// entryOf looks up a reference to an entry of any kind.
func (l *linker) entryOf(from *Entry, r ref) *Entry {
	switch r.Kind {
	case Services:
		return entryIn(l, l.services, from, r)
	case Events:
		return entryIn(l, l.events, from, r)
	case Organisations:
		return entryIn(l, l.organisations, from, r)
	case Places:
		return entryIn(l, l.places, from, r)
	case Themes:
		return entryIn(l, l.themes, from, r)
	case Areas:
		return entryIn(l, l.areas, from, r)
	case Packs:
		return entryIn(l, l.packs, from, r)
	case Guide:
		return entryIn(l, l.questions, from, r)
	}
	return entryIn(l, l.pages, from, r)
}

func entryIn[T any, P hasEntry[T]](l *linker, t table[T], from *Entry, r ref) *Entry {
	if x := findOne(l, t, from, r); x != nil {
		return P(x).entry()
	}
	return nil
}

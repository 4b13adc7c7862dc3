package specimen

import (
	"fmt"
	"strings"
	"time"
)

func (s specimen) service(i int) (string, []byte) {
	n, d := serviceNamed(i), roll(kindService, i)
	name, about := slug(n.title), themes[n.activity.theme]
	f := newFile(n.title)
	f.text("summary", fmt.Sprintf("%s %s in %s %s.", oneOf(d, openings), n.activity.name+" "+n.form.name, n.town, oneOf(d, tails)))
	f.raw("type", n.form.kind)
	f.raw("organisation", s.organisationAt(d.IntN(s.organisations)))
	s.where(f, d, n.form.kind)
	f.list("themes", s.themesOf(d, n.activity.theme))
	if !d.oneIn(3) {
		f.list("keywords", append(some(d, about.words, 3), rareWord(d)))
	}
	f.lines("when", openingTimes(d, n.form.kind))
	if !d.oneIn(3) {
		f.text("who", oneOf(d, audiences))
	}
	if d.oneIn(5) {
		f.raw("min_age", "18")
	}
	f.text("cost", oneOf(d, costs))
	f.raw("referral", oneOf(d, []string{"self", "self", "self", "either", "professional"}))
	f.list("languages", append([]string{"en"}, languageCodes[1:1+d.IntN(3)]...))
	f.raw("contact", contact(d, name))
	s.visit(f, d, n)
	s.standing(f, d, name)
	link := ""
	if d.oneIn(10) {
		other := d.IntN(s.services)
		link = fmt.Sprintf("[%s](/services/%s/)", serviceNamed(other).title, s.serviceAt(other))
	}
	return name, f.end(body(d, about, link))
}

// where writes places and areas. What comes by telephone or screen is for everybody more often than not.
func (s specimen) where(f *file, d dice, kind string) {
	switch kind {
	case "helpline", "app", "website":
		if d.oneIn(3) {
			f.list("areas", []string{slug(areas[0].title)})
		}
	default:
		f.list("places", []string{s.placeAt(d.IntN(s.places))})
		f.list("areas", []string{areaOf(d)})
		f.list("access", some(d, accessWords, 4))
	}
}

// themesOf is a theme, now and then with another one.
func (s specimen) themesOf(d dice, theme int) []string {
	list := []string{slug(themes[theme].title)}
	if other := d.IntN(len(themes)); other != theme && d.oneIn(3) {
		list = append(list, slug(themes[other].title))
	}
	return list
}

// visit writes what a person is told who wants to come.
func (s specimen) visit(f *file, d dice, n serviceName) {
	if d.oneIn(2) {
		f.text("say", "Hello, I have read about the "+n.activity.name+" "+n.form.name+". Can I come along?")
	}
	if n.form.kind != "group" && n.form.kind != "class" {
		return
	}
	if d.oneIn(2) {
		f.text("on_arrival", "Look for "+oneOf(d, []string{"the volunteers in yellow jackets", "a green lanyard", "the sign by the door", "the kettle"})+".")
	}
	if d.oneIn(3) {
		f.text("bring", "Comfortable clothes and a drink")
		f.text("food", "Tea and biscuits afterwards")
	}
	if d.oneIn(5) {
		f.text("room", "Upstairs, there is a lift.")
	}
}

// standing writes how far an entry can be trusted, and where it used to be.
func (s specimen) standing(f *file, d dice, name string) {
	f.raw("checked", checked(d))
	if d.oneIn(25) {
		f.raw("sensitive", "true")
	}
	if d.oneIn(20) {
		f.list("aliases", []string{"old-" + name})
	}
	switch d.IntN(40) {
	case 0:
		f.raw("status", "paused")
	case 1:
		f.raw("status", "closed")
		if other := s.serviceAt(d.IntN(s.services)); other != name {
			f.list("instead", []string{other})
		}
	}
}

func (s specimen) event(i int) (string, []byte) {
	title, where := eventName(i)
	d, name := roll(kindEvent, i), slug(title)
	theme := d.IntN(len(themes))
	times := datesOf(d)
	f := newFile(title)
	f.text("summary", fmt.Sprintf("%s morning or evening out in %s %s.", oneOf(d, openings), where, oneOf(d, tails)))
	f.text("when", times.line)
	s.changes(f, d, times.dates)
	f.list("themes", s.themesOf(d, theme))
	f.raw("place", s.placeAt(d.IntN(s.places)))
	organiser := s.organisationAt(d.IntN(s.organisations))
	f.raw("organisation", organiser)
	if partner := s.organisationAt(d.IntN(s.organisations)); partner != organiser {
		f.list("partners", []string{partner})
	}
	f.list("services", []string{s.serviceAt(d.IntN(s.services))})
	f.text("who", oneOf(d, audiences))
	f.text("cost", oneOf(d, costs))
	f.list("access", some(d, accessWords, 4))
	f.text("food", "Hot drinks and cake")
	f.raw("contact", contact(d, name))
	f.raw("checked", checked(d))
	if d.oneIn(20) {
		f.list("aliases", []string{"old-" + name})
	}
	return name, f.end(body(d, themes[theme], ""))
}

// changes cancels a date of some series and makes another one a session of its own.
func (s specimen) changes(f *file, d dice, dates []time.Time) {
	if len(dates) < 4 {
		return
	}
	if d.oneIn(3) {
		f.raw("cancelled", "["+dates[2].Format(time.DateOnly)+"]")
	}
	if d.oneIn(3) {
		theme := d.IntN(len(themes))
		fmt.Fprintf(f, "sessions:\n  - on: %s\n    themes: [%s]\n    partners: [%s]\n    note: %s\n", dates[3].Format(time.DateOnly),
			slug(themes[theme].title), s.organisationAt(d.IntN(s.organisations)), strings.TrimSpace("Someone who knows about "+themes[theme].words[0]+" is here."))
	}
}

package specimen

import (
	"fmt"
	"strings"
)

var (
	accessWords   = []string{"step-free", "ramp", "lift", "parking", "blue-badge-parking", "toilets", "accessible-toilet", "hearing-loop", "quiet-space", "private-room", "assistance-dogs", "public-transport", "wifi"}
	languageCodes = []string{"en", "pl", "ur", "cy", "pa", "ar", "ro", "uk"}
	audiences     = []string{"Adults of any ability", "Anyone who would like company", "Everyone", "People who live nearby", "Parents and their children", "Older people", "Carers and the people they look after"}
	costs         = []string{"Free", "Free", "Free", "£2", "£3.50 a session", "£5, the first time is free", "Donations welcome", "£20 a year"}
	openings      = []string{"A friendly", "A free", "A gentle", "A lively", "A small", "A warm and quiet", "A long-running", "A welcoming"}
	tails         = []string{"with trained volunteers", "for anyone who needs it", "where nobody has to explain", "run by local people", "with time to listen", "and no need to book", "at your own pace"}
)

// settings is content/index.md.
func settings() []byte {
	f := newFile("Arrowshire community directory")
	f.text("summary", "Groups, advice and friendly places in Arrowshire, all of them made up.")
	f.text("base_url", "https://directory.example.org")
	f.text("timezone", "Europe/London")
	f.text("nation", "england")
	f.text("repository", "https://github.com/example/arrowshire-directory")
	f.raw("contact", `{phone: "01632 960 000", email: team@example.org}`)
	f.raw("review_after_days", "180")
	f.raw("terms", "[{name: Autumn term, from: 2026-09-02, to: 2026-12-18}, {name: Spring term, from: 2027-01-05, to: 2027-03-25}, {name: Summer term, from: 2027-04-12, to: 2027-07-20}]")
	f.raw("synonyms", "{gp: [doctor, surgery], skint: [broke, no money], booze: [alcohol, drinking], mum: [mother], computer: [internet, online]}")
	return f.end("Welcome. This directory is made up, to measure with.\n")
}

func theme(i int) (string, []byte) {
	t, d := themes[i], roll(kindTheme, i)
	f := newFile(t.title)
	f.text("summary", "Help with "+strings.Join(t.words[:3], ", ")+" and more.")
	f.list("synonyms", t.synonyms)
	f.raw("order", fmt.Sprint(i+1))
	return slug(t.title), f.end(body(d, t, ""))
}

func area(i int) (string, []byte) {
	a, d := areas[i], roll(kindArea, i)
	f := newFile(a.title)
	f.raw("part_of", a.partOf)
	f.list("synonyms", []string{"near " + a.title})
	return slug(a.title), f.end(capital(phrase(d, themes[d.IntN(len(themes))], 20)) + ".\n")
}

// areaOf is the slug of a town.
func areaOf(d dice) string {
	return slug(areas[firstTown+d.IntN(len(areas)-firstTown)].title)
}

// contact is a group of ways to get in touch.
func contact(d dice, name string) string {
	list := []string{fmt.Sprintf("phone: %q", phone(d))}
	if d.oneIn(4) {
		list = append(list, fmt.Sprintf("text: %q, consent: true", mobile(d)))
	}
	if !d.oneIn(3) {
		list = append(list, "email: "+name+"@example.org")
	}
	if d.oneIn(2) {
		list = append(list, "website: https://example.org/"+name)
	}
	return "{" + strings.Join(list, ", ") + "}"
}

func (s specimen) organisation(i int) (string, []byte) {
	title, d := organisationName(i), roll(kindOrganisation, i)
	about, name := themes[d.IntN(len(themes))], slug(title)
	f := newFile(title)
	f.text("summary", fmt.Sprintf("Help with %s and %s, %s.", about.words[0], about.words[1], oneOf(d, tails)))
	f.list("areas", []string{areaOf(d)})
	f.list("keywords", some(d, about.words, 3))
	f.raw("contact", contact(d, name))
	f.raw("checked", checked(d))
	return name, f.end(body(d, about, ""))
}

func (s specimen) place(i int) (string, []byte) {
	title, where := placeName(i)
	d, name := roll(kindPlace, i), slug(title)
	f := newFile(title)
	f.text("summary", fmt.Sprintf("%s place to meet in %s.", oneOf(d, openings), where))
	f.raw("area", areaOf(d))
	if d.oneIn(100) {
		f.raw("confidential_address", "true")
		f.list("address", []string{fmt.Sprintf("%d Hidden Street", 1+i), where})
		f.raw("postcode", fmt.Sprintf("B%d %dZZ", 1+i%99, i%10))
		f.raw("lat", fmt.Sprintf("%.4f", 51+0.0001*float64(i)))
		f.raw("lon", fmt.Sprintf("%.4f", -3+0.0001*float64(i)))
	} else {
		f.list("address", []string{fmt.Sprintf("%d %s Road", 1+d.IntN(90), town(d.IntN(townCount))), where})
		f.raw("postcode", fmt.Sprintf("B%d %d%s", 60+d.IntN(40), 1+d.IntN(9), oneOf(d, []string{"AB", "DE", "JL", "NP", "QR", "ST", "XY"})))
		f.raw("lat", fmt.Sprintf("%.4f", 52.1+0.4*d.Float64()))
		f.raw("lon", fmt.Sprintf("%.4f", -2.3+0.6*d.Float64()))
		f.text("getting_there", fmt.Sprintf("Bus %d stops outside.", 1+d.IntN(200)))
	}
	f.list("access", some(d, accessWords, 6))
	f.raw("contact", contact(d, name))
	f.raw("checked", checked(d))
	return name, f.end(body(d, themes[d.IntN(len(themes))], ""))
}

package directory

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
)

// The words that fields take.
var (
	ServiceTypes = []string{"group", "class", "advice", "helpline", "app", "website", "other"}
	StaffedTypes = []string{"helpline", "app", "website"} // whose numbers somebody answers at work, never on a phone of their own
	Statuses     = []string{"open", "paused", "closed"}
	Referrals    = []string{"self", "professional", "either"}
	AccessWords  = []string{"step-free", "ramp", "lift", "parking", "blue-badge-parking", "toilets", "accessible-toilet",
		"changing-places", "hearing-loop", "bsl", "quiet-space", "private-room", "assistance-dogs", "public-transport", "wifi", "food"}
)

var settingsFields = []field[Settings]{
	required(define("title", line(func(s *Settings) *string { return &s.Title }), "Redditch and Bromsgrove directory", "The directory's name.")),
	define("summary", line(func(s *Settings) *string { return &s.Summary }), "Groups, advice and places to go near you.", "One plain sentence about it."),
	define("base_url", baseURL(), "https://directory.example.org", "The address at which it is published."),
	define("timezone", timezone(), defaultTimezone, "The time zone of everything in it."),
	define("nation", oneOf(Nations, func(s *Settings) *string { return &s.Nation }), defaultNation, "Decides the numbers for urgent help, and the bank holidays."),
	define("repository", checkedText[Settings](FormWebsite, always("write it like https://github.com/OWNER/REPO"), ReadRepository, func(s *Settings) *string { return &s.Repository }), "https://github.com/OWNER/REPO", "Where its content is kept, for links that say Edit this page."),
	define("branch", line(func(s *Settings) *string { return &s.Branch }), defaultBranch, "The branch that is published."),
	define("contact", contactGroup(func(s *Settings) *Contact { return &s.Contact }), `{phone: "01632 960 000", email: team@example.org}`, "How to reach the team that keeps it."),
	define("review_after_days", whole(1, 3650, func(s *Settings) *int { return &s.ReviewAfterDays }), number(defaultReviewAfter), "After how many days an entry should be looked at again."),
	define("notice", line(func(s *Settings) *string { return &s.Notice }), "This is a sample.", "A plain line at the top of every page."),
	define("terms", terms(), "[{name: Spring term 2027, from: 2027-01-04, to: 2027-02-12}]", "The school terms, for times that say term time only."),
	define("synonyms", synonyms(), "{gp: [doctor, surgery]}", "Words that mean the same, for the search."),
	define("licence", licenceGroup(), `{name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/, attribution: Redditch team}`, "On what terms others may use the directory as open data."),
	define("exit", checkedText[Settings](FormWebsite, always("write it like https://www.bbc.co.uk/weather"), contact.Website, func(s *Settings) *string { return &s.Exit }), defaultExit, "The site to which Exit this page leads."),
}

// common are the fields of every kind.
func common[T any](entry func(*T) *Entry) []field[T] {
	return []field[T]{
		required(define("title", line(func(t *T) *string { return &entry(t).Title }), "Health walk", "What people call it.")),
		define("summary", line(func(t *T) *string { return &entry(t).Summary }), "A free, gentle walk round the lake with trained volunteers.", "One plain sentence that says what it is."),
		define("keywords", lines(func(t *T) *[]string { return &entry(t).Keywords }, true), "[walking, fresh air]", "Other words by which people look for it."),
		define("aliases", aliases(entry), "[old-name]", "Old addresses that lead here; keep them when you rename the file, and write the newest last: the id that open data have is made of the first."),
		define("id", identifier(func(t *T) *string { return &entry(t).ID }), "4b99216b-25b0-5c50-b642-a7f2d7399b0f", "Its name in open data, where it has one already. Others are made up."),
		define("checked", checkedGroup(func(t *T) *Checked { return &entry(t).Checked }), "{on: 2026-10-12, by: Redditch team, how: phone}", "Who made sure that this is true, when and how."),
		made(define("imported", imported[T](), "{from: council list, id: health-walk, fields: {Ward: Abbey}}", "Where an import took the entry from, and what the source says that has no field here. It is for signpost import alone: leave it as it is.")),
	}
}

func aliases[T any](entry func(*T) *Entry) form[T] {
	return form[T]{name: FormList, read: func(r *reader, t *T, v content.Value) {
		entry(t).Aliases = nil
		for _, item := range r.texts(v, true) {
			// An address of the same kind is understood; the folder of another can't be claimed from here.
			name := strings.TrimPrefix(strings.TrimSuffix(strings.Trim(item.Text, "/"), ".md"), string(entry(t).Kind)+"/")
			slug := content.Slug(name)
			switch {
			case strings.Contains(name, "/"):
				r.problem(item.Pos, "alias", "alias "+quoted(item.Text)+" is no name of this kind", "write the old name of the file alone, like old-name")
			case slug == entry(t).Slug:
				r.problem(item.Pos, "alias", "alias "+quoted(item.Text)+" is the entry's own name", "take it out")
			default:
				if slug != name {
					r.warning(item.Pos, "alias", "alias "+quoted(item.Text)+" is kept as "+quoted(slug), "write it as it stood in the old address: small letters, digits and hyphens")
				}
				r.note("aliases["+slug+"]", item.Pos)
				entry(t).Aliases = append(entry(t).Aliases, slug)
			}
		}
	}}
}

var serviceFields = slices.Concat(common(func(s *Service) *Entry { return &s.Entry }), []field[Service]{
	define("type", oneOf(ServiceTypes, func(s *Service) *string { return &s.Type }), "group", "What sort of thing it is."),
	define("organisation", slug(Organisations, func(s *Service) *ref { return &s.organisation }), "health-walks", "Who runs it: the name of a file in content/organisations/."),
	define("places", slugs(Places, func(s *Service) *[]ref { return &s.places }), "[the-lake]", "Where it happens: names of files in content/places/."),
	define("areas", slugs(Areas, func(s *Service) *[]ref { return &s.areas }), "[redditch]", "The towns and districts it is for. One that is for everybody, everywhere, has none."),
	define("themes", slugs(Themes, func(s *Service) *[]ref { return &s.themes }), "[lifestyle, loneliness]", "The needs it answers: names of files in content/themes/."),
	define("when", schedule(func(s *Service) *Times { return &s.Times }), "Every Wednesday, 10.30am to 11.30am", "When it is on, in plain English; a list for several lines."),
	define("cancelled", cancelled(func(s *Service) *Times { return &s.Times }), "[2027-03-24]", "Dates on which it does not take place."),
	define("moved", moves(func(s *Service) *Times { return &s.Times }), "[{from: 2027-03-31, to: 2027-04-01}]", "Dates that take place on another day."),
	define("who", line(func(s *Service) *string { return &s.Who }), "Adults of any ability", "Who it is for."),
	define("min_age", whole(0, 120, func(s *Service) *int { return &s.MinAge }), "18", "The youngest age."),
	define("max_age", whole(0, 120, func(s *Service) *int { return &s.MaxAge }), "25", "The oldest age."),
	define("cost", line(func(s *Service) *string { return &s.Cost }), "Free", "What it costs."),
	define("referral", oneOf(Referrals, func(s *Service) *string { return &s.Referral }), "self", "Who can ask: people themselves, a professional, or either."),
	define("access", someOf(AccessWords, func(s *Service) *[]string { return &s.Access }), "[step-free, parking, toilets]", "How easy it is to get in and be there."),
	define("languages", languages(func(s *Service) *[]string { return &s.Languages }), "[en, pl]", "The languages it is given in, by their two-letter codes."),
	define("contact", contactGroup(func(s *Service) *Contact { return &s.Contact }), `{phone: "01632 960 123", email: walks@example.org}`, "How to get in touch: phone, text, email, website."),
	define("say", line(func(s *Service) *string { return &s.Say }), `"Hello, I would like to come on the Wednesday walk."`, "What a person can say when they call."),
	define("on_arrival", line(func(s *Service) *string { return &s.OnArrival }), "Look for the volunteers in yellow jackets.", "What happens when a person arrives."),
	define("bring", line(func(s *Service) *string { return &s.Bring }), "Stout shoes and a drink", "What to bring."),
	define("food", line(func(s *Service) *string { return &s.Food }), "Tea and biscuits afterwards", "What there is to eat and drink."),
	define("room", line(func(s *Service) *string { return &s.Room }), "Upstairs, there is a lift.", "Which room, and how to get there."),
	define("sensitive", yesNo(func(s *Service) *bool { return &s.Sensitive }), "false", "True where a visitor may need to hide that they read it: the page gets an exit link and a neutral title, and is neither printed nor put into packs. Its address stays in the browser's history, so name the file by a word that tells nothing."),
	define("confidential_address", yesNo(func(s *Service) *bool { return &s.Confidential }), "false", "True where nobody may learn where it is."),
	define("status", oneOf(Statuses, func(s *Service) *string { return &s.Status }), "open", "Open, paused or closed; a closed one stays as a signpost to others."),
	define("instead", slugs(Services, func(s *Service) *[]ref { return &s.instead }), "[other-service]", "Where a closed one sends people: names of files in content/services/."),
})

var eventFields = slices.Concat(common(func(e *Event) *Entry { return &e.Entry }), []field[Event]{
	required(define("when", schedule(func(e *Event) *Times { return &e.Times }), "Last Wednesday of the month, 10am to 12 noon, February to April 2027", "When it is on, in plain English; a list for several lines.")),
	define("cancelled", cancelled(func(e *Event) *Times { return &e.Times }), "[2027-02-24]", "Dates that do not take place."),
	define("moved", moves(func(e *Event) *Times { return &e.Times }), "[{from: 2027-03-31, to: 2027-04-01}]", "Dates that take place on another day."),
	define("sessions", variations(), "[{on: 2027-04-28, themes: [debt-advice], partners: [citizens-advice]}]", "Dates that differ from the series, and how."),
	define("themes", slugs(Themes, func(e *Event) *[]ref { return &e.themes }), "[loneliness]", "The needs it answers: names of files in content/themes/."),
	define("place", slug(Places, func(e *Event) *ref { return &e.place }), "ecumenical-centre", "Where it happens: the name of a file in content/places/."),
	define("room", line(func(e *Event) *string { return &e.Room }), "Upstairs, there is a lift.", "Which room, and how to get there."),
	define("areas", slugs(Areas, func(e *Event) *[]ref { return &e.areas }), "[redditch]", "The towns it is for, where the place does not say it."),
	define("organisation", slug(Organisations, func(e *Event) *ref { return &e.organisation }), "carers-association", "Who runs it: the name of a file in content/organisations/."),
	define("partners", slugs(Organisations, func(e *Event) *[]ref { return &e.partners }), "[citizens-advice]", "Organisations that are there too."),
	define("services", slugs(Services, func(e *Event) *[]ref { return &e.services }), "[health-walk]", "What people hear about there: names of files in content/services/."),
	define("who", line(func(e *Event) *string { return &e.Who }), "Anyone over 18", "Who it is for."),
	define("min_age", whole(0, 120, func(e *Event) *int { return &e.MinAge }), "18", "The youngest age."),
	define("max_age", whole(0, 120, func(e *Event) *int { return &e.MaxAge }), "25", "The oldest age."),
	define("cost", line(func(e *Event) *string { return &e.Cost }), "Free", "What it costs."),
	define("referral", oneOf(Referrals, func(e *Event) *string { return &e.Referral }), "self", "Who can come: people themselves, those sent by a professional, or either."),
	define("food", line(func(e *Event) *string { return &e.Food }), "Hot drinks and lunch", "What there is to eat and drink."),
	define("on_arrival", line(func(e *Event) *string { return &e.OnArrival }), "Say hello to anyone with a green lanyard.", "What happens when a person arrives."),
	define("bring", line(func(e *Event) *string { return &e.Bring }), "Any letters that worry you", "What to bring."),
	define("access", someOf(AccessWords, func(e *Event) *[]string { return &e.Access }), "[step-free, lift]", "How easy it is to get in and be there, beyond what the place says."),
	define("languages", languages(func(e *Event) *[]string { return &e.Languages }), "[en, pl]", "The languages spoken there, by their two-letter codes."),
	define("contact", contactGroup(func(e *Event) *Contact { return &e.Contact }), `{phone: "01632 960 123", email: team@example.org}`, "How to get in touch: phone, text, email, website."),
	define("say", line(func(e *Event) *string { return &e.Say }), `"Hello, can I just come along on Tuesday?"`, "What a person can say when they call."),
	define("sensitive", yesNo(func(e *Event) *bool { return &e.Sensitive }), "false", "True where a visitor may need to hide that they read it."),
	define("status", oneOf(Statuses, func(e *Event) *string { return &e.Status }), "open", "Open, paused or closed."),
	define("instead", slugs(Events, func(e *Event) *[]ref { return &e.instead }), "[other-event]", "Where a closed one sends people: names of files in content/events/."),
})

var organisationFields = slices.Concat(common(func(o *Organisation) *Entry { return &o.Entry }), []field[Organisation]{
	define("contact", contactGroup(func(o *Organisation) *Contact { return &o.Contact }), `{phone: "01632 960 123", website: https://example.org}`, "How to get in touch: phone, text, email, website."),
	define("areas", slugs(Areas, func(o *Organisation) *[]ref { return &o.areas }), "[worcestershire]", "Where it works: names of files in content/areas/."),
	define("sensitive", yesNo(func(o *Organisation) *bool { return &o.Sensitive }), "false", "True where a visitor may need to hide that they read about it."),
})

var placeFields = slices.Concat(common(func(p *Place) *Entry { return &p.Entry }), []field[Place]{
	define("address", lines(func(p *Place) *[]string { return &p.Lines }, true), "[Evesham Walk, Redditch]", "The postal address, line by line."),
	define("postcode", checkedText[Place](FormPostcode, always("a postcode looks like B97 4EX"), contact.Postcode, func(p *Place) *string { return &p.Postcode }), "B97 4EX", "The postcode."),
	define("lat", decimal(-90, 90, func(p *Place) *float64 { return &p.Lat }), "52.3066", "Latitude in degrees. Where it is left out, that of the postcode is taken, if the site has imported postcodes."),
	define("lon", decimal(-180, 180, func(p *Place) *float64 { return &p.Lon }), "-1.9430", "Longitude in degrees."),
	define("area", slug(Areas, func(p *Place) *ref { return &p.area }), "redditch", "The town it is in: the name of a file in content/areas/."),
	define("access", someOf(AccessWords, func(p *Place) *[]string { return &p.Access }), "[step-free, lift, accessible-toilet]", "How easy it is to get in and be there."),
	define("getting_there", line(func(p *Place) *string { return &p.GettingThere }), "Bus 57 stops outside.", "How to get there."),
	define("contact", contactGroup(func(p *Place) *Contact { return &p.Contact }), `{phone: "01632 960 123"}`, "How to get in touch: phone, text, email, website."),
	define("confidential_address", yesNo(func(p *Place) *bool { return &p.Confidential }), "false", "True where nobody may learn where it is: only the area is published. If the files themselves are public, leave the address out of this one."),
})

var themeFields = slices.Concat(common(func(t *Theme) *Entry { return &t.Entry }), []field[Theme]{
	define("synonyms", lines(func(t *Theme) *[]string { return &t.Synonyms }, true), "[owe money, bailiffs, can't pay rent]", "What people say when they mean it."),
	define("order", whole(0, 999, func(t *Theme) *int { return &t.Order }), "1", "Its rank on the home page: 1 comes first."),
})

var areaFields = slices.Concat(common(func(a *Area) *Entry { return &a.Entry }), []field[Area]{
	define("part_of", slug(Areas, func(a *Area) *ref { return &a.partOf }), "worcestershire", "The larger area it lies in: the name of a file in content/areas/."),
	define("synonyms", lines(func(a *Area) *[]string { return &a.Synonyms }, true), "[Reddich]", "Other names for it."),
})

var packFields = slices.Concat(common(func(p *Pack) *Entry { return &p.Entry }), []field[Pack]{
	define("entries", packItems(), `[{entry: services/health-walk, why: "You said you miss being outside."}]`, "What is in the pack, in order, with a reason for each."),
	define("organisation", slug(Organisations, func(p *Pack) *ref { return &p.organisation }), "carers-association", "Who put it together: the name of a file in content/organisations/."),
})

var questionFields = slices.Concat(common(func(q *Question) *Entry { return &q.Entry }), []field[Question]{
	define("answers", answers(), `[{answer: "I am worried about money", to: themes/debt-advice}]`, "The answers, each with the entry it leads to: guide/next-question, themes/…, services/…."),
	define("sensitive", yesNo(func(q *Question) *bool { return &q.Sensitive }), "false", "True where a visitor may need to hide that they read it."),
})

var pageFields = common(func(p *Page) *Entry { return &p.Entry })

package site

import (
	"time"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/shard"
	"signpost/cmd/signpost/internal/suggest"
	"signpost/cmd/signpost/internal/urgent"
	"signpost/cmd/signpost/internal/when"
)

// This file is what layouts receive. layouts/service.html gets a ServicePage, layouts/event.html an EventPage, and so
// on; each embeds Page. What the health of the directory and what paper is about stand in files beside it.

// A Page is what every layout receives.
type Page struct {
	Layout      string // the layout's name: "service"
	Settings    *directory.Settings
	Title       string // of the document, without the directory's name; neutral on a sensitive page
	Heading     string // the page's one first-level heading
	Description string // one sentence, for search engines and shared links; "" on a sensitive page
	Address     string // the site's own path: "/services/health-walk/"
	Canonical   string // the whole address
	Lang        string // BCP 47: "en-GB", "cy"
	Sensitive   bool   // the page needs a quick way out and must not name its entry in the title
	NoIndex     bool   // search engines should pass it over
	Crumbs      []Link // the way here from the home page, which is left out
	Edit        string // where its content can be edited, or ""
	Host        string // the name of who keeps its content: "GitHub"; "" where no link leads there
	Wrong       Ways   // to tell that something is wrong
	Still       Ways   // to tell that all is still right
	Urgent      []urgent.Number
	Made        when.Date // the day of the build

	Around *Surround // what stands around the main part of many pages
}

// A Link is a page of this site with its name.
type Link struct {
	Title   string
	Address string // the site's own path
	Count   int    // how many entries are there, where that is told; else 0
}

// A Card is an entry in a list: what it is, for whom, where, when next, what it costs.
type Card struct {
	Kind      directory.Kind
	Type      string // in words: "Group", "Drop-in", "Helpline"
	Title     string
	Address   string
	Summary   string
	Who       string
	Where     string // place or towns, or "By phone", in words; "" where it is not known
	When      string // in words, or ""
	Next      *Date  // the next time, or nil
	Days      string // all coming times, as static/js/dates.js reads them
	Ends      bool   // when these are over there will be no more
	Cost      string
	Status    string        // "open", "paused", "closed", or "finished" for a series that is over
	Why       string        // in a pack: the reason
	Phone     contact.Phone // of a helpline or advice, which one would call at once
	Sensitive bool

	copy *cardCopy // where the card stands in many lists; else nil
}

// A Group is cards under a heading.
type Group struct {
	Heading string
	ID      string // fragment of the heading
	Cards   []Card
	// Brief is whether there are so many that they are told by their names alone. Where is empty then, unless two have one name.
	Brief bool
}

// A Moment is when a Date is, without what it is.
type Moment struct {
	Start, End time.Time
	OpenEnd    bool // no end is known
	AllDay     bool // no time of day is known
	Note       string
	Cancelled  bool
	MovedFrom  when.Date // the zero Date where it was not moved
}

// A Date is one time at which something happens, or would have.
type Date struct {
	Moment

	Title   string // of the event or service, or the date's own
	Address string // of its page
	// On is what holds on this date: themes, partners, place, room. Of a service it holds the place alone.
	On  directory.On
	Own directory.On // the part of it that differs from the series
}

// HomePage is what layouts/home.html receives.
type HomePage struct {
	Page
	Themes   []*directory.Theme
	Dates    []Date // the next one of each series, soonest first
	Later    []Date // those that come after, to take their places
	Packs    []*directory.Pack
	Areas    []*directory.Area // the largest first, each with its Parts
	HasGuide bool
	Count    int // services in all
}

// ServicePage is what layouts/service.html receives.
type ServicePage struct {
	Page
	Service *directory.Service
	When    string // in words, or ""
	Dates   []Date // the next three times
	Days    string // all coming times, as static/js/dates.js reads them
	Talk    []Date // the next drop-ins where one can ask about it face to face
	Later   []Date // those that come after, to take their places
	Related []Card
	Instead []Card
}

// EventPage is what layouts/event.html receives.
type EventPage struct {
	Page
	Event     *directory.Event
	When      string
	Dates     []Date    // all coming ones for thirteen months
	Until     when.Date // of a series that goes on: the last day up to which they are known; else the zero Date
	Past      []Date    // those that are over, newest first
	Finished  bool      // the series is over
	Calendar  string    // the address of its calendar, or ""
	Subscribe string    // the same for a calendar that keeps itself up to date, without "webcal://"
	Google    string    // adds it to Google Calendar, or ""
	Poster    string    // the address of a poster to print
	Schema    any       // the coming dates as schema.org's Event, for a data block
	Services  []Card    // what people hear about there
	Instead   []Card
}

// OrganisationPage is what layouts/organisation.html receives.
type OrganisationPage struct {
	Page
	Organisation *directory.Organisation
	Services     []Group
	Dates        []Date // where it can be met: its own events and those where it is a partner
}

// PlacePage is what layouts/place.html receives.
type PlacePage struct {
	Page
	Place     *directory.Place
	Dates     []Date // what happens there, in order
	Services  []Group
	Calendar  string
	Subscribe string
}

// ThemePage is what layouts/theme.html receives.
type ThemePage struct {
	Page
	Theme       *directory.Theme
	DropIns     []Card // its series, with the next date of each
	Dates       []Date // the next dates about the theme, with partners
	Services    []Group
	Areas       []Link // the pages of what each area has about it
	Calendar    string
	Subscribe   string
	Noticeboard string // the address of its months on a sheet each
}

// AreaPage is what layouts/area.html receives.
type AreaPage struct {
	Page
	Area        *directory.Area
	Dates       []Date  // in the area itself or a part of it
	Nearby      []Date  // for a larger area around it
	Here        []Group // in the area itself or a part of it
	Around      []Group // for a larger area around it, or for everybody
	Places      []Link
	Parts       []Link
	Themes      []Link // the pages of what it has about each theme
	Calendar    string
	Subscribe   string
	Noticeboard string
}

// PairPage is what layouts/pair.html receives: what an area has about a theme.
type PairPage struct {
	Page
	Theme   *directory.Theme
	Area    *directory.Area
	Count   int     // of all that is open
	DropIns []Card  // series about the theme, with the next date of each
	Here    []Group // in the area itself or a part of it
	Around  []Group // for a larger area around it, or for everybody
	Themes  []Link  // the same area's other themes
	Areas   []Link  // the same theme's other areas
}

// PackPage is what layouts/pack.html receives.
type PackPage struct {
	Page
	Pack  *directory.Pack
	Cards []PackCard
	Code  Code // leads to the page itself
}

// A PackCard is an entry of a pack with what a person needs to go there.
type PackCard struct {
	Card
	Dates     []Date            // the next three
	Contact   directory.Contact // its own, or that of who runs it
	Whose     string            // whom one calls, where the contact is not its own
	Places    []*directory.Place
	Room      string
	Access    string // in words, with that of the places
	Start     string // who can ask, where one can't just come
	Say       string
	OnArrival string
	Bring     string
	Food      string
	Checked   directory.Checked
}

// QuestionPage is what layouts/question.html receives.
type QuestionPage struct {
	Page
	Question *directory.Question
	Answers  []Answer
	Unsure   bool // one of the answers is "I'm not sure"
}

// An Answer leads from a question to the next, or to an entry.
type Answer struct {
	Text, Note string
	Link       Link
	Last       bool // it leads to an entry, not to another question
}

// TextPage is what layouts/page.html receives.
type TextPage struct {
	Page
	Text *directory.Page
}

// ListPage is what layouts/list.html receives: services, organisations, places, packs in groups.
type ListPage struct {
	Page
	Intro  string
	Groups []Group
	Links  []Link // other ways to look
}

// LinksPage is what layouts/links.html receives: themes or areas, each with its summary and count.
type LinksPage struct {
	Page
	Intro string
	Tree  []Branch
}

// A Branch is a link with those below it.
type Branch struct {
	Link
	Summary string
	Parts   []Branch
}

// EventsPage is what layouts/events.html receives.
type EventsPage struct {
	Page
	Months     []Month
	Cut        bool   // there are more dates than these: each event has but its next few here
	MonthLinks []Link // each month has a page with all of its dates
	Finished   []Card // series that are over
	Until      when.Date
	Calendar   string
	Subscribe  string // without "webcal://"
	Themes     []Link
	Areas      []Link
}

// A Month is the days of a calendar month on which something happens.
type Month struct {
	Name string // "February 2027"
	ID   string // "2027-02"
	Days []Day
}

// A Day is the dates of one day, in order.
type Day struct {
	Date  when.Date
	Dates []Date
}

// AToZPage is what layouts/a-to-z.html receives.
type AToZPage struct {
	Page
	Letters []Letter
}

// A Letter is the entries whose titles begin with it.
type Letter struct {
	Name  string // "A", or "0 to 9"
	ID    string
	Links []Named
}

// Named is an entry in the A to Z.
type Named struct {
	Link
	What string // in words: "Group", "Place"
}

// SearchPage is what layouts/search.html receives.
type SearchPage struct {
	Page
	Index  ClientIndex
	Words  []Word // what people say, with the themes that answer it
	Themes []Link
	Areas  []Link
	// Missing is a mailto: address to tell the team what is not found, with QUERY for what was looked for, or "".
	Missing string
}

// A ClientIndex is what static/js/search.js knows before it asks for anything, as JSON.
type ClientIndex struct {
	Table  shard.Table `json:"table"`
	Filler string      `json:"filler"` // words.Filler, separated by spaces
	Danger string      `json:"danger"` // urgent.Pattern
	From   string      `json:"from"`   // the address of the folder in which the table's folder lies
	Home   string      `json:"home"`   // the address of the home page
	More   string      `json:"more"`   // the address of static/js/search-more.js
	// Postcodes is the address of the site's postcodes (package geo), or "".
	Postcodes string `json:"postcodes"`
	Keep      string `json:"keep"` // the address of the service worker that keeps the search for times without a line, or ""
}

// A Word is something that people say, with the pages that answer it.
type Word struct {
	Text  string
	Links []Link
}

// YourPackPage is what layouts/your-pack.html receives.
type YourPackPage struct {
	Page
	Packs []*directory.Pack
	Facts string // the address of what static/js/your-pack.js knows of all entries
	Keep  string // the address of the service worker that keeps the pack for times without a line, or ""
}

// SuggestPage is what layouts/suggest.html receives.
type SuggestPage struct {
	Page
	Asked   []suggest.Question // of everybody
	More    []suggest.Question // behind a fold
	Facts   suggest.Facts      // what static/js/suggest.js knows
	NewFile string             // where an empty file is begun at GitHub, or ""
}

// UrgentPage is what layouts/urgent.html receives.
type UrgentPage struct {
	Page
	Talk []*directory.Service // some that are answered day and night
	More bool                 // there are others
}

// DataPage is what layouts/data.html receives.
type DataPage struct {
	Page
	Files []DataFile
}

// A DataFile is something that programs can read.
type DataFile struct {
	Link
	About string
}

// NotFoundPage is what layouts/404.html receives.
type NotFoundPage struct {
	Page
	Themes []Link
}

// RedirectPage is what layouts/redirect.html receives: an old address that leads to a new one.
type RedirectPage struct {
	Page
	To Link
}

package directory

import (
	"slices"

	"signpost/cmd/signpost/internal/when"
)

// A Service is anything a person can turn to: a group, a class, advice, a helpline, an app, a website.
type Service struct {
	Entry
	Type     string // one of ServiceTypes
	Status   string // one of Statuses
	Times    Times
	Who      string
	MinAge   int // 0: none
	MaxAge   int // 0: none
	Cost     string
	Referral string // one of Referrals, or ""
	Access   []string
	// Languages are BCP 47 tags of the languages in which it is given.
	Languages []string
	Contact   Contact
	Say       string // what to say when you call
	OnArrival string
	Bring     string
	Food      string
	Room      string
	Sensitive bool // a visitor may need to hide that they read it
	// Confidential means that where it is must not be published: it has no Places then, and its areas tell the town.
	Confidential bool

	Organisation *Organisation
	Places       []*Place
	Areas        []*Area // those it names; see EffectiveAreas
	Themes       []*Theme
	Instead      []*Service // where a closed one sends people
	HeardAt      []*Event   // drop-ins where one can ask about it
	InPacks      []*Pack

	organisation          ref
	places, areas, themes []ref
	instead               []ref
	effective             []*Area
	everywhere            bool
	hushed                bool // it is at a confidential place, so its room is not told
}

// An Event is a drop-in or a session with dates.
type Event struct {
	Entry
	Status    string
	Times     Times
	Room      string
	Who       string
	MinAge    int
	MaxAge    int
	Cost      string
	Referral  string
	Access    []string
	Languages []string
	Contact   Contact
	Say       string
	OnArrival string
	Bring     string
	Food      string
	Sensitive bool

	Place        *Place
	Areas        []*Area
	Themes       []*Theme
	Organisation *Organisation
	Partners     []*Organisation // organisations that are there too
	Services     []*Service      // what people hear about there
	Instead      []*Event
	Variations   []Variation // dates that differ from the series

	place, organisation               ref
	areas, themes, partners, services []ref
	instead                           []ref
	effective                         []*Area
}

// A Variation is what differs on one date of a series.
type Variation struct {
	On       when.Date
	Title    string // the date's own title, or ""
	Themes   []*Theme
	Partners []*Organisation
	Services []*Service
	Place    *Place
	Room     string
	Note     string

	on                         fieldAt
	themes, partners, services []ref
	place                      ref
}

// An Organisation runs services and events or takes part in them.
type Organisation struct {
	Entry
	Contact   Contact
	Areas     []*Area
	Sensitive bool // a visitor may need to hide that they read its page

	Services  []*Service // what it runs
	Events    []*Event   // what it runs
	PartnerAt []*Event   // where it is a partner, on all dates or on some

	areas []ref
}

// A Place is where something happens. Of a confidential one only the area and the access are known here, beside the name of
// its file: all else is dropped when the file is read, or where a service makes the place confidential when entries are
// linked, so that nothing later can give it away. It has no page.
type Place struct {
	Entry
	Lines        []string // the postal address, line by line, without postcode
	Postcode     string
	Lat, Lon     float64 // WGS 84 degrees; both 0 where they are not known
	Access       []string
	GettingThere string
	Contact      Contact
	Confidential bool
	// HiddenBy are the services whose confidential address it is, where its own file does not say that nobody may know it.
	HiddenBy []*Service
	Area     *Area

	Services []*Service // without those that keep it to themselves
	Events   []*Event

	area   ref
	hidden []Address // what hide has dropped
	named  string    // the title in its file, where hide has dropped that
}

// Located reports whether the place's coordinates are known.
func (p *Place) Located() bool { return p.Lat != 0 || p.Lon != 0 }

// A Theme is a need as people name it.
type Theme struct {
	Entry
	Synonyms []string // what people say when they mean it
	Order    int      // rank on the home page: small ones first, 0 last

	Services []*Service
	Events   []*Event // all or some of whose dates are about it
}

// An Area is a town or a district. Areas may lie in one another.
type Area struct {
	Entry
	Synonyms []string
	PartOf   *Area
	Parts    []*Area

	Places   []*Place
	Services []*Service // that name it, or are at one of its places
	Events   []*Event

	partOf ref
}

// Within reports whether a is b or lies in it.
func (a *Area) Within(b *Area) bool {
	for ; a != nil; a = a.PartOf {
		if a == b {
			return true
		}
	}
	return false
}

// Holds reports whether one of the areas is a, or lies in it.
func (a *Area) Holds(areas []*Area) bool {
	return slices.ContainsFunc(areas, func(x *Area) bool { return x.Within(a) })
}

// LiesIn reports whether a is one of the areas, or lies in one.
func (a *Area) LiesIn(areas []*Area) bool { return slices.ContainsFunc(areas, a.Within) }

// A Pack is a list of entries that someone has put together for somebody.
type Pack struct {
	Entry
	Items        []PackItem
	Organisation *Organisation

	organisation ref
}

// A PackItem is an entry with the reason why it is in a pack. One of Service, Event, Organisation and Place is set.
type PackItem struct {
	Why          string
	Service      *Service
	Event        *Event
	Organisation *Organisation
	Place        *Place

	ref ref
}

// A Question is one page of "Where do I start?".
type Question struct {
	Entry
	Answers   []Answer
	Sensitive bool // a visitor may need to hide that they read it
}

// An Answer leads from a question to an entry, which may be the next question.
type Answer struct {
	Text string
	Note string
	To   *Entry
	Next *Question // where it leads to a question; else nil
	Area *Area     // of a theme, only what there is for people in this area; or nil

	ref, area ref
}

// A Page is anything else that the directory wants to say.
type Page struct{ Entry }

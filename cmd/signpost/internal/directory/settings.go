package directory

import (
	"crypto/sha256"
	"net/url"
	"time"
	_ "time/tzdata" // the zones come along, for machines that have none

	"signpost/cmd/signpost/internal/when"
)

// Settings are what the front matter of content/index.md says about the directory as a whole.
type Settings struct {
	Entry
	BaseURL    string // where the site is published, with a slash at the end: "https://example.org/x/"
	StatedURL  string // base_url as the settings have it, wherever this build goes; "" where they do not
	Timezone   *time.Location
	Nation     string // one of Nations
	Repository string // the address of the content's repository, for "Edit this page"; "" for none
	Branch     string
	Contact    Contact
	// ReviewAfterDays is how long a check of an entry is held to be fresh.
	ReviewAfterDays int
	Notice          string // a plain line on every page, or ""
	Terms           []when.Term
	Synonyms        []Synonym
	Exit            string // where "Exit this page" leads
	Licence         Licence

	sum          [sha256.Size]byte // of content/index.md
	termsUnknown bool              // there may be terms, which could not be read
}

// A Licence says on what terms others may use the directory as open data. All of it may be "".
type Licence struct {
	Name        string // "CC BY 4.0"
	URL         string
	Attribution string // whom to name: "Redditch social prescribing team"
}

// A Synonym is a word with others that mean the same, for the search.
type Synonym struct {
	Word string
	Same []string
}

// Nations are those of the United Kingdom: they decide bank holidays and the numbers for urgent help.
var Nations = []string{"england", "wales", "scotland", "northern-ireland"}

// The defaults of settings that a directory does not state.
const (
	defaultTimezone    = "Europe/London"
	defaultNation      = "england"
	defaultBranch      = "main"
	defaultReviewAfter = 180
	// The weather is what people say they were looking at.
	defaultExit = "https://www.bbc.co.uk/weather"
	// LocalBaseURL stands in where the settings state no base_url: links that need a host lead to the preview.
	LocalBaseURL = "http://localhost:8080/"
)

// times is what package when needs to know.
func (s *Settings) times(today when.Date) when.Settings {
	return when.Settings{Zone: s.Timezone, Nation: s.Nation, Terms: s.Terms, Today: today}
}

func defaultSettings() *Settings {
	zone, err := time.LoadLocation(defaultTimezone)
	if err != nil {
		zone = time.UTC // can't be: tzdata is part of the binary
	}
	return &Settings{
		Entry:           Entry{Path: indexPath, Title: "Directory"},
		BaseURL:         LocalBaseURL,
		Timezone:        zone,
		Nation:          defaultNation,
		Branch:          defaultBranch,
		ReviewAfterDays: defaultReviewAfter,
		Exit:            defaultExit,
	}
}

// PathOf is the path of a base address: "/" or "/x/".
func PathOf(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}

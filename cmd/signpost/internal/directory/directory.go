// Package directory is the model of a community directory: services, events, organisations, places, themes, areas,
// packs, and how they refer to each other.
//
// Load reads a site's content/, with its file of postcodes, from which places get coordinates, and gives a Directory
// together with every problem in it. A Directory never changes once it is made, so any number of goroutines may read it.
//
// Making one takes two steps. Each file is decoded by itself, by the table of its kind's fields (fields.go), into an
// entry whose references are still the slugs that the volunteer wrote. Then all are linked (link.go): the entries are
// copied, slugs become pointers, and each gets to know who points at it. Decoding costs what one file costs; linking
// costs milliseconds for thousands. So after a change one file is decoded again and everything linked anew, and nobody
// has to keep a list of what depends on what.
//
// References that lead nowhere are problems, and so are areas that lie in themselves, dates cancelled that are none of
// the series', ages the wrong way round.
//
// What is confidential is dropped as early as it is known: a hidden place has no address in the Directory, so no page,
// feed or index can give it away.
package directory

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"iter"
	"time"

	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/when"
)

// A Text is the body of a file that is no entry.
type Text struct {
	Text string
	Line int // of the file on which it begins
}

// A Directory is the whole model. Its lists hold entries in the directory's own language, sorted by title (themes by
// their order first).
type Directory struct {
	Settings *Settings
	Today    when.Date // the day of the build
	BasePath string    // the path of the base address: "/" or "/x/"

	Services      []*Service
	Events        []*Event
	Organisations []*Organisation
	Places        []*Place
	Themes        []*Theme
	Areas         []*Area
	Packs         []*Pack
	Questions     []*Question
	Pages         []*Page
	Translations  []Translation
	Everywhere    []*Service // for everybody, wherever they live
	Queries       Text       // content/queries.md, which package queries reads

	Postcodes *geo.Postcodes // those of the site, or nil

	Sum [sha256.Size]byte // of all files of the content: another content has another sum
}

// A Translation is an entry in another language. Value is a *Service, *Event, … with that language's texts.
type Translation struct {
	*Entry
	Value any
}

// Options are what is decided outside of the content.
type Options struct {
	BaseURL string    // in place of the settings' base_url; as ReadBaseURL gives it
	Today   when.Date // the day of the build; where it is zero, the day that Now is in the directory's time zone
	Now     time.Time
	// Progress is told how many of the files that have to be read are, by several goroutines. It may be nil.
	Progress func(done, all int)
	// LastGood are settings that stay while content/index.md has errors. Where it is nil, what can be read of that counts.
	LastGood *Settings
	// Stop is asked between files whether reading should end early, with ErrStopped. It may be nil.
	Stop func() bool
}

// ErrStopped is what reading ends with where Options.Stop asked for it.
var ErrStopped = errors.New("reading was stopped")

// Now is the first moment of the day of the build, in the directory's time zone: what happens on that day is still to
// come.
func (d *Directory) Now() time.Time { return d.Today.In(d.Settings.Timezone) }

// Horizon is the last day up to which sessions are worked out: thirteen months ahead.
func (d *Directory) Horizon() when.Date {
	return when.DateOf(d.Now().AddDate(0, 13, 0))
}

// Entries are all entries, kind by kind, translations last.
func (d *Directory) Entries() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for _, list := range [][]*Entry{
			entriesOf(d.Services), entriesOf(d.Events), entriesOf(d.Organisations), entriesOf(d.Places), entriesOf(d.Themes),
			entriesOf(d.Areas), entriesOf(d.Packs), entriesOf(d.Questions), entriesOf(d.Pages),
		} {
			for _, e := range list {
				if !yield(e) {
					return
				}
			}
		}
		for _, t := range d.Translations {
			if !yield(t.Entry) {
				return
			}
		}
	}
}

func entriesOf[T any, P hasEntry[T]](list []*T) []*Entry {
	entries := make([]*Entry, len(list))
	for i, x := range list {
		entries[i] = P(x).entry()
	}
	return entries
}

// LoadTimes reads from a site only what decides how times are read: its zone, its nation, its terms. A site without
// content has the defaults. The error is the file system's.
func LoadTimes(site fs.FS, o Options) (when.Settings, error) {
	settings := defaultSettings()
	if _, err := fs.Stat(site, indexPath); err == nil {
		if settings, _, err = loadSettings(site, []string{indexPath}, o); err != nil {
			return when.Settings{}, err
		}
	}
	if o.Today.IsZero() {
		o.Today = when.DateOf(o.Now.In(settings.Timezone))
	}
	return settings.times(o.Today), nil
}

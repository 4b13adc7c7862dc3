// Package intake turns other people's records into entries.
//
// A source (a spreadsheet, another directory) is read into Records by a package of its own: csvtable, oruk. A Record holds what
// the source says in the source's own words, each Value with the field that it is meant for. New makes of them a Plan: the files
// to write, and a Report of what became of every value. It writes nothing itself, and knows no clock but that of its Options.
//
// # Nothing is lost, nothing is invented
//
// A value that its field can take is written there in its tidy form. One that it can't take (a postcode that is none, a word
// that is not among those of the field) and one that has no field stay beside the entry, under imported.fields, with a note.
// Times that package when can't read for certain are never guessed at: they go into the text of the entry, as they are.
//
// # What is not published
//
// Names of persons, their mobiles, their own mail addresses, and confidential addresses are withheld: they are in no file of the content, which may well
// be public, but in the Report alone. A number or a name that stands in a text is replaced there by words that say so. A mobile
// is published where the source says that its owner has agreed (contact.consent), or where it is a helpline's.
//
// # Importing again
//
// Each entry knows its source, what the source calls it, and a sum of every field as it was written. So the next import can tell
// three things apart: what has changed at the source is updated; what people have changed stays; where both have, the people's
// stays and the source's is noted. What the source no longer has is noted and never deleted. The same source twice changes
// nothing. A record for which the source has no name of its own is known by its title and postcode; when these change, by what
// else it says.
package intake

import (
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// A Record is one thing as a source tells it.
type Record struct {
	Kind   directory.Kind
	ID     string // what the source calls it, always the same; "" where it has no name for it
	Where  string // its place in the source: "row 12"
	Slug   string // what its file should be called, or ""
	Values []Value
	// Raw are fields as an entry of Signpost itself has them, by path. They are taken as they are, if the directory can read them.
	Raw []content.Field

	// Themes and Areas are those of an entry of Signpost itself: one that is not here is made.
	Themes, Areas []Term

	Organisation *Record   // that runs it, or nil
	Partners     []*Record // organisations that fields of an entry of Signpost itself name by their slugs
	Places       []*Record // where it is

	// Site is the address of the Signpost that the record comes from, without a slash at the end, or "": links that lead there
	// lead to this site where it has the page.
	Site string
	// Published is whether another Signpost has the record: its numbers and mail addresses are public already, by people who
	// had to see to their owners' consent.
	Published bool

	made   bool       // whether its ID was made here
	people []string   // who are not to be named, as the record around it says
	left   []leftover // what an organisation or a place within it could not take
}

type leftover struct {
	Value
	reason string
}

// A Term is a theme or an area as another Signpost has it.
type Term struct {
	Slug    string
	Title   string // "" where it is not told: then the entry has to be here already
	Summary string
	ID      string // a UUID, or ""
	Within  string // the title of the larger area in which an area lies, or ""
}

// A Value is one thing that a record says.
type Value struct {
	Name   string // as the source calls it: "Tel. no."
	Target string // a field of the record's kind, a part of one as "contact.phone", or one of the targets below; "" for none
	Text   string // as the source has it, perhaps with HTML, perhaps several in one
}

// The targets that are no fields.
const (
	Body     = "body"     // the text of the entry
	Markdown = "markdown" // the text, as an entry of Signpost itself has it
	Secret   = "secret"   // it is withheld
	Unread   = "unread"   // times of which it is known that they can't be read
	Category = "category" // words that a table of themes translates
	Person   = "person"   // the name of a person: it is withheld
	Ages     = "ages"     // words that hold min_age, max_age or both: "16-25", "over 50"
	Reach    = "reach"    // a telephone number, a mail address, a website, a person, or several of these
	Told     = "told"     // what is told in the text, under the source's name for it
	Town     = "town"     // the name of an area, of which a place may be in
)

// Targets are those that are no fields and that people may choose, in the order in which they read them.
var Targets = []string{Body, Category, Person, Ages, Reach, Told, Town}

// Add appends a value that says something.
func (r *Record) Add(name, target, text string) {
	if strings.TrimSpace(text) != "" {
		r.Values = append(r.Values, Value{name, target, text})
	}
}

// First is the first text that the record has for a target.
func (r *Record) First(target string) string {
	for _, v := range r.Values {
		if v.Target == target {
			return v.Text
		}
	}
	return ""
}

// Options are what is decided outside of the source.
type Options struct {
	Source string        // what the source is called in the entries
	Named  bool          // whether somebody chose that name: if not, one that earlier imports have may be meant
	Times  when.Settings // of the directory
	Themes Mapping
	Notes  []Note                   // what is to be told of the source before all else
	IDs    map[string]directory.Key // of entries that state none, as open data name them
	Load   directory.Options        // how the directory is read
	// Check tells the problems that the site would have with some files, by path: all that keep it from being built. Where it is
	// nil, those that show when the directory is read are all that is looked for.
	Check func(files map[string][]byte) ([]problem.Problem, error)
}

// A File is one to be written.
type File struct {
	Path string // within the site
	Data []byte
	New  bool // nothing is there yet
}

// The limits. What goes beyond is told, never cut in silence.
const (
	MaxRecords = 200_000
	// maxAside is how many characters of a value stand beside an entry; the report has it whole.
	maxAside = 2000
	// maxText is how many characters the text of an entry has.
	maxText = 100_000
	// maxLine is how many characters a field of one line has.
	maxLine = 2000
)

package site

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/calendar"
	"signpost/cmd/signpost/internal/directory"
)

// The visitor's pack is made in the browser (static/js/your-pack.js), from one file that tells of every entry. It is
// loaded whole, so that no request says what is in a pack. Whatever a visitor may have to hide is not in it.

// packFile is the path of that file.
const packFile = "pack/entries.json"

// packFacts is what packFile holds, as JSON.
type packFacts struct {
	Made    string      `json:"made"` // the day from which days are told
	Zone    string      `json:"zone"` // a VTIMEZONE
	Places  []packPlace `json:"places"`
	Entries []packEntry `json:"entries"`
}

// A packPlace is where something happens. Several entries may share one.
type packPlace struct {
	Title  string `json:"title"`
	Post   string `json:"post,omitempty"` // the postal address in one line
	Access string `json:"access,omitempty"`
	There  string `json:"there,omitempty"` // how to get there
}

// A packEntry is what a person needs to know to go somewhere or to call. What is empty is left out.
type packEntry struct {
	UID     string            `json:"uid,omitempty"` // in calendars, of what has dates: that of its own file
	IDs     []string          `json:"ids"`           // of its address, then of its old ones
	Mark    string            `json:"mark"`          // changes with the entry; see packMark
	Address string            `json:"address"`       // without slashes at its ends: "services/health-walk"
	Title   string            `json:"title"`
	Summary string            `json:"summary,omitempty"`
	Kind    string            `json:"kind"`
	Who     string            `json:"who,omitempty"`
	When    string            `json:"when,omitempty"`
	Days    string            `json:"days,omitempty"`   // coming times, as upcoming writes them
	Titles  map[string]string `json:"titles,omitempty"` // of dates that have one of their own
	Notes   map[string]string `json:"notes,omitempty"`  // what else differs on a date
	At      map[string]string `json:"at,omitempty"`     // where it is on a date, if that is elsewhere: with its address and its room
	Off     []string          `json:"off,omitempty"`    // the dates on which it would have been, and is not
	Ends    bool              `json:"ends,omitempty"`   // there will be no others
	Places  []int             `json:"places,omitempty"`
	Where   string            `json:"where,omitempty"` // where there is no place
	Room    string            `json:"room,omitempty"`
	Access  string            `json:"access,omitempty"`
	Cost    string            `json:"cost,omitempty"`
	Start   string            `json:"start,omitempty"` // who can ask
	Whose   string            `json:"whose,omitempty"` // whom one calls, where the entry itself has no contact
	Phone   string            `json:"phone,omitempty"`
	Dial    string            `json:"dial,omitempty"`
	Text    string            `json:"text,omitempty"`
	TextTo  string            `json:"textTo,omitempty"`
	Email   string            `json:"email,omitempty"`
	Website string            `json:"website,omitempty"`
	Say     string            `json:"say,omitempty"`
	Arrive  string            `json:"arrive,omitempty"`
	Bring   string            `json:"bring,omitempty"`
	Food    string            `json:"food,omitempty"`
	Checked string            `json:"checked,omitempty"` // "12 October 2026"
	By      string            `json:"by,omitempty"`      // who checked it
	Status  string            `json:"status,omitempty"`  // "paused", "closed" or "finished"
	Instead []string          `json:"instead,omitempty"` // addresses
}

// timesOf are the dates of what has some.
func timesOf(item directory.PackItem) directory.Times {
	switch {
	case item.Service != nil:
		return item.Service.Times
	case item.Event != nil:
		return item.Event.Times
	}
	return directory.Times{}
}

func (s *Site) packFacts() ([]byte, error) {
	return json.Marshal(s.makePackFacts())
}

func (s *Site) makePackFacts() packFacts {
	d, facts := s.directory, packFacts{Made: s.directory.Today.String(), Zone: calendar.Zone(s.directory)}
	places := map[*directory.Place]int{}
	for e, item := range packable(d) {
		c := s.packCard(item)
		f := s.packEntry(item, c)
		for _, key := range packKeys(e) {
			f.IDs = append(f.IDs, packID(key))
		}
		if f.Days != "" {
			f.UID = calendar.UID(d, e)
		}
		for _, p := range c.Places {
			n, known := places[p]
			if !known {
				n = len(facts.Places)
				places[p] = n
				facts.Places = append(facts.Places, placeFacts(p))
			}
			f.Places = append(f.Places, n)
		}
		if len(c.Places) == 0 {
			f.Where = c.Where
		}
		f.Mark = packMark(f, timesOf(item), facts.Places)
		facts.Entries = append(facts.Entries, f)
	}
	return facts
}

// packable are the entries that a pack can hold.
func packable(d *directory.Directory) iter.Seq2[*directory.Entry, directory.PackItem] {
	return func(yield func(*directory.Entry, directory.PackItem) bool) {
		for _, v := range d.Services {
			if !v.Sensitive && !yield(&v.Entry, directory.PackItem{Service: v}) {
				return
			}
		}
		for _, e := range d.Events {
			if !e.Sensitive && !yield(&e.Entry, directory.PackItem{Event: e}) {
				return
			}
		}
		for _, o := range d.Organisations {
			if !o.Sensitive && !yield(&o.Entry, directory.PackItem{Organisation: o}) {
				return
			}
		}
		for _, p := range d.Places {
			if !p.Confidential && !yield(&p.Entry, directory.PackItem{Place: p}) {
				return
			}
		}
	}
}

// Packable reports whether a visitor can put the entry into a pack.
func (c Card) Packable() bool {
	return !c.Sensitive && slices.Contains([]directory.Kind{directory.Services, directory.Events, directory.Organisations, directory.Places}, c.Kind)
}

// packEntry tells of an entry, but for its ids, its places and its mark.
func (s *Site) packEntry(item directory.PackItem, c PackCard) packEntry {
	f := packEntry{
		Address: strings.Trim(c.Address, "/"), Title: c.Title, Summary: c.Summary, Kind: c.Type, Who: c.Who, When: c.When,
		Days: c.Days, Ends: c.Ends, Room: c.Room, Cost: c.Cost, Say: c.Say, Arrive: c.OnArrival, Bring: c.Bring, Food: c.Food,
		Start: c.Start, Whose: c.Whose, Checked: dateWords(c.Checked.On), By: c.Checked.By,
	}
	if c.Status != "open" {
		f.Status, f.Days = c.Status, ""
	}
	switch {
	case item.Service != nil:
		v := item.Service
		f.Access = accessList(v.Access)
		for _, other := range v.Instead {
			f.addInstead(&other.Entry, other.Sensitive)
		}
		for session := range s.serviceSessions(v, manyDates) {
			if session.Cancelled || session.Note != "" || !session.MovedFrom.IsZero() { // most are as usual
				f.addDate(serviceDate(v, session))
			}
		}
	case item.Event != nil:
		e := item.Event
		f.Access = accessList(e.Access)
		for _, other := range e.Instead {
			f.addInstead(&other.Entry, other.Sensitive)
		}
		for _, d := range s.eventDates(e, manyDates) {
			f.addDate(d)
		}
	}
	contact := c.Contact
	f.Phone, f.Dial, f.Text, f.TextTo = contact.Phone.Display, contact.Phone.Dial, contact.Text.Display, contact.Text.Dial
	f.Email, f.Website = contact.Email, contact.Website
	return f
}

func (f *packEntry) addInstead(e *directory.Entry, sensitive bool) {
	if !sensitive {
		f.Instead = append(f.Instead, strings.Trim(e.Kind.Address(e.Slug), "/"))
	}
}

// addDate tells what is not as usual on a date.
func (f *packEntry) addDate(d Date) {
	day := d.Start.Format(time.DateOnly)
	if d.Cancelled {
		f.Off = append(f.Off, day)
		return
	}
	if d.Own.Title != "" {
		sayOn(&f.Titles, day, d.Own.Title)
	}
	said := slices.DeleteFunc([]string{d.Note, d.Own.Note, d.Own.Room}, func(s string) bool { return s == "" })
	if d.Own.Place != nil {
		said = slices.Insert(said, 0, atPlace(d.Own.Place, whereInFull(d.Own.Place)))
	}
	if (d.Own.Place != nil || d.Own.Room != "") && d.On.Place != nil {
		sayOn(&f.At, day, joined(", ", whereInFull(d.On.Place), d.On.Room))
	}
	if d.IsMoved() {
		said = append(said, "Moved from "+d.From())
	}
	if len(said) > 0 {
		sayOn(&f.Notes, day, strings.Join(said, ". "))
	}
}

// sayOn writes what is said of a day into a map, which is made with the first.
func sayOn(said *map[string]string, day, text string) {
	if *said == nil {
		*said = map[string]string{}
	}
	(*said)[day] = text
}

// whereInFull is a place with its postal address. Of a confidential one only the town is known.
func whereInFull(p *directory.Place) string {
	if p.Confidential {
		return wherePlace(p)
	}
	return joined(", ", append(append([]string{p.Title}, p.Lines...), p.Postcode)...)
}

func joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}

// contactOr is an entry's own contact, or that of who runs it, with their name.
func contactOr(own directory.Contact, o *directory.Organisation) (directory.Contact, string) {
	if own.Any() || o == nil || o.Sensitive {
		return own, ""
	}
	return o.Contact, o.Title
}

// startWords says who can ask, where one can't just come.
func startWords(referral string) string {
	if referral == "self" {
		return ""
	}
	return referralWords(referral)
}

func accessList(words []string) string {
	var said []string
	for _, w := range words {
		said = append(said, accessWords(w))
	}
	return strings.Join(said, ", ")
}

func placeFacts(p *directory.Place) packPlace {
	place := packPlace{Title: wherePlace(p)}
	if p.Confidential {
		return place
	}
	post := slices.Clone(p.Lines)
	if p.Postcode != "" {
		post = append(post, p.Postcode)
	}
	place.Title, place.Post = p.Title, strings.Join(post, ", ")
	place.Access, place.There = accessList(p.Access), p.GettingThere
	return place
}

// packKeys are the names by which an entry is known: its own, then its old ones. So a pack outlives a rename.
func packKeys(e *directory.Entry) []string {
	keys := []string{directory.Key{Kind: e.Kind, Slug: e.Slug}.String()}
	for _, alias := range e.Aliases {
		keys = append(keys, directory.Key{Kind: e.Kind, Slug: alias}.String())
	}
	return keys
}

// packLetters are those of ids and marks. No vowel is among them, so that no id is a word; none has to be escaped in an
// address; and they are small letters all, so that an id can be read out.
const packLetters = "0123456789bcdfghjklmnpqrstvwxyz"

// packID is what an address is called in a link, in full: eight letters of its hash. A link has the first five of them,
// or as many more as no other entry has (static/js/pack/ids.js): so a newer entry never takes over an older one's link.
func packID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return inLetters(binary.BigEndian.Uint64(sum[:]), 8)
}

// inLetters writes the last n digits of a number to the base of packLetters, the last digit first.
func inLetters(number uint64, n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(packLetters[number%uint64(len(packLetters))])
		number /= uint64(len(packLetters))
	}
	return b.String()
}

// packMark is four letters of a link by which the page tells what has changed since a pack was made: two for when it is,
// one for where, one for whom to call. One change in thirty of the latter two goes unseen; the page tells what is true
// now all the same. Cancelled and moved dates count for as long as the entry lists them, also when they are over: else a
// date that goes by would look like a change.
func packMark(f packEntry, times directory.Times, places []packPlace) string {
	letters := func(n int, said ...any) string {
		sum := fnv.New64a()
		fmt.Fprintln(sum, said...)
		return inLetters(sum.Sum64(), n)
	}
	where := []any{f.Where, f.Room}
	for _, n := range f.Places {
		where = append(where, places[n].Title, places[n].Post)
	}
	when := []any{f.When}
	for _, day := range times.Cancelled {
		when = append(when, "not on", day)
	}
	for _, m := range times.Moved {
		when = append(when, "moved", m.From, m.To)
	}
	return letters(2, when...) + letters(1, where...) + letters(1, f.Dial, f.TextTo, f.Email, f.Website)
}

package site

import (
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

// changesAddress is where a preview tells what it changes. Other builds have no such page.
const changesAddress = "/health/changes/"

// How much of what has changed is shown.
const (
	mostChanges = 50
	mostWords   = 240 // characters of one value
)

// ShowChanges adds the page of what has changed, which search engines pass over. It is called before any page is made.
func (s *Site) ShowChanges(c Changes) {
	s.changes = true
	p := s.page("changes", changesAddress, "What this changes")
	p.NoIndex = true
	p.Crumbs = []Link{{Title: "How fresh it is", Address: "/health/"}}
	addList(s, p, func(p Page) ChangesPage { return ChangesPage{Page: p, Changes: c} })
	slices.SortFunc(s.Files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
}

// A ChangedFile is a file of the content as it was and as it is. A text is nil where the file was not, or is no more.
type ChangedFile struct {
	Path          string
	Before, After []byte
	Telling       bool // one of them says where a confidential place is
}

// unnamed is what a file of a confidential place is called where its name must not be told.
const unnamed = "content/places/…"

// Compare tells what has changed in files from an earlier site to this one, and how many are left out. Of an entry whose
// address is confidential, now or then, nothing is told but what its card shows now, as what it showed before may be what
// must not be known any more. Of a confidential place nothing is told at all.
func (s *Site) Compare(before *Site, files []ChangedFile) (list []Change, more int) {
	secret := s.secrets(before)
	files, more = firstOf(files, mostChanges)
	then, now := before.entryCards(), s.entryCards()
	for _, f := range files {
		c := Change{What: "Changed", Path: f.Path, Before: then[f.Path], After: now[f.Path]}
		switch {
		case f.Before == nil:
			c.What = "New"
		case f.After == nil:
			c.What = "Gone"
		}
		old, _ := content.Parse(f.Path, f.Before)
		current, _ := content.Parse(f.Path, f.After)
		c.Secret = hides(old) || hides(current) || secret[keyOf(current)] || f.Telling
		switch {
		case !c.Secret && c.What == "Changed":
			c.Fields = fieldChanges(old, current)
		case c.Secret && directory.Kind(current.Folder) == directory.Places:
			c.Path, c.Before, c.After = unnamed, nil, nil
		case c.Secret:
			c.Before = nil
		}
		list = append(list, c)
	}
	return list, more
}

// Discreet gives problems without the words of those in files whose address is confidential, now or before: a message quotes
// what it is about, and a place's file is named after it.
func (s *Site) Discreet(before *Site, problems []problem.Problem) []problem.Problem {
	secret := s.secrets(before)
	list := slices.Clone(problems)
	for i := range list {
		f, _ := content.Parse(list[i].Path, nil)
		if secret[keyOf(f)] && directory.Kind(f.Folder) == directory.Places {
			list[i].Path = unnamed
		}
		if secret[keyOf(f)] {
			list[i].Message, list[i].Hint = "a problem in a file of which nothing may be told", "run signpost check to see it"
		}
	}
	return list
}

// secrets are the entries whose address is confidential, here or before, and those that are at such a place.
func (s *Site) secrets(before *Site) map[directory.Key]bool {
	secret := map[directory.Key]bool{}
	for _, d := range []*directory.Directory{before.directory, s.directory} {
		confidential := func(p *directory.Place) bool { return p.Confidential }
		for _, v := range d.Services {
			secret[v.Key] = secret[v.Key] || v.Confidential || slices.ContainsFunc(v.Places, confidential)
		}
		for _, e := range d.Events {
			secret[e.Key] = secret[e.Key] || slices.ContainsFunc(e.AllPlaces(), confidential)
		}
		for _, p := range d.Places {
			secret[p.Key] = secret[p.Key] || p.Confidential
		}
	}
	return secret
}

// keyOf is the entry of a file, or of the file that it translates.
func keyOf(f *content.File) directory.Key {
	return directory.Key{Kind: directory.Kind(f.Folder), Slug: f.Slug}
}

// hides reports whether a file may say that its address is confidential: also where it says so in words that nobody can read.
func hides(f *content.File) bool {
	return slices.ContainsFunc(f.Head.Fields, func(x content.Field) bool {
		yes, ok := directory.ReadYesNo(x.Value.Text)
		return strings.EqualFold(x.Name, "confidential_address") && x.Value.Shape != content.Empty && (yes || !ok)
	})
}

// entryCards are the cards of all entries by their files.
func (s *Site) entryCards() map[string]*Card {
	cards := map[string]*Card{}
	d := s.directory
	for e := range d.Entries() {
		cards[e.Path] = &Card{Kind: e.Kind, Type: firstUpper(e.Kind.One()), Title: e.Title, Address: e.Address(), Summary: e.Summary, Status: "open"}
	}
	home := &d.Settings.Entry
	cards[home.Path] = &Card{Type: "Settings", Title: home.Title, Address: "/", Summary: home.Summary, Status: "open"}
	set := func(path string, c Card) { cards[path] = &c }
	for _, v := range d.Services {
		set(v.Path, s.serviceCard(v))
	}
	for _, e := range d.Events {
		set(e.Path, s.eventCard(e))
	}
	for _, o := range d.Organisations {
		set(o.Path, organisationCard(o))
	}
	for _, p := range d.Places {
		set(p.Path, placeCard(p))
	}
	return cards
}

// fieldChanges are the fields of a front matter that say something else, in the order in which they stand, the text last.
func fieldChanges(before, after *content.File) []FieldChange {
	var list []FieldChange
	add := func(name, old, current string) {
		if old != current {
			old, current = around(old, current)
			list = append(list, FieldChange{Name: name, Before: old, After: current})
		}
	}
	old := map[string]string{}
	was, is := flat(before.Head.Fields, ""), flat(after.Head.Fields, "")
	for _, f := range was {
		old[f.Name] = valueWords(f.Value)
	}
	for _, f := range is {
		add(f.Name, old[f.Name], valueWords(f.Value))
		delete(old, f.Name)
	}
	for _, f := range was {
		if words, gone := old[f.Name]; gone {
			add(f.Name, words, "")
		}
	}
	add("the text", strings.Join(strings.Fields(before.Body), " "), strings.Join(strings.Fields(after.Body), " "))
	return list
}

// flat are fields with those of groups in the place of the groups, each under its whole name, "contact.phone": of a contact in
// which a number has changed, the number is what somebody has to look at.
func flat(fields []content.Field, prefix string) []content.Field {
	var list []content.Field
	for _, f := range fields {
		f.Name = prefix + strings.ToLower(f.Name)
		if len(f.Value.Fields) > 0 {
			list = append(list, flat(f.Value.Fields, f.Name+".")...)
		} else {
			list = append(list, f)
		}
	}
	return list
}

// valueWords is a value of a front matter as people read it.
func valueWords(v content.Value) string {
	var parts []string
	for _, item := range v.Items {
		parts = append(parts, valueWords(item))
	}
	for _, f := range v.Fields {
		parts = append(parts, f.Name+": "+valueWords(f.Value))
	}
	if v.Shape == content.Text {
		return strings.Join(strings.Fields(v.Text), " ")
	}
	return strings.Join(parts, ", ")
}

// around leaves of two long texts what is different, with a few words before it.
func around(a, b string) (string, string) {
	if utf8.RuneCountInString(a) <= mostWords && utf8.RuneCountInString(b) <= mostWords {
		return a, b
	}
	x, y := strings.Fields(a), strings.Fields(b)
	same := 0
	for same < len(x) && same < len(y) && x[same] == y[same] {
		same++
	}
	const wordsBefore = 5
	from := max(0, same-wordsBefore)
	return cut(x[min(from, len(x)):], from > 0), cut(y[min(from, len(y)):], from > 0)
}

func cut(words []string, begun bool) string {
	text := []rune(strings.Join(words, " "))
	end := ""
	if len(text) > mostWords {
		text, end = text[:mostWords], "…"
	}
	if begun && len(text) > 0 {
		return "… " + string(text) + end
	}
	return string(text) + end
}

// trialChanges is a page of changes that has everything, for trying its layout.
func trialChanges(s *Site) Changes {
	files := []ChangedFile{
		{Path: "content/services/full.md", Before: []byte("---\ntitle: Before\n---\n"), After: []byte("---\ntitle: After\n---\n")},
		{Path: "content/services/bare.md", Before: []byte("---\nconfidential_address: true\n---\n"), After: []byte("---\ntitle: After\n---\n")},
		{Path: "content/events/full.md", After: []byte("---\ntitle: After\n---\n")},
		{Path: "content/queries.md", Before: []byte("a → b")},
	}
	list, more := s.Compare(s, files)
	return Changes{Since: "0123456789", On: s.directory.Today, List: list, More: more + 1, MoreProblems: 1, Solved: 1,
		Problems: []problem.Problem{{Path: "content/services/full.md", Line: 1, Col: 1, Rule: "title", Message: "a problem", Hint: "a hint"}}}
}

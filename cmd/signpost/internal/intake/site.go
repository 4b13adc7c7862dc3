package intake

import (
	"io/fs"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
)

// A site is what the directory has already.
type site struct {
	entries  map[directory.Key]*entry
	ids      map[string]*entry // those of imports, by source, kind and id
	uuids    map[string]*entry // those that people gave an id
	sources  map[string]int    // the names of sources, with the number of their entries
	taken    map[directory.Key]bool
	named    map[directory.Kind]map[string]string // slugs by title, alias and synonym
	places   map[string]string                    // slugs by place key
	newTerms []newTerm                            // themes and areas that are made
	numbers  map[directory.Key]int                // the last number that a slug has got
}

// An entry is a file of the content.
type entry struct {
	key    directory.Key
	file   *content.File
	text   []byte
	broken bool // it can't be read without a mistake

	source, id string
	was        map[string]string // sums by field, as an import wrote them
	seen       bool              // the source has it still

	folded, tight string // its text as a slug, and without hyphens, once somebody asks
}

// readSite reads the content. The error is the file system's.
func readSite(fsys fs.FS) (*site, error) {
	s := &site{entries: map[directory.Key]*entry{}, ids: map[string]*entry{}, uuids: map[string]*entry{}, sources: map[string]int{},
		taken: map[directory.Key]bool{}, named: map[directory.Kind]map[string]string{}, places: map[string]string{}, numbers: map[directory.Key]int{}}
	paths, _, err := content.Paths(fsys)
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		data, err := readFile(fsys, path)
		if err != nil {
			return nil, err
		}
		file, problems := content.Parse(path, data)
		key := directory.Key{Kind: directory.Kind(file.Folder), Slug: file.Slug}
		s.taken[key] = true
		if file.Lang != "" || key.Kind == directory.Home {
			continue
		}
		s.add(&entry{key: key, file: file, text: data, broken: len(problems) > 0})
	}
	return s, nil
}

// readFile reads a file of the content; of one that is too large, no more than it takes to see that.
func readFile(fsys fs.FS, path string) ([]byte, error) {
	info, err := fs.Stat(fsys, path)
	if err != nil {
		return nil, err
	}
	if info.Size() > content.MaxSize {
		return make([]byte, content.MaxSize+1), nil
	}
	return fs.ReadFile(fsys, path)
}

func (s *site) add(e *entry) {
	s.entries[e.key] = e
	head := e.file.Head
	imported := fieldOf(head, "imported")
	e.source, e.id = fieldOf(imported, "from").Text, fieldOf(imported, "id").Text
	e.was = map[string]string{}
	for _, f := range fieldOf(imported, "was").Fields {
		e.was[f.Name] = f.Value.Text
	}
	if e.source != "" {
		s.ids[identity(e.source, e.key.Kind, e.id)] = e
		s.sources[e.source]++
	}
	if id := fieldOf(head, "id").Text; id != "" {
		s.uuids[strings.ToLower(id)] = e
	}
	for _, alias := range texts(fieldOf(head, "aliases")) {
		s.taken[directory.Key{Kind: e.key.Kind, Slug: content.Slug(alias)}] = true
		s.name(e.key.Kind, alias, e.key.Slug)
	}
	s.name(e.key.Kind, e.key.Slug, e.key.Slug)
	s.name(e.key.Kind, fieldOf(head, "title").Text, e.key.Slug)
	for _, word := range texts(fieldOf(head, "synonyms")) {
		for part := range strings.SplitSeq(word, ",") {
			s.name(e.key.Kind, part, e.key.Slug)
		}
	}
	if e.key.Kind == directory.Places {
		key := placeKey(fieldOf(head, "title").Text, texts(fieldOf(head, "address")), fieldOf(head, "postcode").Text)
		if _, taken := s.places[key]; !taken {
			s.places[key] = e.key.Slug
		}
	}
}

// name notes a name of an entry; the first that has it keeps it.
func (s *site) name(kind directory.Kind, name, slug string) {
	if s.named[kind] == nil {
		s.named[kind] = map[string]string{}
	}
	if name = fold(name); name != "" && s.named[kind][name] == "" {
		s.named[kind][name] = slug
	}
}

// find is the slug of the entry of that name.
func (s *site) find(kind directory.Kind, name string) (slug string, ok bool) {
	slug, ok = s.named[kind][fold(name)]
	return slug, ok
}

// fold makes names that mean the same alike; what has no letter is no name, and "".
func fold(name string) string {
	slug := strings.TrimPrefix(content.Slug(name), "the-")
	switch {
	case slug != "entry":
		return slug
	case strings.ContainsFunc(name, isLetter): // of another alphabet
		return strings.ToLower(strings.Join(strings.Fields(name), " "))
	}
	return ""
}

func identity(source string, kind directory.Kind, id string) string {
	return source + "\x00" + string(kind) + "\x00" + id
}

// placeKey is the same for one place, however it is spelt: its postcode with the first line of its address, or its name.
func placeKey(title string, lines []string, postcode string) string {
	code, reason := contact.Postcode(postcode)
	if reason != "" {
		code = fold(postcode)
	}
	first := title
	if len(lines) > 0 {
		first = lines[0]
	}
	return fold(first) + " " + strings.ToLower(code)
}

func fieldOf(v content.Value, name string) content.Value {
	for _, f := range v.Fields {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return content.Value{}
}

// longestSlug is how long the name of an entry gets.
const longestSlug = 80

// device are names that Windows keeps for itself.
var device = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "com1": true, "com2": true, "com3": true, "com4": true, "lpt1": true, "lpt2": true, "lpt3": true}

// newSlug gives an entry a name that nothing has yet.
func (s *site) newSlug(kind directory.Kind, wish, title string) string {
	base := content.Slug(title)
	if wish != "" && content.Slug(wish) == wish {
		base = wish
	}
	if len(base) > longestSlug {
		base = base[:longestSlug]
		if end := strings.LastIndexByte(base, '-'); end > longestSlug/2 {
			base = base[:end]
		}
	}
	if device[base] {
		base += "-entry"
	}
	slug, first := base, directory.Key{Kind: kind, Slug: base}
	for n := max(2, s.numbers[first]+1); s.taken[directory.Key{Kind: kind, Slug: slug}]; n++ {
		slug, s.numbers[first] = base+"-"+itoa(n), n
	}
	s.taken[directory.Key{Kind: kind, Slug: slug}] = true
	return slug
}

package directory

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// A linker makes pointers out of slugs.
type linker struct {
	d        *Directory
	problems []problem.Problem
	hints    int // given so far

	services      table[Service]
	events        table[Event]
	organisations table[Organisation]
	places        table[Place]
	themes        table[Theme]
	areas         table[Area]
	packs         table[Pack]
	questions     table[Question]
	pages         table[Page]
}

// A table finds the entries of a kind by slug or alias.
type table[T any] struct {
	kind Kind
	by   map[string]*T
}

// link makes a Directory out of decoded files. The decoded entries are copied first, so that another Directory may
// hold them too. The postcodes, which tell where places are, may be nil.
func link(settings *Settings, files []loaded, today when.Date, postcodes *geo.Postcodes) (*Directory, []problem.Problem) {
	l := &linker{d: &Directory{Settings: settings, Today: today, BasePath: PathOf(settings.BaseURL), Postcodes: postcodes}}
	for i := range files {
		f := &files[i]
		l.problems = append(append(l.problems, f.problems...), f.decoded.problems...)
		switch {
		case f.file == nil:
		case f.file.Path == "content/queries.md":
			l.d.Queries = Text{f.file.Body, f.file.BodyLine}
		case f.entry != nil && f.entry.Lang == "":
			l.add(f.value)
		}
	}
	l.sort()
	l.index()
	l.linkAreas()
	l.linkPlaces()
	l.locatePlaces()
	for _, s := range l.d.Services {
		l.linkService(s)
	}
	for _, e := range l.d.Events {
		l.linkEvent(e)
	}
	for _, o := range l.d.Organisations {
		o.Areas = find(l, l.areas, &o.Entry, o.areas)
	}
	l.linkPacks()
	l.linkGuide()
	l.translations(files)
	l.consistent()
	return l.d, l.problems
}

func (l *linker) add(value any) {
	d := l.d
	switch v := value.(type) {
	case *Service:
		d.Services = append(d.Services, clone(v))
	case *Event:
		e := clone(v)
		e.Variations = slices.Clone(v.Variations)
		d.Events = append(d.Events, e)
	case *Organisation:
		d.Organisations = append(d.Organisations, clone(v))
	case *Place:
		d.Places = append(d.Places, clone(v))
	case *Theme:
		d.Themes = append(d.Themes, clone(v))
	case *Area:
		d.Areas = append(d.Areas, clone(v))
	case *Pack:
		p := clone(v)
		p.Items = slices.Clone(v.Items)
		d.Packs = append(d.Packs, p)
	case *Question:
		q := clone(v)
		q.Answers = slices.Clone(v.Answers)
		d.Questions = append(d.Questions, q)
	case *Page:
		d.Pages = append(d.Pages, clone(v))
	}
}

func (l *linker) sort() {
	d := l.d
	byTitle(d.Services)
	byTitle(d.Events)
	byTitle(d.Organisations)
	byTitle(d.Places)
	byTitle(d.Themes)
	byTitle(d.Areas)
	byTitle(d.Packs)
	byTitle(d.Questions)
	byTitle(d.Pages)
	slices.SortStableFunc(d.Themes, func(a, b *Theme) int { return cmp.Compare(rank(a.Order), rank(b.Order)) })
}

func rank(order int) int {
	if order == 0 {
		return 1000
	}
	return order
}

type hasEntry[T any] interface {
	*T
	entry() *Entry
}

func (l *linker) index() {
	l.services = tableOf(Services, l.d.Services)
	l.events = tableOf(Events, l.d.Events)
	l.organisations = tableOf(Organisations, l.d.Organisations)
	l.places = tableOf(Places, l.d.Places)
	l.themes = tableOf(Themes, l.d.Themes)
	l.areas = tableOf(Areas, l.d.Areas)
	l.packs = tableOf(Packs, l.d.Packs)
	l.questions = tableOf(Guide, l.d.Questions)
	l.pages = tableOf(Pages, l.d.Pages)
}

// tableOf finds entries by slug, and by alias where no entry has that slug.
func tableOf[T any, P hasEntry[T]](kind Kind, list []*T) table[T] {
	t := table[T]{kind, make(map[string]*T, len(list))}
	for _, x := range list {
		for _, alias := range P(x).entry().Aliases {
			t.by[alias] = x
		}
	}
	for _, x := range list {
		t.by[P(x).entry().Slug] = x
	}
	return t
}

// find looks up several references of an entry. What is named twice is found once.
func find[T any](l *linker, t table[T], from *Entry, refs []ref) []*T {
	var list []*T
	for _, r := range refs {
		if x := findOne(l, t, from, r); x != nil && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// findOne looks up one reference; the zero ref gives nil.
func findOne[T any](l *linker, t table[T], from *Entry, r ref) *T {
	if r.Slug == "" {
		return nil
	}
	x, ok := t.by[r.Slug]
	if !ok {
		l.unknown(from, r, func(slug string) bool { return t.by[slug] != nil }, func() string { return nearest(l, t, r.Slug) })
	}
	return x
}

// unknown reports a reference that leads nowhere.
func (l *linker) unknown(from *Entry, r ref, known func(slug string) bool, near func() string) {
	name := r.Kind.One()
	hint := fmt.Sprintf("%s are the files in content/%s/", r.Kind, r.Kind)
	if r.Kind == Guide {
		hint = "questions are the files in content/guide/"
	}
	switch several := severalIn(r.typed, known); {
	case several != nil && r.of == 1:
		l.problem(from, r.pos, name, fmt.Sprintf("%q is several %s in one", r.typed, r.Kind), fmt.Sprintf("write %s: [%s]", lastPart(r.field), strings.Join(several, ", ")))
		return
	case several != nil && r.of > 1:
		l.problem(from, r.pos, name, fmt.Sprintf("%q is several %s in one", r.typed, r.Kind), "write a comma between them, and no quotation marks: "+strings.Join(several, ", "))
		return
	case several != nil && known(several[0]):
		hint = "there is room for one: write " + several[0]
	case r.Kind == Places && noPlace.MatchString(r.typed):
		hint = "take the line out, and say in the text that it is not at a place"
	default:
		if near := near(); near != "" {
			hint = fmt.Sprintf("did you mean %q? %s", near, hint)
		}
	}
	l.problem(from, r.pos, name, fmt.Sprintf("unknown %s %q", name, r.typed), hint)
}

// noPlace is what people write where there is no place to name.
var noPlace = regexp.MustCompile(`(?i)^(?:online|zoom|teams|virtual|by (?:phone|telephone)|phone|telephone|none|n/?a|tbc|various|at home|your home|remote)$`)

// maxHints is how many unknown names get a hint: to look through all names for each of thousands would take minutes.
const maxHints = 200

func nearest[T any](l *linker, t table[T], slug string) string {
	if l.hints++; l.hints > maxHints {
		return ""
	}
	return problem.Nearest(slug, slices.Sorted(maps.Keys(t.by)))
}

func (l *linker) problem(from *Entry, pos problem.Pos, rule, message, hint string) {
	l.problems = append(l.problems, problem.Problem{Path: from.Path, Line: pos.Line, Col: pos.Col, Rule: rule, Message: message, Hint: hint})
}

package directory

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"
	"sync"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/markdown"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// A decoded file: one entry as it was written, its references not yet looked up.
type decoded struct {
	value    any // *Service, *Event, …
	entry    *Entry
	problems []problem.Problem
}

// A decoder reads files with the settings that all of them share. It is safe for concurrent use.
type decoder struct {
	times        when.Settings
	understood   sync.Map // schedules by their lines: every other group is on "Every Monday, 2pm to 4pm"
	basePath     string
	termsUnknown bool // the settings can't be read: that they state no terms is no mistake of who goes by them
}

// decode reads a file of the kind that its folder says.
func (d *decoder) decode(f *content.File) decoded {
	switch Kind(f.Folder) {
	case Services:
		return decodeAs(d, f, &Service{Type: "other", Status: "open"}, serviceFields)
	case Events:
		return decodeAs(d, f, &Event{Status: "open"}, eventFields)
	case Organisations:
		return decodeAs(d, f, &Organisation{}, organisationFields)
	case Places:
		return decodeAs(d, f, &Place{}, placeFields)
	case Themes:
		return decodeAs(d, f, &Theme{}, themeFields)
	case Areas:
		return decodeAs(d, f, &Area{}, areaFields)
	case Packs:
		return decodeAs(d, f, &Pack{}, packFields)
	case Guide:
		return decodeAs(d, f, &Question{}, questionFields)
	case Home:
		return decodeAs(d, f, &Settings{}, settingsFields)
	}
	return decodeAs(d, f, &Page{}, pageFields)
}

// translate reads a translation: what it does not say it takes from the entry that it translates.
func (d *decoder) translate(f *content.File, original any) decoded {
	switch o := original.(type) {
	case *Service:
		return decodeAs(d, f, clone(o), serviceFields)
	case *Event:
		return decodeAs(d, f, clone(o), eventFields)
	case *Organisation:
		return decodeAs(d, f, clone(o), organisationFields)
	case *Place:
		return decodeAs(d, f, clone(o), placeFields)
	case *Theme:
		return decodeAs(d, f, clone(o), themeFields)
	case *Area:
		return decodeAs(d, f, clone(o), areaFields)
	case *Pack:
		return decodeAs(d, f, clone(o), packFields)
	case *Question:
		return decodeAs(d, f, clone(o), questionFields)
	case *Settings:
		return decodeAs(d, f, clone(o), settingsFields)
	}
	return decodeAs(d, f, clone(original.(*Page)), pageFields)
}

func clone[T any](t *T) *T {
	c := *t
	return &c
}

// decodeAs reads a file into t.
func decodeAs[T any, P interface {
	*T
	entry() *Entry
}](d *decoder, f *content.File, t *T, fields []field[T]) decoded {
	e := P(t).entry()
	e.Key, e.Lang, e.Path = Key{Kind(f.Folder), f.Slug}, f.Lang, f.Path
	e.fieldsAt, e.Aliases = nil, nil
	r := &reader{path: f.Path, kind: cmp.Or(f.Folder, "home"), times: d.times, understood: &d.understood, termsUnknown: d.termsUnknown, translation: f.Lang != ""}
	if e.Unread = f.Lang == "" && r.wrongFolder(e.Kind, f, strangers(f.Head, fields)); !e.Unread {
		readFields(r, t, f.Head, fields)
	}
	e.fieldsAt = r.fieldsAt
	if e.Title == "" {
		e.Title = f.Slug // a problem has been reported; whatever names the entry needs something to say
	}
	const longest = 120 // characters of a title that still fits a card and a line of search results
	if n := utf8.RuneCountInString(e.Title); n > longest {
		r.warning(e.At("title"), "value", fmt.Sprintf("the title has %d characters: lists show it on every card", n), "write a name of a few words, and the rest under summary")
	}
	e.titleKey = titleKey(e.Title)
	if strings.TrimSpace(f.Body) != "" || f.Lang == "" {
		d.body(r, e, f)
	}
	if p, ok := any(t).(*Place); ok && p.Confidential {
		p.hide()
	}
	return decoded{value: t, entry: e, problems: r.problems}
}

func (d *decoder) body(r *reader, e *Entry, f *content.File) {
	body, mistakes := markdown.Render(f.Body, d.resolver(f))
	e.Body, e.body = body, bodySource{text: f.Body, line: f.BodyLine}
	const most = 50 // of one text: more helps nobody
	if n := len(mistakes); n > most {
		r.problem(e.body.pos(mistakes[most].Offset), "text", fmt.Sprintf("and %d more from here on", n-most), "")
		mistakes = mistakes[:most]
	}
	for _, m := range mistakes {
		r.problem(e.body.pos(m.Offset), m.Rule, m.Message, m.Hint)
	}
}

// bodySource is a body as it was written, to find the places of things in it.
type bodySource struct {
	text string
	line int // of the file, on which it begins
}

func (b bodySource) pos(offset int) problem.Pos {
	before := b.text[:min(offset, len(b.text))]
	start := strings.LastIndexByte(before, '\n') + 1
	return problem.Pos{Line: b.line + strings.Count(before, "\n"), Col: 1 + len([]rune(before[start:]))}
}

// resolver reads the ways in which a volunteer names a page of this site: "/services/walk/", "services/walk",
// "../services/walk.md", "walk.md".
func (d *decoder) resolver(f *content.File) markdown.Resolve {
	return func(dest string) (target, href string) {
		u, err := url.Parse(dest)
		if err != nil {
			return dest, "#"
		}
		p := u.Path
		key, named := readKey(p)
		switch {
		case p == "":
			target = Kind(f.Folder).Address(f.Slug)
		case named && !strings.HasPrefix(p, ".") && !strings.Contains(key.Slug, "."):
			target = key.Kind.Address(key.Slug)
		case strings.HasSuffix(p, ".md"):
			rest := strings.TrimPrefix(path.Clean(path.Join("/", f.Folder, p)), "/")
			if key, ok := readKey(rest); ok {
				target = key.Kind.Address(key.Slug)
			} else {
				target = "/" + rest
			}
		default:
			target = path.Clean("/" + p)
			if path.Ext(target) == "" && target != "/" {
				target += "/"
			}
		}
		href = d.basePath + strings.TrimPrefix(target, "/")
		if u.RawQuery != "" {
			href += "?" + u.RawQuery
		}
		if u.Fragment != "" {
			href += "#" + u.EscapedFragment()
		}
		return target, href
	}
}

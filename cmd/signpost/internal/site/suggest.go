package site

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/suggest"
)

// The form on /suggest/ works in the visitor's browser alone (static/js/suggest.js): all that it has to know is in the page
// and in one file, and what is typed leaves it only by the visitor's own hand.

// suggestLists is the file of what the form knows of the entries.
const suggestLists = "suggest/known.json"

func (s *Site) suggest(p Page) SuggestPage {
	page := SuggestPage{Page: p, Facts: s.suggestFacts()}
	page.Asked, page.More = suggest.Questions(s.suggestOptions())
	if page.Facts.NewFile != "" {
		page.NewFile = page.Facts.NewFile + "?filename=content/" + string(directory.Services) + "/new-service.md"
	}
	return page
}

// suggestOptions are what a visitor can choose, by the name of the field.
func (s *Site) suggestOptions() map[string][]suggest.Option {
	d, options := s.directory, map[string][]suggest.Option{}
	for _, t := range d.Themes {
		options["themes"] = append(options["themes"], suggest.Option{Value: t.Slug, Label: t.Title})
	}
	for _, a := range d.Areas {
		options["areas"] = append(options["areas"], suggest.Option{Value: a.Slug, Label: a.Title})
	}
	for _, word := range directory.ServiceTypes {
		options["type"] = append(options["type"], suggest.Option{Value: word, Label: typeWords(word)})
	}
	for _, word := range directory.Referrals {
		options["referral"] = append(options["referral"], suggest.Option{Value: word, Label: referralWords(word)})
	}
	for _, word := range directory.AccessWords {
		options["access"] = append(options["access"], suggest.Option{Value: word, Label: accessWords(word)})
	}
	for _, code := range suggest.Languages {
		options["languages"] = append(options["languages"], suggest.Option{Value: code, Label: languageName(code)})
	}
	return options
}

func (s *Site) suggestFacts() suggest.Facts {
	facts := suggest.NewFacts()
	facts.NewFile, facts.Email, facts.Lists = s.newFileAddress(), s.directory.Settings.Contact.Email, s.look.url("/"+suggestLists)
	return facts
}

// suggestKnown are the entries that a suggestion may name, and the names that it can't have.
func (s *Site) suggestKnown() suggest.Lists {
	known := suggest.Lists{Taken: map[directory.Kind][]string{}}
	for _, p := range publicPlaces(s.directory.Places) {
		where := p.Postcode
		if p.Area != nil {
			where = p.Area.Title
		}
		known.Places = append(known.Places, suggest.Known{Slug: p.Slug, Title: p.Title, Where: where})
	}
	for _, o := range s.directory.Organisations {
		if !o.Sensitive {
			known.Organisations = append(known.Organisations, suggest.Known{Slug: o.Slug, Title: o.Title})
		}
	}
	for _, f := range s.Files { // old addresses among them
		folder, file := path.Split(f.Path)
		kind := directory.Kind(path.Dir(path.Dir(folder)))
		if slices.Contains(suggest.Kinds, kind) && file == "index.html" {
			known.Taken[kind] = append(known.Taken[kind], path.Base(folder))
		}
	}
	return known
}

// newFileAddress is where a new file is begun at GitHub, which makes a copy of the repository for whoever may not write to
// it; "" for a repository that is elsewhere.
func (s *Site) newFileAddress() string {
	settings := s.directory.Settings
	u, err := url.Parse(strings.TrimSuffix(strings.TrimSuffix(settings.Repository, "/"), ".git"))
	if err != nil || !strings.EqualFold(strings.TrimPrefix(u.Host, "www."), "github.com") || strings.Count(u.Path, "/") != 2 {
		return ""
	}
	return "https://github.com" + u.EscapedPath() + "/new/" + url.PathEscape(settings.Branch)
}

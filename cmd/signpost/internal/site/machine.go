package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/emblem"
	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/opendata"
	"signpost/cmd/signpost/internal/when"
)

// addMachineFiles adds what hosts and programs read.
func (s *Site) addMachineFiles() {
	text := func(text string) func() ([]byte, error) {
		return func() ([]byte, error) { return []byte(text), nil }
	}
	s.addMade("_headers", func() ([]byte, error) {
		c, err := s.compiled()
		if err != nil { // which is told where the search is made
			return []byte(headersFile(s.private(), "/assets/")), nil
		}
		return []byte(headersFile(s.private(), "/assets/", "/"+searchFolder+c.table.Build+"/")), nil
	})
	s.addMade(".nojekyll", text("")) // else GitHub Pages leaves out what begins with "_"
	s.addMade("robots.txt", text("User-agent: *\nAllow: /\n\nSitemap: "+s.look.abs("/sitemap.xml")+"\n"))
	s.addMade("sitemap.xml", s.sitemap)
	s.addMade("feed.xml", s.feed)
	s.addOpenData()
	s.addMade(suggestLists, func() ([]byte, error) { return json.Marshal(s.suggestKnown()) })
	if _, own := s.look.assets.Address(pictureFile); !own {
		s.addMade(pictureFile, func() ([]byte, error) {
			return emblem.PNG(s.directory.Settings.Title, contact.Host(s.look.baseURL))
		})
	}
}

// private are the addresses of pages that somebody may have to hide, and of those that lead to them.
func (s *Site) private() []string {
	var list []string
	for _, f := range s.Files {
		if f.private {
			list = append(list, addressOf(f.Path))
		}
	}
	return list
}

// pictureFile is the picture that goes along with shared links. A directory may have one of its own, as static/picture.png.
const pictureFile = "picture.png"

// addOpenData adds what other programs and spreadsheets read.
func (s *Site) addOpenData() {
	for _, f := range opendata.Files(s.directory) {
		s.addMade(f.Path, f.Make)
	}
	for _, kind := range opendata.Tables {
		s.addMade(opendata.TablePath(kind), func() ([]byte, error) { return opendata.Table(s.directory, kind), nil })
	}
}

// The types below are the XML of https://www.sitemaps.org/protocol.html.
type (
	urlSet struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []sitemapURL `xml:"url"`
	}
	sitemapURL struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
)

// sitemap lists all pages. An entry's last change is the day it was last checked; no other day is known to be true.
func (s *Site) sitemap() ([]byte, error) {
	var set urlSet
	for _, f := range s.Files {
		if f.layout == "" || f.hidden {
			continue
		}
		u := sitemapURL{Loc: s.look.abs(addressOf(f.Path))}
		if f.entry != nil && !f.entry.Checked.On.IsZero() {
			u.LastMod = f.entry.Checked.On.String()
		}
		set.URLs = append(set.URLs, u)
	}
	return xmlBytes(set)
}

// The types below are the Atom Syndication Format (RFC 4287).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Links   []atomLink  `xml:"link"`
		Author  atomAuthor  `xml:"author"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomEntry struct {
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Link    atomLink `xml:"link"`
		Summary string   `xml:"summary,omitempty"`
	}
)

// feedLength is how many entries the feed has.
const feedLength = 50

// feed tells of the entries that were checked last.
func (s *Site) feed() ([]byte, error) {
	f := atomFeed{
		Lang: ownLanguage, ID: s.look.abs("/"), Title: s.directory.Settings.Title, Author: atomAuthor{s.directory.Settings.Title},
		Links: []atomLink{{Href: s.look.abs("/")}, {Rel: "self", Href: s.look.abs("/feed.xml")}},
	}
	var latest when.Date
	for _, e := range s.checkedLast(feedLength) {
		if latest.IsZero() {
			latest = e.Checked.On
		}
		address := s.look.abs(e.Address())
		f.Entries = append(f.Entries, atomEntry{ID: address, Title: e.Title, Updated: s.moment(e.Checked.On), Link: atomLink{Href: address}, Summary: e.Summary})
	}
	if latest.IsZero() {
		latest = s.directory.Today
	}
	f.Updated = s.moment(latest)
	return xmlBytes(f)
}

func (s *Site) moment(d when.Date) string {
	return d.In(s.directory.Settings.Timezone).Format(time.RFC3339)
}

// checkedLast are the n services, events and organisations that were checked last. Sensitive ones are left out: a feed
// shows its titles wherever it is read.
func (s *Site) checkedLast(n int) []*directory.Entry {
	var list []*directory.Entry
	for _, v := range s.directory.Services {
		if !v.Sensitive {
			list = append(list, &v.Entry)
		}
	}
	for _, e := range s.directory.Events {
		if !e.Sensitive {
			list = append(list, &e.Entry)
		}
	}
	for _, o := range s.directory.Organisations {
		if !o.Sensitive {
			list = append(list, &o.Entry)
		}
	}
	list = slices.DeleteFunc(list, func(e *directory.Entry) bool { return e.Checked.On.IsZero() })
	slices.SortFunc(list, func(a, b *directory.Entry) int {
		return cmp.Or(b.Checked.On.Compare(a.Checked.On), strings.Compare(a.Address(), b.Address()))
	})
	return list[:min(n, len(list))]
}

func xmlBytes(v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("write XML: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// addAliases adds a page at each old address that leads to the new one.
func (s *Site) addAliases() {
	for e := range s.directory.Entries() {
		for _, alias := range e.Aliases {
			p := s.page("redirect", e.AliasAddress(alias), e.Title)
			p.Canonical, p.NoIndex = s.look.abs(e.Address()), true
			if to, ok := s.Lookup(pathOf(e.Address())); ok {
				p.Sensitive = to.private
			}
			f := pageFile(s, p, e.Path, func(p Page) RedirectPage {
				return RedirectPage{Page: p, To: Link{Title: e.Title, Address: e.Address()}}
			})
			f.at = e.At("aliases[" + alias + "]")
			s.add(f)
		}
	}
}

func (s *Site) data(p Page) DataPage {
	list := "Services and events as other directories exchange them, in the format Open Referral UK 3.0 (JSON)."
	if opendata.Single(s.directory) {
		list += " Each one whole is in /data/oruk/services/, under its id."
	} else {
		list += " They are whole in /data/oruk/pages/1.json, 2.json and so on."
	}
	files := []DataFile{{Link{Title: "Open Referral UK", Address: "/" + opendata.ListPath}, list}}
	for _, kind := range opendata.Tables {
		name := string(kind)
		files = append(files, DataFile{Link{Title: "Table of " + name, Address: "/" + opendata.TablePath(kind)}, "For spreadsheets (CSV): " + name + ", one a line."})
	}
	files = append(files, []DataFile{
		{Link{Title: "Calendar of all events", Address: "/events.ics"}, "iCalendar, for Outlook, Google Calendar and Apple Calendar. Themes, places, areas and events have one of their own."},
		{Link{Title: "Feed", Address: "/feed.xml"}, "Atom: the entries that were checked last."},
		{Link{Title: "Map of the site", Address: "/sitemap.xml"}, "All pages, for search engines."},
	}...)
	if postcodes := s.directory.Postcodes; postcodes != nil {
		files = append(files, DataFile{Link{Title: "Postcodes", Address: "/" + strings.TrimPrefix(geo.FileName, "static/")},
			"Where postcodes are, for distances. " + postcodes.Attribution})
	}
	return DataPage{Page: p, Files: files}
}

package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/geo"
)

// maxOffline is how many entries a directory has at most that a phone keeps for times without a line.
const maxOffline = 1000

// OfflineFile is the path of the service worker. It lies at the top, because a worker has power over what lies beside it and below.
const OfflineFile = "sw.js"

// kept is what the service worker (static/js/sw.js) keeps, by addresses, in the order of its lists. Once a visitor has
// opened the search or a pack, all but the pages is kept at once.
type kept struct {
	Version string   `json:"version"` // another where anything is another
	First   []string `json:"first"`   // urgent help, and home
	Search  []string `json:"search"`  // with all styles and scripts
	Pack    []string `json:"pack"`    // its page, and what that knows of the entries
	Pages   []string `json:"pages"`
}

// keepsOffline reports whether the site is small enough to be kept by a phone.
func (s *Site) keepsOffline() bool {
	n := 0
	for range s.directory.Entries() {
		n++
	}
	return n > 0 && n <= maxOffline
}

// worker is the address of the service worker, or "".
func (s *Site) worker() string {
	if !s.keepsOffline() {
		return ""
	}
	return s.look.url("/" + OfflineFile)
}

func (s *Site) addOffline() {
	if s.keepsOffline() {
		s.addMade(OfflineFile, s.offline)
	}
}

// offline makes the service worker: what it keeps, and the script that does it.
func (s *Site) offline() ([]byte, error) {
	script, err := s.look.assetURL("js/sw.js")
	if err != nil {
		return nil, err
	}
	k, err := s.kept()
	if err != nil {
		return nil, err
	}
	list, err := json.Marshal(k)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "self.kept=%s;importScripts(%q)\n", list, script), nil
}

// keptAssets are the styles and scripts of the pages that are kept.
var keptAssets = []string{"css/site.css", "css/search.css", "css/pack.css", "js/dates.js", "js/pack.js", "js/your-pack.js", "js/search.js", "js/search-more.js"}

func (s *Site) kept() (*kept, error) {
	files, err := s.SearchFiles()
	if err != nil {
		return nil, err
	}
	k := &kept{
		First:  []string{s.look.url("/urgent/"), s.look.url("/")},
		Search: []string{s.look.url("/" + searchFolder)},
		Pack:   []string{s.look.url("/pack/"), s.look.url("/" + packFile)},
	}
	for _, name := range keptAssets {
		address, err := s.look.assetURL(name)
		if err != nil {
			return nil, err
		}
		k.Search = append(k.Search, address)
	}
	for _, f := range files {
		k.Search = append(k.Search, s.look.url("/"+f.Path))
	}
	for _, f := range s.Files {
		if worthKeeping(f) || "static/"+f.Path == geo.FileName {
			k.Pages = append(k.Pages, s.look.url(addressOf(f.Path)))
		}
	}
	k.Pages = append(k.Pages, s.look.url("/"+suggestLists))
	for _, name := range formAssets {
		address, err := s.look.assetURL(name)
		if err != nil {
			return nil, err
		}
		k.Pages = append(k.Pages, address)
	}
	k.Version = s.version(k)
	return k, nil
}

// neededOffline are the pages that are no entry's, and are kept all the same.
var neededOffline = []string{"a-to-z/index.html", "themes/index.html", "areas/index.html", "events/index.html", "start/index.html", "suggest/index.html"}

// formAssets are the styles and scripts of a page that is kept with the entries, since few visitors need it.
var formAssets = []string{"css/suggest.css", "js/suggest.js"}

// worthKeeping reports whether a phone keeps a page: an entry that nobody has to hide, or one of the few that lead to
// them.
func worthKeeping(f *File) bool {
	switch {
	case f.layout == "" || f.hidden || f.private:
		return false
	case slices.Contains(neededOffline, f.Path):
		return true
	}
	return f.entry != nil && path.Base(f.Path) == "index.html" && addressOf(f.Path) == f.entry.Address()
}

// version is another where what is kept may be another: by its content, its look, or the month of the build, since pages
// tell dates up to a horizon.
func (s *Site) version(k *kept) string {
	sum := sha256.New()
	fmt.Fprintln(sum, strings.Join(k.Search, " "), strings.Join(k.Pages, " "), s.directory.Today.Year, s.directory.Today.Month)
	sum.Write(s.directory.Sum[:])
	sum.Write(s.look.sum[:])
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

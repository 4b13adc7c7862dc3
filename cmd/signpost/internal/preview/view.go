package preview

import (
	"fmt"
	"html"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/when"
)

// A view is a State with what is remembered from those before. It never changes.
type view struct {
	State
	good    map[string]*site.Site // by what has errors (see blamed): the last site that was made before it had; or nil
	renamed map[string]string     // addresses of entries whose file was renamed, with the new ones
	lost    []departed            // entries that are gone, and were not found again
	came    map[string]bool       // addresses of entries that came while the preview ran
	o       Options
	over    chan struct{} // closed when there is another view
	pages   sync.Map      // by pageKey: a func() *page
	kept    atomic.Int64  // how many of them
	lines   sync.Map      // of files with problems, by path: a func() []string
}

// maxKept is how many pages a view keeps: more are asked for by programs alone.
const maxKept = 200

// A page is an answer with what somebody sees of it.
type page struct {
	answer
	here  bool // it is for somebody at this machine
	sight sight
}

type pageKey struct {
	address string
	here    bool
}

// page makes what is at an address, once: an open page hears what has changed, and then asks for it. Whoever is not here,
// but at another machine, gets no links into the editor.
func (v *view) page(address string, here bool) *page {
	key := pageKey{address, here}
	once, known := v.pages.LoadOrStore(key, sync.OnceValue(func() *page {
		p := &page{answer: v.answer(address), here: here}
		if p.isPage() {
			p.sight = v.sightOf(p.answer, here)
		}
		return p
	}))
	p := once.(func() *page)()
	if !known && (p.status != http.StatusOK || v.kept.Add(1) > maxKept) {
		v.pages.Delete(key) // there is no end of addresses where nothing is
	}
	return p
}

// after makes the view that comes after v, which is nil at first.
func (v *view) after(next State, o Options) *view {
	if v == nil {
		v = &view{}
	}
	if next.Site == nil {
		next.Site, next.Directory, next.Problems = v.Site, v.Directory, v.Problems
		return &view{State: next, good: v.good, renamed: v.renamed, lost: v.lost, came: v.came, o: o, over: make(chan struct{})}
	}
	n := &view{State: next, good: map[string]*site.Site{}, o: o, over: make(chan struct{})}
	room := len(sitesOf(v.good)) < maxGood
	for _, p := range next.Problems {
		key := blamed(p)
		if p.Severity != problem.Error || key == "" {
			continue
		}
		if good, was := v.good[key]; was {
			n.good[key] = good
		} else if room {
			n.good[key] = v.Site
		}
	}
	n.renamed, n.lost, n.came = v.renames(next)
	return n
}

// told is the same view with other problems.
func (v *view) told(problems []problem.Problem) *view {
	next := v.State
	next.Problems = problems
	return &view{State: next, good: v.good, renamed: v.renamed, lost: v.lost, came: v.came, o: v.o, over: make(chan struct{})}
}

// maxGood is how many older sites are kept. A large one takes tens of megabytes; whoever leaves more mistakes behind sees
// what can be made of the files.
const maxGood = 8

func sitesOf(good map[string]*site.Site) map[*site.Site]bool {
	sites := map[*site.Site]bool{}
	for _, s := range good {
		sites[s] = true
	}
	return sites
}

// everything is what has errors where there is no content at all: somebody has moved it, and will put it back.
const everything = "content"

// scripts are what has errors where one has: they are joined with the parts that they import.
const scripts = "static/js"

// blamed is what a problem is an error of: any page may be made by any layout.
func blamed(p problem.Problem) string {
	switch {
	case strings.HasPrefix(p.Path, "layouts/"):
		return "layouts"
	case strings.HasPrefix(p.Path, scripts+"/"):
		return scripts
	case p.Path == everything && p.Rule != "file-name":
		return "" // no file of its own
	}
	return p.Path
}

func (v *view) day() when.Date {
	if v.Directory == nil {
		return when.Date{}
	}
	return v.Directory.Today
}

// An answer is what a host says to an address.
type answer struct {
	address string // the site's own path: "/services/walk/"
	slash   bool   // ask again with a slash at the end
	status  int
	kind    string // the content type
	source  string // the file that it is made from, or ""
	data    []byte
	at      *problem.Problem // what kept the page from being made
}

func (a answer) isPage() bool { return strings.HasPrefix(a.kind, "text/html") }

// noOffline is a service worker that keeps nothing, and goes away.
const noOffline = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
`

// answer finds what is at an address, and makes it.
func (v *view) answer(address string) answer {
	name := strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if name == site.OfflineFile {
		// Who writes must never see an older page, and the next site may be served at the same address.
		return answer{address: address, status: http.StatusOK, kind: "text/javascript; charset=utf-8", data: []byte(noOffline)}
	}
	if f, ok := v.find(name); ok {
		return v.made(address, f, http.StatusOK)
	}
	if _, folder := v.find(path.Join(name, "index.html")); folder {
		return answer{address: address, slash: true}
	}
	if f, ok := v.find("404.html"); ok {
		a := v.made(address, f, http.StatusNotFound)
		a.source = v.missing(address)
		return a
	}
	return answer{address: address, status: http.StatusNotFound, kind: "text/plain; charset=utf-8", data: []byte("There is no such page.\n")}
}

// find finds a file by its path in the published folder: as it was before its source had errors, if it has any.
func (v *view) find(name string) (*site.File, bool) {
	if good := v.good[everything]; good != nil {
		return good.Lookup(name)
	}
	f, ok := v.Site.Lookup(name)
	if ok {
		if old, was := v.goodAsset(f); was {
			return old, true
		}
		if good := v.good[f.Source]; good != nil {
			if old, was := good.Lookup(name); was && old.Source == f.Source {
				return old, true
			}
		}
		return f, true
	}
	asset := strings.HasPrefix(name, "assets/") // older pages need what was theirs
	if path.Ext(name) != ".html" && !asset {
		return nil, false
	}
	for _, key := range slices.Sorted(maps.Keys(v.good)) {
		if good := v.good[key]; good != nil {
			if old, was := good.Lookup(name); was && (old.Source == key || asset) {
				return old, true
			}
		}
	}
	return nil, false
}

// goodAsset is what a style or a script with errors was before it had any: its address is another now, as it is made of
// the text.
func (v *view) goodAsset(f *site.File) (*site.File, bool) {
	good := v.good[blamed(problem.Problem{Path: f.Source})]
	if good == nil || !strings.HasPrefix(f.Path, "assets/") {
		return nil, false
	}
	i := slices.IndexFunc(good.Files, func(old *site.File) bool { return old.Source == f.Source })
	if i < 0 {
		return nil, false
	}
	return good.Files[i], true
}

// made makes a file, or makes it as it was before the layouts had errors.
func (v *view) made(address string, f *site.File, status int) answer {
	a := answer{address: address, status: status, kind: contentType(f.Path), source: f.Source}
	data, err := f.Make()
	if err == nil {
		a.data = data
		return a
	}
	p, mistake := site.AsProblem(err)
	if mistake {
		a.at = &p
		if good := v.good["layouts"]; good != nil {
			if old, was := good.Lookup(f.Path); was {
				if data, err := old.Make(); err == nil {
					a.data = data
					return a
				}
			}
		}
	}
	a.status, a.kind = http.StatusInternalServerError, "text/html; charset=utf-8"
	a.data = fmt.Appendf(nil, "<!doctype html>\n<html lang=\"en-GB\">\n<title>This page can't be made</title>\n<body>\n<main>\n<h1>This page can't be made</h1>\n<p>%s</p>\n</main>\n</body>\n</html>\n",
		html.EscapeString(err.Error()))
	return a
}

// missing is the file that would have made an address, if it has problems.
func (v *view) missing(address string) string {
	for _, p := range v.Problems {
		parts := strings.Split(strings.TrimSuffix(p.Path, ".md"), "/")
		if len(parts) == 3 && parts[0] == "content" && directory.Kind(parts[1]).Address(parts[2]) == address {
			return p.Path
		}
	}
	return ""
}

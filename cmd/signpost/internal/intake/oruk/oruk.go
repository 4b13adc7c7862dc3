// Package oruk reads Open Referral UK and its forebears into records.
//
// It takes what the API of the standard gives (https://openreferraluk.org): pages of a list of services, single services, arrays
// of either; packages by organisation; the names of version 3 and those of versions 1 and 2, which package hsdstable makes of CSV
// tables too. A list may have its services short, with those fields alone that stand once: Short says which ones have to be
// fetched as a whole.
//
// What the standard has and an entry has not is told in the entry's text where it helps people (how to apply, what to note), and
// stands beside the entry otherwise. Nothing that a source says, under whatever name, is passed over but the IDs that tie its
// records together.
//
// What Signpost itself has exported becomes the same entries again: see hsds.Extra.
package oruk

import (
	"fmt"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/when"
)

// A Set gathers services from files and pages.
type Set struct {
	services []*service
	alone    []*service // organisations and places without a service
	byID     map[string]*service
	count    int
}

// A service as a source gives it.
type service struct {
	node  *node
	where string
	whole bool
	ours  bool // it has what Signpost says beyond the standard
	kind  directory.Kind
}

// NewSet is a set without services.
func NewSet() *Set { return &Set{byID: map[string]*service{}} }

// Len is the number of services.
func (s *Set) Len() int { return len(s.services) }

// A Page is what a page says of itself.
type Page struct {
	Services int  // on it
	Number   int  // from 1; 0 where it does not say
	FromZero bool // it says that its own number is 0
	Total    int  // pages; 0 where it does not say
	Items    int  // services on all pages; 0 where it does not say
	Last     bool
	Next     string // the address of the next, or ""
}

// Add takes a file or a page. Where says what it is called. The error is a LimitError.
func (s *Set) Add(where string, data []byte) (Page, error) {
	n, count, err := parse(data)
	if err != nil {
		return Page{}, err
	}
	if s.count += count; s.count > maxNodes {
		return Page{}, &LimitError{fmt.Sprintf("there are more than %d values in all: import in parts", maxNodes)}
	}
	page := pageOf(n)
	before := s.Len()
	if err := s.take(n, nil, where, 0); err != nil {
		return Page{}, err
	}
	if page.Services = listed(n); page.Services == 0 {
		page.Services = s.Len() - before
	}
	return page, nil
}

// lists are the names under which pages have their services.
var lists = []string{"contents", "content", "services", "items", "results", "data", "records"}

// AddAlone takes one organisation or one location (kind is directory.Organisations or directory.Places) that no service has.
func (s *Set) AddAlone(kind directory.Kind, where string, data []byte) error {
	n, count, err := parse(data)
	if err != nil {
		return err
	}
	if s.count += count; s.count > maxNodes {
		return &LimitError{fmt.Sprintf("there are more than %d values in all: import in parts", maxNodes)}
	}
	s.alone = append(s.alone, &service{node: n, where: where, kind: kind})
	return nil
}

func pageOf(n *node) Page {
	number := n.str("page_number", "page", "number", "currentPage")
	p := Page{Number: whole(number), FromZero: number == "0", Total: whole(n.str("total_pages", "totalPages", "pages")),
		Items: whole(n.str("total_items", "totalElements", "totalItems", "total"))}
	p.Last = n.str("last_page", "last") == "true"
	for _, link := range append(n.list("links", "_links"), n) {
		next := link.get("next", "next_page", "nextPage")
		if p.Next == "" && (next.shape == scalar || next.shape == object) {
			p.Next = next.text + next.str("href")
		}
		if link.peek("rel").text == "next" {
			p.Next = link.str("href")
		}
	}
	if !strings.Contains(p.Next, "/") && !strings.HasPrefix(p.Next, "?") {
		p.Next = ""
	}
	return p
}

func listed(n *node) int {
	for _, name := range lists {
		if v := n.peek(name); v.shape == array {
			return len(v.items)
		}
	}
	return len(n.items)
}

// take finds the services in a value.
func (s *Set) take(n, organisation *node, where string, depth int) error {
	if depth > 4 {
		return nil
	}
	if n.shape == array {
		for _, item := range n.items {
			if err := s.take(item, organisation, where, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if n.shape != object {
		return nil
	}
	if isService(n) {
		return s.add(n, organisation, where, depth == 0)
	}
	within := organisation
	if n.peek("name").shape == scalar { // an organisation with its services
		within = n
	}
	for _, name := range append([]string{"service", "organization", "organisations", "organizations"}, lists...) {
		if v := n.peek(name); v.shape == array || v.shape == object {
			if err := s.take(v, within, where, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// isService tells a service from a page and from an organisation.
func isService(n *node) bool {
	for _, name := range []string{"contents", "content", "services", "total_pages"} {
		if v := n.peek(name); v.shape == array || name == "total_pages" && v.shape == scalar {
			return false
		}
	}
	return n.peek("name").shape == scalar || n.peek("description").shape == scalar && n.peek("id").shape == scalar
}

// add takes a service. One that is alone in its file is whole, whatever it has.
func (s *Set) add(n, organisation *node, where string, alone bool) error {
	if organisation != nil && n.peek("organization").shape != object {
		about := &node{shape: object}
		for _, m := range organisation.members {
			if m.name != "services" && m.name != "service" {
				about.members = append(about.members, m)
			}
		}
		n.members = append(n.members, member{"organization", about})
	}
	x := &service{node: n, where: where}
	for _, m := range n.members { // a short one may have its organisation and its program nevertheless
		x.ours = x.ours || m.name == "signpost"
		x.whole = x.whole || x.ours || alone || m.value.shape == array
	}
	id := strings.ToLower(n.peek("id").text)
	if old := s.byID[id]; old != nil && id != "" {
		if (x.whole || !old.whole) && (x.ours || !old.ours) { // one that says less takes no place of one that says more
			*old = *x
		}
		return nil
	}
	if len(s.services) == MaxServices {
		return &LimitError{fmt.Sprintf("there are more than %d services", MaxServices)}
	}
	s.services = append(s.services, x)
	if id != "" {
		s.byID[id] = x
	}
	return nil
}

// Short are the IDs of the services that are only known by what a list says of them, in order.
func (s *Set) Short() []string {
	var ids []string
	for _, x := range s.services {
		if id := x.node.peek("id").text; !x.whole && id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// Records are the services as records. The settings are those by which their times will be read.
func (s *Set) Records(times when.Settings) []*intake.Record {
	var list []*intake.Record
	for _, x := range s.services {
		m := mapper{times: times, where: x.where}
		if id := x.node.peek("id").text; id != "" && len(id) <= 100 {
			m.where += ", id " + id
		}
		list = append(list, m.service(x.node))
	}
	for _, x := range s.alone {
		m := mapper{times: times, where: x.where, r: &intake.Record{Kind: x.kind, Where: x.where}}
		if x.kind == directory.Places {
			list = append(list, m.place(x.node, true))
		} else if r := m.runner(x.node); r != nil {
			list = append(list, r)
		} else {
			list = append(list, m.r) // it has no name, and all that it says
		}
	}
	return list
}

// A mapper makes the record of one service.
type mapper struct {
	times  when.Settings
	where  string
	r      *intake.Record
	places []*intake.Record // of each service at a location; nil where that is no place
	at     []string         // the ids of the locations
}

func (m *mapper) record(kind directory.Kind, n *node) *intake.Record {
	r := &intake.Record{Kind: kind, Where: m.where, ID: n.str("id")}
	if len(r.ID) > 200 {
		r.ID = strings.ToValidUTF8(r.ID[:200], "") // the cut may go through a letter
	}
	r.ID = strings.Join(strings.Fields(r.ID), " ")
	if directory.IsUUID(r.ID) {
		r.ID = strings.ToLower(r.ID)
		r.Add("id", "id", r.ID)
	}
	return r
}

func whole(s string) int {
	n := 0
	if _, err := fmt.Sscan(s, &n); err != nil {
		return 0
	}
	return n
}

package check

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/weblink"
	"signpost/cmd/signpost/internal/when"
)

// A webLink is a place that leads to another site.
type webLink struct {
	*directory.Entry
	at problem.Pos
}

// WebAddresses are the addresses of other sites to which a directory leads, sorted. Those made for examples (RFC 2606) are
// not among them, nor what stands on closed entries.
func WebAddresses(d *directory.Directory) []string {
	return slices.Sorted(maps.Keys(webLinks(d)))
}

// DeadLinks reports the links to pages that are known to be gone. It is never an error: that somebody else's page has
// gone is no fault of whoever changes something here.
func DeadLinks(d *directory.Directory, known weblink.Memory) []problem.Problem {
	r := &reporter{d: d, rule: ruleNamed("dead-link")}
	for address, links := range webLinks(d) {
		found := known[address]
		if found.Gone == "" {
			continue
		}
		for _, l := range links {
			r.tell(l.Entry, l.at, fmt.Sprintf("%s leads nowhere: %s, asked on %s", address, found.Gone, found.On), "look for its new address, or take it out")
		}
	}
	return problem.Sort(r.problems)
}

// LinksSeen is what is known of the pages of other sites, for everybody to see: without the entries that no list names.
func LinksSeen(d *directory.Directory, known weblink.Memory) *site.LinksSeen {
	hidden := map[*directory.Entry]bool{}
	for _, p := range d.Places {
		hidden[&p.Entry] = p.Confidential
	}
	for _, e := range d.Events {
		hidden[&e.Entry] = e.Sensitive
	}
	seen := &site.LinksSeen{}
	links := webLinks(d)
	for _, address := range slices.Sorted(maps.Keys(links)) {
		found, asked := known[address]
		on, _ := when.ReadDate(found.On) // which the program has written
		if !asked {
			continue
		}
		seen.Asked++
		if seen.On.Before(on) {
			seen.On = on
		}
		told := map[*directory.Entry]bool{}
		for _, l := range links[address] {
			if found.Gone != "" && !told[l.Entry] && !hidden[l.Entry] {
				told[l.Entry] = true
				seen.Dead = append(seen.Dead, site.DeadLink{Link: site.Link{Title: l.Title, Address: l.Address()}, Target: address, Why: found.Gone, On: on})
			}
		}
	}
	return seen
}

// webLinks are the places that lead to each address. The fragment is left out: no server gets to see it.
func webLinks(d *directory.Directory) map[string][]webLink {
	links := map[string][]webLink{}
	add := func(e *directory.Entry, address string, at problem.Pos) {
		address, _, _ = strings.Cut(address, "#")
		if u, err := url.Parse(address); err == nil && u.Hostname() != "" && !forExamples.MatchString(u.Hostname()) {
			links[address] = append(links[address], webLink{e, at})
		}
	}
	site := func(e *directory.Entry, c directory.Contact) {
		if c.Website != "" {
			add(e, c.Website, e.At("contact.website"))
		}
	}
	closed := map[string]bool{}
	for _, l := range listingsOf(d) {
		if l.Status == "closed" {
			closed[l.Address()] = true
		} else {
			site(l.Entry, l.Contact)
		}
	}
	for _, o := range d.Organisations {
		site(&o.Entry, o.Contact)
	}
	for _, p := range d.Places {
		site(&p.Entry, p.Contact)
	}
	site(&d.Settings.Entry, d.Settings.Contact)
	texts := &reporter{d: d}
	for e := range texts.originals() {
		for _, link := range e.Body.Web {
			if !closed[e.Address()] {
				add(e, link.Target, e.BodyPos(link.Offset))
			}
		}
	}
	return links
}

var forExamples = regexp.MustCompile(`(?i)(^|\.)(example|test|invalid|localhost|example\.(org|com|net))\.?$`)

// Package opendata writes a directory as others' programs and spreadsheets read it.
//
// # Open Referral UK
//
// ServiceOf and EventOf give an entry as a service of Open Referral UK 3.0 (package hsds). The standard knows services,
// organisations, locations, schedules, costs, contacts, languages, areas and taxonomy terms; it has no event, so a drop-in is
// a service with schedules. What the standard has no field for stands in an object "signpost" beside its fields, under the
// names that entries have for it (see Extra), so that the same entry can be made of it again.
//
//   - status: open is "active", paused "temporarily closed", closed "defunct". A series that is over stays "active" with
//     schedules that have ended.
//   - a list of services has those fields alone that stand once, where each has a file of its own. Else it has them whole;
//     then pages of 1,000 services stand beside it, because one file may be too long for a host: see Files.
//   - description: the summary, an empty line, the text as it was written, in Markdown, its links with the site's address. Organisations and locations, which
//     stand in each of their services again, have their summary alone; the tables have the texts.
//   - assured_date is the day of the last check, last_modified the same as a moment: no other change has a date that is known
//     to be true. assurer_email is the team's.
//   - a schedule is one rule of the times (see package when): FREQ is WEEKLY or MONTHLY, as the profile wants it. What has no
//     such rule is one schedule a day, up to the horizon. Cancelled days, and those that the rule gives and the times do not,
//     stand in "exdates". A day that was moved is taken out of its rule, with a schedule of its own.
//   - opens_at and closes_at are the clock on the wall, with the zone's offset on the first day; "timezone" names the zone.
//   - taxonomy terms are the directory's themes; their code is the theme's slug.
//
// # Identifiers
//
// IDs are UUIDs (RFC 9562). An entry's own id wins. Else it is version 5, in the namespace for URLs, of the address that
// the entry has, or had first: that of its first alias. The address is the one that the settings state, wherever a build
// goes. What belongs to an entry has version 5 in the entry's namespace.
//
// # Spreadsheets
//
// Table gives the entries of a kind as comma-separated values, as RFC 4180 has them: see there.
//
// Of a confidential place the directory itself knows no more than the town, so nothing here can give it away.
package opendata

import (
	"net/url"
	"strings"
	"sync"

	"github.com/google/uuid"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
)

// An exporter knows the directory.
type exporter struct {
	d    *directory.Directory
	base string // the address under which IDs are made, with a slash at the end
	// lean leaves away the texts of entries, and what the standard has no field for.
	lean bool
	// known are the schedules that have been worked out, by owner: pages and a list may both ask for them.
	known *sync.Map
}

func exporterOf(d *directory.Directory) *exporter {
	base := d.Settings.StatedURL
	if u, err := url.Parse(base); err != nil || u.Hostname() == "" {
		base = "https://" + content.Slug(d.Settings.Title) + ".invalid/"
	}
	return &exporter{d: d, base: base, known: &sync.Map{}}
}

// IDs are the entries of a directory in its own language by the IDs that its open data give them.
func IDs(d *directory.Directory) map[string]*directory.Entry {
	x, ids := exporterOf(d), map[string]*directory.Entry{}
	for e := range d.Entries() {
		if e.Lang == "" {
			ids[x.id(e)] = e
		}
	}
	return ids
}

// id names an entry.
func (x *exporter) id(e *directory.Entry) string {
	if e.ID != "" {
		return e.ID
	}
	slug := e.Slug
	if len(e.Aliases) > 0 {
		slug = e.Aliases[0]
	}
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(x.base+string(e.Kind)+"/"+slug+"/")).String()
}

// part names something that belongs to an owner: "contact", "schedule/2".
func part(owner, name string) string {
	space, err := uuid.Parse(owner)
	if err != nil {
		space = uuid.NameSpaceURL // can't be: what an entry states is a UUID too
	}
	return uuid.NewSHA1(space, []byte(name)).String()
}

// address is the whole address of an entry's page.
func (x *exporter) address(e *directory.Entry) string {
	return x.d.Settings.BaseURL + strings.TrimPrefix(e.Address(), "/")
}

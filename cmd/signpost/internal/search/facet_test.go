package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

func TestFacets(t *testing.T) {
	d, problems, err := directory.Load(fstest.MapFS{
		"content/index.md":           head("title: Test"),
		"content/themes/debt.md":     head("title: Debt"),
		"content/areas/county.md":    head("title: County"),
		"content/areas/town.md":      head("title: Town\npart_of: county"),
		"content/areas/other.md":     head("title: Other\npart_of: county"),
		"content/places/hall.md":     head("title: Hall\narea: town\nlat: 52.3\nlon: -1.9\naccess: [lift]"),
		"content/places/house.md":    head("title: House\narea: town\nlat: 52.4\nlon: -1.8\nconfidential_address: true"),
		"content/services/desk.md":   head("title: Desk\ntype: advice\nplaces: [hall]\nthemes: [debt]\ncost: Free\nreferral: either\naccess: [step-free]\nlanguages: [en, pl]\nwhen: Mondays and Fridays, 9am to 12 noon"),
		"content/services/line.md":   head("title: Line\ntype: helpline\nareas: [county]\ncost: £1 a minute\nreferral: professional\nwhen: 24 hours a day"),
		"content/services/web.md":    head("title: Web\ntype: website"),
		"content/services/refuge.md": head("title: Refuge\ntype: other\nplaces: [house]"),
		"content/events/tea.md":      head("title: Tea\nplace: hall\nwhen: Tuesday 1 December 2026, 2pm to 4pm\nmoved: [{from: 2026-12-01, to: 2026-12-02}]"),
	}, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	corpus := New(d, nil)
	names := func(entries []int) string {
		var list []string
		for _, n := range entries {
			list = append(list, corpus.docs[n].title)
		}
		slices.Sort(list)
		return strings.Join(list, " ")
	}
	got := map[string]string{}
	for _, f := range corpus.Facets() {
		for _, v := range f.Values {
			got[f.Name+"="+v.Slug] = names(v.Entries)
		}
	}
	want := map[string]string{
		"theme=debt": "Debt Desk", "cost=free": "Desk", "referral=self": "Desk", "access=lift": "Desk Hall Tea", "access=step-free": "Desk",
		"language=pl": "Desk",
		"area=county": "County Desk Hall Line Refuge Tea Web", "area=town": "Desk Hall Line Refuge Tea Town Web", "area=other": "Line Other Web",
		"day=monday": "Desk Line", "day=tuesday": "Line Tea", "day=wednesday": "Line Tea", "day=thursday": "Line", "day=friday": "Desk Line", "day=saturday": "Line", "day=sunday": "Line",
		"type=advice": "Desk", "type=helpline": "Line", "type=website": "Web", "type=other": "Refuge", "type=event": "Tea", "type=place": "Hall", "type=theme": "Debt", "type=area": "County Other Town",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got", diff)
	}
	// Where nobody may know where it is, the map does not tell.
	spots := fmt.Sprint(len(corpus.Spots()))
	for _, s := range corpus.Spots() {
		spots += fmt.Sprintf(" %v,%v %s", s.Lat, s.Lon, names(s.Entries))
	}
	if spots != "1 52.3,-1.9 Desk Hall Tea" {
		t.Error(spots)
	}
}

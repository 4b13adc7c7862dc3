package site

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

func factsOf(t *testing.T, s *Site) map[string]packEntry {
	t.Helper()
	var facts packFacts
	if err := json.Unmarshal([]byte(page(t, s, packFile)), &facts); err != nil {
		t.Fatal(err)
	}
	byAddress := map[string]packEntry{}
	for _, e := range facts.Entries {
		byAddress[e.Address] = e
	}
	return byAddress
}

func TestPackFacts(t *testing.T) {
	s := mustSite(t, nil,
		"organisations/walks.md", head("title: Walks team\ncontact: {phone: \"01632 960 123\"}"),
		"places/lake.md", head("title: Lake\naddress: [Lake Road]\npostcode: B97 4EX\naccess: [step-free]"),
		"places/barn.md", head("title: Barn"),
		"services/walk.md", head("title: Walk\ntype: group\norganisation: walks\nplaces: [lake]\nroom: Meet at the gate\nwhen: Wednesdays, 10.30am to 12 noon\nreferral: either\nchecked: {on: 2026-10-12, by: Anna, how: phone}"),
		"services/shut.md", head("title: Shut\ntype: group\nstatus: closed\ninstead: [walk, private]\nwhen: Mondays, 10am to 11am"),
		"services/private.md", head("title: Private\ntype: advice\nsensitive: true"),
		"events/tea.md", head("title: Tea\nplace: lake\nwhen: Tuesdays 10am to 12 noon in December 2026\ncancelled: [2026-12-08]\nsessions: [{on: 2026-12-15, title: Carols, place: barn, note: With songs}]"))
	facts := factsOf(t, s)
	if len(facts) != 6 {
		t.Errorf("%d entries: the sensitive one is not for packs, all others are", len(facts))
	}
	walk := facts["services/walk"]
	if !strings.HasPrefix(walk.UID, "x-services-walk@") || !strings.Contains(page(t, s, "events/tea.ics"), "UID:"+facts["events/tea"].UID+"\r\n") {
		t.Errorf("UIDs %q, %q", walk.UID, facts["events/tea"].UID)
	}
	walk.IDs, walk.Mark, walk.UID = nil, "", ""
	if diff := cmp.Diff(packEntry{
		Address: "services/walk", Title: "Walk", Kind: "Group", When: "Wednesdays, 10.30am to 12 noon", Days: walk.Days, Places: []int{0}, Room: "Meet at the gate",
		Start: "You can contact them yourself, or a professional can refer you", Whose: "Walks team", Phone: "01632 960 123", Dial: "01632960123",
		Checked: "12 October 2026", By: "Anna",
	}, walk); diff != "" || !strings.HasPrefix(walk.Days, "630/720/Z/") {
		t.Errorf("got +, want -\n%s", diff)
	}
	if shut := facts["services/shut"]; shut.Status != "closed" || shut.Days != "" || fmt.Sprint(shut.Instead) != "[services/walk]" {
		t.Errorf("%+v", shut)
	}
	tea := facts["events/tea"]
	if diff := cmp.Diff(map[string]string{"2026-12-15": "At Barn. With songs"}, tea.Notes); diff != "" || fmt.Sprint(tea.Titles, tea.Off) != "map[2026-12-15:Carols] [2026-12-08]" || !tea.Ends {
		t.Errorf("%+v\n%s", tea, diff)
	}
}

// A pack that was made before a rename finds the entry by its old name.
func TestPackOutlivesRenames(t *testing.T) {
	before := factsOf(t, mustSite(t, nil, "services/walk.md", head("title: Walk\ntype: group")))["services/walk"]
	after := factsOf(t, mustSite(t, nil, "services/stroll.md", head("title: Stroll\ntype: group\naliases: [ramble, walk]")))["services/stroll"]
	if len(before.IDs) != 1 || len(after.IDs) != 3 || after.IDs[2] != before.IDs[0] || after.IDs[0] == before.IDs[0] {
		t.Errorf("before %v, after %v", before.IDs, after.IDs)
	}
}

// A mark changes with what it stands for, and with nothing else.
func TestPackMark(t *testing.T) {
	lake := []packPlace{{Title: "Lake"}}
	var times directory.Times
	parts := func(change func(*packEntry)) [3]string {
		times = directory.Times{}
		entry := packEntry{Title: "Walk", When: "Wednesdays", Places: []int{0}, Dial: "01632960123"}
		change(&entry)
		mark := packMark(entry, times, lake)
		return [3]string{mark[:2], mark[2:3], mark[3:]}
	}
	before := parts(func(*packEntry) {})
	for _, test := range []struct {
		name   string
		change func(*packEntry)
		want   [3]bool // when, where, contact
	}{
		{"title", func(e *packEntry) { e.Title, e.Cost, e.Checked = "Stroll", "£1", "1 May 2027" }, [3]bool{}},
		{"when", func(e *packEntry) { e.When = "Thursdays" }, [3]bool{0: true}},
		{"cancelled", func(*packEntry) { times.Cancelled = []when.Date{{Year: 2026, Month: 12, Day: 2}} }, [3]bool{0: true}},
		{"moved", func(*packEntry) {
			times.Moved = []directory.Move{{From: when.Date{Year: 2026, Month: 12, Day: 2}, To: when.Date{Year: 2026, Month: 12, Day: 3}}}
		}, [3]bool{0: true}},
		{"where", func(e *packEntry) { e.Room = "Upstairs" }, [3]bool{1: true}},
		{"contact", func(e *packEntry) { e.Dial = "01632960124" }, [3]bool{2: true}},
	} {
		after := parts(test.change)
		for i, changes := range test.want {
			if (before[i] != after[i]) != changes {
				t.Errorf("%s: %s became %s", test.name, before, after)
			}
		}
	}
}

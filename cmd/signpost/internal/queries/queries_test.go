package queries

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/when"
)

func check(t *testing.T, text string) []string {
	t.Helper()
	site := fstest.MapFS{
		"content/index.md":              {Data: []byte("---\ntitle: Test\n---\n")},
		"content/themes/debt-advice.md": {Data: []byte("---\ntitle: Debt advice\nsynonyms: [owe money]\n---\n")},
		"content/services/walk.md":      {Data: []byte("---\ntitle: Health walk\naliases: [old-walk]\n---\n")},
		"content/events/walk.md":        {Data: []byte("---\ntitle: Spring stroll\nwhen: Mondays, 10am\n---\n")},
		"content/events/fair.md":        {Data: []byte("---\ntitle: Fair\nwhen: Monday 23 November 2026, 2pm to 4pm\n---\n")},
		"content/queries.md":            {Data: []byte(text)},
	}
	for i := range 12 {
		site[fmt.Sprintf("content/services/gym-%d.md", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\ntitle: Gym %c\n---\n", 'A'+i))}
	}
	d, problems, err := directory.Load(site, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	problems, err = Check(d, search.New(d, nil))
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s:%d:%d: %s (%s)", p.Path, p.Line, p.Col, p.Message, p.Hint))
	}
	return list
}

func TestCheck(t *testing.T) {
	const helps = `; put "%s" among the keywords of the entry, or the synonyms of its theme)`
	for text, want := range map[string][]string{
		"":                                {},
		"Only for people to read.":        {},
		"owe money → debt-advice":         {},
		"- Owe money -> DEBT-ADVICE":      {},
		"1. owe money => debt-advice,":    {},
		"health walk → services/walk":     {},
		"health walk → old-walk":          {},
		"stroll → walk":                   {}, // either of the two
		"gym → fair":                      {}, // which is over
		"walks → walk, debt-advice":       {`content/queries.md:1:15: "walks" does not find debt-advice (it finds services/walk` + fmt.Sprintf(helps, "walks")},
		"skating → walk":                  {`content/queries.md:1:11: "skating" does not find walk (it finds nothing` + fmt.Sprintf(helps, "skating")},
		"gym → gym-11":                    {`content/queries.md:1:7: "gym" finds gym-11 only as result 12 (it finds services/gym-0, services/gym-1, services/gym-2` + fmt.Sprintf(helps, "gym")},
		"---\n---\n\nmoney → debt-advise": {`content/queries.md:4:9: there is no entry "debt-advise" (write debt-advice)`},
		" → walk":                         {`content/queries.md:1:1: nothing is asked for before the arrow (write what a person types: owe money → debt-advice)`},
		"walk → ":                         {`content/queries.md:1:5: nothing is to be found after the arrow (write the name of an entry's file: owe money → debt-advice)`},
	} {
		if diff := cmp.Diff(want, check(t, text)); diff != "" {
			t.Errorf("%q: -want +got\n%s", strings.TrimSpace(text), diff)
		}
	}
}

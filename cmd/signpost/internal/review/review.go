// Package review says which entries of a directory somebody has to look at again.
//
// An entry is due when its last check is older than the directory's review_after_days, and at once where there was none.
// Services and events that a person can still go to are looked at, and organisations and places that have been checked
// before. A place that is kept secret is never among them: what is made here is put on paper and into public issues.
package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// An Item is an entry that is looked at, with what there is to ask.
type Item struct {
	*directory.Entry
	Way
	Keeper string    // who made sure of it last, or ""
	Days   int       // since then; -1 for never
	Due    when.Date // the first day on which its check is too old; the zero Date where there was none
	Secret bool      // where it is, its file too, must not be told
	Facts  []Fact    // what is listed of it, to be compared
	As     string    // when it is on, or where it is, in words; or ""
}

// A Fact is something that is listed of an entry.
type Fact struct{ Name, Value string }

// A Group is what somebody looks after, what was never checked first, then the oldest.
type Group struct {
	Keeper string // "" for nobody yet
	Items  []Item
}

// Items are all entries that are looked at, in the order in which they need it.
func Items(d *directory.Directory) []Item {
	var list []Item
	for _, v := range d.Services {
		if v.Status != "closed" {
			list = append(list, serviceItem(v))
		}
	}
	for _, e := range d.Events {
		if e.Status != "closed" && !e.Times.Finished(d.Now()) {
			list = append(list, eventItem(e))
		}
	}
	for _, o := range d.Organisations {
		if !o.Checked.On.IsZero() {
			list = append(list, Item{Entry: &o.Entry, Way: Way{Contact: o.Contact}, Facts: facts(Fact{"What", o.Summary}, Fact{"Areas", titles(o.Areas)})})
		}
	}
	for _, p := range d.Places {
		if !p.Checked.On.IsZero() && !p.Confidential {
			address := strings.Trim(strings.Join(append(slices.Clone(p.Lines), p.Postcode), ", "), ", ")
			list = append(list, Item{Entry: &p.Entry, Way: Way{Contact: p.Contact}, As: address,
				Facts: facts(Fact{"Address", address}, Fact{"Access", words(p.Access)}, Fact{"Getting there", p.GettingThere})})
		}
	}
	for i := range list {
		list[i].finish(d)
	}
	slices.SortStableFunc(list, func(a, b Item) int {
		return cmp.Or(a.Checked.On.Compare(b.Checked.On), strings.Compare(a.Address(), b.Address()))
	})
	return list
}

// Secrets counts the places that are left out since they are kept secret.
func Secrets(d *directory.Directory) int {
	n := 0
	for _, p := range d.Places {
		if p.Confidential && !p.Checked.On.IsZero() {
			n++
		}
	}
	return n
}

// Due leaves those that are due on a day or before.
func Due(items []Item, on when.Date) []Item {
	return slices.DeleteFunc(slices.Clone(items), func(i Item) bool { return on.Before(i.Due) })
}

// ByKeeper groups items by who looks after them: first what nobody looks after yet, then by name.
func ByKeeper(items []Item) []Group {
	var groups []Group
	at := map[string]int{}
	for _, item := range items {
		key := strings.ToLower(item.Keeper)
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, Group{Keeper: item.Keeper})
		}
		groups[i].Items = append(groups[i].Items, item)
	}
	slices.SortStableFunc(groups, func(a, b Group) int { return strings.Compare(strings.ToLower(a.Keeper), strings.ToLower(b.Keeper)) })
	return groups
}

func serviceItem(v *directory.Service) Item {
	i := Item{Entry: &v.Entry, Way: WayTo(v.Contact, v.Organisation, v.Type), Secret: v.Confidential, As: timesWords(&v.Times)}
	where := "kept private"
	if !v.Confidential {
		where = places(v.Places)
	}
	i.Facts = facts(Fact{"When", i.As}, Fact{"Where", where}, Fact{"Cost", v.Cost}, Fact{"Who for", v.Who}, Fact{"Paused", paused(v.Status)})
	return i
}

func eventItem(e *directory.Event) Item {
	i := Item{Entry: &e.Entry, Way: WayTo(e.Contact, e.Organisation, "event"), As: timesWords(&e.Times)}
	i.Facts = facts(Fact{"When", i.As}, Fact{"Where", places(e.AllPlaces())}, Fact{"Cost", e.Cost}, Fact{"Who for", e.Who}, Fact{"Paused", paused(e.Status)})
	return i
}

func (i *Item) finish(d *directory.Directory) {
	i.Keeper, i.Days = strings.TrimSpace(i.Checked.By), -1
	if !i.Checked.On.IsZero() {
		i.Days = max(0, i.Checked.On.DaysUntil(d.Today))
		i.Due = due(d, i.Checked.On)
	}
	c := i.Contact
	i.Facts = append(i.Facts, facts(Fact{"Phone", c.Phone.Display}, Fact{"Text", c.Text.Display}, Fact{"Email", c.Email}, Fact{"Website", c.Website})...)
}

// due is the first day on which a check is too old.
func due(d *directory.Directory, checked when.Date) when.Date {
	return when.DateOf(checked.In(time.UTC).AddDate(0, 0, d.Settings.ReviewAfterDays+1))
}

func facts(list ...Fact) []Fact {
	return slices.DeleteFunc(list, func(f Fact) bool { return f.Value == "" })
}

func timesWords(t *directory.Times) string {
	if !t.Known() {
		return ""
	}
	return t.Schedule.Words()
}

func paused(status string) string {
	if status == "paused" {
		return "yes: is it back?"
	}
	return ""
}

// places names places that may be told.
func places(list []*directory.Place) string {
	var names []string
	for _, p := range list {
		if p.Confidential {
			names = append(names, "kept private")
		} else {
			names = append(names, p.Title)
		}
	}
	return strings.Join(names, "; ")
}

func titles(areas []*directory.Area) string {
	var names []string
	for _, a := range areas {
		names = append(names, a.Title)
	}
	return strings.Join(names, ", ")
}

func words(list []string) string { return strings.ReplaceAll(strings.Join(list, ", "), "-", " ") }

// Say is a line to begin with, in the name of the directory of that title; "" where nobody is to be talked to.
func (i Item) Say(title string) string {
	am := "am calling"
	switch how := i.How(); {
	case how == "website":
		return ""
	case how == "email", i.Contact.Phone.Display == "" && i.Contact.Text.Display != "":
		am = "am writing"
	case how == "visit":
		am = "come"
	}
	what := "“" + i.Title + "”"
	if i.As != "" {
		what += ": " + strings.TrimRight(i.As, ".")
	}
	return "Hello, I " + am + " from " + title + ". We list you as " + what + ". Is that still right?"
}

// Ago says when an item was checked last.
func (i Item) Ago() string {
	switch {
	case i.Days < 0:
		return "never checked"
	case i.Days == 0:
		return "checked today"
	case i.Days == 1:
		return "checked yesterday"
	}
	on := i.Checked.On
	return fmt.Sprintf("last checked on %d %s %d%s", on.Day, on.Month, on.Year, howWords[i.Checked.How])
}

// howWords say how something was checked, after the day.
var howWords = map[string]string{
	"phone": ", by phone", "email": ", by email", "visit": ", on a visit", "website": ", on its website", "import": ", copied from another list",
}

// Command is what marks an item as checked.
func (i Item) Command() string {
	return "signpost checked " + i.Key.String() + ` --by "YOUR NAME" --how ` + i.How()
}

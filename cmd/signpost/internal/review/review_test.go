package review

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

func load(t *testing.T, files fstest.MapFS) *directory.Directory {
	t.Helper()
	d, problems, err := directory.Load(files, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return d
}

func file(lines string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\n" + lines + "\n---\n")}
}

// A check is too old on the day after the last of review_after_days.
func TestDue(t *testing.T) {
	d := load(t, fstest.MapFS{
		"content/index.md":           file("title: Test\nreview_after_days: 10"),
		"content/services/eleven.md": file("title: Eleven\nchecked: {on: 2026-11-13}"),
		"content/services/ten.md":    file("title: Ten\nchecked: {on: 2026-11-14}"),
		"content/services/never.md":  file("title: Never"),
		"content/services/ahead.md":  file("title: Ahead\nchecked: {on: 2027-01-01}"),
	})
	names := func(items []Item) (list string) {
		for _, i := range items {
			list += fmt.Sprintf("%s %d;", i.Slug, i.Days)
		}
		return list
	}
	if got := names(Items(d)); got != "never -1;eleven 11;ten 10;ahead 0;" {
		t.Error(got)
	}
	if got := names(Due(Items(d), d.Today)); got != "never -1;eleven 11;" {
		t.Error(got)
	}
}

// An issue never grows longer than GitHub takes, and says how many are left out; a heading stands only above something.
func TestIssueLimit(t *testing.T) {
	files := fstest.MapFS{"content/index.md": file("title: Test")}
	for n := range 400 {
		files[fmt.Sprintf("content/services/choir-%d.md", n)] = file(fmt.Sprintf("title: Cör %d\nchecked: {on: 2026-01-12, by: Team %d}", n, n%7))
	}
	d := load(t, files)
	groups := ByKeeper(Items(d))
	for _, limit := range []int{IssueLimit, 2000, 300} {
		text := Issue(d, groups, limit)
		listed := strings.Count(text, "- [ ]")
		if len(text) > limit || listed < limit/400-1 {
			t.Errorf("%d bytes, %d listed", len(text), listed)
		}
		if want := fmt.Sprintf("**%d more**", 400-listed); !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
		if headings := strings.Count(text, "### "); headings > listed {
			t.Errorf("%d headings for %d items", headings, listed)
		}
	}
	if text := Issue(d, nil, IssueLimit); text != "" {
		t.Error(text)
	}
	if text := Issue(d, groups[:1], 1<<20); strings.Contains(text, "more**") {
		t.Error("something is left out for no reason")
	}
}

// Nobody keeps a helpline busy to make sure of it, if there is another way.
func TestHelplines(t *testing.T) {
	d := load(t, fstest.MapFS{
		"content/index.md":      file("title: Test"),
		"content/services/a.md": file("title: A\ntype: helpline\ncontact: {phone: 116 123, website: https://example.org}"),
		"content/services/b.md": file("title: B\ntype: helpline\ncontact: {phone: 116 123, email: b@example.org}"),
		"content/services/c.md": file("title: C\ntype: helpline\ncontact: {phone: 116 123}"),
		"content/services/d.md": file("title: D\ntype: advice\ncontact: {phone: 01632 960 123, website: https://example.org}"),
		"content/services/e.md": file("title: E\ncontact: {text: 07700 900 123}"),
	})
	want := []string{
		"website: Look at https://example.org, and leave the line to those who need it. ",
		"email: Write to b@example.org, and leave the line to those who need it. Hello, I am writing from Test. We list you as “B”. Is that still right?",
		"phone: Call 116 123. Hello, I am calling from Test. We list you as “C”. Is that still right?",
		"phone: Call 01632 960 123. Hello, I am calling from Test. We list you as “D”. Is that still right?",
		"phone: Text 07700 900 123. Hello, I am writing from Test. We list you as “E”. Is that still right?",
	}
	for n, i := range Items(d) {
		if got := i.How() + ": " + i.Reach() + ". " + i.Say("Test"); got != want[n] {
			t.Errorf("got  %s\nwant %s", got, want[n])
		}
	}
}

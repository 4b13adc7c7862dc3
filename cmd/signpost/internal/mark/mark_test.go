package mark

import (
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

var ann = directory.Checked{On: when.Date{Year: 2026, Month: 11, Day: 24}, By: "Ann", How: "phone"}

func head(lines string) string { return "---\n" + lines + "\n---\nHi\n" }

// A check is written in the form in which the last one stands; all else stays.
func TestChecked(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"one line", head("title: Oak\nchecked: {on: 2026-01-12, by: Redditch team, how: visit} # old\ncost: Free"),
			head("title: Oak\nchecked: {on: 2026-11-24, by: Ann, how: phone} # old\ncost: Free")},
		{"other order and spaces", head("checked: { how: visit,  by: 'Bo',on: 12/1/2026 }"), head("checked: { how: phone,  by: 'Ann',on: 2026-11-24 }")},
		{"a line each", head("checked:\n  # mornings are best\n  on: 2026-01-12   # snow\n  by: \"Bo\"\n  how: visit\ncost: Free"),
			head("checked:\n  # mornings are best\n  on: 2026-11-24   # snow\n  by: \"Ann\"\n  how: phone\ncost: Free")},
		{"over several lines", head("checked: {\n  on: 2026-01-12, # snow\n  by: Bo, how: visit\n}"), head("checked: {\n  on: 2026-11-24, # snow\n  by: Ann, how: phone\n}")},
		{"parts missing in a line", head("checked: {on: 2026-01-12}"), head("checked: {by: Ann, how: phone, on: 2026-11-24}")},
		{"parts missing below", head("checked:\n  on: 2026-01-12 # snow\n# cost\ncost: Free"), head("checked:\n  on: 2026-11-24 # snow\n  by: Ann\n  how: phone\n# cost\ncost: Free")},
		{"parts empty", head("checked:\n  on: 2026-01-12\n  by:\n  how: # ?"), head("checked:\n  on: 2026-11-24\n  by: Ann\n  how: phone # ?")},
		{"nothing yet", head("title: Oak\n# cost\ncost: Free"), head("title: Oak\n# cost\ncost: Free\nchecked: {on: 2026-11-24, by: Ann, how: phone}")},
		{"after a text of several lines", head("title: Oak\nsay: |\n  Hello,\n  you.\n"), head("title: Oak\nsay: |\n  Hello,\n  you.\nchecked: {on: 2026-11-24, by: Ann, how: phone}\n")},
		{"below the example of a new file", head("title: Oak\n\n# Who made sure.\n#checked:\n#  on: 2026-10-12\n#  by: Redditch team\n\n# What sort.\n#type: group"),
			head("title: Oak\n\n# Who made sure.\n#checked:\n#  on: 2026-10-12\n#  by: Redditch team\nchecked: {on: 2026-11-24, by: Ann, how: phone}\n\n# What sort.\n#type: group")},
		{"named only", head("checked:\ntitle: Oak"), head("checked: {on: 2026-11-24, by: Ann, how: phone}\ntitle: Oak")},
		{"named only, with a comment", head("checked: # ask Bo\ntitle: Oak"), head("checked: {on: 2026-11-24, by: Ann, how: phone} # ask Bo\ntitle: Oak")},
		{"empty brackets", head("checked: {}\ntitle: Oak"), head("checked: {on: 2026-11-24, by: Ann, how: phone}\ntitle: Oak")},
		{"a day alone", head("checked: 2026-01-12 # snow"), head("checked: {on: 2026-11-24, by: Ann, how: phone} # snow")},
		{"folded", head("checked:\n  on: 2026-01-12\n  by: >\n    Bo and\n    the team\ntitle: Oak"), head("checked: {on: 2026-11-24, by: Ann, how: phone}\ntitle: Oak")},
		{"in capitals", head("Checked: {On: 2026-01-12, BY: Bo, how: visit}"), head("Checked: {On: 2026-11-24, BY: Ann, how: phone}")},
		{"of a word processor", "\ufeff---\r\ntitle:\tOak\r\nchecked: {on: “12/10/2026”, by: “Bo”}\r\n---\r\nHi\r\n",
			"\ufeff---\r\ntitle:\tOak\r\nchecked: {how: phone, on: 2026-11-24, by: Ann}\r\n---\r\nHi\r\n"},
		{"Windows, nothing yet", "\ufeff---\r\ntitle: Oak\r\n---\r\nHi\r\n", "\ufeff---\r\ntitle: Oak\r\nchecked: {on: 2026-11-24, by: Ann, how: phone}\r\n---\r\nHi\r\n"},
		{"no body, no end of line", "---\ntitle: Oak\n---", "---\ntitle: Oak\nchecked: {on: 2026-11-24, by: Ann, how: phone}\n---"},
	} {
		got, problems := Checked("content/services/oak.md", []byte(test.text), ann)
		if string(got) != test.want || len(problems) > 0 {
			t.Errorf("%s: got\n%q, want\n%q\n%v", test.name, got, test.want, problems)
		}
		again, _ := Checked("content/services/oak.md", got, ann)
		if string(again) != string(got) {
			t.Errorf("%s: marked again it is\n%s", test.name, again)
		}
	}
}

// A name may hold what means something in YAML.
func TestNames(t *testing.T) {
	for _, by := range []string{"Ann, Bo and Cy", "Ann: the team", `Ann "Annie" O'Neill`, "[team]", "# 1", "Zoë", "12", `back\slash`, "true", "null", "a {b}"} {
		for _, text := range []string{head("title: Oak"), head("checked: {on: 2026-01-12, by: Bo}"), head("checked:\n  on: 2026-01-12\n  by: 'Bo'")} {
			c := ann
			c.By = by
			got, problems := Checked("content/services/oak.md", []byte(text), c)
			if len(problems) > 0 {
				t.Errorf("%q in %q: %v", by, text, problems)
				continue
			}
			f, _ := content.Parse("content/services/oak.md", got)
			at, _ := find(f.Head, "checked")
			i, _ := find(f.Head.Fields[at].Value, "by")
			if read := f.Head.Fields[at].Value.Fields[i].Value.Text; read != by {
				t.Errorf("%q is read as %q", by, read)
			}
		}
	}
}

// Where it takes a guess nothing is written.
func TestUnsure(t *testing.T) {
	for name, text := range map[string]string{
		"there twice":                head("checked: {on: 2026-01-12}\nchecked: {on: 2026-02-12}"),
		"a part twice":               head("checked: {on: 2026-01-12, on: 2026-02-12} # which?"),
		"a comment would be lost":    head("checked:\n  on: 2026-01-12 # snow\n  by: >\n    Bo"),
		"can't be read":              head("title: Oak: a group"),
		"all on one line":            head("{title: Oak}"),
		"without front matter":       "Oak\n",
		"a list with something said": head("checked: [2026-01-12] # snow"),
	} {
		got, problems := Checked("content/services/oak.md", []byte(text), ann)
		if got != nil || len(problems) == 0 || problems[0].Line < 1 {
			t.Errorf("%s: %q, %v", name, got, problems)
		}
	}
}

// Whatever a file holds, what is written says what was asked, and takes no comment away.
func FuzzChecked(f *testing.F) {
	for _, seed := range []string{"title: Oak\nchecked: {on: 2026-01-12, by: 'Bo', how: visit} # x", "checked:\r\n\ton: 1\r\n\tby: >\r\n\t\tBo", "checked: [a, {b: c}]\nx: |\n # y",
		"Checked: “x”\n? a\n: b", "{checked: {on: 1}}", "checked: !!str x\n#checked:\n#  on: 1", "checked: {on: \"1\\n2\", by}"} {
		f.Add(seed, "Ann, the 'team'")
	}
	f.Fuzz(func(t *testing.T, lines, by string) {
		c := ann
		if c.By = strings.Join(strings.Fields(strings.ToValidUTF8(by, "")), " "); c.By == "" {
			return
		}
		text := head(lines)
		got, problems := Checked("content/services/oak.md", []byte(text), c)
		if got == nil {
			if len(problems) == 0 {
				t.Errorf("%q: neither text nor problem", text)
			}
			return
		}
		if again, _ := Checked("content/services/oak.md", got, c); string(again) != string(got) {
			t.Errorf("once:\n%q\ntwice:\n%q", got, again)
		}
		if strings.Count(string(got), "#") < strings.Count(text, "#")-strings.Count(text, "checked") && !strings.Contains(text, `"`) {
			t.Errorf("%q lost a comment: %q", text, got)
		}
	})
}

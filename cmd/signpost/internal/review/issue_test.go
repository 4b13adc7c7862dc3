package review

import "testing"

// Whatever stands in an entry, an issue calls nobody, refers to nothing, and shows it as it was typed.
func TestIssueTextIsText(t *testing.T) {
	const j = "\u2060" // a word joiner: nothing to see
	for text, want := range map[string]string{
		"@bob":                "@" + j + "bob",
		"-@bob and _@bob":     "-@" + j + "bob and \\_@" + j + "bob",
		"@@bob, (@o/team)":    "@@" + j + "bob, (@" + j + "o/team)",
		".@bob +@bob é@bob":   ".@" + j + "bob +@" + j + "bob é@" + j + "bob",
		"ann@example.org":     "ann@example.org",
		"fixes #3, o/r#3":     "fixes #" + j + "3, o/r#" + j + "3",
		"closes GH-3":         "closes GH-" + j + "3",
		"<b>[x](y)</b> $a$":   "\\<b\\>\\[x\\](y)\\</b\\> \\$a\\$",
		"one\n# two\n- three": "one #" + j + " two - three",
		"https://x.org/<b>":   "<https://x.org/%3Cb%3E>",
		"https://x.org, then": "<https://x.org>, then",
	} {
		if got := plainText(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

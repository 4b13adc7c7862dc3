package wording

import (
	"strings"
	"testing"
)

func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		"  Two\n\n words\t":                     "Two words",
		"Men&#39;s &amp;amp; boys&rsquo;":       "Men's & boys’",
		"<p>One <b>bold</b> word</p><p>two</p>": "One bold word two",
		"a<br>b":                                "a b",
		"we donâ€™t":                            "we don’t",
		"cafÃ© Â£2":                             "café £2",
		"under <5s, 3 < 4 > 2":                  "under <5s, 3 < 4 > 2",
		"\u200bzero\u202e width\x07":            "zero width",
		"<script>alert(1)</script>":             "",
		"10am – 12 noon — daily":                "10am – 12 noon — daily",
		"\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645": "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", // the joiner is part of the word
	} {
		if got := Line(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"<p>One <b>bold</b> and <em>fine</em>.</p><ul><li>tea</li><li>cake</li></ul>": "One **bold** and *fine*.\n\n- tea\n- cake",
		`<a href="https://example.org/x">our page</a>`:                                "[our page](https://example.org/x)",
		`<a href="/services/debt">our page</a>`:                                       "our page", // it led into the source's own site
		`<a href="javascript:alert(1)">x</a><img src="a.png" alt="A hall">`:           "x (A hall)",
		"<h1>Times</h1>Mondays<script>alert(1)</script>":                              "# Times\n\nMondays",
		"• tea\n• cake":                      "- tea\n- cake",
		"* tea\n* cake\nAll free":            "- tea\n- cake\n\nAll free",
		"1) ring\n2) come":                   "1. ring\n2. come",
		"Bring:\na mat\na towel":             "Bring:\\\na mat\\\na towel",
		"One.\n\n\n\nTwo.":                   "One.\n\nTwo.",
		"Title\n=====\nText":                 "Title\n\nText",
		"---":                                "",
		"<b":                                 `\<b`,
		"[a](/nowhere/)":                     `\[a\](/nowhere/)`,
		"![x](http://e.org/a.png)":           `\!\[x\](http://e.org/a.png)`,
		"2026. A good year":                  `2026\. A good year`,
		"&lt;script&gt;x&lt;/script&gt;word": "word",
	} {
		if got := Markdown(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A line that a program broke goes on; a short one that a person broke ends.
func TestBrokenLines(t *testing.T) {
	text := "We meet every week in the hall behind the church, where there is\nalways tea and somebody to talk to.\nAll welcome."
	if got := Markdown(text); got != "We meet every week in the hall behind the church, where there is\nalways tea and somebody to talk to.\\\nAll welcome." {
		t.Errorf("%q", got)
	}
}

func TestTitle(t *testing.T) {
	for _, test := range []struct{ text, other, want string }{
		{"CHAIR YOGA AT THE NHS CENTRE", "", "Chair Yoga at the NHS Centre"},
		{"MCMILLAN CANCER SUPPORT", "McMillan nurses help", "McMillan Cancer Support"},
		{"O'CONNOR'S 1ST CHOIR", "", "O'Connor's 1st Choir"},
		{"RSPCA", "", "RSPCA"},
		{"Chair yoga", "", "Chair yoga"},
		{"** Walk **", "", "Walk"},
		{"“Walk”", "", "Walk"},
	} {
		if got := Title(test.text, test.other); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"Gentle exercise. Bring a mat.":               "Gentle exercise.",
		"Tea, e.g. with cake. All welcome.":           "Tea, e.g. with cake.",
		"With **bold** words. Then more.":             "With bold words.",
		"No end in sight":                             "No end in sight",
		"Word":                                        "",
		"[A link](https://example.org) is no summary": "",
		"# Heading":                                   "",
		strings.Repeat("much too long ", 30):          "",
	} {
		if got, _ := FirstSentence(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Whatever goes in, what comes out can be read without a mistake, and leads to no page of the site.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{"<p>x</p>", "[a]: /x\n[a]", "&lt;b&gt;", "a\\\nb", "```\nx", "    code", "| a |\n|---|", "<a href='/x'>y</a>", "1. a\n   - b", "*a _b* c_", "<http://x>", "&#0;\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if made := Markdown(text); !Good(made) {
			t.Errorf("%q becomes %q", text, made)
		}
	})
}

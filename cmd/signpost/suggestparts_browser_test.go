package main

import (
	"fmt"
	"hash/fnv"
	"html"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"signpost/cmd/signpost/internal/browsertest"
	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/suggest"
	"signpost/cmd/signpost/internal/tidy"
	"signpost/cmd/signpost/internal/when"
)

// An outcome is what a reader of package contact, or of the form, makes of a text.
type outcome struct {
	Value, Reason string
	Mobile        bool
}

// The form takes and refuses what the directory's own readers do, writes it alike, and says why in the same words.
func TestFormReadsContactsAsTheDirectoryDoes(t *testing.T) {
	b, with := openModule(t, "suggest/contact.js")
	readers := map[string]func(string) outcome{
		"phone": func(text string) outcome {
			p, reason := contact.ReadPhone(text)
			return outcome{p.Display, reason, p.Mobile()}
		},
		"postcode": func(text string) outcome { v, reason := contact.Postcode(text); return outcome{v, reason, false} },
		"email":    func(text string) outcome { v, reason := contact.Email(text); return outcome{v, reason, false} },
		"website":  func(text string) outcome { v, reason := contact.Website(text); return outcome{v, reason, false} },
	}
	for name, reader := range readers {
		texts, typed := contactExamples(name)
		got := browsertest.Evaluate[[]outcome](b, fmt.Sprintf(`(async () => { %s const read = m.readers(%s)[%q]; return %s.map(read).map((r) => ({ Value: r.value ?? "", Reason: r.reason ?? "", Mobile: !!r.mobile })); })()`,
			with, quoted(t, contact.Patterns()), name, quoted(t, texts)))
		taken := 0
		for i, text := range texts {
			want := reader(text)
			if want.Reason == "" && want != got[i] {
				t.Errorf("%s %q: %+v, want %+v", name, text, got[i], want)
			}
			// Of what nobody types the two may refuse another part first.
			if want.Reason != "" && (got[i].Reason == "" || !strings.HasSuffix(want.Reason, got[i].Reason) && (name != "website" || i < typed)) {
				t.Errorf("%s %q: %+v, want %q", name, text, got[i], want.Reason)
			}
			if want.Reason == "" {
				taken++
			}
		}
		if taken < 10 || len(texts)-taken < 10 {
			t.Errorf("%s: %d of %d are taken, so this tries little", name, taken, len(texts))
		}
	}
}

// contactExamples are texts as people type them, and after these others that are put together of their pieces.
func contactExamples(name string) (texts []string, typed int) {
	examples := map[string][]string{
		"phone": {"01632 960 123", "01632960123", "(01632) 960-123", "+44 (0)1632 960123", "0044 1632 960123", "02079460000", "01214960000", "0800 4 70 80 90",
			"116123", "999", "85258", "0800 1111", "08001111", "0169772222", "01632 960123 ext 12", "01632 960123 EXT. 12", "+353 1 234 5678", "00353 1 234 5678", "07700 900 123", "07624 412345",
			"07012 345678", "", "call Ann", "01632 960", "01632 960 1234", "1632 960 123", "04632 960 123", "tel:01632 960 123", "٠١٦٣٢", "01632\u00a0960\u2009123", "+1 2", "000 000"},
		"postcode": {"B97 4EX", "b974ex", "M21 9aq ", "SW1A 1AA", "EC1A1BB", "W1T 3NL", "GIR 0AA", "b97-4ex", "B97\u00a04EX", "B97.4EX", "", "B97", "B97 4E", "B97 4CX", "Q1 1AA", "97 4EX", "B97 4EXX", "É97 4EX"},
		"email": {"walks@Example.ORG", "a.b+c@example.org", "mailto:a@example.org", " a@example.org ", "o'neill@example.org", "é@exämple.org", "a@b-c.co.uk", "", "walks", "walks@example", "walks@@example.org", "a b@example.org",
			"a?bcc=x@example.org", "a%0ab@example.org", "Ann <a@example.org>", "a@example.org,b@example.org", "a@example.org\r\nBcc: x@example.org", ".a@example.org", "a..b@example.org", "a@example.org.", "a@-b.org", "a@[1.2.3.4]"},
		"website": {"example.org", "http://example.org/a?b", "https://Example.org/", "HTTPS://example.org", "example.org:8080/x", "exämple.org/ä", "https://example.org/%41#b", "https://example.org/a(b)_c", "", "javascript:alert(1)", "ftp://example.org",
			"https://", "example", "https://a b.org", "https://user@example.org", "javascript://example.org/%0aalert(1)", "mailto:a@example.org", "http:example.org", "https://example.org/%zz", "https://example.org/<b>", "https://example.org:x", "https://example.org\n", "//example.org", "www.example.org/#%zz", "https://exa%6dple.org"},
	}
	pieces := map[string][]string{
		"phone":    {"0", "1", "01", "07", "7700", "02", "0800", "03", "09", "044", "+44", "+", "00", " ", "-", "(0)", "ext 3", "x", "96", "960", "12345", "116", "118", "624", "a"},
		"postcode": {"B", "97", "4", "EX", "SW", "1A", " ", "W", "Q", "ci", "z", "0AA", "GIR"},
		"email":    {"a", "é", ".", "@", "a@b", "b.org", "example", "org", "-", "+", "'", "%", "\"", " ", "1", "\\"},
		"website":  {"http", "https", "://", ":", "/", "example", ".", "org", "?", "#", "%41", "%", "@", "80", " ", "-", "\\", "ß"},
	}
	texts = examples[name]
	random := rand.New(rand.NewPCG(6, 7))
	for range 3000 {
		var text strings.Builder
		for range 1 + random.IntN(9) {
			text.WriteString(pieces[name][random.IntN(len(pieces[name]))])
		}
		texts = append(texts, text.String())
	}
	return texts, len(examples[name])
}

// The form names a file as "signpost new" does; where that name is taken, or too long, it finds another.
func TestFormNamesFiles(t *testing.T) {
	b, with := openModule(t, "suggest/slug.js")
	titles := []string{"Chair yoga", "Women's Aid", "Women’s Aid (Redditch)", "Café – Ré", "50+ Club", "R&B", "& Co", "U.3.A.", "🙂", "日本", "", "---", "İstanbul ΣΑΣ ﬁt Ⅷ ²", "a\u0301b", "ß straße Ærø Łódź", strings.Repeat("Long ", 60), "K Å"}
	got := browsertest.Evaluate[[]string](b, fmt.Sprintf(`(async () => { %s return %s.map(m.slug); })()`, with, quoted(t, titles)))
	for i, title := range titles {
		if want := content.Slug(title); got[i] != want {
			t.Errorf("%q: %s, want %s", title, got[i], want)
		}
	}
	mark := func(title string) string {
		h := fnv.New32a()
		h.Write([]byte(title))
		return "entry-" + strconv.FormatUint(uint64(h.Sum32()), 36)
	}
	free := browsertest.Evaluate[[]string](b, fmt.Sprintf(`(async () => { %s const taken = new Set(["chair-yoga", "chair-yoga-2", %q, "entry"]);
		return %s.map((title) => m.freeSlug(title, taken, %d)); })()`, with, strings.TrimSuffix(strings.Repeat("long-", 16), "-"),
		quoted(t, []string{"Chair yoga", "Walk", "🙂", "日本", strings.Repeat("Long ", 60), strings.Repeat("x", 300)}), content.LongestSlug))
	want := []string{"chair-yoga-3", "walk", mark("🙂"), mark("日本"), strings.TrimSuffix(strings.Repeat("long-", 15), "-") + "-2", strings.Repeat("x", 80)}
	for i := range want {
		if free[i] != want[i] {
			t.Errorf("%s, want %s", free[i], want[i])
		}
	}
}

// nasty are texts that mean something in YAML or in Markdown.
var nasty = []string{
	"yes", "No", "null", "~", "12", "1e3", "0x1f", "2027-03-25", "12:30", "a: b", "a :b", "# no comment", "a #b", "- item", "[list]", "{group: x}", "*star", "&anchor", "!tag", "| bar", "> fold",
	"%directive", "@at", "`tick`", `"quoted"`, "'single'", "it's", "say \"hello\"", `back\slash`, `\`, `\"`, "“curly” quotes", "‘curly’", "trailing colon:", "...", "---", "--- ---", ", comma", "one, two", "? question", "?", "=", "<<",
	"é ü 日本 🙂", "\u202eright to left", "null\x00byte", "tab\there", "  spaces  around  ", "non\u00a0breaking", "line\u2028separator", "\ufeffmark", "<b>bold</b>", "<script>alert(1)</script>", "&amp; &lt;",
	"[link](javascript:alert(1))", "![picture](x.png)", "**bold** _and_ `code`", "# heading", "a | b", "1. one", "1.", "+", "- ", "- # not a heading", "- - - deep", "- 1. deep", "===", "~~~", "```", "    indented", "https://example.org/a_b_c?d=e&f=*g*", "a_b", "\\# \\\\",
}

// The form quotes a text as "signpost new" does.
func TestFormQuotesLikeDrafts(t *testing.T) {
	data, err := os.ReadFile("testdata/quotes.txt")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := openModule(t, "suggest/file.js")
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	got := browsertest.Evaluate[[]string](b, fmt.Sprintf(`(async () => { const m = await import("/js/suggest/file.js");
		return %s.map((row) => { const [text] = row.split("\t"); return [text, m.quote(text), m.quote(text, true)].join("\t"); }); })()`, quoted(t, lines)))
	for i, line := range lines {
		if got[i] != line {
			t.Errorf("%s, want %s", got[i], line)
		}
	}
}

// Whatever is typed, the file holds just that, as the directory reads it, and nothing that would be an error.
func TestFormWritesWhatWasTyped(t *testing.T) {
	b, with := openModule(t, "suggest/file.js")
	texts := nasty
	random := rand.New(rand.NewPCG(8, 9))
	for range 400 {
		var text strings.Builder
		for range 2 + random.IntN(3) {
			text.WriteString(nasty[random.IntN(len(nasty))] + []string{"", " ", "\n", ": ", " #", ", "}[random.IntN(6)])
		}
		texts = append(texts, text.String())
	}
	files := browsertest.Evaluate[[]string](b, fmt.Sprintf(`(async () => { %s const { line } = await import("/js/suggest/text.js"), fields = %s;
		return %s.map((text) => m.file(fields, new Map([["title", "T " + line(text)], ["summary", line(text)], ["cost", line(text)], ["keywords", text.split(",").map(line).filter(Boolean)], ["contact.phone", "01632 960 123"], ["sensitive", true], ["min_age", "18"], ["body", text]]), ["A note: " + text])); })()`,
		with, quoted(t, suggest.NewFacts().Kinds[directory.Services]), quoted(t, texts)))
	for i, text := range texts {
		d, problems := readSuggestion(t, "services/s.md", files[i])
		if len(problems) > 0 || len(d.Services) != 1 {
			t.Fatalf("%q: %v\n%s", text, problems, files[i])
		}
		if tidied, _ := tidy.Text("content/services/s.md", []byte(files[i])); string(tidied) != files[i] {
			t.Errorf("%q is tidied to\n%s", text, tidied)
		}
		s, want := d.Services[0], onOneLine(text)
		if s.Title != strings.TrimSpace("T "+want) || s.Summary != want || s.Cost != want || s.Contact.Phone.Display != "01632 960 123" || !s.Sensitive || s.MinAge != 18 {
			t.Errorf("%q is read as %q, %q, %+v\n%s", text, s.Title, s.Cost, s.Contact, files[i])
		}
		var words []string
		for word := range strings.SplitSeq(text, ",") {
			if word = onOneLine(word); word != "" {
				words = append(words, word)
			}
		}
		if strings.Join(s.Keywords, "|") != strings.Join(words, "|") {
			t.Errorf("%q: keywords %q, want %q\n%s", text, s.Keywords, words, files[i])
		}
		if got := strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(s.Body.HTML, ""))), ""); got != shownAs(text) {
			t.Errorf("%q: the body is %q\n%s", text, got, files[i])
		}
	}
}

// readSuggestion reads a file into a directory that has nothing else.
func readSuggestion(t *testing.T, name, text string) (*directory.Directory, []string) {
	t.Helper()
	files := fstest.MapFS{"content/index.md": &fstest.MapFile{Data: []byte("---\ntitle: A directory\n---\n")}, "content/" + name: &fstest.MapFile{Data: []byte(text)}}
	d, problems, err := directory.Load(files, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range problems {
		if p.Severity == problem.Error {
			said = append(said, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Message))
		}
	}
	return d, said
}

// onOneLine is a text without what nobody means and with single spaces.
func onOneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r == '\ufeff' {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

var tag = regexp.MustCompile(`<[^>]*>`)

var listMark = regexp.MustCompile(`(?m)^[\t ]*(-|\d+[.)]) +(\S)`)

// shownAs is what a page shows of a text, without spaces and without the marks of its lists.
func shownAs(text string) string {
	text = strings.ReplaceAll(text, "\u2028", "\n")
	return strings.ReplaceAll(onOneLine(listMark.ReplaceAllString(text, "$2")), " ", "")
}

// The light look at times has nothing to say of those that the sample holds, and asks for what their reader asks for most.
func TestFormLooksAtTimes(t *testing.T) {
	src, err := openSource(repository)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	_, d, _, err := src.compile(sampleDay)
	if err != nil {
		t.Fatal(err)
	}
	var times []string
	for _, s := range d.Services {
		times = append(times, s.Times.Lines...)
	}
	for _, e := range d.Events {
		times = append(times, e.Times.Lines...)
	}
	if len(times) < 50 {
		t.Fatalf("the sample has %d lines of times", len(times))
	}
	b, with := openModule(t, "suggest/times.js")
	look := func(lines []string) []string {
		return browsertest.Evaluate[[]string](b, fmt.Sprintf(`(async () => { %s return %s.map(m.look); })()`, with, quoted(t, lines)))
	}
	for i, said := range look(times) {
		if said != "" {
			t.Errorf("of %q it says %s", times[i], said)
		}
	}
	for i, said := range look([]string{"31/02/2027, 2pm to 3pm", "Sunday 29 February 2027, 2pm to 3pm", "12/13/2027, 2pm to 3pm", "Wednesday 31st June 2027, 2pm to 3pm", "2027-04-31, 2pm to 3pm"}) {
		if !strings.HasPrefix(said, "There is no ") {
			t.Errorf("of the impossible date %d it says %q", i, said)
		}
	}
	doubtful := []string{"2pm to 3pm", "Tuesdays", "Every Tuesday, 9.30 to 3.30", "Mondays 10 - 2", "Tuesdays 2-3", "Fridays 7 to 9", "Fortnightly on Tuesday, 2pm to 3pm", "ring for times"}
	for i, said := range look(doubtful) {
		if _, mistakes := when.Read(doubtful[i:i+1], when.Settings{}); said == "" || len(mistakes) == 0 && i > 1 {
			t.Errorf("of %q it says %q; the reader %v", doubtful[i], said, mistakes)
		}
		if _, mistakes := when.Read(doubtful[i:i+1], when.Settings{}); len(mistakes) > 0 && strings.HasSuffix(mistakes[0].Message, "can be read in two ways") != strings.Contains(said, "” can be read in two ways") {
			t.Errorf("of %q it says %q; the reader %q", doubtful[i], said, mistakes[0].Message)
		}
	}
	understood := linesThatAreRead(t)
	for i, said := range look(understood) {
		if strings.Contains(said, "can be read in two ways") {
			t.Errorf("%q is read, but it says %s", understood[i], said)
		}
	}
}

// linesThatAreRead are those of package when's own list, as people write them, behind which stands how they are understood.
func linesThatAreRead(t *testing.T) []string {
	t.Helper()
	var list []string
	previous := ""
	for line := range strings.Lines(read(t, "cmd/signpost/internal/when/testdata/lines.txt")) {
		if strings.HasPrefix(line, "  = ") && !strings.HasPrefix(previous, " ") {
			list = append(list, strings.TrimSpace(previous))
		}
		previous = line
	}
	if len(list) < 2000 {
		t.Fatalf("%d lines", len(list))
	}
	return list
}

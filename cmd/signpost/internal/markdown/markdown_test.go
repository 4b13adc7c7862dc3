package markdown

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func sameSite(dest string) (target, href string) { return dest, "/base" + dest }

func TestRender(t *testing.T) {
	body, mistakes := Render("# Hello\n\nA *gentle* [walk](/services/health-walk/)\nround the lake.\n\n## More\n\nhttps://example.org and `code`\n", sameSite)
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	want := `<h2 id="h-hello">Hello</h2>
<p>A <em>gentle</em> <a href="/base/services/health-walk/">walk</a>
round the lake.</p>
<h3 id="h-more">More</h3>
<p><a href="https://example.org">https://example.org</a> and <code>code</code></p>
`
	if body.HTML != want {
		t.Errorf("HTML\n%s\nwant\n%s", body.HTML, want)
	}
	if want := "Hello\nA gentle walk round the lake.\nMore\nhttps://example.org and code"; body.Text != want {
		t.Errorf("text %q, want %q", body.Text, want)
	}
	if len(body.Links) != 1 || body.Links[0].Target != "/services/health-walk/" || body.Links[0].Offset != 20 {
		t.Errorf("links %+v", body.Links)
	}
}

// A body tells where it leads: to which part of a page of the site, and to which other sites.
func TestLinks(t *testing.T) {
	body, mistakes := Render("[costs](/page/#h-costs), [above](#h-caf%C3%A9), [them](https://example.org/a), <http://example.org>, mail a@example.org", sameSite)
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	got := fmt.Sprintf("%+v %+v", body.Links, body.Web)
	want := "[{Target:/page/#h-costs Fragment:h-costs Written:/page/#h-costs Image:false Offset:0} {Target: Fragment:h-café Written: Image:false Offset:25}]" +
		" [{Target:https://example.org/a Fragment: Written: Image:false Offset:48} {Target:http://example.org Fragment: Written: Image:false Offset:79}]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct{ source, want string }{
		{"a <b>bold</b>", `2 raw-html HTML is not allowed here: "<b"|9 raw-html HTML is not allowed here: "</b"`},
		{"x\n\n<script>\nalert(1)\n</script>", `3 raw-html HTML is not allowed here: "<script"`},
		{"[x](javascript:alert(1))", `0 unsafe-link a link can't lead to "javascript:alert(1)"`},
		{"[x](JaVaScRiPt:alert(1))", `0 unsafe-link a link can't lead to "JaVaScRiPt:alert(1)"`},
		{"[x](&#106;avascript:alert(1))", `0 unsafe-link a link can't lead to "javascript:alert(1)"`},
		{"[x](&amp;#106;avascript:alert(1))", `0 unsafe-link a link can't lead to "&amp;#106;avascript:alert(1)"`},
		{"[x](java&#10;script:alert(1))", `0 unsafe-link a link can't lead to "javascript:alert(1)"`},
		{"[x](data:text/html;base64,AAAA)", `0 unsafe-link a link can't lead to "data:text/html;base64,AAAA"`},
		{"[x](//evil.example)", `0 unsafe-link a link can't lead to "//evil.example"`},
		{"[x](/\\\\evil.example)", `0 unsafe-link a link can't lead to "/\\\\evil.example"`},
		{"cake.[^1]\n\n[^1]: Ann", "5 link footnotes are not made here"},
		{"see [x]()", "4 link a link leads nowhere"},
		{"<vbscript:x>", `0 unsafe-link a link can't lead to "vbscript:x"`},
		{"<vbscript:x> [y](javascript:z)", `0 unsafe-link a link can't lead to "vbscript:x"|13 unsafe-link a link can't lead to "javascript:z"`},
		{"![](/p.jpg)", "0 picture a picture has no description"},
		{"![x](https://example.org/p.jpg)", `0 link picture "https://example.org/p.jpg" is not part of this site`},
		{"[ok](mailto:a@example.org) [ok](tel:+441632960000) [ok](#part) [ok](sms:85258)", ""},
	}
	for _, test := range tests {
		body, mistakes := Render(test.source, sameSite)
		var got []string
		for _, m := range mistakes {
			got = append(got, fmt.Sprintf("%d %s %s", m.Offset, m.Rule, m.Message))
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%q:\ngot  %s\nwant %s", test.source, s, test.want)
		}
		assertHarmless(t, body.HTML)
	}
}

// What nobody writes by hand must not keep the parser busy for minutes.
func TestNesting(t *testing.T) {
	for _, mark := range []string{"- ", "> ", "1. ", ">", "* > "} {
		_, mistakes := Render("Hello\n\n"+strings.Repeat(mark, 20000)+"x\n", sameSite)
		if len(mistakes) != 1 || mistakes[0].Rule != "nesting" || mistakes[0].Offset != 7 {
			t.Errorf("%q: %v", mark, mistakes)
		}
	}
	staircase := ""
	for i := range 2000 {
		staircase += strings.Repeat(" ", 2*i) + "- x\n"
	}
	if _, mistakes := Render(staircase, sameSite); len(mistakes) != 1 {
		t.Error(mistakes)
	}
	for _, fine := range []string{"- a\n  - b\n    - c\n", "---\n\n* * * * * * * * * * * * * * *\n", "> > quoted\n", "-----------------------------\n"} {
		if _, mistakes := Render(fine, sameSite); len(mistakes) > 0 {
			t.Errorf("%q: %v", fine, mistakes)
		}
	}
}

func TestHeadingsInOtherScripts(t *testing.T) {
	body, _ := Render("## مرحبا\n\n## مرحبا\n\n## !!\n", sameSite)
	for _, id := range []string{`id="h-مرحبا"`, `id="h-مرحبا-2"`, `id="h-"`} {
		if !strings.Contains(body.HTML, id) {
			t.Errorf("no %s in %s", id, body.HTML)
		}
	}
}

// assertHarmless reads HTML back as a browser would.
func assertHarmless(t *testing.T, text string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "form", "svg", "math", "base", "meta", "link":
			t.Errorf("element <%s> in %q", n.Data, text)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(value, "javascript:") ||
				strings.HasPrefix(value, "data:") || strings.HasPrefix(value, "vbscript:") || strings.HasPrefix(value, "//") {
				t.Errorf("attribute %s=%q in %q", a.Key, a.Val, text)
			}
		}
	}
}

func FuzzRender(f *testing.F) {
	for _, s := range []string{"# x\n\n[a](b)", "<b onclick=x>", "[x](java\tscript:1)", "![a](b \"c\" )", "|a|\n|-|\n|<i>|", "<https://a\"b>", "[a]: javascript:1\n\n[a]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		body, _ := Render(source, sameSite)
		assertHarmless(t, body.HTML)
	})
}

package wording

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/markdown"
)

// Markdown is a text, HTML or not, as the body of an entry: it can be read without a mistake, and leads to no page of this site.
func Markdown(text string) string {
	text = Decode(text)
	made := ""
	if IsHTML(text) {
		made = ofHTML(text)
	} else {
		made = ofText(text)
	}
	if Good(made) {
		return made
	}
	if IsHTML(text) {
		text = plainText(text)
	}
	if made = Escape(text); Good(made) {
		return made
	}
	return Escape(strings.Join(strings.Fields(text), " "))
}

// Good reports whether Markdown can be read without a mistake, and leads to no page of this site: what looks like such a link
// was one to the source's.
func Good(text string) bool {
	body, mistakes := markdown.Render(text, func(string) (string, string) { return "/", "/" })
	return len(mistakes) == 0 && len(body.Links) == 0
}

// Readable reports whether Markdown can be read without a mistake. Its links may lead to pages of this site.
func Readable(text string) bool {
	_, mistakes := markdown.Render(text, func(string) (string, string) { return "/", "/" })
	return len(mistakes) == 0
}

// wrapped is the length from which on a line seems to be cut by the program it was written in, and not by the person.
const wrapped = 60

var (
	bullet     = regexp.MustCompile(`^[ \t]*(?:[•●▪◦‣·o]|\x{F0B7}|[-*+])[ \t]+(\S.*)$`)
	numbered   = regexp.MustCompile(`^[ \t]*(\d{1,2})[.)][ \t]+(\S.*)$`)
	bigNumber  = regexp.MustCompile(`^(\d{3,9})([.)])([ \t]|$)`)
	underline  = regexp.MustCompile(`^[ \t]*(?:=+|-+|\*{3,}|_{3,}|~{3,}.*|` + "`{3,}.*" + `)[ \t]*$`)
	likeHTML   = regexp.MustCompile(`<([A-Za-z/!?])`)
	listOrHead = regexp.MustCompile(`^(?:[-*+] |\d{1,2}[.)] |#{1,6} |> |\|)`)
)

// ofText is plain text as Markdown. Whoever wrote it may have used Markdown, as many do without knowing: lists with hyphens,
// **bold** words. That stays. What would be taken for Markdown by mistake is not.
func ofText(text string) string {
	var out []string
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line, made := textLine(line)
		if line == "" {
			out = append(out, "")
			continue
		}
		if n := len(out); n > 0 && out[n-1] != "" {
			before := lines[i-1]
			switch {
			case made && !listOrHead.MatchString(out[n-1]), !made && listOrHead.MatchString(out[n-1]) && !strings.HasPrefix(lines[i], " "):
				out = append(out, "") // a list ends where its marks do
			case !made && utf8.RuneCountInString(before) < wrapped && !strings.HasSuffix(out[n-1], `\`):
				out[n-1] += `\` // a short line was meant as one
			}
		}
		out = append(out, line)
	}
	return strings.TrimSpace(blankRuns.ReplaceAllString(strings.Join(out, "\n"), "\n\n"))
}

var blankRuns = regexp.MustCompile(`\n{3,}`)

// textLine is one line, and whether it is an item of a list or a heading.
func textLine(line string) (string, bool) {
	line = likeHTML.ReplaceAllString(strings.TrimRight(line, " "), `\<$1`)
	trimmed := strings.TrimLeft(line, " ")
	switch {
	case trimmed == "":
		return "", false
	case underline.MatchString(line):
		return "", false // a rule or the underline of a title: it says nothing
	}
	if m := numbered.FindStringSubmatch(line); m != nil {
		return m[1] + ". " + m[2], true
	}
	if m := bullet.FindStringSubmatch(line); m != nil {
		return "- " + m[1], true
	}
	if bigNumber.MatchString(trimmed) {
		return bigNumber.ReplaceAllString(trimmed, `$1\$2$3`), false
	}
	return trimmed, listOrHead.MatchString(trimmed)
}

var special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "&", `\&`, "!", `\!`)

var lineMark = regexp.MustCompile(`^(?:([-+=])|(\d{1,9})([.)]))`)

// Escape is a text of which nothing is taken for Markdown.
func Escape(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		line = special.Replace(strings.Join(strings.Fields(line), " "))
		line = lineMark.ReplaceAllStringFunc(line, func(mark string) string {
			return mark[:len(mark)-1] + `\` + mark[len(mark)-1:]
		})
		if n := len(out); line != "" && n > 0 && out[n-1] != "" {
			out[n-1] += `\`
		}
		out = append(out, line)
	}
	return strings.TrimSpace(blankRuns.ReplaceAllString(strings.Join(out, "\n"), "\n\n"))
}

package site

import (
	"fmt"
	"html/template"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/markdown"
	"signpost/cmd/signpost/internal/when"
)

// functions are what layouts can call:
//
//	url ADDRESS        an address of this site as it stands in a link, below the base path
//	abs ADDRESS        the same with the host
//	asset NAME         the address of a style or a script: asset "css/site.css"
//	body BODY          an entry's text as HTML
//	access WORD        an access word as people read it: "Step-free"
//	language CODE      a language's name: "Polish"
//	referral WORD      who can ask, in a sentence
//	statusWord WORD    "Paused for now", "Closed", "Over"
//	date DATE          "12 October 2026"
//	host ADDRESS       a web address as it is printed: "example.org/walks"
//	plural N ONE MANY  "1 service", "3 services"
//	once PART VALUE    what {{template PART VALUE}} gives, made once for all pages: the part must show the value alone
//	policy             the Content-Security-Policy
func (l *Look) functions() template.FuncMap {
	return template.FuncMap{
		"url":        l.url,
		"abs":        l.abs,
		"asset":      l.assetURL,
		"body":       func(b markdown.Body) template.HTML { return template.HTML(b.HTML) }, // safe by package markdown
		"access":     accessWords,
		"language":   languageName,
		"referral":   referralWords,
		"statusWord": statusWords,
		"date":       dateWords,
		"host":       contact.Host,
		"plural":     plural,
		"once":       l.once,
		"policy":     func() string { return metaPolicy },
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// accessWords puts a word of directory.AccessWords as people read it.
func accessWords(word string) string {
	switch word {
	case "bsl":
		return "British Sign Language"
	case "wifi":
		return "Wi-Fi"
	case "blue-badge-parking":
		return "Blue Badge parking"
	case "changing-places":
		return "Changing Places toilet"
	case "step-free":
		return "Step-free"
	case "assistance-dogs":
		return "Assistance dogs welcome"
	case "public-transport":
		return "Near public transport"
	case "lift":
		return "Lift"
	}
	return firstUpper(strings.ReplaceAll(word, "-", " "))
}

func languageName(code string) string {
	switch code {
	case "bfi":
		return "British Sign Language"
	}
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if name := display.English.Languages().Name(tag); name != "" {
		return name
	}
	return code
}

func referralWords(word string) string {
	switch word {
	case "self":
		return "You can contact them yourself"
	case "professional":
		return "A professional needs to refer you, for example your GP"
	case "either":
		return "You can contact them yourself, or a professional can refer you"
	}
	return ""
}

func statusWords(status string) string {
	switch status {
	case "paused":
		return "Paused for now"
	case "closed":
		return "Closed"
	case "finished":
		return "Over"
	}
	return "Open"
}

func dateWords(d when.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

func firstUpper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

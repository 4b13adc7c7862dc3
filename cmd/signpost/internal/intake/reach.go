package intake

import (
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/intake/wording"
)

var (
	betweenPhones = regexp.MustCompile(`\s*(?:[;|\n]|,\s|\s/\s|/(?:0|\+)|\s(?:or|and|&)\s)\s*`)
	phoneLabel    = regexp.MustCompile(`(?i)^(?:(?:tel(?:ephone)?|phone|mob(?:ile)?|land ?line|office|main|text|call|t|m|ring|no|number)\b[.: ]*)+`)
	afterPhone    = regexp.MustCompile(`\s*[(\[][^()\[\]]*[)\]]\s*$|\s+-?\s*[A-Za-z][A-Za-z ,.'&-]*$`)
	phoneInText   = regexp.MustCompile(`(?:\+|\b00)?\(?\d[\d ()/.-]{4,18}\d(?:\s*(?:ext\.?|extension|x)\s*\d{1,6})?`)
	webInText     = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"',;]+`)
)

// phones reads one number or several. The first that may be published is the field's; others are told in the text.
func (b *builder) phones(v Value) {
	var rest []string
	for _, part := range phoneParts(v.Text) {
		p, reason := readPhone(part)
		switch {
		case reason != "":
			b.setAside(Value{v.Name, v.Target, part}, reason)
		case mobile(p) && !b.consent:
			b.withhold(Value{v.Name, v.Target, part}, "it is a mobile, and nobody says that its owner has agreed to publish it")
		case b.fields[v.Target].Text == "":
			b.fields[v.Target] = text(p.Display)
			if b.consent && mobile(p) && b.field("contact.consent").Name != "" {
				b.fields["contact.consent"] = text("true")
			}
			b.kept()
		case b.fields[v.Target].Text != p.Display:
			rest = append(rest, part)
		}
	}
	if len(rest) > 0 {
		b.tell(Value{v.Name, v.Target, strings.Join(rest, ", ")}, "Also")
	}
}

// phoneParts takes several numbers in one value apart.
func phoneParts(s string) []string {
	var parts []string
	for _, line := range wording.Lines(s) {
		// A slash between numbers goes, the 0 or + after it stays.
		line = regexp.MustCompile(`/\s*(0|\+)`).ReplaceAllString(line, " / $1")
		for _, part := range betweenPhones.Split(line, -1) {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// readPhone reads a number with what people write around it, also one that a spreadsheet took the first 0 of.
func readPhone(s string) (contact.Phone, string) {
	p, reason := contact.ReadPhone(s)
	if reason == "" {
		return p, ""
	}
	bare := phoneLabel.ReplaceAllString(s, "")
	for range 3 {
		if q, wrong := contact.ReadPhone(bare); wrong == "" {
			return q, ""
		}
		bare = afterPhone.ReplaceAllString(bare, "")
	}
	digits := strings.TrimSuffix(strings.ReplaceAll(bare, " ", ""), ".0")
	if len(digits) == 10 && strings.Trim(digits, "0123456789") == "" && digits[0] != '0' {
		if q, wrong := contact.ReadPhone("0" + digits); wrong == "" {
			return q, ""
		}
	}
	return p, reason
}

// mails reads one mail address or several.
func (b *builder) mails(v Value) {
	found := likeMail.FindAllString(wording.Line(v.Text), -1)
	if len(found) == 0 {
		b.setAside(v, "it is no mail address")
		return
	}
	var rest []string
	for _, one := range found {
		address, reason := contact.Email(one)
		switch {
		case reason != "":
			b.setAside(Value{v.Name, v.Target, one}, reason)
		case !b.consent && personalMail(address, b.people):
			b.withhold(Value{v.Name, v.Target, one}, "it is a person's own mail address")
		case b.fields[v.Target].Text == "":
			b.fields[v.Target] = text(address)
			b.kept()
		case b.fields[v.Target].Text != address:
			rest = append(rest, address)
		}
	}
	if len(rest) > 0 {
		b.tell(Value{v.Name, v.Target, strings.Join(rest, ", ")}, "Also")
	}
}

// website reads a web address, the first where there are several.
func (b *builder) website(v Value) {
	line := wording.Line(v.Text)
	var rest []string
	for _, one := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" ,;|", r) }) {
		one = strings.TrimRight(strings.NewReplacer("http//", "http://", "https//", "https://", "http:/www", "http://www", "htp://", "http://").Replace(one), ".,;)")
		address, reason := contact.Website(one)
		switch {
		case reason != "" || !strings.Contains(one, "."):
			rest = append(rest, one)
		case b.fields[v.Target].Text == "":
			b.fields[v.Target] = text(address)
			b.kept()
		case b.fields[v.Target].Text != address:
			rest = append(rest, one)
		}
	}
	if len(rest) > 0 {
		b.setAside(Value{v.Name, v.Target, strings.Join(rest, " ")}, "it is no web address, or the second one")
	}
}

// reach takes apart what may hold a number, an address and a name: "Jane Smith, 01632 960 123, jane@example.org".
func (b *builder) reach(v Value) {
	rest := " " + strings.Join(wording.Lines(v.Text), " ; ") + " "
	take := func(r interface{ FindAllString(string, int) []string }, target string) {
		if hits := r.FindAllString(rest, -1); len(hits) > 0 && b.field(target).Name != "" {
			for _, hit := range hits {
				rest = strings.Replace(rest, hit, " ", 1)
			}
			b.read(b.field(target), Value{v.Name, target, strings.Join(hits, "\n")})
		}
	}
	take(likeMail, "contact.email")
	take(webInText, "contact.website")
	take(phoneInText, "contact.phone")
	rest = strings.Trim(strings.Join(strings.Fields(phoneLabel.ReplaceAllString(strings.TrimSpace(rest), "")), " "), " ,;:-–/|()")
	if rest == "" {
		return
	}
	if isPerson(rest) && len(strings.Fields(rest)) <= 6 {
		b.person(Value{v.Name, Person, rest})
		return
	}
	b.setAside(Value{v.Name, v.Target, rest}, "there is no field for it")
}

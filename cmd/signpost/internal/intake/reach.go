package intake

import (
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/intake/wording"
)

var (
	betweenPhones = regexp.MustCompile(`\s*(?:[;|\n]|,\s|\s/\s|/(?:0|\+)|\s(?:or|and|&)\s)\s*`)
	slashed       = regexp.MustCompile(`/\s*(0|\+)`)
	contactLabel  = regexp.MustCompile(`(?i)^(?:(?:tel(?:ephone)?|phone|mob(?:ile)?|land ?line|call|t|m|e|ring|no|number|e-?mail|mailto|or|and|website|web)(?:[.: ]+|$))+`)
	beforePhone   = regexp.MustCompile(`^[^\d+(]*[^\d+( -]`)
	untilPhone    = regexp.MustCompile(`(?i)(?:^|\s)(?:on|at|is)[: ]*$`)
	afterPhone    = regexp.MustCompile(`\s*[(\[][^()\[\]]*[)\]]\s*$|\s*[-–:]?\s*[A-Za-z][A-Za-z ,.'&-]*$`)
	phoneInText   = regexp.MustCompile(`(?:\+|\b00)?\(?\d(?:\(0\)|[\d )/.-]){4,18}\d(?:\s*(?:ext\.?|extension|x)\s*\d{1,6})?`)
	webInText     = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"',;]+`)
)

// phones reads one number or several. The first that may be published is the field's; others, and what is said of a number, are
// told in the text.
func (b *builder) phones(v Value) {
	var rest []string
	for _, part := range phoneParts(v.Text) {
		p, said, reason := readPhone(part)
		have := b.fields[v.Target].Text
		switch mail := strings.TrimSuffix(v.Target, "phone") + "email"; {
		case reason != "" && likeMail.MatchString(part) && b.field(mail).Name != "":
			b.mails(Value{v.Name, mail, part})
			continue
		case reason != "" && !strings.ContainsAny(part, "0123456789"):
			b.say(Value{v.Name, v.Target, part}, part, part)
			continue
		case reason != "":
			b.setAside(Value{v.Name, v.Target, part}, reason)
			continue
		case p.Mobile() && !b.consent:
			b.withhold(Value{v.Name, v.Target, part}, "it is a mobile, and nobody says that its owner has agreed to publish it")
			continue
		case have == "":
			b.fields[v.Target] = text(p.Display)
			if b.consent && !b.record.Published && p.Mobile() && b.field("contact.consent").Name != "" {
				b.fields["contact.consent"] = text("true")
			}
		case have != p.Display && said == "":
			rest = append(rest, part)
		}
		b.say(Value{v.Name, v.Target, part}, said, part)
	}
	if len(rest) > 0 {
		b.tell(Value{v.Name, v.Target, strings.Join(rest, ", ")}, "Also")
	}
}

// say tells words that stood beside a number or an address, together with it; but a person's name is withheld.
func (b *builder) say(v Value, words, whole string) {
	switch {
	case !strings.ContainsFunc(words, isLetter):
	case LikeName(words):
		b.withhold(Value{v.Name, v.Target, words}, "it seems to be the name of a person")
	default:
		b.tell(Value{v.Name, v.Target, whole}, v.Name)
	}
}

// phoneParts takes several numbers in one value apart.
func phoneParts(s string) []string {
	var parts []string
	for _, line := range wording.Lines(s) {
		// A slash between numbers goes, the 0 or + after it stays.
		line = slashed.ReplaceAllString(line, " / $1")
		for _, part := range betweenPhones.Split(line, -1) {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// readPhone reads a number with what people write around it, also one that a spreadsheet took the first 0 of. What is said about
// it is "office hours only".
func readPhone(s string) (p contact.Phone, said, reason string) {
	if p, reason = contact.ReadPhone(s); reason == "" {
		return p, "", ""
	}
	bare := contactLabel.ReplaceAllString(s, "")
	for _, around := range []*regexp.Regexp{nil, afterPhone, afterPhone, beforePhone} {
		if around != nil {
			said = strings.TrimSpace(said + " " + strings.Trim(untilPhone.ReplaceAllString(around.FindString(bare), ""), " ()[]-–:,"))
			bare = around.ReplaceAllString(bare, "")
		}
		if q, wrong := contact.ReadPhone(bare); wrong == "" {
			return q, said, ""
		}
		digits := strings.TrimSuffix(strings.ReplaceAll(bare, " ", ""), ".0")
		if len(digits) == 10 && strings.Trim(digits, "0123456789") == "" && digits[0] != '0' {
			if q, wrong := contact.ReadPhone("0" + digits); wrong == "" {
				return q, said, ""
			}
		}
	}
	return p, "", reason
}

// mails reads one mail address or several.
func (b *builder) mails(v Value) {
	line := wording.Line(v.Text)
	found := likeMail.FindAllString(line, -1)
	if len(found) == 0 {
		b.setAside(v, "it is no mail address")
		return
	}
	b.say(v, bareWords(likeMail.ReplaceAllString(line, " ; ")), line)
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
		case b.fields[v.Target].Text != address:
			rest = append(rest, one)
		}
	}
	if len(rest) > 0 {
		b.setAside(Value{v.Name, v.Target, strings.Join(rest, " ")}, "it is no web address, or the second one")
	}
}

// reachable are what a text with ways to get in touch may hold, in the order in which it is taken out.
var reachable = []struct {
	is     *regexp.Regexp
	target string
}{{likeMail, "contact.email"}, {webInText, "contact.website"}, {phoneInText, "contact.phone"}}

func reachText(s string) string { return strings.Join(wording.Lines(s), " ; ") }

// namesToReach are the persons whom such a text names.
func namesToReach(s string) []string {
	rest := reachText(s)
	for _, x := range reachable {
		rest = x.is.ReplaceAllString(rest, " ; ")
	}
	var names []string
	for part := range strings.SplitSeq(bareWords(rest), "; ") {
		if len(strings.Fields(part)) <= 6 {
			names = append(names, namesIn(part)...)
		}
	}
	return names
}

// reach takes apart what may hold a number, an address and a name: "Jane Smith, 01632 960 123, jane@example.org".
func (b *builder) reach(v Value) {
	rest := reachText(v.Text)
	for _, x := range reachable {
		if hits := x.is.FindAllString(rest, -1); len(hits) > 0 && b.field(x.target).Name != "" {
			rest = x.is.ReplaceAllString(rest, " ")
			b.read(b.field(x.target), Value{v.Name, x.target, strings.Join(hits, "\n")})
		}
	}
	rest = bareWords(rest)
	if rest == "" {
		return
	}
	if isPerson(rest) && len(strings.Fields(rest)) <= 6 {
		b.person(Value{v.Name, Person, rest})
		return
	}
	b.setAside(Value{v.Name, v.Target, rest}, "there is no field for it")
}

// bareWords are what stands beside numbers and addresses, without labels and marks.
func bareWords(s string) string {
	var parts []string
	for part := range strings.SplitSeq(s, ";") {
		part = strings.Trim(contactLabel.ReplaceAllString(strings.Trim(strings.Join(strings.Fields(part), " "), " ,:-–/|()<>"), ""), " ,:-–/|()<>")
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; ")
}

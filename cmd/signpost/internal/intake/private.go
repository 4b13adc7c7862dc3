package intake

import (
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
)

// likeMobile finds what may be the number of a mobile in a text: 07 or +44 7, and nine digits more, spaced in any way.
var likeMobile = regexp.MustCompile(`(?:(?:\+|\b00)44[ .()/-]*(?:0[ .()/-]*)?|\b0[ .()/-]*)7(?:[ .()/-]*\d){9}\b`)

// What stands in a text in the place of what is withheld.
const (
	insteadOfNumber = "(mobile number withheld)"
	insteadOfName   = "(name withheld)"
	insteadOfMail   = "(mail address withheld)"
	insteadOfPlace  = "(address withheld)"
)

var likeMail = regexp.MustCompile(`[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)

// mask replaces what is withheld in a text: the mobiles, unless their owners have agreed, the names of people that the record
// names as such, and their own mail addresses. It gives what it has replaced.
func mask(s string, people []string, consent bool) (masked string, found []string) {
	replace := func(r *regexp.Regexp, by string, is func(string) bool) {
		s = r.ReplaceAllStringFunc(s, func(hit string) string {
			if !is(hit) {
				return hit
			}
			found = append(found, hit)
			return by
		})
	}
	if !consent && strings.ContainsAny(s, "7") {
		replace(likeMobile, insteadOfNumber, func(hit string) bool {
			p, reason := contact.ReadPhone(hit)
			return reason == "" && p.Mobile()
		})
	}
	if strings.Contains(s, "@") {
		replace(likeMail, insteadOfMail, func(hit string) bool { return !consent && personalMail(hit, people) })
	}
	for _, person := range people {
		if at := nameIn(s, person); at >= 0 {
			found = append(found, person)
			by := insteadOfName
			if strings.ContainsAny(person, "0123456789") { // it is of a confidential address
				by = insteadOfPlace
			}
			for ; at >= 0; at = nameIn(s, person) {
				s = s[:at] + by + s[at+len(person):]
			}
		}
	}
	return s, found
}

// nameIn is where a name stands as words of its own, or -1.
func nameIn(s, name string) int {
	from := 0
	for {
		at := strings.Index(s[from:], name)
		if at < 0 {
			return -1
		}
		at += from
		if !wordAt(s[:at], true) && !wordAt(s[at+len(name):], false) {
			return at
		}
		from = at + len(name)
	}
}

var letterAtStart, letterAtEnd = regexp.MustCompile(`^[\pL\pN]`), regexp.MustCompile(`[\pL\pN]$`)

func wordAt(s string, end bool) bool {
	if end {
		return letterAtEnd.MatchString(s)
	}
	return letterAtStart.MatchString(s)
}

// personalMail tells a person's own address: one with such a host that names a person of the record, or reads as a first and a
// last name do. An organisation's address stays, also one with a name in it: that is its own to give away.
func personalMail(address string, people []string) bool {
	if !contact.PersonalMail(address) {
		return false
	}
	local, _, _ := strings.Cut(strings.ToLower(address), "@")
	for _, person := range people {
		for part := range strings.SplitSeq(content.Slug(person), "-") {
			if len(part) > 2 && strings.Contains(local, part) {
				return true
			}
		}
	}
	return firstAndLast.MatchString(local)
}

var firstAndLast = regexp.MustCompile(`^[a-z]{1,12}[._][a-z]{2,15}\d{0,4}$`)

// LikeName tells words that look like the name of a person, where nothing says so: one to three, each with a capital letter.
func LikeName(s string) bool {
	return threeNames.MatchString(s) && isPerson(s) && !notName.MatchString(s)
}

var (
	threeNames = regexp.MustCompile(`^(?:ask for |call |contact )?(?:\p{Lu}[\pL'’-]*\.?)(?: \p{Lu}[\pL'’-]*\.?){0,2}$`)
	notName    = regexp.MustCompile(`(?i)\b(?:mon|tues?|wed|wednes|thurs?|fri|sat|satur|sun)(?:days?)?\b|weekday|weekend|hour|only|free|daytime|evening|emergenc|textphone|minicom|freephone|fax|text|sms|whatsapp`)
)

// isPerson tells the name of a person from that of an office: "Jane Smith", not "Membership Secretary" or "Reception".
func isPerson(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 {
		return false
	}
	for _, w := range words {
		if office[strings.ToLower(strings.Trim(w, ".,:;()&'’"))] {
			return false
		}
	}
	return true
}

var office = words(`admin administration administrator advice advisor adviser adviceline booking bookings branch centre center chair
	chairman chairperson charity club clinic clerk community co-ordinator coordinator council department dept desk director enquiries enquiry
	front general group headquarters help helpdesk helpline hotline hq hub info information leader library line main manager
	member membership number office officer organiser reception referral referrals secretary service services staff support
	switchboard team the treasurer trust trustees volunteer volunteers warden worker our us customer line duty public press media`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

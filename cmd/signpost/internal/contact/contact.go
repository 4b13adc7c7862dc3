// Package contact reads the ways of getting in touch: telephone numbers, postcodes, web and mail addresses.
//
// Each reader takes what a person typed and gives it in one written form, or says in plain words what is wrong with
// it. Numbers are British unless they begin with + and another country's code.
package contact

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// Email reads a mail address (RFC 5321's Mailbox in its plain form, without a name or comments) and gives it with a
// small-lettered domain. The reason is empty where the address is good.
func Email(text string) (address, reason string) {
	text = strings.TrimPrefix(strings.TrimSpace(text), "mailto:")
	m := mailbox.FindStringSubmatch(text)
	if m == nil {
		return text, fmt.Sprintf("%q is no mail address", text)
	}
	local, domain := m[1], m[2]
	if !domainName.MatchString(domain) {
		return text, fmt.Sprintf("mail address %q has no full domain after the @", text)
	}
	return local + "@" + strings.ToLower(domain), ""
}

var (
	domainName = regexp.MustCompile(`^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$`)
	// The dot-atom of RFC 5322, without the characters that mean something in a mailto: address.
	mailbox = regexp.MustCompile(`^([\p{L}\p{N}!#$'*+/=^_\x60{|}~-]+(?:\.[\p{L}\p{N}!#$'*+/=^_\x60{|}~-]+)*)@([^@\s]+)$`)
)

// Website reads a web address. One without a scheme gets https. The reason is empty where the address is good.
func Website(text string) (address, reason string) {
	text = strings.TrimSpace(text)
	full := text
	if !strings.Contains(text, "://") && !strings.HasPrefix(strings.ToLower(text), "http:") {
		full = "https://" + text
	}
	u, err := url.Parse(full)
	switch {
	case err != nil || strings.ContainsAny(text, " \t<>\"\\"):
		return text, fmt.Sprintf("%q is no web address", text)
	case u.Scheme != "http" && u.Scheme != "https":
		return text, fmt.Sprintf("web address %q begins with neither https:// nor http://", text)
	case u.User != nil:
		return text, fmt.Sprintf("web address %q holds a user's name", text)
	case !domainName.MatchString(u.Hostname()):
		return text, fmt.Sprintf("web address %q has no full domain", text)
	}
	return full, ""
}

// Host is a web address without its scheme, "www." and final slash, as it is printed on paper.
func Host(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// The form of a postcode: British Standard BS 7666-2:2006, annex C, as the Office for National Statistics explains it.
var postcode = regexp.MustCompile(`^(GIR|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9](?:[0-9]|[ABEHMNPRV-Y])|[0-9][A-HJKPS-UW]))([0-9][ABD-HJLNP-UW-Z]{2})$`)

// Postcode reads a postcode and gives it as "B97 4EX". The reason is empty where its form is good; whether the Royal
// Mail has given it out is not known here.
func Postcode(text string) (code, reason string) {
	compact := strings.ToUpper(strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r == '\t' || r == '-' || r == '.' || r == '\u00a0'
	}), ""))
	m := postcode.FindStringSubmatch(compact)
	if m == nil {
		return strings.TrimSpace(text), fmt.Sprintf("%q is no postcode", strings.TrimSpace(text))
	}
	return m[1] + " " + m[2], ""
}

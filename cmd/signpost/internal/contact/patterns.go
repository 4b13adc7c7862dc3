package contact

import "regexp"

// Patterns are the regular expressions by which this package reads, by name. They mean the same in JavaScript with its
// flag "u", once a leading "(?i)" is made a flag: a form in a browser that is built with them can't drift away from what
// is read here.
func Patterns() map[string]string {
	all := map[string]*regexp.Regexp{
		"phone": phoneText, "extension": extension, "shortCodes": shortCodes, "tenDigits": tenDigits, "mobile": mobile,
		"postcode": postcode, "mailbox": mailbox, "domain": domainName,
	}
	sources := map[string]string{}
	for name, pattern := range all {
		sources[name] = pattern.String()
	}
	return sources
}

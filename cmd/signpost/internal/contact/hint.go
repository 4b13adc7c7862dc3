package contact

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	digitLike   = strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1")
	severalTold = regexp.MustCompile(`(?i)\s+(?:or|and)\s+|\s*[,;/&|]\s*`)
	numberIn    = regexp.MustCompile(`\+?[0-9(][0-9() -]{5,}[0-9]`)
	addressIn   = regexp.MustCompile(`[^\s<>(),;:]+@[^\s<>(),;:]+`)
)

// PhoneHint is the likely repair of a telephone number that ReadPhone does not take.
func PhoneHint(text string) string {
	const form = `write it with its area code, like "01632 960 123"`
	good := func(typed string) (string, bool) {
		p, reason := ReadPhone(typed)
		return p.Display, reason == "" && len(onlyDigits(p.Dial)) > 6 // not the year in a sentence
	}
	if len(text) > 200 {
		return form
	}
	for _, part := range severalTold.Split(text, -1) {
		if number, ok := good(part); ok {
			return fmt.Sprintf("there is room for one number: write %q, and the other in the text", number)
		}
	}
	if number, ok := good(digitLike.Replace(text)); ok {
		return fmt.Sprintf("did you mean %q? A letter stands where a digit should", number)
	}
	if number, ok := good(numberIn.FindString(text)); ok {
		return fmt.Sprintf("write the number alone: %q; the rest belongs in the text", number)
	}
	start := "0"
	if strings.HasPrefix(text, "44") {
		start = "+"
	}
	if number, ok := good(start + text); ok && text[0] >= '1' && text[0] <= '9' {
		return fmt.Sprintf("did you mean %q?", number)
	}
	if onlyDigits(text) == "" {
		return form + "; whom to ask for belongs in the text"
	}
	return form
}

// EmailHint is the likely repair of a mail address that Email does not take.
func EmailHint(text string) string {
	const form = "write it like walks@example.org"
	good := func(typed string) (string, bool) {
		address, reason := Email(typed)
		return address, reason == ""
	}
	if found := addressIn.FindAllString(text, 2); len(found) > 0 {
		address, ok := good(strings.TrimRight(found[0], "."))
		switch {
		case ok && len(found) > 1:
			return fmt.Sprintf("there is room for one address: write %s, and the other in the text", address)
		case ok:
			return "write the address alone: " + address
		}
	}
	if address, ok := good(strings.ReplaceAll(strings.NewReplacer(" at ", "@", "(at)", "@", "[at]", "@").Replace(text), " ", "")); ok {
		return fmt.Sprintf("did you mean %s?", address)
	}
	if address, reason := Website(text); reason == "" && !strings.Contains(text, "@") {
		return fmt.Sprintf("that is a web address: write website: %s", address)
	}
	return form + ", with the @ and all that follows it"
}

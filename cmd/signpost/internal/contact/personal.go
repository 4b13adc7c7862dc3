package contact

import (
	"iter"
	"regexp"
	"strings"
)

// What is likely a person's own: a mobile number, and a mail address at a provider that gives them to persons.
var (
	mobileWithin = regexp.MustCompile(`(?:(?:\+|\b00)44[ .-]?(?:\(0\)[ .-]?)?|\b0)7[0-9](?:[ .-]?[0-9]){8}\b`)
	mailWithin   = regexp.MustCompile(`(?i)[\p{L}\p{N}!#$'*+/=^_{|}~.-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`)
	personalMail = regexp.MustCompile(`(?i)@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|blueyonder|tiscali|proton|protonmail|gmx|mail)\.(?:com|co\.uk|net|me|org)$`)
)

// Personal gives the mobile numbers and the personal mail addresses that stand in a text, with their byte offsets: a number
// in the form that is dialled, an address as it is typed.
func Personal(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for _, at := range mobilesIn(text) {
			if p, reason := ReadPhone(text[at[0]:at[1]]); reason == "" && p.Mobile() && !yield(at[0], p.Dial) {
				return
			}
		}
		if !strings.Contains(text, "@") { // as in nearly every text
			return
		}
		for _, at := range mailWithin.FindAllStringIndex(text, -1) {
			if address := text[at[0]:at[1]]; PersonalMail(address) && !yield(at[0], address) {
				return
			}
		}
	}
}

// mobilesIn looks for what a mobile begins with before it asks the form, which takes twenty times as long.
func mobilesIn(text string) [][]int {
	if !strings.Contains(text, "07") && !strings.Contains(text, "44") {
		return nil
	}
	return mobileWithin.FindAllStringIndex(text, -1)
}

// PersonalMail reports whether a mail address is at a provider that gives addresses to persons.
func PersonalMail(address string) bool { return personalMail.MatchString(address) }

// HoldsContact reports whether a text that should be a name holds a telephone number or a mail address of any kind.
func HoldsContact(text string) bool {
	return mailWithin.MatchString(text) || numberWithin.MatchString(text)
}

// A number of seven digits or more: no year, no day and no number of a team is that long.
var numberWithin = regexp.MustCompile(`[0-9](?:[ ().-]{0,2}[0-9]){6,}`)

package contact

import (
	"fmt"
	"regexp"
	"strings"
)

// A Phone is a number to call or to text.
type Phone struct {
	Display string // as it is read aloud: "01632 960 123", "116 123"
	Dial    string // digits alone, perhaps after a +: "01632960123"; what follows tel: or sms:
}

var (
	phoneText = regexp.MustCompile(`^[0-9+() .\-–/]+$`)
	extension = regexp.MustCompile(`(?i)[ ,]*(?:extension|ext\.?|x)\s*([0-9]{1,6})$`)
)

// ReadPhone reads a number in any common spelling: spaces, hyphens, brackets, +44 (0), an extension. The reason is
// empty where it can be a number of Ofcom's National Telephone Numbering Plan, or one of another country in the form
// of ITU-T E.164.
func ReadPhone(text string) (p Phone, reason string) {
	typed := strings.Join(strings.Fields(strings.TrimPrefix(text, "tel:")), " ")
	number, ext := typed, ""
	if m := extension.FindStringSubmatchIndex(typed); m != nil {
		number, ext = typed[:m[0]], typed[m[2]:m[3]]
	}
	p = Phone{Display: typed}
	if !phoneText.MatchString(number) {
		return p, fmt.Sprintf("telephone number %q holds more than digits", typed)
	}
	digits := onlyDigits(number)
	abroad := false
	switch {
	case strings.HasPrefix(number, "+44"), strings.HasPrefix(number, "0044"):
		digits = strings.TrimPrefix(strings.TrimPrefix(digits, "00"), "44")
		digits = "0" + strings.TrimPrefix(digits, "0")
	case strings.HasPrefix(number, "+"), strings.HasPrefix(number, "00") && !strings.HasPrefix(digits, "000"):
		digits, abroad = strings.TrimPrefix(digits, "00"), true
	}
	if reason := wrong(digits, abroad, typed); reason != "" {
		return p, reason
	}
	p.Dial = digits
	if abroad {
		p.Dial = "+" + digits
	} else {
		p.Display = group(digits)
		if spaced := strings.Join(strings.Fields(number), " "); onlyDigits(spaced) == digits &&
			strings.Trim(spaced, "0123456789 ") == "" && strings.Contains(spaced, " ") {
			p.Display = spaced // "0800 4 70 80 90" is meant to be said like that
		}
	}
	if ext != "" {
		p.Display += " ext. " + ext
		p.Dial += ";ext=" + ext // RFC 3966, section 5.3
	}
	return p, ""
}

func wrong(digits string, abroad bool, typed string) string {
	n := len(digits)
	switch {
	case n == 0:
		return fmt.Sprintf("telephone number %q has no digits", typed)
	case abroad && (n < 7 || n > 15):
		return fmt.Sprintf("telephone number %q has %d digits after the +, a number abroad has 7 to 15", typed, n)
	case abroad:
		return ""
	case digits[0] != '0':
		if shortCodes.MatchString(digits) {
			return ""
		}
		return fmt.Sprintf("telephone number %q does not begin with 0", typed)
	case n < 10 && digits != "08001111" && digits != "08454647" || n > 11:
		return fmt.Sprintf("telephone number %q has %d digits, a number here has 11 (a few have 10)", typed, n)
	case n == 10 && !tenDigits.MatchString(digits):
		return fmt.Sprintf("telephone number %q has 10 digits, this one needs 11", typed)
	case strings.ContainsAny(digits[1:2], "046"):
		return fmt.Sprintf("telephone number %q begins with %s, which no number does", typed, digits[:2])
	}
	return ""
}

// The numbers that do not begin with 0 (Ofcom's National Telephone Numbering Plan, Part B1): emergencies, the police, the
// NHS, power cuts, fraud; the European helplines 116 xxx; directory enquiries 118 xxx; five digits for text messages.
var shortCodes = regexp.MustCompile(`^(999|112|111|101|105|119|159|116(000|006|111|117|123)|118\d{3}|[678]\d{4})$`)

// Ofcom's plan gives mobile telephones 071 to 075 and 077 to 079, and 07624; 070 and the rest of 076 are for other things.
var mobile = regexp.MustCompile(`^07([1-57-9]|624)`)

// Mobile reports whether the number is one of a mobile telephone here.
func (p Phone) Mobile() bool { return mobile.MatchString(p.Dial) }

// A few numbers have nine digits after the 0: some in the areas that Ofcom calls mixed, and 0500 and old 0800 numbers.
var tenDigits = regexp.MustCompile(`^0(500|800|1(204|208|254|276|297|298|363|364|384|386|404|420|460|461|480|488|524|527|562|566|606|629|635|647|659|695|697|726|744|750|768|827|837|884|900|905|935|946|949|963|995))`)

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// group spaces a number as Ofcom prints it.
func group(d string) string {
	switch n := len(d); {
	case n == 6:
		return d[:3] + " " + d[3:]
	case n < 8:
		return d
	case n == 8:
		return d[:4] + " " + d[4:]
	case strings.HasPrefix(d, "02"):
		return d[:3] + " " + d[3:7] + " " + d[7:]
	case strings.HasPrefix(d, "011"), strings.HasPrefix(d, "01") && d[3] == '1', strings.HasPrefix(d, "03"),
		strings.HasPrefix(d, "08"), strings.HasPrefix(d, "09"):
		return d[:4] + " " + d[4:7] + " " + d[7:]
	case n == 10:
		return d[:5] + " " + d[5:]
	default:
		return d[:5] + " " + d[5:8] + " " + d[8:]
	}
}

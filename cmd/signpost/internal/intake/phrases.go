package intake

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"signpost/cmd/signpost/internal/directory"
)

func itoa(n int) string { return strconv.Itoa(n) }

// phrases are what sources say for the words that a field takes, in small letters with single spaces.
var phrases = map[string]map[string][]string{
	"status": {
		"open":   {"active", "yes", "live", "current", "published", "running", "ongoing", "available", "true", "y", "approved"},
		"paused": {"temporarily closed", "temporarily suspended", "suspended", "on hold", "on pause", "temporary closure", "closed temporarily"},
		"closed": {"inactive", "defunct", "ended", "no", "archived", "permanently closed", "ceased", "discontinued", "withdrawn", "false", "n", "finished"},
	},
	"referral": {
		"self": {"self referral", "self-referral", "self refer", "none", "none needed", "none required", "no", "not needed", "not required", "no referral needed",
			"no referral required", "no referral necessary", "open access", "drop in", "drop-in", "open to all", "n", "false", "anyone can refer themselves"},
		"professional": {"professional referral", "professionals only", "gp", "gp referral", "gp referral only", "referral only", "by referral", "by referral only", "referral required",
			"agency", "agency referral", "required", "yes", "y", "true", "professional only", "via professional"},
		"either": {"both", "any", "self or professional", "self and professional", "professional or self", "self/professional", "professional/self", "self or gp", "self referral or professional referral",
			"self; professional", "self, professional", "anyone"},
	},
	"type": {
		"group":    {"club", "society", "social group", "support group", "peer support", "meeting", "activity", "activities"},
		"class":    {"course", "classes", "courses", "workshop", "training", "lesson", "lessons"},
		"advice":   {"advice service", "information and advice", "advice and information", "advice & information", "guidance"},
		"helpline": {"phone line", "telephone service", "telephone", "phone", "hotline", "crisis line"},
		"app":      {"mobile app", "application"},
		"website":  {"web site", "web", "online", "online resource"},
		"other":    {"other service"},
	},
	"access": {
		"step-free": {"wheelchair", "wheelchairs", "wheelchair access", "wheelchair accessible", "wheelchair-accessible", "wheelchair friendly", "accessible", "level access", "step free", "step free access", "step-free access",
			"no steps", "disabled access", "fully accessible", "flat access"},
		"ramp":               {"ramps", "ramped access", "ramp access"},
		"lift":               {"lifts", "elevator", "elevators", "lift access", "lift available"},
		"parking":            {"car park", "car parking", "free parking", "onsite parking", "on-site parking", "parking available", "parking on site", "on site parking"},
		"blue-badge-parking": {"blue badge parking", "disabled parking", "disabled parking bays", "accessible parking", "blue badge", "disabled bays"},
		"toilets":            {"toilet", "restroom", "restrooms", "wc", "toilet facilities"},
		"accessible-toilet":  {"accessible toilet", "accessible toilets", "disabled toilet", "disabled toilets", "disabled wc", "wheelchair accessible toilet", "accessible toilet facilities", "disabled toilet facilities", "accessible wc"},
		"changing-places":    {"changing places", "changing places toilet", "hoist and changing bench"},
		"hearing-loop":       {"hearing loop", "loop", "induction loop", "hearing loop system", "hearing induction loop", "loop system"},
		"bsl":                {"british sign language", "bsl interpreter", "bsl interpretation", "sign language"},
		"quiet-space":        {"quiet space", "quiet room", "quiet area"},
		"private-room":       {"private room", "private space", "private rooms"},
		"assistance-dogs":    {"assistance dogs", "assistance dogs welcome", "guide dogs", "guide dogs welcome", "assistance dog"},
		"public-transport":   {"public transport", "bus route", "on bus route", "near public transport", "public transport nearby"},
		"wifi":               {"wi-fi", "free wifi", "free wi-fi", "wi fi"},
		"food":               {"refreshments", "cafe", "café", "refreshments available"},
	},
}

// wordFor is the word of a field that a phrase means.
func wordFor(f directory.Field, phrase string) (string, bool) {
	phrase = strings.ToLower(strings.Trim(strings.Join(strings.Fields(strings.ReplaceAll(phrase, "_", " ")), " "), " .!"))
	for _, word := range f.Values {
		if directory.ReadWord(phrase) == word {
			return word, true
		}
	}
	for _, word := range f.Values {
		for _, same := range phrases[f.Name][word] {
			if same == phrase {
				return word, true
			}
		}
	}
	return "", false
}

// languageNames are the codes of languages by their English names, in small letters.
var languageNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{"bsl": "bfi", "british sign language": "bfi", "mandarin": "cmn", "cantonese": "yue", "farsi": "fa", "dari": "prs", "sylheti": "syl",
		"sorani": "ckb", "kurdish sorani": "ckb", "kurdish (sorani)": "ckb", "kurmanji": "kmr", "romani": "rom", "mirpuri": "phr", "pahari": "phr", "tagalog": "tl",
		"chinese (mandarin)": "cmn", "chinese (cantonese)": "yue", "scottish gaelic": "gd", "gaelic": "gd", "irish": "ga", "flemish": "nl", "patois": "jam", "tigrinya": "ti"}
	english := display.English.Languages()
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			base, err := language.ParseBase(string([]rune{a, b}))
			if err != nil || len(base.String()) != 2 {
				continue
			}
			name := strings.ToLower(english.Name(language.Make(base.String())))
			if _, known := names[name]; !known && name != "" {
				names[name] = base.String()
			}
		}
	}
	return names
})

// languageFor reads the name or the code of a language.
func languageFor(name string) (code string, ok bool) {
	name = strings.ToLower(strings.Trim(strings.Join(strings.Fields(name), " "), ". "))
	if code, ok = languageNames()[name]; ok {
		return code, true
	}
	if len(name) < 2 || len(name) > 3 && !strings.Contains(name, "-") {
		return "", false // "test" is a well-formed tag all the same
	}
	return directory.ReadLanguage(name)
}

var (
	agesBetween = regexp.MustCompile(`(?i)^(?:ages?d?|for)?[: ]*(\d{1,3})\s*(?:years?|yrs?)?\s*(?:-|–|—|to|and)\s*(\d{1,3})\s*(?:years?(?: olds?)?|yrs?|year-olds)?\.?$`)
	agesFrom    = regexp.MustCompile(`(?i)^(?:ages?d?|for|adults?)?[: ]*(?:over )?(\d{1,3})\s*(?:years?|yrs?)?\s*(?:\+|plus|and (?:over|above|older|up)|or (?:over|above|older)|& over|upwards?)\.?$|^(?:aged? )?(?:over|from|minimum(?: age)?|min\.?)[: ]*(\d{1,3})(?:s| years?| yrs?)?\.?$`)
	agesUpTo    = regexp.MustCompile(`(?i)^(?:aged? )?(?:up to|maximum(?: age)?|max\.?)[: ]*(\d{1,3})(?: years?| yrs?)?\.?$`)
	oneNumber   = regexp.MustCompile(`^(\d{1,3})(?:\.0+)?\s*(?:\+|years?|yrs?|yo)?\.?$`)
)

// ages reads words for ages; -1 is for what they do not say.
func ages(s string) (low, high int, ok bool) {
	s = strings.Join(strings.Fields(s), " ")
	low, high = -1, -1
	if m := agesBetween.FindStringSubmatch(s); m != nil {
		low, high = atoi(m[1]), atoi(m[2])
	} else if m := agesFrom.FindStringSubmatch(s); m != nil {
		low = atoi(m[1] + m[2])
	} else if m := agesUpTo.FindStringSubmatch(s); m != nil {
		high = atoi(m[1])
	} else {
		return -1, -1, false
	}
	return low, high, low <= 120 && high <= 120 && (high < 0 || low <= high)
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

var price = regexp.MustCompile(`^£?\s*(\d{1,5})(?:\.(\d{1,2})\d{0,2})?$`)

// cost writes a price that is a number alone the way people do: "Free", "£3.50".
func cost(s string) string {
	m := price.FindStringSubmatch(s)
	switch {
	case m == nil:
		return s
	case strings.Trim(m[1]+m[2], "0") == "":
		return "Free"
	case strings.Trim(m[2], "0") == "":
		return "£" + m[1]
	}
	return "£" + m[1] + "." + (m[2] + "0")[:2]
}

package wording

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Title is a title on one line, and not in capitals. How its words are written is taken from other texts about the same thing
// where they stand there: "RSPCA", "McMillan". What is in capitals there too, is a known short name, or has no vowel or a digit,
// stays in capitals.
func Title(text string, others ...string) string {
	text = strings.Trim(Line(text), "*_#\"“” ")
	if !shouted(text) {
		return text
	}
	seen := spellings(others)
	first := true
	return word.ReplaceAllStringFunc(text, func(w string) string {
		written := unshout(w, seen, first)
		first = false
		return written
	})
}

var word = regexp.MustCompile(`[\pL\pN][\pL\pN'’]*`)

// shouted tells a title in capitals: no small letter, and a word that is long enough to be none of the short names.
func shouted(text string) bool {
	long := false
	for _, w := range word.FindAllString(text, -1) {
		if strings.ToUpper(w) != w {
			return false
		}
		long = long || utf8.RuneCountInString(w) > 4 && !shortNames[w]
	}
	return long
}

// spellings are the ways in which words are written in running text. A text that is in capitals itself tells nothing.
func spellings(texts []string) map[string]string {
	seen := map[string]string{}
	for _, text := range texts {
		text = Line(text)
		if shouted(text) {
			continue
		}
		for _, w := range word.FindAllString(text, -1) {
			if upper := strings.ToUpper(w); utf8.RuneCountInString(w) > 1 && w != strings.ToLower(w) && seen[upper] == "" {
				seen[upper] = w
			}
		}
	}
	return seen
}

func unshout(w string, seen map[string]string, first bool) string {
	lower := strings.ToLower(w)
	switch {
	case seen[w] != "":
		return seen[w]
	case shortNames[w] || strings.ContainsAny(w, "0123456789") || !strings.ContainsAny(w, "AEIOUY'’") && utf8.RuneCountInString(w) > 1 && isLatin(w) && !vowelless[w]:
		if ordinal.MatchString(lower) {
			return lower
		}
		return w
	case small[lower] && !first:
		return lower
	}
	r, size := utf8.DecodeRuneInString(lower)
	title := string(unicode.ToTitle(r)) + lower[size:]
	for _, prefix := range []string{"O'", "O’", "D'", "D’"} { // O'Connor, but Men's
		if rest, ok := strings.CutPrefix(title, prefix); ok && len(rest) > 2 {
			r, size := utf8.DecodeRuneInString(rest)
			return prefix + string(unicode.ToTitle(r)) + rest[size:]
		}
	}
	return title
}

var ordinal = regexp.MustCompile(`^\d+(?:st|nd|rd|th|s)$`)

func isLatin(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return !unicode.Is(unicode.Latin, r) }) < 0
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	// shortNames are those that people of a town know by their capitals, and that have a vowel.
	shortNames = set(`AA ACAS ADHD AIDS ASC ASD BAME BSL CAB CAFCASS CAMHS CIC CIO CRUK CVS DEBRA DIY DVLA DWP ESA
		ESOL EU FA FASD GP GPS GUM HIV HMRC IAG IAPT ICT IT LGA LGBT LGBTI LGBTQ LGBTQIA MOT MP MS NACRO NAS NCT NEET NHS
		NI NSPCC NUJ OAP OCD PA PIP POA PTA PTSD RAF RBL RNIB RNID RNLI RSPB RSPCA RVS SEN SENCO SEND SENDIASS
		SSAFA STEM TA TV U3A UC UK UNISON USA VCS WEA WI WRVS YMCA YWCA YOT`)
	small = set("a an and as at but by de for from in into la le near of on or over per the to under up upon with y yr")
	// vowelless are no short names for all that.
	vowelless = set("ST MR MRS DR LTD RD CLLR HTS JR SR NR MT TH ND")
)

// longestSummary is how many characters a sentence has at most to be read at a glance.
const longestSummary = 200

var sentenceEnd = regexp.MustCompile(`[.!?]["”’')]?(?:\s+|$)`)

// FirstSentence takes the first sentence off a line of Markdown, if it is one that can stand alone: short, without marks. Where
// it is not the sentence is empty.
func FirstSentence(line string) (sentence, rest string) {
	line = strings.TrimSuffix(line, `\`)
	if strings.ContainsAny(line[:min(1, len(line))], "#>|*-_`[!\\0123456789") {
		return "", line
	}
	for from := 0; ; {
		end := sentenceEnd.FindStringIndex(line[from:])
		if end == nil {
			sentence, rest = line, ""
			break
		}
		sentence, rest = strings.TrimSpace(line[:from+end[1]]), line[from+end[1]:]
		last := sentence[strings.LastIndexByte(sentence, ' ')+1:]
		if !abbreviation.MatchString(last) {
			break
		}
		from += end[1]
	}
	sentence = emphasis.ReplaceAllString(sentence, "$1")
	if utf8.RuneCountInString(sentence) > longestSummary || strings.ContainsAny(sentence, "*_[]`\\<>") || !strings.ContainsAny(sentence, " ") {
		return "", line
	}
	return sentence, rest
}

var emphasis = regexp.MustCompile(`\*{1,3}([^*]+)\*{1,3}`)

var abbreviation = regexp.MustCompile(`(?i)^\(?(?:e\.g|i\.e|etc|st|mr|mrs|dr|approx|tel|no|inc|vs|[a-z])\.$`)

package thesaurus

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
)

// stems compares phrases as a search does: without capital letters, apostrophes and word forms.
func stems(phrase string) string {
	phrase = strings.NewReplacer("'", "", "’", "", "é", "e", "è", "e").Replace(strings.ToLower(phrase))
	var stream analysis.TokenStream
	for _, word := range strings.FieldsFunc(phrase, func(r rune) bool { return !wordly(r) }) {
		stream = append(stream, &analysis.Token{Term: []byte(word)})
	}
	var out []string
	for _, token := range porter.NewPorterStemmer().Filter(stream) {
		out = append(out, string(token.Term))
	}
	return strings.Join(out, " ")
}

func TestEnglishCanBeRead(t *testing.T) {
	rules, err := Read(english)
	if err != nil {
		t.Error(err)
	}
	if len(rules) < 250 || len(English()) != len(rules) {
		t.Errorf("%d rules, of %d", len(English()), len(rules))
	}
}

// A volunteer who adds a phrase that is there already is told where.
func TestEnglishSaysNothingTwice(t *testing.T) {
	same := map[string]int{}
	pairs := map[string]int{}
	for _, rule := range English() {
		if rule.Same {
			for _, phrase := range rule.Found {
				if line, twice := same[stems(phrase)]; twice {
					t.Errorf("english.txt:%d: %q means the same in line %d: make them one line", rule.Line, phrase, line)
				}
				same[stems(phrase)] = rule.Line
			}
			continue
		}
		told := 0 // a line is named once
		for _, found := range rule.Found {
			for _, add := range rule.Add {
				if stems(found) == stems(add) {
					t.Errorf("english.txt:%d: %q and %q are the same words", rule.Line, found, add)
				}
				pair := stems(found) + ">" + stems(add)
				if line, twice := pairs[pair]; twice && line != told {
					t.Errorf("english.txt:%d: that %q helps %q stands in line %d", rule.Line, found, add, line)
					told = line
				}
				pairs[pair] = rule.Line
			}
		}
	}
	for _, rule := range English() {
		for _, add := range rule.Add {
			if line, known := same[stems(add)]; known && !rule.Same {
				for _, found := range rule.Found {
					if same[stems(found)] == line {
						t.Errorf("english.txt:%d: %q and %q mean the same in line %d", rule.Line, found, add, line)
					}
				}
			}
		}
	}
}

// Half of all entries have these; who asks for something would be shown them all.
func TestEnglishFindsNothingByWordsOfAllEntries(t *testing.T) {
	var general []string
	for _, word := range strings.Fields(`
		help support group service care advice club class course session meeting people person community centre activity
		information project team charity free local national online home health work money family friend day week
		issue problem need contact phone call visit referral appointment training programme organisation food
		aid add guide send drop stop bed low change me us it
		walk parent volunteer print act remove transit universal nature church draw paint multiple accessible benefit`) {
		general = append(general, stems(word))
	}
	for _, rule := range English() {
		for _, phrase := range rule.Found {
			if slices.Contains(general, stems(phrase)) && !strings.Contains(spellings, phrase) {
				t.Errorf("english.txt:%d: %q is too general to be found by", rule.Line, phrase)
			}
		}
	}
}

// spellings are general words that only find themselves, as they are written elsewhere.
const spellings = "centre center programme program organisation organization"

// Word order matters to whoever reads a problem: it names the line and what to do.
func TestReadNamesEveryLineThatIsWrong(t *testing.T) {
	rules, err := Read("# Food\nfood bank, food parcel\nhungry > food bank # a remark\nalone\n\na,,b\na > b > c\na, A\na > \n > a\nx > y, X\n, \n>\n")
	want := []string{
		`line 4: "alone" stands alone: name what means the same, or what helps after ">"`,
		`line 6: a phrase is empty: is there a comma or a ">" too many?`,
		`line 7: a line has one ">" at most`,
		`line 8: "A" stands twice`,
		`line 9: a phrase is empty: is there a comma or a ">" too many?`,
		`line 10: a phrase is empty: is there a comma or a ">" too many?`,
		`line 11: "X" stands on both sides of ">"`,
		`line 12: a phrase is empty: is there a comma or a ">" too many?`,
		`line 13: a phrase is empty: is there a comma or a ">" too many?`,
	}
	if err == nil || err.Error() != strings.Join(want, "\n") {
		t.Error(err)
	}
	got := fmt.Sprint(rules)
	if got != "[{2 true [food bank food parcel] [food bank food parcel]} {3 false [food bank food parcel] [hungry]}]" {
		t.Error(got)
	}
}

func TestReadWidensBothSides(t *testing.T) {
	rules, err := Read("Skint > hardship fund, grant\nskint, broke\nHardship Fund, crisis grant")
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(rules[0]); got != "{1 false [hardship fund grant crisis grant] [Skint broke]}" {
		t.Error(got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a, b\nc > a # d\n\r\n>,>")
	f.Fuzz(func(t *testing.T, text string) {
		rules, _ := Read(text)
		for _, rule := range rules {
			if len(rule.Found) == 0 || len(rule.Add) == 0 || rule.Line < 1 || slices.Contains(append(rule.Found, rule.Add...), "") {
				t.Errorf("%v", rule)
			}
		}
	})
}

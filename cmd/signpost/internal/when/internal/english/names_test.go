package english

import (
	"testing"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// A word of a name is passed over: none may be one that says when.
func TestNamesSayNothingOfTimes(t *testing.T) {
	others := wordSet(`
		except not no closed shut cancelled postponed from until till to before after between during term terms holiday holidays half
		week weeks weekly fortnight fortnightly month monthly year annual alternate other every second next this today tomorrow new
		old early late noon midday midnight dawn dusk spring summer autumn winter easter christmas lent advent usually sometimes
		occasionally temporary provisional am pm and or if unless moved suspended first last only bank public
	`)
	for word := range nameWords {
		_, day := dayWords[word]
		_, month := monthWords[word]
		_, group := dayGroups[word]
		_, part := partWords[word]
		if day || month || group || part || others[word] || ordinalWords[word] != 0 || timetable.NumberWords[word] != 0 || unknownHints[word] != "" {
			t.Errorf("%q could say when", word)
		}
	}
}

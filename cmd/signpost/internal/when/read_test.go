package when

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// examples are the settings of all examples: a directory in England with its
// terms, on the day that its tests were written.
var examples = Settings{
	Nation: "england",
	Today:  Date{Year: 2026, Month: time.November, Day: 24},
	Terms: []Term{
		{Name: "Autumn 2026, first half", From: Date{Year: 2026, Month: time.September, Day: 2}, To: Date{Year: 2026, Month: time.October, Day: 23}},
		{Name: "Autumn 2026, second half", From: Date{Year: 2026, Month: time.November, Day: 2}, To: Date{Year: 2026, Month: time.December, Day: 18}},
		{Name: "Spring 2027, first half", From: Date{Year: 2027, Month: time.January, Day: 4}, To: Date{Year: 2027, Month: time.February, Day: 12}},
		{Name: "Spring 2027, second half", From: Date{Year: 2027, Month: time.February, Day: 22}, To: Date{Year: 2027, Month: time.March, Day: 25}},
	},
}

// reading is what a line means, as the golden files have it: the words and the
// first dates from the examples' day on, or the mistakes with their hints.
func reading(line string, dates int) string {
	s, mistakes := Read(strings.Split(line, " ⏎ "), examples)
	var b strings.Builder
	for _, m := range mistakes {
		fmt.Fprintf(&b, "  ! %s\n", m.Message)
		if m.Hint != "" {
			fmt.Fprintf(&b, "    %s\n", m.Hint)
		}
	}
	if s == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "  = %s\n", s.Words())
	var list []string
	for o := range s.Occurrences(examples.Today.In(london())) {
		list = append(list, short(o))
		if len(list) == dates {
			break
		}
	}
	if len(list) > 0 {
		fmt.Fprintf(&b, "    %s\n", strings.Join(list, ", "))
	}
	return b.String()
}

func short(o Occurrence) string {
	text := o.Start.Format("Mon 2 Jan 2006 15:04")
	switch {
	case o.AllDay:
		text = o.Start.Format("Mon 2 Jan 2006")
	case !o.OpenEnd:
		text += "–" + o.End.Format("15:04")
	}
	if o.Note != "" {
		text += " (" + o.Note + ")"
	}
	return text
}

// The golden file holds lines as people write them, each with its reading.
// Whoever changes it has to read the difference: a line that is read wrongly
// sends somebody to a locked door.
func TestLines(t *testing.T) {
	const file = "testdata/lines.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, line := range lines(string(data)) {
		fmt.Fprintf(&b, "%s\n", line)
		if !strings.HasPrefix(line, "#") {
			b.WriteString(reading(line, 2))
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(data), b.String()); diff != "" && !*update {
		t.Errorf("readings differ (-want +got):\n%s", diff)
	}
}

// lines are those of a golden file, without their readings.
func lines(data string) []string {
	var list []string
	for line := range strings.Lines(data) {
		if line = strings.TrimRight(line, "\n"); line != "" && !strings.HasPrefix(line, " ") {
			list = append(list, line)
		}
	}
	return list
}

// What Words say is read back as the same schedule.
func TestWordsAreReadBack(t *testing.T) {
	data, err := os.ReadFile("testdata/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines(string(data)) {
		s, _ := Read(strings.Split(line, " ⏎ "), examples)
		if s == nil {
			continue
		}
		sameAfterWords(t, s)
	}
}

func sameAfterWords(t *testing.T, s *Schedule) {
	t.Helper()
	words := s.Words()
	again, mistakes := Read([]string{words}, examples)
	if again == nil {
		t.Fatalf("%q is not read back: %v", words, mistakes)
	}
	if got := again.Words(); got != words {
		t.Fatalf("%q is read back as %q", words, got)
	}
	from, until := Date{Year: 2026, Month: time.January, Day: 1}, Date{Year: 2028, Month: time.March, Day: 1}
	if diff := cmp.Diff(s.Between(from, until), again.Between(from, until)); diff != "" {
		t.Fatalf("%q is read back with other dates:\n%s", words, diff)
	}
	if s.ByAppointment() != again.ByAppointment() {
		t.Fatalf("%q loses the appointment", words)
	}
}

// A hint that offers a line offers one that can be read, where that one
// mistake was all.
func TestHintsCanBePasted(t *testing.T) {
	for _, line := range []string{
		"fortnightly Tuesdays 2pm", "Every other Thursday 10am", "every second Tuesday 2pm", "Every third Wednesday 2pm",
		"9.30 – 3.30 Mondays", "Mondays 2-4", "Mondays at 7.30", "Mon-Fri 7-12pm", "Mon-Fri 10am-12am", "Tuesdays 8-midnight",
		"Tuesdays 10-12 from 5th March", "13 February 2pm", "Sat 13 February 2pm", "Tuesdays 7pm for 10 weeks",
		"9am-5pm", "Last Friday 7pm", "First Tuesday and Thursday 2pm", "First Tuesday of every other month 10am",
		"Mondays 10-12; Thursdays 2-4pm, term time only", "Open Mon–Fri 9-5; Sat 10-1pm, except bank holidays",
		"4 January to 1 February 2027, 7pm", "Wednesdays from September 2pm", "Every Tuesday from 5 January to 16 February 10am",
	} {
		_, mistakes := Read([]string{line}, examples)
		if len(mistakes) != 1 {
			t.Errorf("%q: %d mistakes, want 1", line, len(mistakes))
			continue
		}
		parts := strings.Split(mistakes[0].Hint, `"`)
		if len(parts) < 3 {
			t.Errorf("%q: the hint %q offers no line", line, mistakes[0].Hint)
		}
		for i := 1; i < len(parts); i += 2 {
			if s, m := Read([]string{parts[i]}, examples); s == nil {
				t.Errorf("%q: the hint offers %q, but %v", line, parts[i], m)
			}
		}
	}
}

// A mistake has the place of what is wrong, in the line that holds it.
func TestMistakesHaveTheirPlace(t *testing.T) {
	text := []string{"Mondays 10-12", "Tuesdays 10-12\nWednesdays 2-4", "bananas"}
	_, got := Read(text, examples)
	want := []Mistake{
		{Line: 1, Offset: 26, Message: `"2-4" can be read in two ways`, Hint: `write "Wednesdays 2am to 4am" or "Wednesdays 2pm to 4pm"`},
		{Line: 2, Offset: 0, Message: `"bananas" is not understood`, Hint: "leave it out, or put it into the entry's text"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Text from strangers may be long, empty or no text at all.
func TestLimits(t *testing.T) {
	long := strings.Repeat("Mondays 10am-12pm, ", 200)
	many := make([]string, 51)
	for _, text := range [][]string{{long}, many, nil, {""}, {"\n"}, {"\xff"}, {strings.Repeat("(", 1999)}, {strings.Repeat("1 to ", 399)}} {
		if s, mistakes := Read(text, examples); s != nil || len(mistakes) == 0 {
			t.Errorf("%.20q is read as %q", text, s.Words())
		}
	}
}

func TestTermsMustBeStated(t *testing.T) {
	s := examples
	s.Terms = nil
	_, mistakes := Read([]string{"Tuesdays 10am-12pm term time only"}, s)
	if len(mistakes) != 1 || !strings.Contains(mistakes[0].Message, "the directory states none") {
		t.Errorf("mistakes: %v", mistakes)
	}
}

func TestReadDate(t *testing.T) {
	want := Date{Year: 2026, Month: time.October, Day: 12}
	for _, text := range []string{"12/10/2026", "12.10.26", "12-10-2026", "2026-10-12", "12 October 2026", "12th Oct. 2026", "Mon 12 Oct 2026", "October 12th, 2026", "the 12th of October 2026"} {
		if got, ok := ReadDate(text); !ok || got != want {
			t.Errorf("ReadDate(%q) = %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "12/10", "October 2026", "31/02/2026", "10/25/2026", "Tue 12 Oct 2026", "12 October 2026 10am", "12 and 13 October 2026", "12 to 13 October 2026", "12/10/1066"} {
		if got, ok := ReadDate(text); ok {
			t.Errorf("ReadDate(%q) = %v, want none", text, got)
		}
	}
}

// london is the zone of all examples.
func london() *time.Location {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	return zone
}

// What is in a line and not in the words of its schedule can be asked for.
func TestLeftOut(t *testing.T) {
	for line, want := range map[string]string{
		"Tuesday 2pm to 3pm Church Hall":               "Church Hall",
		"Tuesdays 2pm to 3pm, in the Church Hall":      "Church Hall",
		"Coffee morning: Tuesdays 10.30am, Library":    "Coffee morning, Library",
		"Mon 10am-12pm (Library), Tue 2-4pm (Church)":  "", // kept as notes
		"Every Tuesday, 2pm to 3pm, booking essential": "",
		"Tuesdays 2 to 3":                              "", // is not read
	} {
		if got := strings.Join(LeftOut([]string{line}, examples), ", "); got != want {
			t.Errorf("%q leaves out %q, want %q", line, got, want)
		}
	}
}

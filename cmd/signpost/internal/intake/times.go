package intake

import (
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/intake/wording"
	"signpost/cmd/signpost/internal/when"
)

// readTimes makes a line of when, or a part of the text, of what is said of times. Where not all of it can be read together, but
// one value alone can, that one is taken: a table may have the days in columns of their own, and words for people beside them.
func (b *builder) readTimes() {
	if len(b.times) == 0 {
		return
	}
	b.onceSaid()
	rest := b.times
	read, why := b.timesOf(b.times)
	if read == nil && len(b.times) > 1 {
		var alone []int
		for i := range b.times {
			if lines, _ := b.timesOf(b.times[i : i+1]); lines != nil {
				read = lines
				alone = append(alone, i)
			}
		}
		if len(alone) == 1 {
			rest = slices.Delete(slices.Clone(b.times), alone[0], alone[0]+1)
		} else {
			read = nil
		}
	} else if read != nil {
		rest = nil
	}
	if read != nil {
		b.fields["when"] = oneOrMore(read)
	}
	for _, v := range rest {
		b.tellTimes(v, why)
	}
}

// timesLabel stands before times that could not be read.
const timesLabel = "Times, as the source has them: "

// onceSaid leaves out times that a program wrote where another value says the same to people.
func (b *builder) onceSaid() {
	rules := func(v Value) string {
		lines, _ := b.timesOf([]Value{v})
		schedule, _ := when.Read(lines, b.o.Times)
		if schedule == nil || len(lines) == 0 {
			return ""
		}
		return strings.Join(schedule.RRules(), "\n")
	}
	for i := 0; i < len(b.times) && len(b.times) > 1; i++ {
		if v := b.times[i]; byProgram.MatchString(wording.Line(v.Text)) && slices.ContainsFunc(b.times, func(x Value) bool {
			return x != v && rules(x) != "" && rules(x) == rules(v)
		}) {
			b.note(Mended, v, "another column says the same times")
			b.times = slices.Delete(slices.Clone(b.times), i, i+1)
			return
		}
	}
}

func (b *builder) timesOf(values []Value) (read []string, why string) {
	var lines []string
	for _, v := range values {
		lines = append(lines, wording.Lines(v.Text)...)
	}
	for i, line := range lines {
		lines[i], _ = mask(line, b.people, b.consent)
	}
	return ReadTimes(lines, b.o.Times)
}

func (b *builder) tellTimes(v Value, why string) {
	made := b.prose(v)
	if made == "" {
		return
	}
	if strings.Contains(made, "\n") {
		made = "\n\n" + made
	}
	b.addText(v, strings.TrimRight(timesLabel+made, " "))
	b.note(InText, v, "times can't be read for certain: "+why)
}

func oneOrMore(items []string) content.Value {
	if len(items) == 1 {
		return text(items[0])
	}
	return list(items)
}

// ReadTimes gives the lines as package when reads them, perhaps with other marks between their parts; or why it does not.
func ReadTimes(lines []string, s when.Settings) (read []string, why string) {
	const longest = 1500 // characters: nobody's opening times have more
	if n := len(strings.Join(lines, "")); n > longest || len(lines) > 40 {
		return nil, "they are too long"
	}
	for _, change := range []*strings.Replacer{strings.NewReplacer(), strings.NewReplacer(" | ", "; ", "|", "; ", "•", "; ", " – ", " to ", "hrs", "", "Hrs", "")} {
		var tried []string
		for _, line := range lines {
			tried = append(tried, strings.Trim(strings.Join(strings.Fields(change.Replace(line)), " "), " .,;"))
		}
		tried = slices.DeleteFunc(tried, func(line string) bool { return line == "" })
		schedule, mistakes := when.Read(tried, s)
		if schedule != nil && len(tried) > 0 {
			if words := schedule.Words(); len(tried) == 1 && byProgram.MatchString(tried[0]) && sameTimes(words, schedule, s) {
				return []string{words}, ""
			}
			return tried, ""
		}
		if len(mistakes) > 0 && why == "" {
			why = mistakes[0].Message
		}
	}
	return nil, why
}

// byProgram are times that a program has written, day by day: they are said in fewer words.
var byProgram = regexp.MustCompile(`^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d\d?:\d\d ?(?:-|–|to) ?\d\d?:\d\d(?:; |$))+$`)

// sameTimes reports whether words mean what a schedule does.
func sameTimes(words string, schedule *when.Schedule, s when.Settings) bool {
	again, mistakes := when.Read([]string{words}, s)
	return len(mistakes) == 0 && slices.Equal(again.RRules(), schedule.RRules()) && again.Words() == words
}

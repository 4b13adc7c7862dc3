package directory

import (
	"fmt"
	"regexp"
	"slices"
)

// mostQuestions is how many questions of the guide anybody is asked: who needs help soon gives up.
const mostQuestions = 4

func (l *linker) linkGuide() {
	for _, q := range l.d.Questions {
		for i := range q.Answers {
			a := &q.Answers[i]
			a.To = l.entryOf(&q.Entry, a.ref)
			if p := l.places.by[a.ref.Slug]; a.ref.Kind == Places && p != nil && p.Confidential {
				l.noPage(&q.Entry, a.ref, p)
				a.To = nil
			}
			if a.ref.Kind == Guide {
				a.Next = l.questions.by[a.ref.Slug]
			}
			a.Area = findOne(l, l.areas, &q.Entry, a.area)
			if a.Area != nil && a.To != nil && a.To.Kind != Themes {
				l.problem(&q.Entry, a.area.pos, "value", "only an answer that leads to a theme can have an area", "take the area out, or write to: themes/…")
			}
		}
		q.Answers = slices.DeleteFunc(q.Answers, func(a Answer) bool { return a.To == nil })
	}
	l.followGuide()
}

// followGuide reports answers that lead round in a circle, or to one question too many. It goes once through every
// answer, however many ways lead to it.
func (l *linker) followGuide() {
	const open, done = 1, 2
	state := map[*Question]int{}
	var order []*Question // each after those that it leads to
	var follow func(q *Question)
	follow = func(q *Question) {
		state[q] = open
		for _, a := range q.Answers {
			switch {
			case a.Next == nil || state[a.Next] == done:
			case state[a.Next] == open:
				l.problem(&q.Entry, a.ref.pos, "guide-path", fmt.Sprintf("the answer %q leads back to %q, round in a circle", a.Text, a.Next.Title),
					"lead to an entry: every page of the guide has a way back to the first question already")
			default:
				follow(a.Next)
			}
		}
		state[q] = done
		order = append(order, q)
	}
	if first := l.questions.by["index"]; first != nil {
		follow(first) // so that a circle is told where it closes
	}
	for _, q := range l.d.Questions {
		if state[q] == 0 {
			follow(q)
		}
	}
	l.countQuestions(order)
}

// countQuestions reports answers after which a person would have been asked too much. The questions are in such an order
// that each comes after those that it leads to.
func (l *linker) countQuestions(order []*Question) {
	asked, at := map[*Question]int{}, map[*Question]int{}
	for i, q := range order {
		at[q] = i
	}
	for _, q := range slices.Backward(order) {
		asked[q] = max(asked[q], 1)
		for _, a := range q.Answers {
			switch {
			case a.Next == nil || at[a.Next] >= at[q]: // which is a circle
			case asked[q] < mostQuestions:
				asked[a.Next] = max(asked[a.Next], asked[q]+1)
			default:
				l.problem(&q.Entry, a.ref.pos, "guide-path", fmt.Sprintf("the answer %q leads to question %d: the guide asks at most %d", a.Text, mostQuestions+1, mostQuestions),
					"lead to an entry, or make one question of two")
			}
		}
	}
}

// Unsure reports whether one of the answers is for those who do not know.
func (q *Question) Unsure() bool {
	return slices.ContainsFunc(q.Answers, func(a Answer) bool { return unsure.MatchString(a.Text) })
}

var unsure = regexp.MustCompile(`(?i)\b(not (really |quite |at all )?sure|unsure|(do not|don['’]?t) know|no idea)\b`)

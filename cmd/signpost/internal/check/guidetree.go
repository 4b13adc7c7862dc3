package check

import (
	"fmt"
	"io"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

// DrawGuide draws the questions of "Where do I start?" as a tree of text: below each question its answers, each with the
// next question, or with the entry at its end and whom one can call there. What is wrong with an end stands behind "!". A
// question that is reached in several ways is drawn once. The error is the writer's.
func DrawGuide(w io.Writer, d *directory.Directory) error {
	r := &reporter{d: d, listings: listingsOf(d)}
	t := &tree{ends: r.ends(), seen: map[*directory.Question]bool{}}
	first := firstQuestion(d)
	if first == nil {
		_, err := io.WriteString(w, "There is no guide: its first question is content/guide/index.md.\n")
		return err
	}
	t.question(first, "", 1)
	fmt.Fprintf(&t.text, "\nQuestions: %d, the most on one way: %d. Ends: %d. ", len(t.seen), t.deepest, t.count)
	if t.wrong == 0 {
		t.text.WriteString("Each end is live, with a person to call.\n")
	} else {
		fmt.Fprintf(&t.text, "Look at those marked with ! (%d).\n", t.wrong)
	}
	_, err := io.WriteString(w, t.text.String())
	return err
}

type tree struct {
	ends                  *ends
	seen                  map[*directory.Question]bool
	count, wrong, deepest int
	text                  strings.Builder
}

func (t *tree) question(q *directory.Question, margin string, depth int) {
	t.deepest = max(t.deepest, depth)
	fmt.Fprintf(&t.text, "%s%s (%s)", margin, q.Title, q.Path)
	if t.seen[q] {
		t.text.WriteString(", see above\n")
		return
	}
	t.seen[q] = true
	t.text.WriteByte('\n')
	for i, a := range q.Answers {
		branch, below := "├─ ", "│  "
		if i == len(q.Answers)-1 {
			branch, below = "└─ ", "   "
		}
		fmt.Fprintf(&t.text, "%s%s%s", margin, branch, a.Text)
		if a.Next != nil {
			t.text.WriteByte('\n')
			t.question(a.Next, margin+below, depth+1)
			continue
		}
		t.end(t.ends.of(a))
	}
}

func (t *tree) end(e end) {
	t.count++
	fmt.Fprintf(&t.text, " → %s", e.To.Title)
	if e.Area != nil {
		fmt.Fprintf(&t.text, " in %s", e.Area.Title)
	}
	switch {
	case e.phone == "":
		t.text.WriteString(" ! nobody to call")
	case e.team:
		fmt.Fprintf(&t.text, ", the team %s", e.phone)
	default:
		fmt.Fprintf(&t.text, ", %s", e.phone)
	}
	if e.said != "" {
		t.text.WriteString(" ! " + e.said)
	}
	if e.said != "" || e.phone == "" {
		t.wrong++
	}
	t.text.WriteByte('\n')
}

package when

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// GRAMMAR.md is true: each line in its blocks is followed by its reading.
func TestGrammar(t *testing.T) {
	const file = "GRAMMAR.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	inside, examples := false, 0
	for line := range strings.Lines(string(data)) {
		switch fence := strings.HasPrefix(line, "```"); {
		case fence:
			inside = !inside
			b.WriteString(line)
		case !inside:
			b.WriteString(line)
		case !strings.HasPrefix(line, " "):
			b.WriteString(line)
			b.WriteString(reading(strings.TrimRight(line, "\n"), 2))
			examples++
		}
	}
	if examples < 50 {
		t.Errorf("%d examples", examples)
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(data), b.String()); diff != "" {
		t.Errorf("GRAMMAR.md is not true (-want +got):\n%s", diff)
	}
}

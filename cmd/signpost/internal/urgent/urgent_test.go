package urgent

import "testing"

// Each nation has someone for danger to life, for despair, for abuse at home, for children, and someone to text.
func TestNumbers(t *testing.T) {
	for _, nation := range []string{"england", "wales", "scotland", "northern-ireland"} {
		list := Numbers(nation)
		if !list[0].Emergency() {
			t.Errorf("%s: the first number is %q", nation, list[0].Call)
		}
		calls, texts := map[string]bool{}, 0
		for _, n := range list {
			if n.Call == "" && n.Text == "" {
				t.Errorf("%s: %s has no number", nation, n.Who)
			}
			calls[n.Dial()] = true
			if n.Text != "" {
				texts++
			}
		}
		if !calls["116123"] || !calls["08001111"] || texts == 0 {
			t.Errorf("%s: %v, %d to text", nation, calls, texts)
		}
	}
}

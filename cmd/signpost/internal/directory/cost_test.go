package directory

import "testing"

func TestIsFree(t *testing.T) {
	for cost, want := range map[string]bool{
		"Free": true, "free": true, "Free.": true, "Free of charge": true, "Free, donations welcome": true, "No charge": true,
		"Free to join": true, "Free for everyone": true, "Free to call, day and night": true, "Free and confidential": true,
		"": false, "£3": false, "Free for members, £2 for others": false, "Free for carers": false, "Free, but bring a cake": false,
		"Free parking": false, "First session free": false, "Freedom pass": false, "Free with a library card": false, "Free to use for members": false, "No charge to residents": false,
		"Free of charge if you are on Universal Credit": false, "Free (members)": false, "Free, small fee for tea": false, "Free session then a fee": false, "Sugar-free": false,
	} {
		if got := IsFree(cost); got != want {
			t.Errorf("%q: %v", cost, got)
		}
	}
}

package asset

import (
	"testing"
	"testing/fstest"
)

func TestAddresses(t *testing.T) {
	load := func(css string) *Set {
		s, err := Load(fstest.MapFS{"css/site.css": {Data: []byte(css)}, "favicon.svg": {}, "pictures/lake.jpg": {}})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	a, _ := load("a{}").Address("css/site.css")
	b, _ := load("b{}").Address("css/site.css")
	if a != "/assets/site.5f546eb4.css" || a == b {
		t.Errorf("%q, %q: another content needs another address", a, b)
	}
	if p, ok := load("").Address("pictures/lake.jpg"); !ok || p != "/pictures/lake.jpg" {
		t.Errorf("%q, %v", p, ok)
	}
	if _, ok := load("").Address("css/none.css"); ok {
		t.Error("a file that is not there has an address")
	}
}

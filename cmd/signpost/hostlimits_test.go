package main

import "testing"

func TestNearestLimit(t *testing.T) {
	for _, c := range []struct {
		files int
		bytes int64
		want  string
	}{
		{830, 9_000_000, "4% of the 20,000 files that Cloudflare Pages takes"},
		{16_362, 277_000_000, "82% of the 20,000 files that Cloudflare Pages takes"},
		{100, 2 << 30, "200% of the 1 GB that GitHub Pages takes"},
	} {
		if got := nearestLimit(c.files, c.bytes); got != c.want {
			t.Errorf("%d files, %d bytes: %s", c.files, c.bytes, got)
		}
	}
}

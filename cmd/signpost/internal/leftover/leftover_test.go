package leftover

import "testing"

func TestIs(t *testing.T) {
	for name, want := range map[string]bool{
		"content/services/walk.md": false, "content/services/walk.md~": true, "content/services/#walk.md#": true, ".DS_Store": true,
		"a/.#walk.md": true, "walk.md.orig": true, "css/site.css.bak": true, ".": false, "static/photo.jpg": false, "a#b.md": false,
	} {
		if Is(name) != want {
			t.Errorf("%s: %t", name, !want)
		}
	}
}

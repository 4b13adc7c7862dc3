package emblem

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

func TestPNG(t *testing.T) {
	for _, name := range []string{"Town", "Redditch and Bromsgrove community directory", strings.Repeat("Llanfairpwllgwyngyll ", 12), strings.Repeat("x", 300), "اردو", ""} {
		data, err := PNG(name, "directory.example.org")
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil || picture.Bounds().Dx() != Width || picture.Bounds().Dy() != Height {
			t.Errorf("%q: %v %v", name, picture.Bounds(), err)
		}
		if len(data) > 30_000 {
			t.Errorf("%q: %d bytes", name, len(data))
		}
	}
}

// A word that is wider than the room is broken, not cut off.
func TestLongWordIsWhole(t *testing.T) {
	data, err := PNG(strings.Repeat("x", 60), "")
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for y := range Height {
		if x := Width - margin/4; picture.At(x, y) != picture.At(x, 0) {
			t.Fatalf("the name reaches the edge at %d,%d", x, y)
		}
	}
}

// A name is seen in the picture.
func TestNameIsDrawn(t *testing.T) {
	one, err := PNG("Redditch", "")
	if err != nil {
		t.Fatal(err)
	}
	other, err := PNG("Bromsgrove", "")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one, other) {
		t.Error("two names give one picture")
	}
}

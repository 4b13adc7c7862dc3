package secret

import (
	"testing"
	"unicode/utf16"
)

// utf16Of is a text as some programs of Windows save it.
func utf16Of(text string, big bool) []byte {
	var data []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if big {
			data = append(data, byte(u>>8), byte(u))
		} else {
			data = append(data, byte(u), byte(u>>8))
		}
	}
	return data
}

// A text that is saved as UTF-16 is searched like any other.
func TestTextOfUTF16(t *testing.T) {
	f := finder(t, "postcode: B97 4EX")
	const text = "Café, then B97 9ZZ"
	for name, data := range map[string][]byte{
		"as it is": []byte(text), "marked": utf16Of("\ufeff"+text, false), "marked, big end first": utf16Of("\ufeff"+text, true),
		"unmarked": utf16Of(text, false), "unmarked, big end first": utf16Of(text, true),
	} {
		if got := scan(f, "x.txt", string(Text(data))); got != "House postcode 12" || !CanRead("x.txt", data) {
			t.Errorf("%s: found %q", name, got)
		}
	}
	for _, data := range []string{"", "\xff\xfe", "\xff\xfea", "a\x00b", "\x00\x00\x00\x00\x00\x00\x00\x00"} {
		Text([]byte(data)) // whatever it is
	}
}

func TestCanRead(t *testing.T) {
	for name, data := range map[string]string{"a.txt": "a", "a.csv": "", "a.svg": "<svg/>", "a.woff2": "wOF2\x00\xff"} {
		if !CanRead(name, []byte(data)) {
			t.Errorf("%s can be read", name)
		}
	}
	for name, data := range map[string]string{"a.PDF": "%PDF-1.7", "b/a.docx": "PK\x03\x04", "a.jpg": "\xff\xd8\xff", "a": "\xff\xd8\xff\xe0", "a.dat": "a\x00\x00b"} {
		if CanRead(name, []byte(data)) {
			t.Errorf("%s can't be read", name)
		}
	}
}

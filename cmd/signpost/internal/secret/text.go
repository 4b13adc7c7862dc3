package secret

import (
	"bytes"
	"encoding/binary"
	"path"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Text is a text in UTF-8, as Scan reads it. What some programs of Windows save as "Unicode" is UTF-16: it is known by its byte
// order mark, or by every other byte being zero, as in English. Anything else is given as it is.
func Text(data []byte) []byte {
	order := orderOf(data)
	if order == nil {
		return data
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return []byte(strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff"))
}

// orderOf is the byte order of UTF-16, or nil for what is none.
func orderOf(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return binary.BigEndian
	}
	var zeros [2]int // of the bytes with an even number, and of those with an odd one
	begin := data[:min(len(data), 200)]
	for i, b := range begin {
		if b == 0 {
			zeros[i%2]++
		}
	}
	many := len(begin) * 2 / 5
	switch {
	case len(begin) < 8:
		return nil
	case zeros[0] == 0 && zeros[1] > many:
		return binary.LittleEndian
	case zeros[1] == 0 && zeros[0] > many:
		return binary.BigEndian
	}
	return nil
}

// shut are the endings of files whose text, if they have some, is packed or painted.
var shut = []string{".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".pages", ".epub", ".zip", ".gz", ".7z",
	".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".tif", ".tiff", ".mp3", ".m4a", ".mp4", ".mov", ".webm"}

// mute are the endings of files that are no text and say nothing.
var mute = []string{".woff", ".woff2", ".ttf", ".otf", ".ico", ".wasm"}

// CanRead reports whether Scan finds what a file says. Inside a PDF, an office file, a photograph (which may know where it was
// taken) or a recording it finds nothing.
func CanRead(name string, data []byte) bool {
	ending := strings.ToLower(path.Ext(name))
	if slices.Contains(mute, ending) {
		return true
	}
	text := Text(data)
	return !slices.Contains(shut, ending) && utf8.Valid(text) && !bytes.ContainsRune(text, 0)
}

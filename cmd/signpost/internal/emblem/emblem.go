// Package emblem draws the picture that goes along with a shared link.
//
// Programs in which people send each other links show a picture beside it, if the page names one (https://ogp.me). This
// one is plain: a signpost, the directory's name, its address.
package emblem

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// The size in pixels: what Facebook, WhatsApp and others ask for.
const (
	Width  = 1200
	Height = 630
)

const (
	margin   = 90
	left     = 400 // where the words begin
	maxLines = 4
)

var (
	paper = color.RGBA{0xfb, 0xfa, 0xf5, 0xff}
	deep  = color.RGBA{0x14, 0x46, 0x3a, 0xff}
	cream = color.RGBA{0xf7, 0xf3, 0xe6, 0xff}
	sun   = color.RGBA{0xf4, 0xc5, 0x42, 0xff}
	ink   = color.RGBA{0x1c, 0x28, 0x23, 0xff}
	soft  = color.RGBA{0x52, 0x60, 0x5a, 0xff}
)

// PNG draws the picture with a name and an address. A text in letters that the font (Go's own: Latin, Greek, Cyrillic) has
// not is left out rather than drawn as boxes.
func PNG(name, address string) ([]byte, error) {
	last.Lock()
	defer last.Unlock()
	if last.data != nil && last.name == name && last.address == address {
		return last.data, nil
	}
	data, err := drawn(name, address)
	if err == nil {
		last.name, last.address, last.data = name, address, data
	}
	return data, err
}

// last is the picture that was drawn last: a preview asks for the same one again and again.
var last struct {
	sync.Mutex
	name, address string
	data          []byte
}

func drawn(name, address string) ([]byte, error) {
	c := image.NewRGBA(image.Rect(0, 0, Width, Height))
	draw.Draw(c, c.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	draw.Draw(c, image.Rect(0, 0, left-margin/2, Height), image.NewUniform(deep), image.Point{}, draw.Src)
	signpost(c)
	bottom, err := title(c, name)
	if err != nil {
		return nil, err
	}
	if err := below(c, address, bottom); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := png.Encoder{}
	if err := e.Encode(&b, fewColours(c)); err != nil {
		return nil, fmt.Errorf("write PNG: %w", err)
	}
	return b.Bytes(), nil
}

// signpost draws the mark of the site, a post with two arms, on the dark side.
func signpost(c draw.Image) {
	const scale, x, y = 13, 10, 110 // of the drawing, which is 32 by 32
	shape := func(paint color.Color, points ...float32) {
		r := vector.NewRasterizer(Width, Height)
		for i := 0; i < len(points); i += 2 {
			px, py := x-45+points[i]*scale, y+points[i+1]*scale
			if i == 0 {
				r.MoveTo(px, py)
			} else {
				r.LineTo(px, py)
			}
		}
		r.ClosePath()
		r.Draw(c, c.Bounds(), image.NewUniform(paint), image.Point{})
	}
	shape(cream, 14.5, 3.5, 17.5, 3.5, 17.5, 29, 14.5, 29)
	shape(sun, 7, 6.5, 23, 6.5, 27, 10.5, 23, 14.5, 7, 14.5)
	shape(cream, 25, 16.5, 9, 16.5, 5, 20.5, 9, 24.5, 25, 24.5)
}

// title writes a name as large as it goes in a few lines, and gives the line below it.
func title(c draw.Image, name string) (bottom int, err error) {
	for size := 84.0; ; size -= 8 {
		face, lines, err := set(gobold.TTF, size, name)
		if err != nil {
			return 0, err
		}
		if (len(lines) > maxLines || !whole(lines, name)) && size > 40 {
			continue
		}
		lines = lines[:min(len(lines), maxLines)]
		height := int(size * 1.2)
		y := (Height-height*len(lines))/2 + int(size*0.85) - 30
		for _, line := range lines {
			write(c, face, ink, left, y, line)
			y += height
		}
		return y, nil
	}
}

// whole tells whether no word of a name had to be broken for the lines.
func whole(lines []string, name string) bool {
	return strings.Join(lines, " ") == strings.Join(strings.Fields(name), " ")
}

// below writes the address under the name.
func below(c draw.Image, address string, y int) error {
	face, lines, err := set(goregular.TTF, 36, address)
	if err != nil || len(lines) == 0 {
		return err
	}
	write(c, face, soft, left, min(y+8, Height-margin/2), lines[0])
	return nil
}

// set breaks a text into lines that fit beside the mark.
func set(ttf []byte, size float64, text string) (font.Face, []string, error) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		return nil, nil, fmt.Errorf("font: %w", err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, nil, fmt.Errorf("font: %w", err)
	}
	if !has(f, text) {
		return face, nil, nil
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if longer := strings.TrimSpace(line + " " + word); fits(face, longer) || line == "" {
			line = longer
		} else {
			lines, line = append(lines, line), word
		}
		for !fits(face, line) { // a word that is wider than the room
			head := part(face, line)
			lines, line = append(lines, head), line[len(head):]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return face, lines, nil
}

func fits(face font.Face, line string) bool {
	return font.MeasureString(face, line).Ceil() <= Width-left-margin/2
}

// part is as much of a word as there is room for, one letter at least.
func part(face font.Face, word string) string {
	end := len(word)
	for i := range word {
		if i > 0 && !fits(face, word[:i]) {
			break
		}
		if i > 0 {
			end = i
		}
	}
	return word[:end]
}

func has(f *sfnt.Font, text string) bool {
	var b sfnt.Buffer
	for _, r := range text {
		if i, err := f.GlyphIndex(&b, r); err != nil || i == 0 && r != ' ' {
			return false
		}
	}
	return true
}

func write(c draw.Image, face font.Face, paint color.Color, x, y int, text string) {
	d := font.Drawer{Dst: c, Src: image.NewUniform(paint), Face: face, Dot: fixed.P(x, y)}
	d.DrawString(text)
}

// fewColours takes a picture to a few steps between its colours, so that it stays small.
func fewColours(c *image.RGBA) image.Image {
	var palette color.Palette
	for _, pair := range [][2]color.RGBA{{paper, ink}, {paper, soft}, {deep, cream}, {deep, sun}, {cream, sun}} {
		const steps = 8
		for i := range steps + 1 {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(steps-i) + int(b)*i) / steps) }
			palette = append(palette, color.RGBA{mix(pair[0].R, pair[1].R), mix(pair[0].G, pair[1].G), mix(pair[0].B, pair[1].B), 0xff})
		}
	}
	out := image.NewPaletted(c.Bounds(), palette)
	nearest := map[[4]byte]uint8{} // of the few dozen colours that there are
	var before [4]byte
	for i := range out.Pix { // both pictures are as wide as they are stored
		paint := [4]byte(c.Pix[4*i : 4*i+4])
		if i > 0 && paint == before { // as nearly all are
			out.Pix[i] = out.Pix[i-1]
			continue
		}
		before = paint
		index, known := nearest[paint]
		if !known {
			index = uint8(palette.Index(color.RGBA{paint[0], paint[1], paint[2], paint[3]}))
			nearest[paint] = index
		}
		out.Pix[i] = index
	}
	return out
}

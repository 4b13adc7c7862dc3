package directory

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/problem"
)

// loadPostcodes reads the site's file of postcodes; nil where it has none that can be read. The error is the file
// system's.
func loadPostcodes(site fs.FS) (*geo.Postcodes, []problem.Problem, error) {
	// A link or a folder in its place, or another thing in the place of static/, is reported where all of that is read.
	if content.NoFolder(site, path.Dir(geo.FileName)) != "" {
		return nil, nil, nil
	}
	if info, err := fs.Lstat(site, geo.FileName); errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, nil, nil
	}
	data, err := fs.ReadFile(site, geo.FileName)
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", geo.FileName, err)
	}
	postcodes, err := geo.Decode(data)
	if err != nil {
		return nil, []problem.Problem{{Path: geo.FileName, Line: 1, Col: 1, Rule: "postcodes", Message: err.Error(),
			Hint: `make it again with "signpost import postcodes"`}}, nil
	}
	return postcodes, nil, nil
}

// locatePlaces gives places that don't say where they are the position of their postcode. A postcode that is not known,
// where others of its district are, is likely a slip. It comes after what is confidential has lost its postcode.
func (l *linker) locatePlaces() {
	postcodes := l.d.Postcodes
	if postcodes == nil {
		return
	}
	for _, p := range l.d.Places {
		if p.Located() || p.Postcode == "" {
			continue
		}
		at, name := postcodes.Locate(p.Postcode)
		if name == p.Postcode {
			p.Lat, p.Lon = at.Lat, at.Lon
			continue
		}
		if district, _, _ := strings.Cut(p.Postcode, " "); postcodes.Lists(p.Postcode) {
			pos := p.At("postcode")
			l.problems = append(l.problems, problem.Problem{Path: p.Path, Line: pos.Line, Col: pos.Col, Severity: problem.Warning, Rule: "unknown-postcode",
				Message: fmt.Sprintf("postcode %q is not among those of %s in %s", p.Postcode, district, geo.FileName),
				Hint:    "look it up at https://www.royalmail.com/find-a-postcode; if it is new, add lat and lon, or import newer postcodes"})
		}
	}
}

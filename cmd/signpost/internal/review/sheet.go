package review

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"

	"signpost/cmd/signpost/internal/directory"
)

//go:embed sheet.html
var sheetLayout string

//go:embed sheet.css
var sheetStyle string

var sheet = template.Must(template.New("sheet").Funcs(template.FuncMap{"keeper": keeperWords}).Parse(sheetLayout))

// Sheet writes groups as a page of HTML to print on A4: a call to each item, with boxes to tick and room to write. The page
// needs nothing else: its style is in it, allowed by the hash of that alone, and there is no script.
func Sheet(d *directory.Directory, groups []Group) ([]byte, error) {
	sum := sha256.Sum256([]byte(sheetStyle))
	n := 0
	for _, g := range groups {
		n += len(g.Items)
	}
	var b bytes.Buffer
	err := sheet.Execute(&b, struct {
		Title, Day, Policy string
		Count              int
		Style              template.CSS // ours
		Groups             []Group
	}{d.Settings.Title, fmt.Sprintf("%d %s %d", d.Today.Day, d.Today.Month, d.Today.Year), "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
		n, template.CSS(sheetStyle), groups})
	return b.Bytes(), err
}

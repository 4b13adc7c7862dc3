// Package static holds the files of the built-in look that are published as they are: styles, scripts and the site's
// small picture. DESIGN.md describes the look; it is not published. A site replaces any of them by a file of the same
// name in its own static/ folder.
package static

import "embed"

// FS holds the files, each by its path in this folder: "css/site.css".
//
//go:embed css js favicon.svg
var FS embed.FS

// Package layouts holds the built-in look of a directory: one html/template file for each sort of page, a skeleton
// around them (base.html), and parts that several pages share (their names begin with an underscore).
//
// A page is made from base.html, all parts and the one file that its sort is named after, which defines "main". Each
// file begins with a comment that says what it shows and what it receives; the types are those of package site. A site
// replaces any of them by a file of the same name in its own layouts/ folder.
package layouts

import "embed"

// FS holds the layouts, each by its name: "service.html".
//
//go:embed *.html
var FS embed.FS

package site

import "strings"

// What a page may do: load styles, scripts and pictures from its own site, and ask its own site for data. Nothing
// inline, nothing from elsewhere.
const (
	metaPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
		"manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
	// A <meta> can't say who may frame a page; browsers complain of one that tries.
	policy = metaPolicy + "; frame-ancestors 'none'"
)

// Headers are the names and values that a host should send with every file.
var Headers = [][2]string{
	{"Content-Security-Policy", policy},
	{"Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"},
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
}

// headersFile is the file _headers, which Netlify and Cloudflare Pages read
// (https://docs.netlify.com/manage/routing/headers/). The folders in it have names made of what is in them.
func headersFile(lasting ...string) string {
	var b strings.Builder
	b.WriteString("/*\n")
	for _, h := range Headers {
		b.WriteString("  " + h[0] + ": " + h[1] + "\n")
	}
	for _, folder := range lasting {
		b.WriteString(folder + "*\n  Cache-Control: public, max-age=31536000, immutable\n")
	}
	b.WriteString("/*.ics\n  Content-Type: text/calendar; charset=utf-8\n")
	return b.String()
}

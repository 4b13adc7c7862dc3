package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

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
// (https://docs.netlify.com/manage/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/). The
// lasting folders have names made of what is in them. Private are the addresses of pages that somebody may have to hide: no
// copy of them is to stay in the browser, where whoever has the phone next could find it.
func headersFile(private []string, lasting ...string) string {
	var b strings.Builder
	b.WriteString("/*\n")
	for _, h := range Headers {
		b.WriteString("  " + h[0] + ": " + h[1] + "\n")
	}
	for _, folder := range lasting {
		b.WriteString(folder + "*\n  Cache-Control: public, max-age=31536000, immutable\n")
	}
	b.WriteString("/*.ics\n  Content-Type: text/calendar; charset=utf-8\n")
	for _, path := range inRules(private, mostRules-len(lasting)-2) {
		b.WriteString(path + "\n  Cache-Control: no-store\n")
	}
	return b.String()
}

// mostRules is how many paths Cloudflare Pages reads of a file _headers; it leaves out the rest. Netlify reads them all.
const mostRules = 100

// inRules are the paths of rules for addresses of pages, sorted, at most so many. Where there are more addresses than that, those
// of a folder become one rule for the folder, which then holds for its other pages too: these are asked for again each time,
// and nothing worse. The fullest folder goes first, so that as few others as can be are in it.
func inRules(addresses []string, most int) []string {
	folders := map[string][]string{}
	for _, a := range addresses {
		folder := a[:strings.LastIndexByte(strings.TrimSuffix(a, "/"), '/')+1]
		folders[folder] = append(folders[folder], a)
	}
	byNumber := slices.SortedFunc(maps.Keys(folders), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(folders[b]), len(folders[a])), strings.Compare(a, b))
	})
	rules := len(addresses)
	var paths []string
	for _, folder := range byNumber {
		if rules > most && folder != "/" {
			rules -= len(folders[folder]) - 1
			paths = append(paths, folder+"*")
			continue
		}
		paths = append(paths, folders[folder]...)
	}
	slices.Sort(paths)
	return paths
}

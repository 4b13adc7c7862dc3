package main

import "fmt"

// A hostLimit is what a host takes of one site at most. Sources, read in 2026: Cloudflare Pages, "Limits", free plan; GitHub
// Pages, "GitHub Pages limits".
type hostLimit struct {
	host  string
	files int   // 0 for any number
	bytes int64 // 0 for any size
}

var hostLimits = []hostLimit{
	{host: "Cloudflare Pages", files: 20_000},
	{host: "GitHub Pages", bytes: 1 << 30},
}

// nearestLimit says how near a site is to the limit that it would meet first: "3% of the 20,000 files that Cloudflare Pages takes".
func nearestLimit(files int, bytes int64) string {
	var text string
	highest := -1.0
	for _, l := range hostLimits {
		share, what := float64(bytes)/float64(max(l.bytes, 1)), "1 GB"
		if l.files > 0 {
			share, what = float64(files)/float64(l.files), fmt.Sprintf("%d,%03d files", l.files/1000, l.files%1000)
		}
		if share > highest {
			highest = share
			text = fmt.Sprintf("%.0f%% of the %s that %s takes", share*100, what, l.host)
		}
	}
	return text
}

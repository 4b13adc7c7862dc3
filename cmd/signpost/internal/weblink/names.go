package weblink

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strings"
	"time"
)

// othersForOne is how many named hosts have to answer for each whose name is not known: a network that lets nobody out, or
// knows its own names alone, denies the names of everybody else in the same words.
const othersForOne = 3

// withoutNames decides on the pages of hosts whose names were not known: they are gone where the names of many others are
// known, and where a second look after a pause finds none either. Of all others nothing is known.
func (a *Asker) withoutNames(ctx context.Context, found map[string]Result) {
	lost, answered := map[string]bool{}, map[string]bool{}
	for address, r := range found {
		if r.nameless != "" {
			lost[r.nameless] = true
		} else if u, err := url.Parse(address); err == nil && r.Status != 0 && named(u.Hostname()) {
			answered[u.Hostname()] = true
		}
	}
	if len(lost) == 0 || len(answered) < othersForOne*len(lost) {
		return
	}
	select {
	case <-ctx.Done():
		return
	case <-time.After(a.again):
	}
	for host := range lost {
		var unknown *net.DNSError
		lost[host] = errors.As(a.lookUp(ctx, host), &unknown) && unknown.IsNotFound
	}
	for address, r := range found {
		if lost[r.nameless] {
			r.Gone, r.Unsure = "there is no such website any more", ""
			found[address] = r
		}
	}
}

// named reports whether a host is found by asking for its name on the web.
func named(host string) bool { return net.ParseIP(host) == nil && strings.Contains(host, ".") }

// Package orukapi follows the pages of an Open Referral API to all of its services.
//
// The address may be that of the API itself, of its list of services, with or without a query (?postcode=…), of one service, or of
// a file that Signpost has exported. Pages are followed by the links that they hold, or else by their numbers (?page=2), as the
// versions of the standard have them: total_pages or totalPages, last_page or last, counted from 1 or from 0. Where the list has
// its services short, each is asked for by its ID (/services/ID).
package orukapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"signpost/cmd/signpost/internal/fetch"
	"signpost/cmd/signpost/internal/intake/oruk"
)

// Get gives the document at an address.
type Get func(ctx context.Context, address string) ([]byte, error)

// Progress is told how many of something have come, and how many there are, or 0.
type Progress func(what string, done, all int)

// maxPages is how many pages a list has at most.
const maxPages = 20_000

// A Gathering is what has come.
type Gathering struct {
	Set   *oruk.Set
	Notes []string // what a person should know: services that were promised and did not come
}

// A FormError says that an address gives nothing that can be read.
type FormError struct{ reason string }

func (e *FormError) Error() string { return e.reason }

// Gather follows an address to all services. The error is a FormError, or one of get.
func Gather(ctx context.Context, address string, get Get, progress Progress) (*Gathering, error) {
	start, err := url.Parse(address)
	if err != nil {
		return nil, &FormError{fmt.Sprintf("%q is no address", address)}
	}
	f := &follower{get: get, progress: progress, g: &Gathering{Set: oruk.NewSet()}, seen: map[string]bool{}}
	page, err := f.first(ctx, start)
	if err != nil {
		return nil, err
	}
	if err := f.pages(ctx, page); err != nil {
		return nil, err
	}
	if err := f.details(ctx); err != nil {
		return nil, err
	}
	if n := f.g.Set.Len(); f.items > n {
		f.note("the list says that it has %d services, and %d have come", f.items, n)
	}
	return f.g, nil
}

// A follower follows one list.
type follower struct {
	get      Get
	progress Progress
	g        *Gathering
	list     *url.URL // of the list
	seen     map[string]bool
	items    int // services that there are, by what the list says
}

func (f *follower) note(format string, args ...any) {
	f.g.Notes = append(f.g.Notes, fmt.Sprintf(format, args...))
}

// add asks for an address and takes the services there.
func (f *follower) add(ctx context.Context, u *url.URL) (oruk.Page, error) {
	f.seen[u.String()] = true
	data, err := f.get(ctx, u.String())
	if err != nil {
		return oruk.Page{}, err
	}
	page, err := f.g.Set.Add(u.Path, data)
	if err != nil {
		return oruk.Page{}, &FormError{fmt.Sprintf("%s can't be read: %v; name the address of the list of services, which often ends in /services", u, err)}
	}
	return page, nil
}

// first finds the list: it is at the address, or at /services below it.
func (f *follower) first(ctx context.Context, start *url.URL) (oruk.Page, error) {
	page, err := f.add(ctx, start)
	f.list = start
	found := f.g.Set.Len() > 0 || page.Total > 0
	below := !strings.HasSuffix(strings.TrimSuffix(start.Path, "/"), "/services")
	if err == nil && found || !below || err != nil && !missing(err) && !errors.As(err, new(*FormError)) {
		if err == nil && !found {
			err = &FormError{fmt.Sprintf("there are no services at %s: name the address of the list of services, which often ends in /services", start)}
		}
		return page, err
	}
	list := start.JoinPath("services")
	page, second := f.add(ctx, list)
	f.list = list
	switch {
	case second != nil && err != nil:
		return page, err // what was named says more than what was guessed
	case second != nil && (missing(second) || errors.As(second, new(*FormError))), second == nil && f.g.Set.Len() == 0 && page.Total == 0:
		return page, &FormError{fmt.Sprintf("there are no services at %s, nor at %s: name the address of the list of services", start, list)}
	}
	return page, second
}

func missing(err error) bool {
	var status *fetch.StatusError
	return errors.As(err, &status) && (status.Status == http.StatusNotFound || status.Status == http.StatusGone || status.Status == http.StatusBadRequest)
}

// pages follows the list from its first page on.
func (f *follower) pages(ctx context.Context, page oruk.Page) error {
	at := f.list
	number := page.Number
	if !page.FromZero && number == 0 {
		number = max(1, numberOf(at))
	}
	zero := page.FromZero
	for n := 1; ; n++ {
		f.items = max(f.items, page.Items)
		f.progress("pages", n, page.Total)
		next := f.next(at, page, number, zero)
		if next == nil || f.seen[next.String()] {
			return nil
		}
		if n == maxPages {
			return &FormError{fmt.Sprintf("the list has more than %d pages: ask for larger ones, as with ?per_page=100", maxPages)}
		}
		before := f.g.Set.Len()
		var err error
		if page, err = f.add(ctx, next); err != nil {
			return err
		}
		at, number = next, number+1
		if page.Services == 0 {
			return nil
		}
		if f.g.Set.Len() == before {
			f.note("%s gives the same services once more, so no further page was asked for", next)
			return nil
		}
	}
}

// next is the address of the page after one, or nil.
func (f *follower) next(at *url.URL, page oruk.Page, number int, zero bool) *url.URL {
	if page.Next != "" {
		if u, err := at.Parse(page.Next); err == nil {
			if u.Hostname() == at.Hostname() && u.Scheme == "http" && u.Port() == "" {
				u.Scheme = at.Scheme // a server behind another may not know that it is under https
			}
			return u
		}
	}
	last := page.Total
	if zero {
		last--
	}
	if page.Last || page.Total > 0 && number >= last || page.Total == 0 && page.Number == 0 && !zero {
		return nil
	}
	u := *f.list
	query := u.Query()
	query.Set("page", strconv.Itoa(number+1))
	u.RawQuery = query.Encode()
	return &u
}

func numberOf(u *url.URL) int {
	n, err := strconv.Atoi(u.Query().Get("page"))
	if err != nil {
		return 0
	}
	return n
}

// details asks for the services of which the list says little.
func (f *follower) details(ctx context.Context) error {
	const tries = 3 // without a service, after which there seem to be none
	short := f.g.Set.Short()
	without := 0
	for i, id := range short {
		f.progress("services", i, len(short))
		u := f.detail(id)
		if u == nil {
			continue
		}
		data, err := f.get(ctx, u.String())
		if err != nil && !missing(err) {
			return err
		}
		if err == nil {
			_, err = f.g.Set.Add(u.Path, data)
		}
		if err != nil {
			without++
			f.note("%s: %v", id, err)
		}
		if without == tries && i+1 == tries {
			f.note("none of the first %d services is there by itself, so the others were not asked for", tries)
			return nil
		}
	}
	return nil
}

// detail is the address of one service.
func (f *follower) detail(id string) *url.URL {
	if id == "." || id == ".." || len(id) > 200 {
		return nil
	}
	u := *f.list
	u.RawQuery = ""
	u.Path = strings.TrimSuffix(u.Path, "/")
	base, file := strings.CutSuffix(u.Path, ".json")
	escaped := strings.TrimSuffix(strings.TrimSuffix(f.list.EscapedPath(), "/"), ".json") + "/" + url.PathEscape(id)
	u.Path = base + "/" + id
	if file {
		u.Path, escaped = u.Path+".json", escaped+".json"
	}
	u.RawPath = escaped
	return &u
}

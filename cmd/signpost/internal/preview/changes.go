package preview

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// A sight is what somebody sees at an address, as far as it can change.
type sight struct {
	page     string   // a sum of the page without its styles
	styles   []string // the addresses of its style sheets
	problems string   // HTML
}

// id names a sight: three sums, so that it can be told what differs from another. An open page says with it what it shows.
func (l sight) id() string {
	return l.page + "-" + sumOf(strings.Join(l.styles, "\n")) + "-" + sumOf(l.problems)
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

var (
	styleLink = regexp.MustCompile(`<link\b[^>]*\brel="?stylesheet"?[^>]*>`)
	linked    = regexp.MustCompile(`\b(?:href|src)="([^"]*)"`)
	picture   = regexp.MustCompile(`<(?:img|source)\b[^>]*>`)
)

// sightOf works out what somebody sees of an answer.
func (v *view) sightOf(a answer, here bool) sight {
	l := sight{problems: v.problemsOf(a, here)}
	rest := styleLink.ReplaceAllFunc(a.data, func(link []byte) []byte {
		if m := linked.FindSubmatch(link); m != nil {
			l.styles = append(l.styles, string(m[1]))
		}
		return nil
	})
	sum := sha256.New()
	fmt.Fprintln(sum, a.status, v.day())
	sum.Write(rest)
	for _, tag := range picture.FindAll(rest, -1) {
		// A picture's address stays the same when the picture changes.
		if m := linked.FindSubmatch(tag); m != nil {
			if f, ok := v.Site.Lookup(strings.TrimPrefix(string(m[1]), v.o.BasePath)); ok {
				data, _ := f.Make()
				sum.Write(data)
			}
		}
	}
	l.page = hex.EncodeToString(sum.Sum(nil)[:8])
	return l
}

// heartbeat keeps a line open that leads through something that would close it, as in a container.
const heartbeat = 20 * time.Second

// retry is how soon an open page asks again after its line broke: the preview may have been started again.
const retry = time.Second

// changes holds a line open to a page, and sends what it has to do to show what is there now: "go" to another address,
// "reload", take other "styles", or show "problems". The page says where it is and what it shows, in the address of its
// first request or, where the line was broken, in Last-Event-ID.
func (s *Server) changes(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	place := r.FormValue("path")
	if plain, err := url.PathUnescape(place); err == nil {
		place = plain
	}
	address := "/" + strings.TrimPrefix(cleaned(place), s.o.BasePath)
	shown := r.Header.Get("Last-Event-ID")
	if shown == "" {
		shown = r.FormValue("page")
	}
	_, _ = fmt.Fprintf(w, "retry: %d\n\n", retry.Milliseconds())
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		v := s.current()
		if shown = v.catchUp(w, address, shown, isHere(r)); shown == "" {
			return
		}
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
	waiting:
		for {
			select {
			case <-v.over:
				break waiting
			case <-beat.C:
				_, _ = io.WriteString(w, ":\n\n")
				if f, ok := w.(http.Flusher); ok {
					f.Flush()
				}
			case <-r.Context().Done():
				return
			}
		}
	}
}

// catchUp sends what leads from what is shown to what is there, and gives the id of that; or "" where the page goes, and
// asks again from where it will be.
func (v *view) catchUp(w io.Writer, address, shown string, here bool) string {
	if to, ok := v.renamedTo(address); ok {
		event(w, "go", "", strings.TrimSuffix(v.o.BasePath, "/")+to)
		return ""
	}
	p := v.page(address, here)
	if p.slash {
		event(w, "reload", "", "")
		return ""
	}
	now := p.sight
	had, has := strings.Split(shown, "-"), strings.Split(now.id(), "-")
	if len(had) != len(has) || had[0] != has[0] {
		event(w, "reload", "", "")
		return ""
	}
	if had[1] != has[1] {
		event(w, "styles", now.id(), now.styles)
	}
	if had[2] != has[2] {
		event(w, "problems", now.id(), now.problems)
	}
	if slices.Equal(had, has) {
		_, _ = io.WriteString(w, ":\n\n")
	}
	return now.id()
}

// event writes a server-sent event, whose data are JSON.
func event(w io.Writer, name, id string, data any) {
	text, err := json.Marshal(data)
	if err != nil {
		return // can't be: they are texts
	}
	if id != "" {
		id = "id: " + id + "\n"
	}
	fmt.Fprintf(w, "event: %s\n%sdata: %s\n\n", name, id, text)
}

package preview

import (
	"bytes"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"path"
	"strings"

	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/when"
)

// send writes a page or another file, with the headers of a host, and with the preview's own part in a page.
func (s *Server) send(w http.ResponseWriter, r *http.Request, v *view, p *page) {
	for _, h := range site.Headers {
		w.Header().Set(h[0], h[1])
	}
	w.Header().Set("Content-Type", p.kind)
	w.Header().Set("Cache-Control", "no-store")
	data := p.data
	if p.isPage() {
		data = s.dress(v, p)
	}
	w.WriteHeader(p.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data)
	}
}

// dress puts the preview's own part at the end of a page.
func (s *Server) dress(v *view, p *page) []byte {
	var part bytes.Buffer
	err := templates.ExecuteTemplate(&part, "part", map[string]any{
		"Folder": ownFolder, "Page": p.sight.id(), "Problems": template.HTML(p.sight.problems), // made by the same templates
		"Day": v.day(), "Written": written(v.day()), "First": firstDay, "Last": lastDay, "CanTravel": p.here && s.o.Date != nil, "Back": s.o.BasePath + strings.TrimPrefix(p.address, "/"),
	})
	if err != nil {
		return p.data // can't be: the template and what it gets stand in this package
	}
	end := bytes.LastIndex(p.data, []byte("</body>"))
	if end < 0 {
		end = len(p.data)
	}
	return bytes.Join([][]byte{p.data[:end], part.Bytes(), p.data[end:]}, nil)
}

// written is a day as people write it: "24 March 2027".
func written(day when.Date) string { return fmt.Sprintf("%d %s %d", day.Day, day.Month, day.Year) }

// contentType goes by the ending, as hosts do. The common ones stand here because a machine's own table may differ.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".txt", "":
		return "text/plain; charset=utf-8"
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

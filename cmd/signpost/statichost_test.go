package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"log"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/site"
)

// A staticHost serves a published folder as hosts do: over HTTP/2, with the site's headers, compressed by type.
type staticHost struct {
	folder   string
	encoding string // "br" or "gzip"
	address  string // "https://127.0.0.1:8080"
}

// serveStatic serves a published folder. What a search can ask for is compressed beforehand.
func serveStatic(b *testing.B, folder string) *staticHost {
	b.Helper()
	h := &staticHost{folder: folder, encoding: "br"}
	brotli, err := exec.LookPath("brotli")
	if err != nil {
		h.encoding = "gzip"
	}
	files := h.compressible(b)
	if h.encoding == "br" {
		for len(files) > 0 {
			some := files[:min(len(files), 500)] // a command line has its limits
			files = files[len(some):]
			if said, err := exec.Command(brotli, append([]string{"--quality=11", "--keep", "--"}, some...)...).CombinedOutput(); err != nil {
				b.Fatalf("brotli: %v\n%s", err, said)
			}
		}
	} else {
		for _, name := range files {
			squeeze(b, name)
		}
	}
	b.Logf("compressed by %s", map[string]string{"br": "brotli 11", "gzip": "gzip 9, as there is no command brotli"}[h.encoding])
	server := httptest.NewUnstartedServer(h)
	server.EnableHTTP2 = true
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // the browser turns the certificate down once before it trusts it
	server.StartTLS()
	b.Cleanup(server.CloseClientConnections)
	b.Cleanup(server.Close)
	h.address = server.URL
	return h
}

// compressible are the files that a search can ask for.
func (h *staticHost) compressible(b *testing.B) []string {
	b.Helper()
	var files []string
	for _, folder := range []string{"search", "assets"} {
		err := filepath.WalkDir(filepath.Join(h.folder, folder), func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "index.bleve":
				return fs.SkipDir
			case !d.IsDir():
				files = append(files, name)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return files
}

func squeeze(b *testing.B, name string) {
	b.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	var small bytes.Buffer
	w, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name+".gz", small.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
}

// file gives the bytes that are sent for a path, with their encoding, if they have one.
func (h *staticHost) file(name string) (data []byte, encoding string, err error) {
	if strings.HasSuffix(name, "/") {
		name = path.Join(name, "index.html")
	}
	file := filepath.Join(h.folder, filepath.FromSlash(path.Clean("/"+name)))
	if data, err := os.ReadFile(file + map[string]string{"br": ".br", "gzip": ".gz"}[h.encoding]); err == nil {
		return data, h.encoding, nil
	}
	data, err = os.ReadFile(file)
	return data, "", err
}

// size is how many bytes are sent for an address, headers apart.
func (h *staticHost) size(address string) int {
	name, _, _ := strings.Cut(strings.TrimPrefix(address, h.address), "?")
	data, _, _ := h.file(name)
	return len(data)
}

func (h *staticHost) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	data, encoding, err := h.file(r.URL.Path)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	for _, header := range site.Headers {
		w.Header().Set(header[0], header[1])
	}
	kind := "text/html; charset=utf-8"
	if ext := path.Ext(r.URL.Path); ext != "" {
		kind = mime.TypeByExtension(ext)
	}
	w.Header().Set("Content-Type", kind)
	if encoding != "" {
		w.Header().Set("Content-Encoding", encoding)
	}
	_, _ = w.Write(data)
}

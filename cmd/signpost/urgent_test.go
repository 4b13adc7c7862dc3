package main

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The page of urgent help is the smallest of the site: no other takes fewer bytes to send. An old address that leads to
// a new one is no page.
func TestUrgentIsTheSmallestPage(t *testing.T) {
	small := written(t, map[string]string{
		"index.md": "title: Small", "services/a.md": "title: A", "services/b.md": "title: B", "events/c.md": "title: C\nwhen: Mondays, 10am to 11am",
	})
	for _, site := range []string{repository, small} {
		out := filepath.Join(t.TempDir(), "public")
		if err := build(site, out, sampleDay, false, &strings.Builder{}); err != nil {
			t.Fatal(err)
		}
		sizes := pageSizes(t, out)
		urgent := sizes["urgent/index.html"]
		if urgent == 0 || len(sizes) < 15 {
			t.Errorf("%s: %d bytes, among %d pages", site, urgent, len(sizes))
		}
		for page, size := range sizes {
			if size <= urgent && page != "urgent/index.html" {
				t.Errorf("%s: %s takes %d bytes, urgent help %d", site, page, size, urgent)
			}
		}
	}
}

// Who can't hear or speak finds the ways to 999 that need no voice, and every nation has its own numbers for what can't wait.
func TestUrgentWithoutAVoice(t *testing.T) {
	for nation, medical := range map[string]string{
		"england": "<small>NHS 111</small>", "wales": "<small>NHS 111 Wales</small>", "scotland": "<small>NHS 24</small>",
		"northern-ireland": "<p>You need urgent medical help? Ring your GP.",
	} {
		out := filepath.Join(t.TempDir(), "public")
		if err := build(written(t, map[string]string{"index.md": "title: T\nnation: " + nation}), out, sampleDay, false, &strings.Builder{}); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(out, "urgent", "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		page := string(text)
		for _, want := range []string{`href="sms:999"`, `href="sms:999?&amp;body=register"`, `href="tel:18000"`, "press 55", `href="https://999bsl.co.uk/"`, medical} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page has no %s", nation, want)
			}
		}
		if strings.Contains(page, `href="tel:111"`) == (nation == "northern-ireland") || strings.Contains(page, "<script") {
			t.Errorf("%s: 111 where it is none, or none where it is, or a script:\n%s", nation, page)
		}
	}
}

// written is the folder of a small site: its fields by file of content/.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, fields := range files {
		name = filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("---\n"+fields+"\n---\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// pageSizes are the bytes that each page takes on its way.
func pageSizes(t *testing.T, out string) map[string]int {
	t.Helper()
	sizes := map[string]int{}
	err := fs.WalkDir(os.DirFS(out), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		page, err := os.ReadFile(filepath.Join(out, path))
		if err != nil || bytes.Contains(page, []byte(`http-equiv="refresh"`)) {
			return err
		}
		var sent bytes.Buffer
		w := gzip.NewWriter(&sent)
		w.Write(page)
		w.Close()
		sizes[path] = sent.Len()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return sizes
}

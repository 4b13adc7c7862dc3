package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The zip file is read as it was downloaded; one that was cut on its way says so.
func TestImportPostcodesFromZip(t *testing.T) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for name, text := range map[string]string{
		"Doc/Code-Point_Open_Column_Headers.csv": "PC,PQ,EA,NO,CY\nPostcode,Positional_quality_indicator,Eastings,Northings,Country_code\n",
		"Data/CSV/zx.csv":                        "\"ZX1 1AA\",10,404100,267700,\"E92000001\"\r\n",
		"Data/CSV/zy.csv":                        "\"ZY1 1AA\",10,404100,267700,\"E92000001\"\r\n",
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	site := t.TempDir()
	if err := os.Mkdir(filepath.Join(site, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(packed.Bytes())
	copy(damaged[bytes.Index(damaged, []byte("zx.csv"))+8:], "damaged")
	for _, test := range []struct {
		data   []byte
		status int
		says   string
	}{
		{packed.Bytes(), statusFine, "2 postcodes (ZX 1, ZY 1)"},
		{packed.Bytes()[:packed.Len()/2], statusContent, "is no zip file, or not all of it"},
		{damaged, statusContent, "is no zip file, or not all of it"},
	} {
		file := filepath.Join(t.TempDir(), "codepo_gb.zip")
		if err := os.WriteFile(file, test.data, 0o644); err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		if status := run([]string{"--site", site, "import", "postcodes", file}, &said, &said); status != test.status || !strings.Contains(said.String(), test.says) {
			t.Errorf("status %d, want %d\n%s", status, test.status, said.String())
		}
	}
}

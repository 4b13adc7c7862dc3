// Package asset gives styles and scripts an address made of their content.
//
// A browser may keep such a file for ever: another content has another address. So a page never meets a style or a
// script of another build, on hosts that set no headers too.
package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
)

// A Set is the styles and scripts of a site, and whatever else lies beside them.
type Set struct {
	Files   []File
	address map[string]string // by name: "css/site.css"
}

// A File is one file of a site's static folder with where it is published.
type File struct {
	Name string // within static/: "css/site.css"
	Path string // within the site: "assets/site.3f2a9c01.css"
	Data []byte
}

// Load reads a static folder. Files in css/ and js/ get an address with the first eight digits of their SHA-256; all
// others keep their name. The error is the file system's.
func Load(static fs.FS) (*Set, error) {
	s := &Set{address: map[string]string{}}
	err := fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(static, name)
		if err != nil {
			return err
		}
		f := File{Name: name, Path: publishedAs(name, data), Data: data}
		s.Files = append(s.Files, f)
		s.address[name] = "/" + f.Path
		return nil
	})
	return s, err
}

// Address is the site's own path of a file named as it lies in the static folder.
func (s *Set) Address(name string) (string, bool) {
	a, ok := s.address[name]
	return a, ok
}

func publishedAs(name string, data []byte) string {
	dir, ext := path.Dir(name), path.Ext(name)
	if dir != "css" && dir != "js" {
		return name
	}
	sum := sha256.Sum256(data)
	return "assets/" + strings.TrimSuffix(path.Base(name), ext) + "." + hex.EncodeToString(sum[:4]) + ext
}

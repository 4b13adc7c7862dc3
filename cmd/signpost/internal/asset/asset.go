// Package asset makes the styles and scripts of a site small, and gives them an address made of their content.
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

	"signpost/cmd/signpost/internal/problem"
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

// Load reads a static folder. Files in css/ and js/ lose their comments and spaces, and get an address with the first
// eight digits of their SHA-256; all others are published as they are. What a script imports from a folder within js/ is
// put into it, and not published besides. A mistake in a style or a script is a problem. The error is the file system's.
func Load(static fs.FS) (*Set, []problem.Problem, error) {
	s := &Set{address: map[string]string{}}
	var problems []problem.Problem
	err := fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			// A link may lead out of the site, and a pipe is never read to its end.
			problems = append(problems, problem.Problem{Path: "static/" + name, Line: 1, Col: 1, Rule: "file-name",
				Message: "this is no ordinary file", Hint: "replace the link by the file itself"})
			return nil
		}
		if strings.HasPrefix(name, "js/") && path.Dir(name) != "js" && path.Ext(name) == ".js" {
			return nil // a part of the scripts that import it
		}
		data, err := fs.ReadFile(static, name)
		if err != nil {
			return err
		}
		f := File{Name: name, Path: name, Data: data}
		if made, more, ok := small(static, name, data); ok {
			problems = append(problems, more...)
			f.Data, f.Path = made, hashed(name, made)
		}
		s.Files = append(s.Files, f)
		s.address[name] = "/" + f.Path
		return nil
	})
	return s, problems, err
}

// Address is the site's own path of a file named as it lies in the static folder.
func (s *Set) Address(name string) (string, bool) {
	a, ok := s.address[name]
	return a, ok
}

func hashed(name string, data []byte) string {
	ext := path.Ext(name)
	sum := sha256.Sum256(data)
	return "assets/" + strings.TrimSuffix(path.Base(name), ext) + "." + hex.EncodeToString(sum[:4]) + ext
}

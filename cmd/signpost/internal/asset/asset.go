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

	"github.com/evanw/esbuild/pkg/api"

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
// eight digits of their SHA-256; all others are published as they are. A mistake in a style or a script is a problem.
// The error is the file system's.
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
		data, err := fs.ReadFile(static, name)
		if err != nil {
			return err
		}
		f := File{Name: name, Path: name, Data: data}
		if loader, ok := loaders[path.Dir(name)+path.Ext(name)]; ok {
			small, more := minify(name, data, loader)
			problems = append(problems, more...)
			f.Data, f.Path = small, hashed(name, small)
		}
		s.Files = append(s.Files, f)
		s.address[name] = "/" + f.Path
		return nil
	})
	return s, problems, err
}

// loaders are the folders with the endings of what is made small.
var loaders = map[string]api.Loader{"css.css": api.LoaderCSS, "js.js": api.LoaderJS}

// minify uses esbuild, for browsers of the last five years or so: those that old phones still get.
func minify(name string, data []byte, loader api.Loader) ([]byte, []problem.Problem) {
	options := api.TransformOptions{
		Loader: loader, Sourcefile: name, Target: api.ES2020,
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		LegalComments: api.LegalCommentsNone, Charset: api.CharsetUTF8,
	}
	switch loader {
	case api.LoaderJS:
		options.Format = api.FormatESModule // a module's names are its own, so that they can be short
	case api.LoaderCSS:
		options.Engines = []api.Engine{{Name: api.EngineChrome, Version: "87"}, {Name: api.EngineSafari, Version: "14"}, {Name: api.EngineFirefox, Version: "85"}}
	}
	result := api.Transform(string(data), options)
	var problems []problem.Problem
	report := func(messages []api.Message, severity problem.Severity) {
		for _, m := range messages {
			p := problem.Problem{Path: "static/" + name, Line: 1, Col: 1, Severity: severity, Rule: "asset", Message: firstLower(m.Text)}
			if m.Location != nil {
				p.Line, p.Col = m.Location.Line, m.Location.Column+1
			}
			problems = append(problems, p)
		}
	}
	report(result.Errors, problem.Error)
	report(result.Warnings, problem.Warning)
	if len(result.Errors) > 0 {
		return data, problems
	}
	return result.Code, problems
}

func firstLower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
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

package asset

import (
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"signpost/cmd/signpost/internal/problem"
)

// small makes a style or a script small, for browsers of the last five years or so: those that old phones still get. It
// reports false for a file that is neither. Of what can't be read the text is left as it is.
func small(static fs.FS, name string, data []byte) ([]byte, []problem.Problem, bool) {
	switch path.Dir(name) + path.Ext(name) {
	case "css.css":
		made, problems := style(name, data)
		return made, problems, true
	case "js.js":
		made, problems := script(static, name, data)
		return made, problems, true
	}
	return nil, nil, false
}

func style(name string, data []byte) ([]byte, []problem.Problem) {
	result := api.Transform(string(data), api.TransformOptions{
		Loader: api.LoaderCSS, Sourcefile: name, Target: api.ES2020,
		Engines:          []api.Engine{{Name: api.EngineChrome, Version: "87"}, {Name: api.EngineSafari, Version: "14"}, {Name: api.EngineFirefox, Version: "85"}},
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		LegalComments: api.LegalCommentsNone, Charset: api.CharsetUTF8,
	})
	problems := told(name, result.Errors, result.Warnings)
	if len(result.Errors) > 0 {
		return data, problems
	}
	return result.Code, problems
}

// script joins a script with the modules that it imports.
func script(static fs.FS, name string, data []byte) ([]byte, []problem.Problem) {
	result := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: string(data), Sourcefile: name, Loader: api.LoaderJS},
		Bundle: true, Outdir: "/", Plugins: []api.Plugin{modules(static, name)},
		Format: api.FormatESModule, // a module's names are its own, so that they can be short
		Target: api.ES2020, LogLevel: api.LogLevelSilent,
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
		LegalComments: api.LegalCommentsNone, Charset: api.CharsetUTF8,
	})
	problems := told(name, result.Errors, result.Warnings)
	if len(result.Errors) > 0 || len(result.OutputFiles) != 1 {
		return data, problems
	}
	return result.OutputFiles[0].Contents, problems
}

// namespace is that of the files that modules finds.
const namespace = "static"

// modules finds what a script imports: files of the static folder, by their path from the script that imports them, and
// nothing else that the machine has.
func modules(static fs.FS, script string) api.Plugin {
	return api.Plugin{Name: namespace, Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			from := args.Importer
			if args.Namespace != namespace {
				from = script
			}
			return api.OnResolveResult{Path: path.Join(path.Dir(from), args.Path), Namespace: namespace}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(static, args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text := string(data)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
		})
	}}
}

// told are esbuild's messages as problems, at the file of which they tell.
func told(name string, errors, warnings []api.Message) []problem.Problem {
	var problems []problem.Problem
	report := func(messages []api.Message, severity problem.Severity) {
		for _, m := range messages {
			p := problem.Problem{Path: "static/" + name, Line: 1, Col: 1, Severity: severity, Rule: "asset", Message: firstLower(m.Text)}
			if m.Location != nil {
				p.Line, p.Col = m.Location.Line, m.Location.Column+1
				if module, ok := strings.CutPrefix(m.Location.File, namespace+":"); ok {
					p.Path = "static/" + module
				}
			}
			problems = append(problems, p)
		}
	}
	report(errors, problem.Error)
	report(warnings, problem.Warning)
	return problems
}

func firstLower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

// takenOut are the entries of which a change leaves no file, deleted or renamed, as commands call them: "services/u3a".
func takenOut(siteDir string, changed []string) []string {
	var keys []string
	for _, file := range changed {
		key, isEntry := strings.CutSuffix(strings.TrimPrefix(file, "content/"), ".md")
		if !isEntry || !strings.HasPrefix(file, "content/") || strings.Count(key, "/") != 1 {
			continue
		}
		if _, err := os.Stat(filepath.Join(siteDir, filepath.FromSlash(file))); os.IsNotExist(err) {
			keys = append(keys, key)
		}
	}
	return keys
}

// tellTakenOut adds to problems with an entry that is not there that it is this change which takes it out: they stand in
// files that whoever made the change has never seen.
func tellTakenOut(problems []problem.Problem, keys []string) []problem.Problem {
	told := slices.Clone(problems)
	for i, p := range told {
		for _, key := range keys {
			if p.Severity == problem.Error && names(p, key) {
				told[i].Message += ": this change takes " + key + " out"
			}
		}
	}
	return told
}

// names reports whether a problem is about an entry: its rule is that of the kind, or its words quote the whole name or the address.
func names(p problem.Problem, key string) bool {
	folder, slug, _ := strings.Cut(key, "/")
	kind := directory.Kind(folder)
	return slices.Contains(directory.Kinds, kind) && p.Rule == kind.One() && strings.Contains(p.Message, `"`+slug+`"`) ||
		strings.Contains(p.Message, `"`+key+`"`) || strings.Contains(p.Message, `"/`+key+`/"`)
}

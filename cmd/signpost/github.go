package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"signpost/cmd/signpost/internal/problem"
)

// annotations is how many problems become annotations of a pull request: GitHub shows ten of each sort a step, and drops
// the others without a word. One is kept for saying how many there are.
const annotations = 9

// printGitHub prints problems for GitHub's log: the worst in what has changed as annotations, then how many more there
// are, and these as text that folds away. GitHub looks for the file of an annotation from the top of the repository, in
// which the site may lie below a folder.
func printGitHub(w io.Writer, problems []problem.Problem, changed []string, folder string) error {
	worst, others := problem.Worst(problems, changed, annotations)
	for i := range worst {
		worst[i].Path = path.Join(folder, worst[i].Path)
	}
	if err := problem.Print(w, "github", worst); err != nil || len(others) == 0 {
		return err
	}
	more := fmt.Sprintf("%s more: %s", countWords(len(others), "problem", "problems"), countProblems(others))
	if _, err := fmt.Fprintf(w, "::notice::%s\n::group::%s\n", more, more); err != nil {
		return err
	}
	if err := problem.Print(w, "text", others); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, "::endgroup::")
	return err
}

// repositoryFolder is where in its repository the site lies, "towns/redditch", or "": for a site at its top, and outside of
// GitHub's own machines, where nothing but the site's own paths is of use.
func repositoryFolder(siteDir string) string {
	if os.Getenv("GITHUB_ACTIONS") != "true" {
		return ""
	}
	out, err := exec.Command("git", "-C", siteDir, "rev-parse", "--show-prefix").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSpace(string(out)), "/")
}

// changedFiles are the files that a pull request changes, relative to the site: those named, or else those that differ
// from the branch that GitHub says it is for. Where git does not tell there are none: all files count the same then.
func changedFiles(siteDir string, named []string) []string {
	base := os.Getenv("GITHUB_BASE_REF")
	if len(named) > 0 || base == "" {
		for i, name := range named {
			named[i] = filepath.ToSlash(filepath.Clean(name))
		}
		return named
	}
	// The checkout of a pull request is the commit that merges it. With no history but that, its first parent is the base.
	for _, since := range []string{"origin/" + base + "...HEAD", "HEAD^1"} {
		out, err := exec.Command("git", "-C", siteDir, "diff", "--name-only", "--relative", "-z", since, "--").Output()
		if err == nil {
			return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 })
		}
	}
	return nil
}

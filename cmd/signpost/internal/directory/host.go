package directory

import (
	"net/url"
	"strings"
)

// A Host keeps repositories, and has an editor and a list of issues at an address below that of each.
type Host struct {
	Name        string
	Edit, Issue string // what stands before a branch; before what an issue begins with
}

// hosts are known by their names. Others are taken for GitHub, which companies run under names of their own.
var hosts = map[string]Host{
	"github.com":   {"GitHub", "/edit/", "/issues/new?"},
	"gitlab.com":   {"GitLab", "/-/edit/", "/-/issues/new?"},
	"codeberg.org": {"Codeberg", "/_edit/", "/issues/new?"},
}

// Host is where the content is kept.
func (s *Settings) Host() Host {
	if u, err := url.Parse(s.Repository); err == nil {
		if h, known := hosts[strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")]; known {
			return h
		}
	}
	return hosts["github.com"]
}

// RepositoryAddress is the address of the content's repository, ready for a path, or "".
func (s *Settings) RepositoryAddress() string {
	return strings.TrimSuffix(strings.TrimRight(s.Repository, "/"), ".git")
}

// EditAddress leads to the host's editor of a file, which makes a copy of the repository for whoever may not write to it; ""
// where there is no repository. A slash in the name of a branch stays one, as in the links that hosts make themselves.
func (s *Settings) EditAddress(path string) string {
	if s.Repository == "" {
		return ""
	}
	branch := strings.ReplaceAll(url.PathEscape(s.Branch), "%2F", "/")
	return s.RepositoryAddress() + s.Host().Edit + branch + "/" + path
}

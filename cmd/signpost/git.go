package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/when"
)

// An earlier state of a site, as git has it.
type earlier struct {
	commit string // shortened
	on     when.Date
	files  fs.FS // the content, and the postcodes with which it was read
}

const (
	gitPatience = 2 * time.Minute
	mostContent = 256 << 20 // bytes
)

// earlierContent asks git for the content of a site at the point where its branch left a revision, or at the revision itself
// where a shallow copy does not reach back to that point. Where there is none, unknown says why, in plain words.
func earlierContent(dir, revision string) (e earlier, unknown string) {
	ctx, cancel := context.WithTimeout(context.Background(), gitPatience)
	defer cancel()
	folder, err := gitLine(ctx, dir, "rev-parse", "--show-prefix")
	if errors.Is(err, exec.ErrNotFound) {
		return e, "There is no git here to ask."
	}
	top, topErr := gitLine(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil || topErr != nil {
		return e, "The directory is not kept in git here."
	}
	commit, err := gitLine(ctx, top, "rev-parse", "--verify", "--quiet", revision+"^{commit}")
	if err != nil {
		return e, fmt.Sprintf("This copy of the directory does not know %s, with which it should be compared.", revision)
	}
	if base, err := gitLine(ctx, top, "merge-base", commit, "HEAD"); err == nil {
		commit = base
	}
	day, err := gitLine(ctx, top, "show", "-s", "--format=%cs", commit)
	if err != nil {
		return e, "git does not tell when " + revision + " was."
	}
	e.commit, e.on = commit[:min(10, len(commit))], readDay(day)
	tree, err := git(ctx, top, nil, "ls-tree", "-r", "-z", "--full-tree", commit, "--", folder+"content", folder+geo.FileName)
	blobs := blobsOf(tree)
	if err == nil && len(blobs) == 0 {
		return e, "There was no content at " + e.commit + "."
	}
	if err == nil {
		e.files, err = filesOf(ctx, top, blobs, folder)
	}
	if err != nil {
		return e, "git does not hand out the content of " + e.commit + "."
	}
	return e, ""
}

// A blob is a file as git keeps it.
type blob struct{ name, path string }

// blobsOf reads the list of a tree, in which each file is "MODE blob NAME\tPATH" and a zero byte. Links lead nowhere here.
func blobsOf(tree []byte) []blob {
	var list []blob
	for line := range strings.SplitSeq(string(tree), "\x00") {
		about, path, _ := strings.Cut(line, "\t")
		if parts := strings.Fields(about); len(parts) == 3 && strings.HasPrefix(parts[0], "100") {
			list = append(list, blob{parts[2], path})
		}
	}
	return list
}

// filesOf fetches files, seen from the folder of the site. An archive would be simpler, and would lack what .gitattributes keep out
// of one (export-ignore), as if it were deleted.
func filesOf(ctx context.Context, top string, blobs []blob, folder string) (fs.FS, error) {
	var names bytes.Buffer
	for _, b := range blobs {
		names.WriteString(b.name + "\n")
	}
	data, err := git(ctx, top, &names, "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	var kept bytes.Buffer
	z := zip.NewWriter(&kept)
	for _, b := range blobs { // each as "NAME blob SIZE\n", its bytes, and a line end
		var name string
		var size int
		head, rest, _ := bytes.Cut(data, []byte("\n"))
		if n, _ := fmt.Sscanf(string(head), "%s blob %d", &name, &size); n != 2 || name != b.name || size < 0 || size >= len(rest) {
			return nil, fmt.Errorf("git cat-file says %.80q of %s", head, b.path)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: b.path})
		if err == nil {
			_, err = w.Write(rest[:size])
		}
		if err != nil {
			return nil, err
		}
		data = rest[size+1:]
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	files, err := zip.NewReader(bytes.NewReader(kept.Bytes()), int64(kept.Len()))
	if err != nil || folder == "" {
		return files, err
	}
	return fs.Sub(files, strings.TrimSuffix(folder, "/"))
}

func readDay(text string) when.Date {
	day, _ := when.ReadDate(text) // git writes it as asked
	return day
}

// gitLine runs git for what is said on one line.
func gitLine(ctx context.Context, dir string, args ...string) (string, error) {
	out, err := git(ctx, dir, nil, args...)
	return strings.TrimSuffix(string(out), "\n"), err
}

// git runs git in a folder, with something to read or nil, and gives what it says.
func git(ctx context.Context, dir string, in io.Reader, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...)
	c.Env = append(os.Environ(), "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0")
	var out limited
	c.Stdin, c.Stdout = in, &out
	if err := c.Run(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// limited takes no more than a directory may have.
type limited struct{ bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > mostContent {
		return 0, errors.New("more than is taken")
	}
	return l.Buffer.Write(p)
}

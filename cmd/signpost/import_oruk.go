package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/intake/oruk"
)

func importORUKCommand(siteDir *string) *cobra.Command {
	var i importing
	c := &cobra.Command{
		Use:   "oruk FILE|FOLDER",
		Short: "Make entries of open data in the format Open Referral UK",
		Long: `Make entries of open data in the format Open Referral UK (3.0, and the versions before it): services, organisations and places.

FILE is a page of the list of services, an array of services, or one of them; FOLDER holds such files. Where a list has its
services short, they are looked for in the folder services/ beside it.

Schedules become a line of plain English where it can be read back as the same dates; else they stand in the text. What is
withheld, what is kept, and how a second import goes: see "signpost help import csv".`,
		Example: `  signpost import oruk services.json
  signpost import oruk --source "county feed" pages/`,
		Args: oneFile,
		RunE: func(c *cobra.Command, args []string) error {
			i.site, i.stderr = *siteDir, c.ErrOrStderr()
			if strings.Contains(args[0], "://") {
				return usageError(errors.New("an address can't be imported yet: save its pages into a folder, and import that"))
			}
			set, err := readORUK(args[0])
			if err != nil {
				return err
			}
			src, o, err := i.open()
			if err != nil {
				return err
			}
			defer src.close()
			if o.Source, o.Named = sourceName(args[0]), i.source != ""; o.Named {
				o.Source = i.source
			}
			note := ""
			if short := len(set.Short()); short > 0 {
				note = fmt.Sprintf(", of which %d are only known by what the list says of them", short)
			}
			fmt.Fprintf(i.stderr, "%s: %s%s\n", args[0], countWords(set.Len(), "service", "services"), note)
			return i.run(src, set.Records(o.Times), o)
		},
	}
	i.flags(c)
	return c
}

// readORUK reads a file, with the services beside it that it has short, or all files of a folder.
func readORUK(name string) (*oruk.Set, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(fmt.Errorf("there is no file or folder %s", name))
	}
	if err != nil {
		return nil, machineError(err)
	}
	set := oruk.NewSet()
	dir, files := os.DirFS(filepath.Dir(name)), []string{filepath.Base(name)}
	if info.IsDir() {
		dir = os.DirFS(name)
		if files, err = jsonFiles(dir); err != nil {
			return nil, machineError(err)
		}
		if len(files) == 0 {
			return nil, usageError(fmt.Errorf("there is no JSON file in %s", name))
		}
	}
	for _, file := range files {
		if err := addORUK(set, dir, file); err != nil {
			return nil, err
		}
	}
	if info.IsDir() {
		return set, nil
	}
	for _, id := range set.Short() {
		beside := "services/" + strings.ToLower(id) + ".json"
		if !fs.ValidPath(beside) || strings.ContainsAny(id, `/\`) {
			continue
		}
		if _, err := fs.Stat(dir, beside); err == nil {
			if err := addORUK(set, dir, beside); err != nil {
				return nil, err
			}
		}
	}
	return set, nil
}

// jsonFiles are the files of a folder and of the folders in it, sorted.
func jsonFiles(dir fs.FS) ([]string, error) {
	var files []string
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.EqualFold(path.Ext(name), ".json") && len(files) < oruk.MaxServices {
			files = append(files, name)
		}
		return err
	})
	slices.Sort(files)
	return files, err
}

func addORUK(set *oruk.Set, dir fs.FS, name string) error {
	f, err := dir.Open(name)
	if err != nil {
		return machineError(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, oruk.MaxSize+1))
	if err != nil {
		return machineError(err)
	}
	if _, err := set.Add(name, data); err != nil {
		return &failure{statusContent, fmt.Errorf("%s can't be imported: %w", name, err)}
	}
	return nil
}

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

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/intake/hsdstable"
	"signpost/cmd/signpost/internal/intake/oruk"
	"signpost/cmd/signpost/internal/opendata"
)

func importORUKCommand(siteDir *string) *cobra.Command {
	var i importing
	var fresh bool
	c := &cobra.Command{
		Use:   "oruk FILE|FOLDER|URL",
		Short: "Make entries of open data in the format Open Referral UK",
		Long: `Make entries of open data in the format Open Referral UK (3.0, and the versions before it): services, organisations and places.

FILE is a page of the list of services, an array of services, or one of them; FOLDER holds such files, or the CSV tables of HSDS
(organizations.csv, services.csv, …). Where a list has its services short, they are looked for in the folders services/ and pages/
beside it.

URL is the address of an API: its own, or that of its list of services (https://…/services), also with a query. Its pages and its
services are asked for one by one, with a pause between. What has come is kept in ` + pagesFolder + `: an import that broke off goes
on from there, and on the same day nothing is asked for twice, unless with --fresh; also after --dry-run.

Schedules become a line of plain English where it can be read back as the same dates; else they stand in the text. What is
withheld, what is kept, and how a second import goes: see "signpost help import csv".`,
		Example: `  signpost import oruk services.json
  signpost import oruk --source "county feed" pages/
  signpost import oruk https://directory.example.org/services`,
		Args: oneFile,
		RunE: func(c *cobra.Command, args []string) error {
			i.site, i.stderr = *siteDir, c.ErrOrStderr()
			if strings.Contains(args[0], "://") {
				return i.runAddress(c.Context(), args[0], fresh)
			}
			set, notes, err := i.readORUK(args[0])
			if err != nil {
				return err
			}
			src, o, err := i.open()
			if err != nil {
				return err
			}
			defer src.close()
			return i.runORUK(src, set, o, args[0], sourceName(args[0]), notes)
		},
	}
	i.flags(c)
	c.Flags().BoolVar(&fresh, "fresh", false, "ask for all pages of an address again")
	return c
}

// runORUK imports a set. The name is what it is called where nobody says.
func (i *importing) runORUK(src *source, set *oruk.Set, o intake.Options, from, name string, notes []intake.Note) error {
	if o.Source, o.Named = name, i.source != ""; o.Named {
		o.Source = i.source
	}
	note := ""
	if short := len(set.Short()); short > 0 {
		note = fmt.Sprintf(", of which %d are only known by what the list says of them", short)
	}
	fmt.Fprintf(i.stderr, "%s: %s%s\n", from, countWords(set.Len(), "service", "services"), note)
	return i.run(src, set.Records(o.Times), o, notes...)
}

// readORUK reads a file, with the services beside it that it has short, or all files of a folder. The notes are of what belongs to
// no service.
func (i *importing) readORUK(name string) (*oruk.Set, []intake.Note, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, usageError(fmt.Errorf("there is no file or folder %s", name))
	}
	if err != nil {
		return nil, nil, machineError(err)
	}
	if !info.IsDir() {
		set, err := readORUKFile(name)
		return set, nil, err
	}
	dir := os.DirFS(name)
	files, tables, err := filesOfFolder(dir)
	switch {
	case err != nil:
		return nil, nil, machineError(err)
	case len(tables) > 0:
		return i.readTables(dir, tables)
	case len(files) == 0:
		return nil, nil, usageError(fmt.Errorf("there is no JSON file in %s, and no table of HSDS such as services.csv", name))
	}
	set := oruk.NewSet()
	for _, file := range files {
		if err := addORUK(set, dir, file); err != nil {
			return nil, nil, err
		}
	}
	return set, nil, nil
}

func readORUKFile(name string) (*oruk.Set, error) {
	if hsdstable.IsTable(name) {
		return nil, usageError(fmt.Errorf("%s is one table of several: name its folder, %s", name, filepath.Dir(name)))
	}
	set := oruk.NewSet()
	dir := os.DirFS(filepath.Dir(name))
	if err := addORUK(set, dir, filepath.Base(name)); err != nil {
		return nil, err
	}
	for n := 1; ; n++ { // of a list that is too long for a file each
		page := fmt.Sprintf("pages/%d.json", n)
		if _, err := fs.Stat(dir, page); err != nil || filepath.Base(name) != path.Base(opendata.ListPath) {
			break
		}
		if err := addORUK(set, dir, page); err != nil {
			return nil, err
		}
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

// filesOfFolder are the JSON files of a folder and of the folders in it, sorted; or the CSV files, if there is none and one of these
// is a table of HSDS. A datapackage.json describes such tables.
func filesOfFolder(dir fs.FS) (files, tables []string, err error) {
	known := false
	err = fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || len(files)+len(tables) >= oruk.MaxServices {
			return err
		}
		switch strings.ToLower(path.Ext(name)) {
		case ".json":
			if strings.EqualFold(path.Base(name), "datapackage.json") {
				return nil
			}
			files = append(files, name)
		case ".csv":
			tables = append(tables, name)
			known = known || hsdstable.IsTable(name)
		}
		return nil
	})
	if !known || len(files) > 0 {
		tables = nil
	}
	slices.Sort(files)
	slices.Sort(tables)
	return files, tables, err
}

func addORUK(set *oruk.Set, dir fs.FS, name string) error {
	data, err := readUpTo(dir, name, oruk.MaxSize)
	if err != nil {
		return err
	}
	if _, err := set.Add(name, data); err != nil {
		return &failure{statusContent, fmt.Errorf("%s can't be imported: %w", name, err)}
	}
	return nil
}

// readUpTo reads a file; of one that is longer than most, no more than it takes to see that.
func readUpTo(dir fs.FS, name string, most int64) ([]byte, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, machineError(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, machineError(err)
	}
	return data, nil
}

// readTables reads the tables of HSDS, and says of each what became of its rows.
func (i *importing) readTables(dir fs.FS, files []string) (*oruk.Set, []intake.Note, error) {
	tables := hsdstable.New()
	for _, name := range files {
		data, err := readUpTo(dir, name, oruk.MaxSize)
		if err != nil {
			return nil, nil, err
		}
		if err := tables.Add(name, data); err != nil {
			return nil, nil, &failure{statusContent, fmt.Errorf("%s can't be imported: %w", name, err)}
		}
	}
	set := oruk.NewSet()
	err := tables.Join(func(o hsdstable.Object) error {
		var err error
		switch o.Kind {
		case hsdstable.Organization:
			err = set.AddAlone(directory.Organisations, o.Where, o.JSON)
		case hsdstable.Location:
			err = set.AddAlone(directory.Places, o.Where, o.JSON)
		default:
			_, err = set.Add(o.Where, o.JSON)
		}
		if err != nil {
			return &failure{statusContent, fmt.Errorf("%s can't be imported: %w", o.Where, err)}
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	for _, c := range tables.Counts() {
		fmt.Fprintf(i.stderr, "%s: %s", c.File, countWords(c.Rows, "row", "rows"))
		if c.Used < c.Rows {
			fmt.Fprintf(i.stderr, ", %d of them used", c.Used)
		}
		fmt.Fprintln(i.stderr)
	}
	var notes []intake.Note
	for _, l := range tables.Left() {
		notes = append(notes, intake.Note{Where: l.Where, Field: "row", Outcome: intake.Withheld, Reason: l.Reason, Text: l.Text})
	}
	return set, notes, nil
}

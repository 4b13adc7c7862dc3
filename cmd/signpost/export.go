package main

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/opendata"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/publish"
)

func exportCommand(siteDir *string) *cobra.Command {
	var format, to, date, baseURL string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the open data alone",
		Long: `Write the open data alone, as a build has them below /data/: services and events in the format Open Referral UK 3.0, or
tables for spreadsheets. The folder is replaced as a whole; one that Signpost did not make is left alone.`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			src, err := openSource(*siteDir)
			if err != nil {
				return err
			}
			defer src.close()
			var o directory.Options
			if err := errors.Join(readClock(date, &o), readBaseURL(baseURL, &o)); err != nil {
				return err
			}
			files, err := exports(src, format, o, c)
			if err != nil {
				return err
			}
			if err := writeExports(files, to, *siteDir); err != nil {
				return err
			}
			c.PrintErrf("%s: %s\n", to, countWords(len(files), "file", "files"))
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "", "oruk (Open Referral UK 3.0, JSON) or csv")
	c.Flags().StringVar(&to, "to", "open-data", "the folder to write to")
	c.Flags().StringVar(&date, "date", "", "the day of the export, as 2027-03-25 (default today)")
	c.Flags().StringVar(&baseURL, "base-url", "", "the address at which the site is published (default: base_url of the settings)")
	return c
}

// exports are the files of a format. They are not made where the content has errors.
func exports(src *source, format string, o directory.Options, c *cobra.Command) ([]opendata.File, error) {
	if format != "oruk" && format != "csv" {
		return nil, usageError(fmt.Errorf("unknown --format %q: it can be oruk or csv", format))
	}
	d, problems, err := directory.Load(src.root.FS(), o)
	if err != nil {
		return nil, machineError(err)
	}
	told, err := src.confidential(d)
	if err != nil {
		return nil, err
	}
	if problems = append(problems, told...); problem.Errors(problems) > 0 {
		_ = problem.Print(c.ErrOrStderr(), "text", problems)
		c.PrintErrln("nothing is exported while the content has errors")
		return nil, errContent
	}
	if format == "oruk" {
		if !opendata.Single(d) {
			c.PrintErrf("note: there are more than %d services, so they stand in oruk/pages/, not each in a file of its own\n", opendata.MaxSingle)
		}
		return opendata.Files(d), nil
	}
	var files []opendata.File
	for _, kind := range opendata.Tables {
		files = append(files, opendata.File{Path: opendata.TablePath(kind), Make: func() ([]byte, error) { return opendata.Table(d, kind), nil }})
	}
	return files, nil
}

// writeExports writes files to a folder, without the folder that they have in a site.
func writeExports(files []opendata.File, to, site string) error {
	staging, err := publish.Begin(to, site)
	if err != nil {
		return publishError(err)
	}
	for _, f := range files {
		data, err := f.Make()
		if err == nil {
			err = staging.WriteFile(strings.TrimPrefix(path.Clean(f.Path), "data/"), data)
		}
		if err != nil {
			staging.Abort()
			return machineError(err)
		}
	}
	if err := staging.Commit(); err != nil {
		return publishError(err)
	}
	return nil
}

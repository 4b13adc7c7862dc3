package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/intake/csvtable"
)

// kindsOfTables are the kinds that a row can be.
var kindsOfTables = []directory.Kind{directory.Services, directory.Events, directory.Organisations, directory.Places}

func importCSVCommand(siteDir *string) *cobra.Command {
	var i importing
	var kind string
	var columns []string
	c := &cobra.Command{
		Use:   "csv FILE",
		Short: "Make entries of a spreadsheet that was saved as CSV",
		Long: `Make entries of a spreadsheet that was saved as CSV: one for each row, and one for each organisation and each place that rows
name, which they share. Any encoding and any mark between cells will do, and lines above the names of the columns.

What a column holds is guessed from its name and printed as a table. Where a guess is wrong, --columns says better:
  --columns title=Name,summary=Intro
sends the column Name to the field title. A target is any field of the kind (` + "`signpost schema`" + ` lists them), with a dot for a part of
one (contact.phone, place.postcode, organisation.title), or
  body      the text below the fields         category  words that a table of themes translates
  told      told in the text, with its name   person    a person's name: it is withheld
  reach     numbers, addresses and names      ages      words such as 16-25
  record    the source's own name of the row  aside     kept beside the entry, not shown
Columns without a target are kept beside the entry, under imported.

Nothing is lost: what a field can't take stands beside the entry or, if it is about times, in its text. Nothing is invented: times
that can be read in two ways are not read. Names of persons, their mobiles, their own mail addresses and confidential addresses are
withheld; they stand in the report alone. A column with consent (contact.consent) lets a mobile through.

Import again and what has changed in the file is updated, what people have changed here stays, and what has gone is told. An
entry that the file does not know is never written over.`,
		Example: `  signpost import csv --dry-run "Council list.csv"
  signpost import csv --columns title=Name,summary=Intro,person="Contact 2" "Council list.csv"
  signpost import csv --kind event drop-ins.csv`,
		Args: oneFile,
		RunE: func(c *cobra.Command, args []string) error {
			i.site, i.stderr = *siteDir, c.ErrOrStderr()
			k, err := readKind(kind, kindsOfTables)
			if err != nil {
				return err
			}
			table, err := readTable(args[0])
			if err != nil {
				return err
			}
			if err := table.Choose(k, readChoices(columns)); err != nil {
				return usageError(err)
			}
			src, o, err := i.open()
			if err != nil {
				return err
			}
			defer src.close()
			if o.Source, o.Named = sourceName(args[0]), i.source != ""; o.Named {
				o.Source = i.source
			}
			o.Notes = table.Notes
			tellTable(i.stderr, args[0], table)
			return i.run(src, table.Records(k), o)
		},
	}
	i.flags(c)
	c.Flags().StringVar(&kind, "kind", "service", "what the rows are: "+strings.Join(kindNames(kindsOfTables), ", "))
	c.Flags().StringArrayVar(&columns, "columns", nil, "where columns go, as title=Name,summary=Intro; may be repeated")
	return c
}

// oneFile asks for one file.
func oneFile(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError(fmt.Errorf("%s needs one file:\n%s", c.CommandPath(), c.Example))
	}
	return nil
}

// readChoices reads the flags --columns; a name with a comma stands in quotation marks.
func readChoices(flags []string) []string {
	var all []string
	for _, flag := range flags {
		quoted := false
		for choice := range strings.FieldsFuncSeq(flag, func(r rune) bool {
			quoted = quoted != (r == '"')
			return r == ',' && !quoted
		}) {
			all = append(all, strings.ReplaceAll(choice, `"`, ""))
		}
	}
	return all
}

func readTable(file string) (*csvtable.Table, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(fmt.Errorf("there is no file %s", file))
	}
	if err != nil {
		return nil, machineError(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, csvtable.MaxSize+1))
	if err != nil {
		return nil, machineError(err)
	}
	table, err := csvtable.Read(data)
	if err != nil {
		return nil, &failure{statusContent, fmt.Errorf("%s can't be imported: %w", file, err)}
	}
	return table, nil
}

// tellTable says how a table was understood.
func tellTable(w io.Writer, file string, t *csvtable.Table) {
	mark := map[rune]string{',': "commas", ';': "semicolons", '\t': "tabs", '|': "bars"}[t.Delimiter]
	named := fmt.Sprintf("columns are named in row %d", t.HeadLine)
	if t.HeadLine == 0 {
		named = "no row names the columns, so they have letters"
	}
	fmt.Fprintf(w, "%s: %s with %s between cells; %s; %s", file, t.Encoding, mark, named, countWords(len(t.Rows), "row", "rows"))
	if t.Blank > 0 {
		fmt.Fprintf(w, ", and %d without anything", t.Blank)
	}
	if t.Nothing > 0 {
		fmt.Fprintf(w, "; %s that there is nothing, like n/a", countWords(t.Nothing, "cell says", "cells say"))
	}
	fmt.Fprintln(w)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "  column\tgoes to\tbecause of\tfor example")
	for _, c := range t.Columns {
		target, why := c.Target, c.Why
		if target == "" {
			target, why = "(beside the entry)", ""
			if c.Why != "" {
				why = c.Why
			}
		}
		if target == intake.Person && c.Filled > 0 {
			c.Example = "…" // messages may stand where others read them
		}
		fmt.Fprintf(tw, "  %s\t%s\t%s\t%s\n", cutTo(c.Name, 30), target, why, cutTo(c.Example, 40))
	}
	tw.Flush()
}

func cutTo(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

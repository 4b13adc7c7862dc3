package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/schema"
)

func schemaCommand() *cobra.Command {
	var kind, format, to string
	c := &cobra.Command{
		Use:   "schema",
		Short: "Describe the fields of entries to editors, programs or people",
		Long: `Describe the fields of entries: as a JSON Schema of one kind, as a page for people with all of them, or as the files that
belong into .vscode/, the schemas of all kinds and what VS Code proposes while somebody types.`,
		Example: `  signpost schema --kind service
  signpost schema --format markdown
  signpost schema --to .vscode`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case format != "json" && format != "markdown":
				return usageError(fmt.Errorf("unknown --format %q: it can be json, markdown", format))
			case to != "" && (kind != "" || format != "json"):
				return usageError(errors.New("--to writes all files for an editor: it goes with no other flag"))
			case to != "":
				return writeSchemas(to, c)
			case format == "markdown" && kind != "":
				return usageError(errors.New("the page for people holds all kinds: leave --kind out"))
			case format == "markdown":
				return printRaw(c, schema.Reference())
			case kind == "":
				return usageError(fmt.Errorf("say what for:\n%s", c.Example))
			}
			k := directory.Home
			if kind != schema.NameOf(directory.Home) {
				var err error
				if k, err = readKind(kind, directory.Kinds); err != nil {
					return err
				}
			}
			data, err := schema.JSON(k)
			if err != nil {
				return machineError(err)
			}
			return printRaw(c, data)
		},
	}
	c.Flags().StringVar(&kind, "kind", "", "the kind of entry, as service; index for the settings")
	c.Flags().StringVar(&format, "format", "json", "json or markdown")
	c.Flags().StringVar(&to, "to", "", "the folder for an editor's files, as .vscode")
	return c
}

func printRaw(c *cobra.Command, data []byte) error {
	if _, err := c.OutOrStdout().Write(data); err != nil {
		return machineError(err)
	}
	return nil
}

// writeSchemas writes the files for an editor, in place of those that an earlier version wrote.
func writeSchemas(dir string, c *cobra.Command) error {
	files, err := schema.Files()
	if err != nil {
		return machineError(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return machineError(err)
	}
	for _, f := range files {
		name := filepath.Join(dir, f.Name)
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return machineError(err)
		}
		fmt.Fprintln(c.OutOrStdout(), filepath.ToSlash(name))
	}
	return nil
}

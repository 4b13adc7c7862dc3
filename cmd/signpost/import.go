package main

import (
	"errors"

	"github.com/spf13/cobra"
)

func importCommand(siteDir *string) *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Turn existing data into content",
		RunE: func(c *cobra.Command, _ []string) error {
			return usageError(errors.New(`say what to import, as in "signpost import postcodes"; "signpost help import" lists it`))
		},
	}
	c.AddCommand(importCSVCommand(siteDir), importORUKCommand(siteDir), importPostcodesCommand(siteDir))
	return c
}

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of Signpost, Go and Bleve",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			own, bleve := "(devel)", "unknown"
			if info, ok := debug.ReadBuildInfo(); ok {
				if info.Main.Version != "" {
					own = info.Main.Version
				}
				for _, m := range info.Deps {
					if m.Path == "github.com/blevesearch/bleve/v2" {
						bleve = m.Version
					}
				}
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "signpost %s, %s, bleve %s\n", own, runtime.Version(), bleve)
			return err
		},
	}
}

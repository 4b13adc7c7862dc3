// Command signpost compiles a community resource directory, written as Markdown files, into a static site with a search
// index.
//
// Its README says how it is used; run "signpost help" for the commands.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	statusFine    = 0
	statusContent = 1 // the content has errors
	statusUsage   = 2 // the command was called wrongly
	statusMachine = 3 // disk, port or network failed
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole program: arguments go in, an exit status comes out.
func run(args []string, stdout, stderr io.Writer) int {
	root := commands(stdout, stderr)
	root.SetArgs(args)
	err := root.Execute()
	var failed *failure
	switch {
	case err == nil:
		return statusFine
	case errors.As(err, &failed):
		if failed.err != nil {
			fmt.Fprintln(stderr, "signpost:", failed.err)
		}
		return failed.status
	default: // whatever cobra itself complains of is in the arguments
		fmt.Fprintln(stderr, "signpost:", err)
		fmt.Fprintln(stderr, `Run "signpost help" for the commands.`)
		return statusUsage
	}
}

// A failure is an error with its exit status. Where err is nil everything has been said already.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string {
	if f.err == nil {
		return "the content has errors"
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

func usageError(err error) error   { return &failure{statusUsage, err} }
func machineError(err error) error { return &failure{statusMachine, err} }

var errContent = &failure{status: statusContent}

func commands(stdout, stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:           "signpost",
		Short:         "Compile a community resource directory into a static site",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetOut(stdout)
	root.SetErr(stderr)
	cobra.MousetrapHelpText = "" // a volunteer may well start it from the desktop
	site := root.PersistentFlags().String("site", ".", "the folder that holds content/")
	root.AddCommand(
		buildCommand(site), serveCommand(site), checkCommand(site),
		searchCommand(site), whenCommand(site), importCommand(site),
		exportCommand(site), versionCommand(), benchCommand(),
		initCommand(), newCommand(site), fmtCommand(site), schemaCommand(),
		checkedCommand(site), reviewCommand(site),
	)
	return root
}

// noArguments refuses words after a command that takes none.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError(fmt.Errorf("%s takes no %q: what follows it begins with --", c.CommandPath(), args[0]))
	}
	return nil
}

// someArguments asks for the text that a command is about.
func someArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError(fmt.Errorf("%s needs a text:\n%s", c.CommandPath(), c.Example))
	}
	return nil
}

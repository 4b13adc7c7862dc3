package main

import (
	"errors"
	"os"
	"runtime/pprof"
	"runtime/trace"

	"github.com/spf13/cobra"
)

// profiles are the files in which Go's own tools record what a build does, where they are named.
type profiles struct{ cpu, trace string }

func (p *profiles) flags(c *cobra.Command) {
	c.Flags().StringVar(&p.cpu, "cpuprofile", "", `write where the processors' time went, for "go tool pprof FILE"`)
	c.Flags().StringVar(&p.trace, "trace", "", `write what ran when, for "go tool trace FILE"`)
}

// record runs do with the profiles on.
func (p *profiles) record(do func() error) (err error) {
	if p.cpu != "" {
		f, e := os.Create(p.cpu)
		if e != nil {
			return machineError(e)
		}
		if e := pprof.StartCPUProfile(f); e != nil {
			return machineError(errors.Join(e, f.Close()))
		}
		defer func() {
			pprof.StopCPUProfile()
			err = closed(f, err)
		}()
	}
	if p.trace != "" {
		f, e := os.Create(p.trace)
		if e != nil {
			return machineError(e)
		}
		if e := trace.Start(f); e != nil {
			return machineError(errors.Join(e, f.Close()))
		}
		defer func() {
			trace.Stop()
			err = closed(f, err)
		}()
	}
	return do()
}

// closed closes a file that was written. An error before counts more.
func closed(f *os.File, err error) error {
	if e := f.Close(); err == nil && e != nil {
		return machineError(e)
	}
	return err
}

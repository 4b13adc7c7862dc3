package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/preview"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/watch"
)

func serveCommand(siteDir *string) *cobra.Command {
	var addr, date string
	var poll bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in the browser, and again after each change",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			var o directory.Options
			if err := readClock(date, &o); err != nil {
				return err
			}
			src, err := openSource(*siteDir)
			if err != nil {
				return err
			}
			defer src.close()
			// Other commands simply end at an interrupt: what they write is put in place at once, or not at all.
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			return serve(ctx, src, addr, o, poll, c)
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "the address to listen on")
	c.Flags().StringVar(&date, "date", "", "show the site as it is on that day, as 2027-03-25 (default today)")
	c.Flags().BoolVar(&poll, "poll", false, "look for changes every now and then, where the system tells of none")
	return c
}

// serve shows the site until the context ends.
func serve(ctx context.Context, src *source, addr string, o directory.Options, poll bool, c *cobra.Command) error {
	listener, err := listen(addr)
	if err != nil {
		return err
	}
	address := "http://" + listener.Addr().String() + "/"
	o.BaseURL = address
	server := preview.New(addr)
	show := func() error {
		begin := time.Now()
		pages, _, problems, err := src.compile(o)
		if err != nil {
			return err
		}
		if err := problem.Print(c.ErrOrStderr(), "text", problems); err != nil {
			return machineError(err)
		}
		server.Show(pages)
		c.PrintErrf("%s: %d files, %s, ready in %d ms\n", time.Now().Format("15:04:05"), len(pages.Files),
			countWords(len(problems), "problem", "problems"), time.Since(begin).Milliseconds())
		return nil
	}
	if err := show(); err != nil {
		listener.Close()
		return err
	}
	if _, port, _ := net.SplitHostPort(listener.Addr().String()); !strings.HasSuffix(addr, ":"+port) && !strings.HasSuffix(addr, ":0") {
		c.PrintErrf("%s is in use by another program.\n", addr)
	}
	c.PrintErrf("The site is at %s (end with Ctrl-C)\n", address)

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watched := make(chan error, 1)
	go func() {
		watch.Run(ctx, watch.Options{Root: src.dir, Folders: []string{"content", "layouts", "static"}, Poll: poll,
			Changed: func([]string) {
				if err := show(); err != nil {
					c.PrintErrln("signpost:", err)
				}
			},
			Note: func(message string) { c.PrintErrln("note:", message) }})
		watched <- nil
	}()
	return finish(ctx, cancel, &http.Server{Handler: server, ReadHeaderTimeout: 5 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}, listener, watched)
}

// finish runs the server until the context ends or something fails, then waits for all that it started.
func finish(ctx context.Context, cancel context.CancelFunc, server *http.Server, listener net.Listener, watched chan error) error {
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	var failed error
	select {
	case <-ctx.Done():
		watchErr := <-watched
		failed = watchErr
	case failed = <-watched:
	case failed = <-served:
	}
	cancel()
	closing, done := context.WithTimeout(context.Background(), time.Second)
	defer done()
	if err := server.Shutdown(closing); err != nil {
		server.Close()
	}
	if failed != nil && !errors.Is(failed, http.ErrServerClosed) {
		return machineError(failed)
	}
	return nil
}

// tries is how many ports are tried from the one that was asked for.
const tries = 20

// listen takes the port that was asked for, or the next free one where that is in use.
func listen(addr string) (net.Listener, error) {
	host, portText, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, usageError(fmt.Errorf("--addr %q is no address: write it like 127.0.0.1:8080", addr))
	}
	port, err := strconv.Atoi(portText)
	if err != nil || port < 0 || port > 65535 {
		return nil, usageError(fmt.Errorf("--addr %q has no port: write it like 127.0.0.1:8080", addr))
	}
	var failed error
	for i := range tries {
		if port+i > 65535 {
			break
		}
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port+i)))
		if err == nil {
			return l, nil
		}
		failed = err
		if !errors.Is(err, syscall.EADDRINUSE) {
			break
		}
	}
	return nil, machineError(failed)
}

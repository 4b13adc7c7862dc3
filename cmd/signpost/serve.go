package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/preview"
	"signpost/cmd/signpost/internal/watch"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	addr, date, baseURL, editor string
	poll, open                  bool
}

func serveCommand(siteDir *string) *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in the browser, and again after each change",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			src, err := openSource(*siteDir)
			if err != nil {
				return err
			}
			defer src.close()
			// Other commands simply end at an interrupt: what they write is put in place at once, or not at all.
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			context.AfterFunc(ctx, stop) // whoever does not want to wait for the end interrupts again
			return serve(ctx, src, o, c)
		},
	}
	c.Flags().StringVar(&o.addr, "addr", "127.0.0.1:8080", "the address to listen on")
	c.Flags().StringVar(&o.date, "date", "", "show the site as it is on that day, as 2027-03-25 (default today)")
	c.Flags().StringVar(&o.baseURL, "base-url", "", "the address at which the site will be found: the preview lies below the same path")
	c.Flags().StringVar(&o.editor, "editor", "", "the editor that opens a file with a problem: vscode, zed, idea, subl, … or an address with {path}, {line} and {column}")
	c.Flags().BoolVar(&o.open, "open", false, "open the site in the browser")
	c.Flags().BoolVar(&o.poll, "poll", false, "look for changes every now and then, where the system tells of none")
	return c
}

// serve shows the site until the context ends, and leaves nothing running.
func serve(ctx context.Context, src *source, o serveOptions, c *cobra.Command) error {
	var compile directory.Options
	editor, err := preview.ReadEditor(o.editor)
	if err != nil {
		return usageError(err)
	}
	if err := errors.Join(readClock(o.date, &compile), readBaseURL(o.baseURL, &compile)); err != nil {
		return err
	}
	listener, err := listen(o.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	address, basePath, err := localAddress(listener.Addr(), compile.BaseURL)
	if err != nil {
		return err
	}
	compile.BaseURL = address
	folder, err := filepath.Abs(src.dir)
	if err != nil {
		return machineError(err)
	}
	compile.Stop = func() bool { return ctx.Err() != nil }
	s := newShow(src, compile, c.ErrOrStderr())
	s.server = preview.New(preview.Options{Addr: o.addr, BasePath: basePath, Folder: folder, Files: src.root.FS(), Editor: editor, Date: s.travel})
	// It looks before the site is read, so that nothing is missed in between.
	watcher := watch.New(watch.Options{Root: src.dir, Folders: []string{"content", "layouts", "static"}, Poll: o.poll, Changed: s.changed, Note: s.note})
	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	err = s.begin()
	running.Go(func() { watcher.Run(ctx) })
	if errors.Is(err, directory.ErrStopped) || err == nil && ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return err
	}
	running.Go(func() { s.keepDay(ctx) })
	running.Go(func() { s.keepRules(ctx) })
	announce(c, listener.Addr(), o, address)
	return answer(ctx, cancel, s.server, listener)
}

// answer answers requests until the context ends or the listener fails.
func answer(ctx context.Context, cancel context.CancelFunc, handler http.Handler, listener net.Listener) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	var failed error
	select {
	case <-ctx.Done():
	case failed = <-served:
	}
	cancel() // ends the lines that are held open to pages
	closing, done := context.WithTimeout(context.Background(), time.Second)
	defer done()
	if server.Shutdown(closing) != nil {
		server.Close()
	}
	if failed != nil {
		return machineError(failed)
	}
	<-served
	return nil
}

// announce says where the site is, and what else somebody has to know who starts the preview.
func announce(c *cobra.Command, listens net.Addr, o serveOptions, address string) {
	tcp, ok := listens.(*net.TCPAddr)
	if _, port, _ := net.SplitHostPort(o.addr); ok && port != "0" && port != strconv.Itoa(tcp.Port) {
		c.PrintErrf("%s is in use by another program.\n", o.addr)
	}
	if ok && !tcp.IP.IsLoopback() {
		c.PrintErrln("warning: whoever reaches this machine through its network can see this preview, with all that is not published yet. Leave out --addr to keep it to yourself.")
	}
	c.PrintErrf("The site is at %s (end with Ctrl-C)\n", address)
	if ok {
		for _, host := range hosts(tcp.IP) {
			c.PrintErrf("From other machines it is at http://%s%s\n", net.JoinHostPort(host, strconv.Itoa(tcp.Port)), directory.PathOf(address))
		}
	}
	if o.open {
		openBrowser(address, func(err error) {
			c.PrintErrf("note: no browser could be opened (%s): open the address above\n", err)
		})
	}
}

// hosts are the addresses by which other machines reach this one, where it listens on all of them.
func hosts(listens net.IP) []string {
	if !listens.IsUnspecified() {
		return nil
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return nil // then nobody is told, which is no reason to end
	}
	var list []string
	for _, a := range addresses {
		n, ok := a.(*net.IPNet)
		if ok && n.IP.IsGlobalUnicast() && (listens.To4() == nil || n.IP.To4() != nil) {
			list = append(list, n.IP.String())
		}
	}
	return list
}

// localAddress is where the site is found on this machine: at the path that it will have where it is published, if that
// is known.
func localAddress(listens net.Addr, baseURL string) (address, basePath string, err error) {
	host, port, err := net.SplitHostPort(listens.String())
	if err != nil {
		return "", "", machineError(err)
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // no browser goes to 0.0.0.0
	}
	basePath = directory.PathOf(baseURL)
	return "http://" + net.JoinHostPort(host, port) + basePath, basePath, nil
}

// openBrowser opens an address as a click in another program does. What opens it may live on as the browser: that it failed
// is told when it is known.
func openBrowser(address string, failed func(error)) {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		c = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	case "darwin":
		c = exec.Command("open", address)
	default:
		c = exec.Command("xdg-open", address)
	}
	if err := c.Start(); err != nil {
		failed(err)
		return
	}
	go func() {
		if err := c.Wait(); err != nil {
			failed(err)
		}
	}()
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

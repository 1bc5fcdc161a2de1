//go:build !js

package main

import (
	"context"
	"crypto/rand"
	"io/fs"
	"net"
	"net/netip"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"karvon/cmd/karvon/internal/studio"
	"karvon/cmd/karvon/internal/studio/page"
	"karvon/cmd/karvon/internal/studio/serve"
	"karvon/report"
	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/scenario"
	"karvon/sim/visible"
)

// studioFlags are the options of karvon studio.
type studioFlags struct {
	listen    string
	hosts     []string
	tokenFile string
	folder    string
	write     bool
	noOpen    bool
	export    string
}

func (a *app) studioCommand() *cobra.Command {
	var flags studioFlags
	command := &cobra.Command{
		Use:   "studio [SCENARIO]",
		Short: "Change a scenario, watch its day and compare, in a browser",
		Long: `Studio opens a page in the browser, on which scenarios are changed by forms,
simulated, watched and compared. Nothing leaves the machine: the page is served
by karvon itself, on an address that only this machine reaches, and needs the
token that stands in the printed address. It ends by an interruption (Ctrl+C).

A SCENARIO of the library or a file is opened at once. Own files are those of
the current folder, or of the file's, or of --folder: below it the page reads
files, and saves what it is asked to save.

Beyond this machine, with another --listen, a --token-file is needed, which
others are told by whoever starts it, and the page saves nothing unless --write
says so. What goes over the network is not encrypted: put a proxy with TLS
before it, and name its address by --host.

With --export no server is needed: it writes a folder with the page and the
engine for browsers, which any server of plain files can serve and which works
without a network once it was opened.`,
		Example: `  karvon studio
  karvon studio central-asia
  karvon studio my-post.yaml --no-open
  karvon studio --export site/`,
		Args:              arguments(cobra.MaximumNArgs(1)),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			name := ""
			if len(names) > 0 {
				name = names[0]
			}
			if flags.export != "" {
				if err := servesNothing(command); err != nil {
					return err
				}
				return a.exportStudio(command.Context(), name, &flags)
			}
			return a.serveStudio(command.Context(), name, &flags)
		},
	}
	options := command.Flags()
	options.StringVar(&flags.listen, "listen", "",
		"address and port to listen on; port 0 takes a free one (default: "+usualAddress+
			", or a free port where that is taken)")
	options.StringArrayVar(&flags.hosts, "host", nil,
		"further name, as host:port, by which browsers reach the page; can be repeated")
	options.StringVar(&flags.tokenFile, "token-file", "",
		"file that holds the token, of 16 characters or more (default: a new one)")
	options.StringVar(&flags.folder, "folder", "",
		"folder of own files (default: that of the file, or the current one)")
	options.BoolVar(&flags.write, "write", false, "let the page save files also where others reach it")
	options.StringVar(&flags.export, "export", "",
		"write the page with the engine as a folder for any server of plain files, and serve nothing")
	options.BoolVar(&flags.noOpen, "no-open", false, "print the address and open no browser")
	return command
}

// leastToken is the length of a token that cannot be guessed.
const leastToken = 16

// serveStudio serves the page until it is interrupted.
func (a *app) serveStudio(ctx context.Context, name string, flags *studioFlags) error {
	hello := studio.Hello{Version: buildVersion(), Host: "server"}
	folder, err := a.studioFolder(ctx, name, flags, &hello)
	if err != nil {
		return err
	}
	defer folder.Close()
	local, err := isLoopback(flags.listen)
	if err != nil {
		return err
	}
	token, err := flags.token(ctx, local)
	if err != nil {
		return err
	}
	for _, host := range flags.hosts {
		if strings.ContainsFunc(host, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("/@?#", r) }) {
			return wrongf("--host %s: name what a browser shows before the path, such as planner.example:8080", host)
		}
	}
	if err := a.untold(); err != nil { // it serves until it is interrupted: there is no end to tell of
		return err
	}
	listener, err := flags.listener(ctx)
	if err != nil {
		return err
	}
	hello.ReadOnly = !local && !flags.write
	address := listener.Addr().String()
	_, port, _ := net.SplitHostPort(address)
	hosts := append([]string{address}, flags.hosts...)
	if local {
		hosts = append(hosts, "localhost:"+port)
	}
	pages, err := fs.Sub(page.Files, "dist")
	if err != nil {
		return err
	}
	library := &studio.Beside{FS: a.library, Folder: folder.FS()}
	server := serve.New(serve.Options{Token: token, Hosts: hosts, Files: pages, Charts: report.ChartLibrary(),
		Library: library, Folder: folder, Write: !hello.ReadOnly, Hello: hello, Host: &engineHost{library: library}})
	url := "http://" + address + "/#token=" + token
	if err := a.print(url); err != nil {
		return err
	}
	a.say("the studio is open at this address until it is interrupted (Ctrl+C)")
	if _, shown := terminal(a.stdout); shown && local && !flags.noOpen {
		opened, err := openBrowser(ctx, url)
		if err != nil {
			a.say("no browser could be opened (%s): open the address by hand", visible.InOneLine(err))
		}
		if opened != nil {
			defer opened.Drop()
		}
	}
	return server.Serve(ctx, listener)
}

// studioFolder opens the folder of own files, and says with what the page begins.
func (a *app) studioFolder(ctx context.Context, name string, flags *studioFlags, hello *studio.Hello) (*serve.Folder,
	error) {
	at := flags.folder
	if isFile := strings.HasSuffix(name, ".yaml") || strings.ContainsRune(name, filepath.Separator); isFile {
		hello.File = filepath.Base(name)
		if at == "" {
			at = filepath.Dir(name)
		}
		if filepath.Clean(filepath.Dir(name)) != filepath.Clean(at) {
			return nil, wrongf("%s is not in the folder %s", name, at)
		}
		if err := files.CheckRegular(ctx, name); err != nil {
			return nil, unreadable(name, err)
		}
	} else if name != "" {
		if _, err := scenario.Read(ctx, a.library, name); err != nil {
			return nil, err
		}
		hello.Start = name
	}
	if at == "" {
		at = "."
	}
	folder, err := serve.OpenFolder(at)
	if err != nil {
		return nil, wrongf("--folder %s: %w", at, files.Reason(err))
	}
	if whole, err := filepath.Abs(at); err == nil {
		hello.Folder = filepath.Base(whole)
	}
	return folder, nil
}

// servesNothing refuses what an export would leave without effect.
func servesNothing(command *cobra.Command) error {
	for _, flag := range []string{"listen", "host", "token-file", "folder", "write", "no-open"} {
		if command.Flags().Changed(flag) {
			return wrongf("--%s is of a page that is served: it does not go with --export", flag)
		}
	}
	return nil
}

// usualAddress is where the page is found where nothing else is said: a browser keeps what was worked on lately by the
// address.
const usualAddress = "127.0.0.1:7477"

// listener listens where the command line says.
func (f *studioFlags) listener(ctx context.Context) (net.Listener, error) {
	if f.listen == "" {
		listener, err := new(net.ListenConfig).Listen(ctx, "tcp", usualAddress)
		if err != nil {
			listener, err = new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
		}
		return listener, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", f.listen)
	if err != nil {
		return nil, wrongf("--listen %s: %w", f.listen, err)
	}
	return listener, nil
}

// isLoopback says whether only this machine reaches an address.
func isLoopback(listen string) (bool, error) {
	if listen == "" {
		return true, nil
	}
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return false, wrongf("--listen %s is not an address and a port, such as 127.0.0.1:8080", listen)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65_535 {
		return false, wrongf("--listen %s: a port goes from 0, for a free one, to 65535", listen)
	}
	if host == "localhost" {
		return true, nil
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return false, wrongf("--listen %s: name an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all", listen)
	}
	return address.IsLoopback(), nil
}

// token gives the token that every call needs: a new one, or that of a file.
func (f *studioFlags) token(ctx context.Context, local bool) (string, error) {
	if f.tokenFile == "" {
		if !local {
			return "", wrongf("--listen %s: others reach this address; name a --token-file with a token that they are told",
				f.listen)
		}
		return rand.Text(), nil
	}
	raw, err := files.Read(ctx, f.tokenFile, &bound.ScenarioFile)
	if err != nil {
		return "", unreadable(f.tokenFile, err)
	}
	token := strings.TrimSpace(string(raw))
	if len(token) < leastToken || len(token) > 256 || strings.ContainsFunc(token, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_'
	}) { // the page takes no others out of its address
		return "", wrongf("%s: a token has %d to 256 characters: letters, digits, - and _", f.tokenFile, leastToken)
	}
	return token, nil
}

//go:build !js

package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"karvon/cmd/karvon/internal/broker"
	"karvon/cmd/karvon/internal/join"
	"karvon/sim/unit"
)

// farmFlags are the options of karvon farm.
type farmFlags struct {
	folder  string
	listen  string
	host    string
	monitor int
	store   string
}

// The least and the most that --store-limit can say, in bytes.
const (
	leastStore = 64_000_000
	mostStore  = 100_000_000_000_000
)

func (a *app) farmCommand() *cobra.Command {
	var flags farmFlags
	command := &cobra.Command{
		Use:   "farm",
		Short: "Run a broker, by which many machines do the work of one command",
		Long: `Farm runs a broker (NATS JetStream) until it is interrupted. Commands with
--broker give it their replications, and the workers of any number of machines
(karvon work) take them from it. What the broker keeps can be lost: commands
ask for it again.

It listens on its own machine alone, unless --listen says otherwise; then all
that passes is encrypted, by an authority of its own, of which the join files
have the certificate. It writes two join files into its folder: worker.join,
which lets who has it take work and nothing else, and submitter.join, which lets
who has it ask for work. Both are secrets, which their owner alone can read. They
hold as long as the folder is there, however often the farm is started.`,
		Example: `  karvon farm
  karvon farm --listen :4222 --host farm.example --dir /srv/karvon-farm
  karvon farm status --join karvon-farm/submitter.join`,
		Args: arguments(cobra.NoArgs),
		RunE: func(command *cobra.Command, _ []string) error { return a.farm(command.Context(), &flags) },
	}
	options := command.Flags()
	options.StringVar(&flags.folder, "dir", "karvon-farm", "folder of what the broker keeps and of the join files")
	options.StringVar(&flags.listen, "listen", "127.0.0.1:4222",
		"address to listen on, as :4222 for all of this machine's; port 0 is one that is free")
	options.StringVar(&flags.host, "host", "",
		"name or address by which other machines reach this one (default: the address that --listen names, or this "+
			"machine's name)")
	options.IntVar(&flags.monitor, "monitor", 0,
		"port, on this machine alone, of the broker's own monitoring by HTTP (/varz, /jsz, …); 0 for none")
	options.StringVar(&flags.store, "store-limit", "8GB", "what the broker keeps on the disk at most")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"dir": func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		"listen":      cobra.FixedCompletions([]string{"127.0.0.1:4222", ":4222"}, cobra.ShellCompDirectiveNoFileComp),
		"store-limit": cobra.FixedCompletions([]string{"1GB", "8GB", "100GB"}, cobra.ShellCompDirectiveNoFileComp),
	})
	command.AddCommand(a.farmStatusCommand())
	return command
}

// farm runs a broker until the context ends.
func (a *app) farm(ctx context.Context, flags *farmFlags) error {
	store, err := unit.Parse(flags.store, unit.Memory)
	switch {
	case err != nil:
		return wrongf("--store-limit: %w", err)
	case store < leastStore || store > mostStore:
		return wrongf("--store-limit is %s; it goes from 64MB to 100000GB", flags.store)
	case flags.monitor < 0 || flags.monitor > 65535:
		return wrongf("--monitor is %d; a port goes from 1 to 65535, and 0 is for none", flags.monitor)
	}
	if err := join.Folder(flags.folder); err != nil {
		return unwritable(err)
	}
	claimed, err := join.Claim(flags.folder)
	if err != nil {
		return unwritable(err)
	}
	defer claimed.Close()
	if err := a.untold(); err != nil {
		return err
	}
	b, err := broker.Start(ctx, broker.Config{
		Folder: flags.folder, Listen: flags.listen, Monitor: flags.monitor, Store: int64(store), Log: a.logger(),
	})
	if err != nil {
		return err
	}
	defer b.Stop()
	if err := a.invite(b, flags); err != nil {
		return err
	}
	<-ctx.Done()
	return exitError{fmt.Errorf("interrupted; what %s holds is there when the farm is started again", flags.folder),
		exitInterrupted}
}

// invite writes the join files and says how they are used.
func (a *app) invite(b *broker.Broker, flags *farmFlags) error {
	host := flags.hostName()
	words := map[join.Role]string{}
	for _, role := range []join.Role{join.Worker, join.Submitter} {
		file, err := b.Join(role, host)
		if err != nil {
			return err
		}
		path := filepath.Join(flags.folder, string(role)+".join")
		if err := file.Write(path); err != nil {
			return unwritable(err)
		}
		words[role] = shellWord(file.URL) + " --join " + shellWord(path)
	}
	for _, line := range []string{
		"The farm is there. On each machine that is to work, with a copy of the join file, which is a secret:",
		"  karvon work " + words[join.Worker],
		"To have work done by them:",
		"  karvon run SCENARIO --broker " + words[join.Submitter],
		"How it stands:",
		"  karvon farm status " + words[join.Submitter],
	} {
		if err := a.print(line); err != nil {
			return err
		}
	}
	return nil
}

// hostName is how other machines, or this one alone, reach the broker.
func (f *farmFlags) hostName() string {
	if f.host != "" {
		return f.host
	}
	host, _, err := net.SplitHostPort(f.listen) // which the broker has read
	if ip := net.ParseIP(host); err == nil && host != "" && (ip == nil || !ip.IsUnspecified()) {
		return host
	}
	if name, err := os.Hostname(); err == nil {
		return name
	}
	return "localhost"
}

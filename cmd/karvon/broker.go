package main

import (
	"context"

	"github.com/spf13/cobra"

	"karvon/sim/unit"
)

// brokerFlags are the options of work that workers do whom a broker reaches.
type brokerFlags struct {
	url, join, ca string
	audit         string
	share         float64 // of the work that is done twice
}

func (f *brokerFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.StringVar(&f.url, "broker", "",
		"have the replications simulated by the workers of a broker, as nats://host:4222: see karvon farm")
	registerJoin(command, &f.join, &f.ca)
	options.StringVar(&f.audit, "audit", "",
		"share of what workers do that is done twice and must be the same to the last bit, as 1%")
}

// read reads what the flags say.
func (f *brokerFlags) read(given func(flag string) bool) error {
	if f.url == "" {
		for _, flag := range []string{"join", "ca", "audit"} {
			if given(flag) {
				return wrongf("--%s says how work is given to a broker: name it with --broker", flag)
			}
		}
		return nil
	}
	if given("shard") {
		return wrongf("--shard does a part of the work here, and --broker gives it to workers: only one of them can be " +
			"asked " +
			"for")
	}
	for _, flag := range []string{"records", "series", "indicators"} {
		if given(flag) {
			return wrongf("--%s is made of what goes on in replications, of which workers send only what they come to: "+
				"leave --broker out", flag)
		}
	}
	if f.audit == "" {
		return nil
	}
	share, err := unit.Parse(f.audit, unit.Share)
	if err != nil {
		return wrongf("--audit %s: %w", f.audit, err)
	}
	if share < 0 || share > 1 {
		return wrongf("--audit %s: it lies between 0%% and 100%%", f.audit)
	}
	f.share = share
	return nil
}

// hire has a laboratory's replications simulated by the workers of a broker; the function that it gives leaves them.
func (a *app) hire(ctx context.Context, lab *laboratory, flags *brokerFlags) (leave func() error, err error) {
	by, leave, err := a.reach(ctx, a, flags)
	if err != nil {
		return nil, err
	}
	p := newPosting(by, a)
	lab.Elsewhere, lab.Load = p, p.load
	return leave, nil
}

// registerJoin adds the options that say by what right a broker is spoken to.
func registerJoin(command *cobra.Command, path, ca *string) {
	options := command.Flags()
	options.StringVar(path, "join", "",
		"join file of karvon farm, or credentials or nkey of another NATS cluster (default: what KARVON_JOIN names)")
	options.StringVar(ca, "ca", "",
		"file of the certificates that sign the broker's (default: the join file's, or the system's)")
}

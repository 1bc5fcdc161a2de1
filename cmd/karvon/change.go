package main

import (
	"github.com/spf13/cobra"

	"karvon/sim/scenario"
)

// changeFlags are the options that change a scenario as it is read.
type changeFlags struct {
	policies, settings []string
}

func (f *changeFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.StringArrayVar(&f.policies, "policy", nil, "apply a policy of the scenario; can be repeated, in order")
	options.StringArrayVar(&f.settings, "set", nil, "set one value, as path=value, after the policies; can be repeated")
}

func (f *changeFlags) options() scenario.Options {
	return scenario.Options{Policies: f.policies, Set: f.settings}
}

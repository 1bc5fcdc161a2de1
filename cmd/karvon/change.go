package main

import (
	"github.com/spf13/cobra"

	"karvon/sim/scenario"
)

// changeFlags are the options that change a scenario as it is read.
type changeFlags struct {
	policies, settings []string
	inputs             string
	where              []string // of commands that take conditions
	asked              []string // responses that options name, which may be such as a run answers only where it is asked
}

func (f *changeFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.StringArrayVar(&f.policies, "policy", nil, "apply a policy of the scenario; can be repeated, in order")
	options.StringArrayVar(&f.settings, "set", nil, "set one value, as path=value, after the policies; can be repeated")
	registerInputs(command, &f.inputs)
}

// registerWhere adds conditions on responses, for commands that judge.
func (f *changeFlags) registerWhere(command *cobra.Command) {
	command.Flags().StringArrayVar(&f.where, "where", nil,
		"condition on a response, such as 'flow.trucks.time.p95 < 6h' or 'cost.total < 90000 USD/day'; can be repeated")
}

func (f *changeFlags) options() scenario.Options {
	return scenario.Options{Policies: f.policies, Set: f.settings, Where: f.where, AskedFor: f.asked}
}

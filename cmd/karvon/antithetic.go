package main

import (
	"github.com/spf13/cobra"

	"karvon/sim/response"
)

// antitheticFlag has a replication be two runs of opposite luck.
type antitheticFlag struct{ on bool }

func (f *antitheticFlag) register(command *cobra.Command) {
	command.Flags().BoolVar(&f.on, "antithetic", false,
		"each replication is two runs of opposite luck, counted as one: narrower ± for the work (default: the scenario's)")
}

// antitheticGiven gives what the command line says of it, or nil.
func (f *experimentFlags) antitheticGiven() *bool {
	if !f.given("antithetic") {
		return nil
	}
	return &f.antithetic.on
}

// singleRuns refuses replications of two runs where something is of single ones.
func (f *experimentFlags) singleRuns(what, of string, m *response.Model) error {
	antithetic := m.Antithetic
	if given := f.antitheticGiven(); given != nil {
		antithetic = *given
	}
	if antithetic {
		return wrongf("%s %s single runs, and a replication is two of opposite luck: give --antithetic=false", what, of)
	}
	return nil
}

// ofSingleRuns refuses replications of two runs where a run has to show single ones.
func (f *runFlags) ofSingleRuns(m *response.Model) error {
	for _, asked := range []struct {
		flag, says, does string
	}{
		{f.records.path, "--records", keepsRuns}, {f.series.path, "--series", keepsRuns},
		{f.layout.layout, "--indicators", keepsRuns}, {f.observed.file, "--observed", heldByRuns},
	} {
		if asked.flag == "" {
			continue
		}
		if err := f.singleRuns(asked.says, asked.does, m); err != nil {
			return err
		}
	}
	return nil
}

// What is of single runs.
const (
	keepsRuns  = "keeps what happens in"
	heldByRuns = "is held against how much chance moves"
)

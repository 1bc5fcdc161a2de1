package main

import (
	"slices"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/scenario"
)

// checkChosen finds mistakes in the choice of charts before any work: known are those that the command draws.
func checkChosen(format report.Format, charts, known []string) error {
	switch {
	case !format.Chosen() && len(charts) > 0:
		return wrongf("--chart chooses what a picture shows, and %s is none: name a file that ends in .svg or .png, or in "+
			".docx or .pdf for one with words", format)
	case format.Drawn() && len(known) == 0:
		return wrongf("there is no chart of this to write as %s", format)
	}
	for _, name := range charts {
		if !slices.Contains(known, name) {
			return wrongCommand(document.NoPicture(name, known))
		}
	}
	return nil
}

// completeCharts completes a chart by the pictures of a run of the scenario that the command line names.
func (a *app) completeCharts(command *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	_, m, err := a.compile(command.Context(), given[0], scenario.Options{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	names := report.PictureNames(m.Plan)
	if command.Flags().Changed("observed") {
		names = append(names, report.BesidePicture)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completePrimary completes a chart by the primary responses of the scenario, each of which has a picture.
func (a *app) completePrimary(command *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	_, m, err := a.compile(command.Context(), given[0], scenario.Options{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return responseNames(m, m.Primary), cobra.ShellCompDirectiveNoFileComp
}

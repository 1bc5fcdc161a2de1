package main

import (
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/scenario"
)

// completeScenarios completes a scenario by the library's names; the shell adds files.
func (a *app) completeScenarios(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return a.libraryNames(), cobra.ShellCompDirectiveDefault
}

// completeScenario completes the only scenario of a command.
func (a *app) completeScenario(_ *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.libraryNames(), cobra.ShellCompDirectiveDefault
}

// completePolicies completes a policy by those of the scenario that the command line names already.
func (a *app) completePolicies(command *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	s, err := a.read(command.Context(), given[0], scenario.Options{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return slices.Sorted(maps.Keys(s.Policies)), cobra.ShellCompDirectiveNoFileComp
}

// completeSweeps completes a sweep by those of the scenario that the command line names already.
func (a *app) completeSweeps(command *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	s, err := a.read(command.Context(), given[0], scenario.Options{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return slices.Sorted(maps.Keys(s.Sweeps)), cobra.ShellCompDirectiveNoFileComp
}

// completeFormats completes the format of a report, completeTableFormats that of one table.
var (
	completeFormats      = completeNames(report.Formats[document.OfRun])
	completeTableFormats = completeNames(report.Formats[document.OfTable])
)

func completeNames(formats []report.Format) cobra.CompletionFunc {
	var names []string
	for _, format := range formats {
		names = append(names, string(format))
	}
	return cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)
}

// registerCompletions makes a command's flags complete. It panics where the command has no such flag, which only a
// mistake in the program can cause.
func registerCompletions(command *cobra.Command, completions map[string]cobra.CompletionFunc) {
	if !whole {
		return
	}
	for flag, complete := range completions {
		if err := command.RegisterFlagCompletionFunc(flag, complete); err != nil {
			panic(err)
		}
	}
}

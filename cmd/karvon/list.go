package main

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/sim/scenario"
)

func (a *app) listCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the scenarios of the library",
		Args:  arguments(cobra.NoArgs),
		RunE:  func(command *cobra.Command, _ []string) error { return a.list(command.Context()) },
	}
}

// list lists the scenarios of the library, and apart from them the steps of the tutorial.
func (a *app) list(ctx context.Context) error {
	names := a.libraryNames()
	isOther := func(name string) bool { return !isTutorial(name) }
	if err := a.listScenarios(ctx, slices.DeleteFunc(slices.Clone(names), isTutorial)); err != nil {
		return err
	}
	for _, line := range []string{"", "The tutorial, of which karvon new copies a step to start from:"} {
		if err := a.print(line); err != nil {
			return err
		}
	}
	return a.listScenarios(ctx, slices.DeleteFunc(names, isOther))
}

// listScenarios lists scenarios of the library with their titles.
func (a *app) listScenarios(ctx context.Context, names []string) error {
	titles := make([]string, len(names))
	for i, name := range names {
		s, err := a.read(ctx, name, scenario.Options{})
		if err != nil {
			return err
		}
		titles[i] = s.Title
	}
	return report.Write(a.stdout, report.Text, report.Scenarios(names, titles), a.layout(a.stdout, anyWidth))
}

// libraryNames lists the scenarios that can be named without a path, sorted.
func (a *app) libraryNames() []string {
	files, err := fs.Glob(a.library, "*.yaml")
	if err != nil { // only a malformed pattern fails
		return nil
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(file, ".yaml")
	}
	return names
}

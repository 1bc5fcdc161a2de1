package main

import (
	"cmp"
	"context"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/scenario"
)

func (a *app) listCommand() *cobra.Command {
	var in languageFlag
	command := &cobra.Command{
		Use:   "list",
		Short: "List the scenarios of the library",
		Args:  arguments(cobra.NoArgs),
		RunE:  func(command *cobra.Command, _ []string) error { return a.list(command.Context(), &in) },
	}
	in.register(command)
	return command
}

// list lists the scenarios of the library, and apart from them the steps of the tutorial.
func (a *app) list(ctx context.Context, in *languageFlag) error {
	if err := in.check(); err != nil {
		return err
	}
	names := a.libraryNames()
	isOther := func(name string) bool { return !isTutorial(name) }
	if err := a.listScenarios(ctx, slices.DeleteFunc(slices.Clone(names), isTutorial), in, report.Scenarios); err != nil {
		return err
	}
	if err := a.print(""); err != nil {
		return err
	}
	return a.listScenarios(ctx, slices.DeleteFunc(names, isOther), in, report.Tutorial)
}

// listScenarios lists scenarios of the library with their titles, which are in the language where they have such.
func (a *app) listScenarios(ctx context.Context, names []string, in *languageFlag,
	listed func(names, titles []string) *document.Document) error {
	titles := make([]string, len(names))
	for i, name := range names {
		s, err := a.read(ctx, name, scenario.Options{})
		if err != nil {
			return err
		}
		titles[i] = cmp.Or(s.Titles[in.name], s.Title)
	}
	d := in.said(func() *document.Document { return listed(names, titles) })
	return report.Write(a.stdout, report.Text, d, a.layout(a.stdout, anyWidth))
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

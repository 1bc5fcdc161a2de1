package main

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"karvon/sim/scenario"
)

func (a *app) listCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the scenarios of the library",
		Args:  arguments(cobra.NoArgs),
		RunE:  func(*cobra.Command, []string) error { return a.list() },
	}
}

func (a *app) list() error {
	names := a.libraryNames()
	stdout := a.plain(a.stdout)
	longest := 0
	for _, name := range names {
		longest = max(longest, len(name))
	}
	for _, name := range names {
		s, err := scenario.Load(a.library, name, scenario.Options{})
		if err != nil {
			return err
		}
		fmt.Fprintf(stdout, "%-*s  %s\n", longest, name, s.Title)
	}
	return nil
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

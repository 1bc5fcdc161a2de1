package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report/delivery"
	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/inputs"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// registerInputs adds the option that takes a table of inputs.
func registerInputs(command *cobra.Command, path *string) {
	if whole {
		command.Flags().StringVar(path, "inputs", "",
			"take what differs in a workbook or a CSV that show --output wrote, after the policies and before --set")
	}
}

// takeInputs reads a table of inputs, and turns what differs in it into settings before those of the command line.
// Nothing is taken where anything is wrong with it.
func (a *app) takeInputs(ctx context.Context, name, path string, policies []string, settings *[]string) error {
	if !whole || path == "" {
		return nil
	}
	raw, err := files.Read(ctx, path, &bound.Workbook)
	if err != nil {
		return unreadInputs(path, err)
	}
	table, err := inputs.Read(ctx, path, raw)
	if err != nil {
		return err
	}
	options := scenario.Options{Policies: policies, Set: *settings, Cited: cited()}
	taken, err := table.Take(ctx, a.library, name, options)
	if err != nil {
		return err
	}
	options.Entries = taken.Entries
	s, err := scenario.Load(ctx, a.library, name, options)
	if err == nil {
		_, err = response.CompileWith(ctx, s, &a.tables)
	}
	if err != nil {
		return err
	}
	for _, doubt := range taken.Doubts {
		a.say("%s", doubt)
	}
	*settings = append(taken.Settings(), *settings...)
	a.inputs = taken
	return nil
}

// unreadInputs says why a table cannot be read.
func unreadInputs(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return wrongf("--inputs: there is no file %s", filepath.ToSlash(path))
	case errors.As(err, new(files.TooLarge)):
		return wrongf("--inputs: %s %w", path, err)
	case errors.Is(err, context.Canceled):
		return err
	}
	return fmt.Errorf("--inputs: %s cannot be read: %w", path, files.Reason(err))
}

// writeInputs writes the numbers of a scenario to be filled in, by the ending of the file's name.
func (a *app) writeInputs(ctx context.Context, s *scenario.Scenario, path string) error {
	write := func(w io.Writer, s *scenario.Scenario, file string) error {
		return inputs.WriteWorkbook(w, s, file, writeSheets)
	}
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		write = inputs.WriteCSV
	}
	err := delivery.WriteFile(ctx, path, func(w io.Writer) error { return write(w, s, filepath.Base(path)) })
	if err != nil {
		return unwritable(err)
	}
	a.say("wrote %s", path)
	return nil
}

// take takes the inputs that the options name.
func (f *changeFlags) take(ctx context.Context, a *app, name string) error {
	return a.takeInputs(ctx, name, f.inputs, f.policies, &f.settings)
}

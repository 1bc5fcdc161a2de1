package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"karvon/sim/files"
	"karvon/sim/syntax"
)

// The exit codes of karvon.
const (
	exitDone        = 0
	exitFailed      = 1
	exitWrong       = 2 // the command or a scenario
	exitThreshold   = 3
	exitDiffers     = 4 // from a baseline or a style; also where a threshold is not met besides
	exitMissing     = 5 // something of shards that were merged
	exitInterrupted = 130
	exitUnheard     = 141 // who reads the output has gone: as of a program that SIGPIPE kills
)

// exitError is an error that leads to an exit code other than exitFailed.
type exitError struct {
	error
	code int
}

func (e exitError) Unwrap() error { return e.error }

// wrongCommand marks a mistake in the command line.
func wrongCommand(err error) error {
	if err == nil {
		return nil
	}
	return exitError{err, exitWrong}
}

// wrongf makes a mistake in the command line.
func wrongf(format string, values ...any) error {
	return wrongCommand(fmt.Errorf(format, values...))
}

// unwritable is the error of a place that cannot be made ready to be written to: a mistake in the command line, but
// where the disk is full.
func unwritable(err error) error {
	if diskFull(err) {
		return err
	}
	return wrongCommand(err)
}

// unreadable is the error of a file that the command line names and that cannot be read; the context's where that
// has ended.
func unreadable(name string, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return wrongCommand(files.Unreadable(name, err))
}

// wrongValues say of a value that is not of a kind what it is not, where it need not be a whole number.
var wrongValues = map[string]string{
	"bool": "neither true nor false", "float64": "not a number", "uint64": "not a whole number from 0",
}

// plainly says of a flag's value that cannot be read what it should be, instead of what the parser of numbers calls
// it.
func plainly(command *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return unknownFlag(command, unknown)
	}
	var invalid *pflag.InvalidValueError
	var number *strconv.NumError
	if !errors.As(err, &invalid) || !errors.As(err, &number) {
		return err
	}
	kind := invalid.GetFlag().Value.Type()
	wrong, known := wrongValues[kind]
	switch {
	case kind != "bool" && errors.Is(number, strconv.ErrRange):
		wrong = "too large"
	case !known:
		wrong = "not a whole number"
	}
	return fmt.Errorf("--%s: %q is %s", invalid.GetFlag().Name, invalid.GetValue(), wrong)
}

// unknownFlag says which flag may have been meant.
func unknownFlag(command *cobra.Command, unknown *pflag.NotExistError) error {
	name := unknown.GetSpecifiedName()
	if unknown.GetSpecifiedShortnames() != "" {
		return fmt.Errorf("%s has no flag -%s", command.Name(), name)
	}
	var names []string
	begun := ""
	command.Flags().VisitAll(func(flag *pflag.Flag) {
		names = append(names, flag.Name)
		if strings.HasPrefix(flag.Name, name) && begun == "" {
			begun = flag.Name
		}
	})
	if near := cmp.Or(begun, syntax.Suggest(name, names)); near != "" {
		return fmt.Errorf("%s has no flag --%s; did you mean --%s?", command.Name(), name, near)
	}
	return fmt.Errorf("%s has no flag --%s", command.Name(), name)
}

// arguments checks the number of a command's arguments.
func arguments(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(command *cobra.Command, given []string) error { return wrongCommand(check(command, given)) }
}

// scenarioNeeded refuses a command line without a scenario, and says which there are; one with more scenarios than
// the command takes too.
func (a *app) scenarioNeeded(most int) cobra.PositionalArgs {
	return func(command *cobra.Command, given []string) error {
		switch {
		case len(given) == 0:
			return wrongf("%s needs a scenario: the path of a file that ends in .yaml, or a name of the library (%s); karvon "+
				"list says what those are",
				command.Name(), strings.Join(a.libraryNames(), ", "))
		case len(given) > most:
			return wrongf("%s takes one scenario, here are %d: %s", command.Name(), len(given), strings.Join(given, ", "))
		}
		return nil
	}
}

// finish says what went wrong, if anything did, and gives the exit code.
func (a *app) finish(command *cobra.Command, err error) int {
	err = a.delivered(err)
	var exit exitError
	switch {
	case err == nil, errors.Is(err, errShardDone):
		return exitDone
	case errors.As(err, &exit) && exit.code == exitUnheard:
		return exitUnheard
	}
	var mistakes syntax.Errors
	if errors.As(err, &mistakes) {
		mistakes.Print(a.plain(a.stderr))
		return exitWrong
	}
	a.complain(err)
	switch {
	case exit.error == nil:
		return exitFailed
	case exit.code == exitWrong:
		a.say("%s --help tells how it is used.", command.CommandPath())
	}
	return exit.code
}

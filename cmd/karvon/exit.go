package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"karvon/sim/scenario"
)

// The exit codes of karvon.
const (
	exitDone        = 0
	exitFailed      = 1
	exitWrong       = 2 // the command or a scenario
	exitThreshold   = 3
	exitDiffers     = 4 // from a baseline or a style; also where a threshold is not met besides
	exitInterrupted = 130
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

// arguments checks the number of a command's arguments.
func arguments(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(command *cobra.Command, given []string) error { return wrongCommand(check(command, given)) }
}

// finish says what went wrong, if anything did, and gives the exit code.
func (a *app) finish(command *cobra.Command, err error) int {
	if err == nil {
		return exitDone
	}
	var mistakes scenario.Errors
	if errors.As(err, &mistakes) {
		mistakes.Print(a.stderr)
		return exitWrong
	}
	fmt.Fprintf(a.stderr, "karvon: %v\n", err)
	var exit exitError
	switch {
	case !errors.As(err, &exit):
		return exitFailed
	case exit.code == exitWrong:
		fmt.Fprintf(a.stderr, "%s --help tells how it is used.\n", command.CommandPath())
	}
	return exit.code
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"karvon/sim/files"
	"karvon/sim/syntax"
)

// outlet is an output of the process whose failure is not forgotten and which waits for no reader for ever. What is
// no file is left as it is.
func outlet(ctx context.Context, w io.Writer) io.Writer {
	if file, ok := w.(*os.File); ok {
		return files.NewWriter(ctx, file)
	}
	return w
}

// delivered is how a command ended, in view of what became of the standard
// output: no command is done whose output did not get out. Of mistakes in the
// command or in a scenario the standard error tells all the same.
func (a *app) delivered(err error) error {
	failure := failureOf(a.stdout)
	var exit exitError
	var mistakes syntax.Errors
	switch {
	case errors.As(err, &exit) && exit.code == exitInterrupted:
		return err
	case errors.Is(err, context.Canceled), errors.Is(failure, context.Canceled):
		return exitError{errors.New("interrupted"), exitInterrupted}
	case errors.As(err, &mistakes), errors.As(err, &exit) && exit.code == exitWrong:
		return err
	case failure == nil:
		return err
	case unheard(failure):
		return exitError{failure, exitUnheard}
	}
	return fmt.Errorf("cannot write the standard output: %w", files.Reason(failure))
}

// failureOf is what went wrong with an output.
func failureOf(w io.Writer) error {
	if output, ok := w.(*files.Writer); ok {
		return output.Failure()
	}
	return nil
}

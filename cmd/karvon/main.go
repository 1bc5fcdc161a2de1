//go:build !js

// Command karvon simulates cross-border trade centres and the corridors between them, from scenario files. See
// karvon help.
package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

func main() { os.Exit(mainExit()) }

// outliveReaders keeps the process from being killed where who reads its output goes away: the write fails, and
// what lies half-written beside is taken away. So it is where a file comes to the size that the system allows.
func outliveReaders() { signal.Notify(make(chan os.Signal, 1), outlived...) }

// mainExit runs the command of the process and returns its exit code. The first interruption lets the command keep
// what it has; the second one kills.
func mainExit() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	outliveReaders()
	cobra.MousetrapHelpText = "" // a double click opens the studio, and is no mistake
	clicked := len(os.Args) == 1 && ownConsole()
	code := run(ctx, openedBy(os.Args[1:], clicked), os.Stdout, os.Stderr)
	if clicked && code != exitDone && ctx.Err() == nil {
		stayOpen(os.Stdin, os.Stderr)
	}
	return code
}

// stayOpen keeps the window of a process, in which it says what went wrong, until it was read.
func stayOpen(in io.Reader, out io.Writer) {
	newApp(out, out).say("press Enter to close this window")
	_, _ = bufio.NewReader(in).ReadString('\n') // an input that ends was read too
}

// openedBy gives the command line of a process: without one, and by a double click on the program, the studio.
func openedBy(arguments []string, clicked bool) []string {
	if len(arguments) == 0 && clicked {
		return []string{"studio"}
	}
	return arguments
}

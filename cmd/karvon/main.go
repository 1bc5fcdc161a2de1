//go:build !js

// Command karvon simulates cross-border trade centres and the corridors between them, from scenario files. See
// karvon help.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
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
	return run(ctx, os.Args[1:], os.Stdout, os.Stderr)
}

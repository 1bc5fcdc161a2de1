//go:build !windows && !js

package main

import (
	"context"
	"os"
	"os/exec"
	"runtime"
)

// openFile has the system open a file by the program that is for it.
func openFile(ctx context.Context, path string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	command := exec.CommandContext(ctx, opener, path)
	if err := command.Start(); err != nil {
		return err
	}
	return command.Process.Release()
}

// ownConsole says whether the process has a window of its own, as after a double click on Windows.
func ownConsole() bool { return false }

// obeysSequences says whether a terminal obeys sequences that begin with an escape.
func obeysSequences(*os.File) bool { return true }

package main

import (
	"context"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// openFile has the system open a file by the program that is for it. Its path goes in Unicode, as it does not by way of
// rundll32: names of users have letters that the code page of a system may not have.
func openFile(_ context.Context, path string) error {
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, nil, file, nil, nil, windows.SW_SHOWNORMAL)
}

var consoleProcesses = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")

// ownConsole says whether the process has a window of its own, which closes with it: whoever started it, Explorer or
// another manager of files, had none. What a program reads that started it is shown in no window.
func ownConsole() bool {
	if _, shown := terminal(os.Stdout); !shown {
		return false
	}
	var processes [2]uint32
	n, _, _ := consoleProcesses.Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}

// obeysSequences says whether a terminal obeys sequences that begin with an escape: a console shows them as they are
// unless it is asked to obey.
func obeysSequences(file *os.File) bool {
	const obeys = windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING
	console := windows.Handle(file.Fd())
	var mode uint32
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return false
	}
	return mode&obeys != 0 || windows.SetConsoleMode(console, mode|obeys) == nil
}

package files

import (
	"math"
	"os"

	"golang.org/x/sys/windows"
)

// Lock keeps other processes out of a file until it is closed or the process ends, however it ends. What is locked is a
// byte beyond all that a file holds: Windows lets nobody else read or write what is locked.
func Lock(file *os.File) error {
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	beyond := windows.Overlapped{Offset: math.MaxUint32, OffsetHigh: math.MaxInt32}
	return windows.LockFileEx(windows.Handle(file.Fd()), how, 0, 1, 0, &beyond)
}

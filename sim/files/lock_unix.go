//go:build unix

package files

import (
	"os"
	"syscall"
)

// Lock keeps other processes out of a file until it is closed or the process ends, however it ends.
func Lock(file *os.File) error {
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}

//go:build unix

package journal

import (
	"os"
	"syscall"
)

// lock keeps other processes out until the file is closed or the process ends, however it ends.
func lock(file *os.File) error {
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}

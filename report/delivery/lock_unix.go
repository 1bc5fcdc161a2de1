//go:build unix

package delivery

import (
	"os"
	"syscall"
)

// locks says whether files can be locked, and a file be renamed while it is open.
const locks = true

// tryLock locks a file until it is closed or the process ends, and says whether nobody else has it. Where a file
// system has no locks nobody has.
func tryLock(file *os.File) bool {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return err != syscall.EWOULDBLOCK
}

// lock locks a file once nobody else has it.
func lock(file *os.File) error {
	for {
		if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != syscall.EINTR {
			return err
		}
	}
}

//go:build unix

package speed

import "syscall"

// ProcessorTime gives the nanoseconds for which the process has worked, in all of its threads: on a machine that is
// shared they say more than the clock.
func ProcessorTime() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err) // the arguments are right
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

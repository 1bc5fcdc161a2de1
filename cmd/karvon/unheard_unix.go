//go:build unix

package main

import (
	"errors"
	"os"
	"syscall"
)

// outlived are the signals of writes that fail.
var outlived = []os.Signal{syscall.SIGPIPE, syscall.SIGXFSZ}

// diskFull says whether a disk, or the part of it that one may use, is full.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// unheard says whether a write failed because nobody reads any more.
func unheard(err error) bool { return errors.Is(err, syscall.EPIPE) }

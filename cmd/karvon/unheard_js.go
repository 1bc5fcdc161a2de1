package main

import (
	"errors"
	"os"
	"syscall"
)

// outlived are none: nothing is told to a program inside a page by signals.
var outlived []os.Signal

// diskFull says whether a disk is full: that of Node's, where this program is tried.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// unheard says whether a write failed because nobody reads any more.
func unheard(err error) bool { return errors.Is(err, syscall.EPIPE) }

//go:build !unix && !js

package main

import (
	"errors"
	"os"
	"syscall"
)

// outlived are the signals of writes that fail.
var outlived = []os.Signal{syscall.SIGPIPE}

// The errors of Windows for a pipe whose other end is closed: broken pipe, no data, and not connected.
const (
	brokenPipe   = syscall.Errno(109)
	noData       = syscall.Errno(232)
	notConnected = syscall.Errno(233)
)

// The errors of Windows for a disk that is full.
const (
	handleDiskFull = syscall.Errno(39)
	noSpace        = syscall.Errno(112)
)

// diskFull says whether a disk is full.
func diskFull(err error) bool { return errors.Is(err, handleDiskFull) || errors.Is(err, noSpace) }

// unheard says whether a write failed because nobody reads any more.
func unheard(err error) bool {
	return errors.Is(err, brokenPipe) || errors.Is(err, noData) || errors.Is(err, notConnected)
}

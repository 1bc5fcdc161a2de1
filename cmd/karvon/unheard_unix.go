//go:build unix

package main

import (
	"errors"
	"syscall"
)

// unheard says whether a write failed because nobody reads any more.
func unheard(err error) bool { return errors.Is(err, syscall.EPIPE) }

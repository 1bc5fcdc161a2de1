package queue

import (
	"fmt"
	"runtime/debug"
)

// guard ends something with an error where a goroutine of it panics, in place of the whole process.
type guard func(error)

// catch takes up the panic of the function that defers it.
func (g guard) catch() {
	if value := recover(); value != nil {
		g(fmt.Errorf("a failure inside karvon: %v\n%s", value, debug.Stack()))
	}
}

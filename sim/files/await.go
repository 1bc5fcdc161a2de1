package files

import (
	"context"

	"karvon/sim/internal/caught"
)

// Await calls what may wait for the world outside, and gives what it returns, or the context's error as soon as
// that ends. What is called goes on alone then, and must touch nothing that the caller goes on to use.
func Await[T any](ctx context.Context, call func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
		panic caught.Panic
	}
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	if ctx.Done() == nil {
		return call()
	}
	done := make(chan outcome, 1)
	go func() {
		var found outcome
		defer func() { done <- found }()
		defer found.panic.Catch()
		found.value, found.err = call()
	}()
	select {
	case found := <-done:
		found.panic.Raise()
		return found.value, found.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

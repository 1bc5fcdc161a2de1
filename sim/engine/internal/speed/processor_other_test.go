//go:build !unix

package speed

// processorTime gives nothing: only the clock is told.
func processorTime() int64 { return 0 }

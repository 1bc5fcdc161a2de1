//go:build !unix

package speed

// ProcessorTime gives nothing: only the clock is told.
func ProcessorTime() int64 { return 0 }

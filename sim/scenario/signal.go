package scenario

// SignalStep lets those who wait for a signal go on.
type SignalStep struct {
	Meta
	// the signal, as waits name it
	Name Text `key:"name" required:"true" short:"true" name:"true"`
	// at most so many of those who wait go on, the first that came; all by default
	Most *int `key:"most" min:"1"`
}

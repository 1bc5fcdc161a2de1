package main

import (
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/unit"
)

// The least and the most that --memory can say. The program itself takes the least, whatever it is asked for.
const (
	leastMemory = 16_000_000
	mostMemory  = 1_000_000_000_000
)

// memoryFlag is the bound on what each worker may take.
type memoryFlag struct {
	text  string
	bytes int64
}

func (f *memoryFlag) register(command *cobra.Command) {
	command.Flags().StringVar(&f.text, "memory", experiment.MemoryText(bound.Memory.Most),
		"memory that each worker may take, as 500MB or 4GB: a replication that needs more is stopped, and its report says "+
			"what grew")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"memory": cobra.FixedCompletions([]string{"500MB", "1GB", "2GB", "4GB", "8GB"}, cobra.ShellCompDirectiveNoFileComp),
	})
}

// read reads the bound.
func (f *memoryFlag) read() error {
	bytes, err := unit.Parse(f.text, unit.Memory)
	if err != nil {
		return wrongf("--memory: %w", err)
	}
	if bytes < leastMemory || bytes > mostMemory {
		return wrongf("--memory is %s; it goes from %s to %s", f.text, experiment.MemoryText(leastMemory),
			experiment.MemoryText(mostMemory))
	}
	f.bytes = int64(bytes)
	return nil
}

// collectSeldom has the garbage collector wait until the heap has grown to five times what is in use, unless GOGC says
// otherwise. A check makes much, and throws most of it away at once: it takes a fifth less of the processor.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// keepWithin has the garbage collector keep the program within what so many workers may take, but for what it takes
// at the least. A limit that is set by GOMEMLIMIT stays where it is lower.
func (f *memoryFlag) keepWithin(workers int) {
	const least, tenth = 256_000_000, 10 // of the rest are the program's text and stacks
	limit, ok := bound.Product(f.bytes, int64(workers))
	if limit = max(limit-limit/tenth, least); ok && limit < debug.SetMemoryLimit(-1) {
		debug.SetMemoryLimit(limit)
	}
}

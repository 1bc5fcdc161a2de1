// Command battery writes a named sequence of draws to standard output, as raw 64-bit words with the lowest byte
// first, for a statistical battery to read:
//
//	go run ./sim/random/internal/battery entities | dieharder -a -g 200
//
// It ends when the reader closes the pipe.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"os"
	"strings"

	"karvon/sim/random/internal/sequence"
)

func main() {
	if len(os.Args) != 2 {
		fail("usage: battery SEQUENCE")
	}
	word, ok := sequence.Find(os.Args[1])
	if !ok {
		fail("there is no sequence %q; there are %s", os.Args[1], strings.Join(sequence.Names(), ", "))
	}
	write(word)
}

// write stops at the first error: the reader has had enough.
func write(word sequence.Word) {
	output := bufio.NewWriterSize(os.Stdout, 1<<16)
	var bytes [8]byte
	for place := uint64(0); ; place++ {
		binary.LittleEndian.PutUint64(bytes[:], word(place))
		if _, err := output.Write(bytes[:]); err != nil {
			return
		}
	}
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(2)
}

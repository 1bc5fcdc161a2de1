package mutant_test

import (
	"encoding/json"
	"os"
	"runtime/metrics"
	"strconv"
	"testing"
	"time"
)

// mostHeap is what the examination of a mutant may take of memory, bytes.
const mostHeap = 2 << 30

// progress tells the process that watches this one how far it has come.
type progress struct {
	t    *testing.T
	file *os.File // nil where nobody watches
}

func newProgress(t *testing.T) *progress {
	t.Helper()
	p := &progress{t: t}
	if *child == "" {
		return p
	}
	file, err := os.Create(*child)
	if err != nil {
		t.Fatal(err)
	}
	p.file = file
	go p.watchHeap()
	return p
}

// begin says which mutant is examined next.
func (p *progress) begin(number uint64) { p.write(strconv.FormatUint(number, 10) + "\n") }

// end says what became of all.
func (p *progress) end(count *tally) {
	text, err := json.Marshal(count)
	if err != nil {
		p.t.Fatal(err)
	}
	p.write(string(text) + "\n")
}

func (p *progress) write(line string) {
	if p.file == nil {
		return
	}
	if _, err := p.file.WriteString(line); err != nil {
		p.t.Fatal(err)
	}
}

// watchHeap ends the process where a mutant takes too much memory, before the machine does.
func (p *progress) watchHeap() {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	for range time.Tick(20 * time.Millisecond) {
		metrics.Read(sample)
		if sample[0].Value.Uint64() > mostHeap {
			_, _ = p.file.WriteString("heap\n")
			os.Exit(7)
		}
	}
}

package experiment

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"karvon/sim/internal/caught"
	"karvon/sim/reason"
)

// PanicError says that karvon itself failed, by a panic: no scenario is to blame for that. What is not known of
// where it happened is empty.
type PanicError struct {
	Configuration
	Sample      string // name of the design point
	Hash        string // of the scenario as it was resolved
	Seed        uint64
	Replication int // NoReplication where none was being executed

	// Abandoned says that no panic is known of: whoever was to execute it elsewhere failed, each time.
	Abandoned bool

	Value string // of the panic, or why it was abandoned
	Stack []byte // of the goroutine; nil where very many panics came before
}

// NoReplication is the number of no replication.
const NoReplication = -1

// mostStacks bounds the stacks that a sample keeps.
const mostStacks = 100

// NewPanicError makes an error of what a panic was recovered with. It is called by the function that recovers.
func NewPanicError(value any) *PanicError {
	stack := debug.Stack()
	if elsewhere, ok := value.(*caught.Panic); ok {
		value, stack = elsewhere.Value, elsewhere.Stack
	}
	text := fmt.Sprint(value)
	if !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsGraphic(r) }) {
		text = strconv.Quote(text) // it may hold what a file says, and goes to a terminal
	}
	return &PanicError{Replication: NoReplication, Value: text, Stack: stack}
}

func (e *PanicError) Error() string {
	switch {
	case e.Abandoned:
		return fmt.Sprintf("replication %d was given up: %s", e.Replication, e.Value)
	case e.Replication != NoReplication:
		return fmt.Sprintf("replication %d failed inside karvon: %s", e.Replication, e.Value)
	case e.Sample != "":
		return "compiling failed inside karvon: " + e.Value
	}
	return "a failure inside karvon: " + e.Value
}

// guarded calls a function and turns a panic of it into an error of a replication, or of the sample where there is
// NoReplication.
func (s *Sample) guarded(replication int, f func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = s.panicError(replication, value)
		}
	}()
	return f()
}

func (s *Sample) panicError(replication int, value any) *PanicError {
	e := NewPanicError(value)
	e.Configuration, e.Sample = s.Configuration, s.Name
	if replication == NoReplication {
		return e
	}
	e.Hash, e.Seed, e.Replication = s.Plan.Hash, s.seed, s.first+replication
	return e
}

// lose leaves a replication out that failed inside karvon.
func (s *Sample) lose(replication int, e *PanicError) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.lost == nil {
		s.lost = map[int]*PanicError{}
	}
	if len(s.lost) >= mostStacks {
		e.Stack = nil
	}
	if before := s.lost[replication]; before == nil || e.Sample < before.Sample {
		s.lost[replication] = e
	}
}

// allLost lists why replications are left out, by their number.
func (s *Sample) allLost() []*PanicError {
	var all []*PanicError
	for _, replication := range slices.Sorted(maps.Keys(s.lost)) {
		all = append(all, s.lost[replication])
	}
	return all
}

// lose leaves a replication of a sample out: where the samples are paired, of all of them.
func (w *work) lose(s *Sample, replication int, e *PanicError) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if !w.sideBySide {
		s.lose(replication, e)
		return
	}
	for _, other := range w.samples {
		other.lose(replication, e)
	}
}

// catch ends the work where a worker panics outside of a replication, in the books that it shares with the others:
// they can no longer be trusted.
func (w *work) catch() {
	if value := recover(); value != nil {
		w.giveUp(NewPanicError(value))
	}
}

// Panicked says, where replications failed inside karvon and are left out, that it was so; otherwise it is nil.
func (r *Result) Panicked() error {
	if len(r.Lost) == 0 {
		return nil
	}
	first := r.Lost[0]
	if len(r.Lost) == 1 {
		return fmt.Errorf("%w; the other %d are reported", first, r.Replications)
	}
	return fmt.Errorf("%w; so did %d more, and the other %d are reported", first, len(r.Lost)-1, r.Replications)
}

// lostDoubt says which replications are left out, and why that matters: what makes karvon fail need not be rare
// among the runs that matter most.
func (r *Result) lostDoubt() reason.Reason {
	var numbers []string
	for _, e := range r.Lost[:min(len(r.Lost), mostNamed)] {
		numbers = append(numbers, strconv.Itoa(e.Replication))
	}
	if more := len(r.Lost) - len(numbers); more > 0 {
		numbers = append(numbers, fmt.Sprintf("%d more", more))
	}
	return reason.Of(reason.LeftOut, reason.Values{
		"lost": len(r.Lost), "all": reason.PlainReplications(len(r.Lost) + r.Replications),
		"numbers": strings.Join(numbers, ", "),
	})
}

// mostNamed bounds the replications that a warning names.
const mostNamed = 10

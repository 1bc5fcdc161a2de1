package experiment

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/experiment/journal"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/stats"
)

// shortest is a design point that takes a fraction of a millisecond, of which the replications begin with a number.
func shortest(first int) Point {
	point := shortQueue("a", "run.warm-up=0s", "run.follow-up=1h")
	point.Window, point.first = 2*plan.Hour, first
	return point
}

// counting is a recorder that counts the replications that are simulated, and cancels after some.
type counting struct {
	mutex     sync.Mutex
	simulated map[int]bool
	most      int // 0 for any number
	cancel    context.CancelFunc
}

func (c *counting) Begin(int) (func(*engine.Visit), error) { return func(*engine.Visit) {}, nil }

func (c *counting) End(replication int) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.simulated == nil {
		c.simulated = map[int]bool{}
	}
	c.simulated[replication] = true
	if len(c.simulated) == c.most {
		c.cancel()
	}
	return nil
}

// simulating runs replications of a point up to several numbers one after the other, and gives the result and what it
// simulates; at most so many, where that is not 0.
func simulating(t *testing.T, j journal.Store, point Point, workers, most int, looks ...int) (*Sample, []int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	count := &counting{most: most, cancel: cancel}
	s, r := NewSample(point), &Runner{Journal: j, Workers: workers, Load: loadLibrary, Recorder: count}
	for _, n := range looks {
		if err := r.Extend(ctx, []*Sample{s}, n); err != nil {
			t.Fatal(err)
		}
	}
	var all []int
	for replication := range count.simulated {
		all = append(all, replication-point.first)
	}
	slices.Sort(all)
	return s, all
}

// chunksIn lists what a journal holds of a sample, as first/level.
func chunksIn(t *testing.T, j *journal.Journal, s *Sample) string {
	t.Helper()
	key, err := s.item(0).key()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, key := range j.Inside(key.Series, 0, 1<<40) {
		all = append(all, fmt.Sprintf("%d/%d", key.First, key.Level))
	}
	return strings.Join(all, " ")
}

// Whatever was asked for before, how it ended and how many workers there were, the results are the bits of those
// without a run directory. The longest request is found again, if it was made at once.
func TestChunksChangeNothing(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 33))
	const most = 40
	trials := 5
	if *long {
		trials = 300
	}
	for _, first := range []int{0, 5} {
		wanted := map[int]*Result{}
		for range trials {
			folder, longest := t.TempDir(), 0
			for range 1 + random.IntN(4) {
				j := openJournal(t, folder)
				n, stop := 1+random.IntN(most), 0
				longest = max(longest, n)
				if random.IntN(3) == 0 {
					stop = 1 + random.IntN(n)
				}
				looks := []int{n}
				if random.IntN(3) == 0 {
					looks = []int{1 + random.IntN(n), n}
				}
				s, _ := simulating(t, j, shortest(first), 1+random.IntN(3), stop, looks...)
				if stop == 0 {
					if wanted[n] == nil {
						alone, _ := simulating(t, nil, shortest(first), 1, 0, n)
						wanted[n] = resultOf(t, alone)
					}
					sameResult(t, wanted[n], resultOf(t, s))
					_, again := simulating(t, j, shortest(first), 2, 0, looks...)
					if n == longest && len(looks) == 1 && len(again) > 0 {
						t.Errorf("%v are simulated again of what was asked for before", again)
					}
				}
				if err := j.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestARangeIsWrittenAsItsUniqueUnion(t *testing.T) {
	for _, c := range []struct {
		first int
		looks []int
		want  string
	}{
		{0, []int{1}, "0/0"},
		{0, []int{13}, "0/3 8/2 12/0"},
		{0, []int{64}, "0/6"},
		{3, []int{10}, "3/0 4/2 8/2 12/0"},
		{0, []int{10, 17}, "0/3 8/1 10/1 12/2 16/0"}, // the first look is found again
	} {
		j := openJournal(t, t.TempDir())
		s, simulated := simulating(t, j, shortest(c.first), 3, 0, c.looks...)
		n := c.looks[len(c.looks)-1]
		if got := chunksIn(t, j, s); got != c.want || j.Len() != n || len(simulated) != n {
			t.Errorf("%d from %d: %s, of %d", n, c.first, got, j.Len())
		}
		if _, again := simulating(t, j, shortest(c.first), 3, 0, c.looks...); len(again) > 0 {
			t.Errorf("%v are simulated again", again)
		}
		j.Close()
	}
}

// Who asks for more has all that is there, and merges it further. Who asks for fewer than a chunk holds cannot use it:
// its histograms are of all. They are simulated again, and what is there stays.
func TestChunksServeLongerRequestsAndNotShorterOnes(t *testing.T) {
	j := openJournal(t, t.TempDir())
	defer j.Close()
	simulating(t, j, shortest(0), 2, 0, 10)
	s, simulated := simulating(t, j, shortest(0), 2, 0, 16)
	if want := []int{10, 11, 12, 13, 14, 15}; !slices.Equal(simulated, want) {
		t.Errorf("%v are simulated of 16 after 10", simulated)
	}
	if got := chunksIn(t, j, s); got != "0/4" {
		t.Errorf("there are %s", got)
	}
	s, simulated = simulating(t, j, shortest(0), 2, 0, 13)
	alone, _ := simulating(t, nil, shortest(0), 1, 0, 13)
	sameResult(t, resultOf(t, alone), resultOf(t, s))
	if len(simulated) != 13 {
		t.Errorf("%v are simulated of 13 after 16", simulated)
	}
	if got := chunksIn(t, j, s); got != "0/4" {
		t.Errorf("there are %s", got)
	}
}

// A run to a precision looks several times. Gone on with, it finds every look.
func TestEveryLookIsFoundAgain(t *testing.T) {
	j := openJournal(t, t.TempDir())
	defer j.Close()
	run := func() (*Precision, []int) {
		count := new(counting)
		r := &Runner{Journal: j, Load: loadLibrary, Recorder: count}
		s, err := NewSample(shortest(0)).Compiled(t.Context(), loadLibrary)
		if err != nil {
			t.Fatal(err)
		}
		rule := stats.Sequential{Precision: 0.15, Most: 300}
		found, err := Precisely(t.Context(), r, s, rule, s.Primary, 10)
		if err != nil {
			t.Fatal(err)
		}
		var all []int
		for replication := range count.simulated {
			all = append(all, replication)
		}
		return found.Precision, all
	}
	before, simulated := run()
	after, again := run()
	if !reflect.DeepEqual(before, after) || len(before.Looks) < 3 || len(simulated) < 20 || len(again) > 0 {
		t.Errorf("after looks at %v, %d were simulated again for %v", before.Looks, len(again), after.Looks)
	}
}

// What was stopped by its bound on memory, and what is observed besides, stays by itself.
func TestWhatCannotBeMergedStaysAlone(t *testing.T) {
	j := openJournal(t, t.TempDir())
	defer j.Close()
	m := responsetest.Text(t, overloaded)
	bounded := Point{}.Of(m)
	extend(t, &Runner{Journal: j, Memory: 16e6}, 2, bounded)
	item := bounded.item(0)
	item.Memory = 16e6
	key, _ := item.key()
	if keys := j.Inside(key.Series, 0, 9); len(keys) != 2 {
		t.Errorf("of those stopped there are %v", keys)
	}
	probed := NewSample(shortest(0))
	if _, err := probed.Compiled(t.Context(), loadLibrary); err != nil {
		t.Fatal(err)
	}
	probed.probe = accounting{}
	extend(t, &Runner{Journal: j}, 4, probed)
	paired := NewSample(shortest(0))
	extend(t, &Runner{Journal: j, sideBySide: true}, 4, paired)
	if got := chunksIn(t, j, probed); got != "0/0 1/0 2/0 3/0" {
		t.Errorf("of those observed there are %s", got)
	}
	s, simulated := simulating(t, j, shortest(0), 2, 0, 4)
	if len(simulated) > 0 {
		t.Errorf("%v are simulated again", simulated)
	}
	sameResult(t, resultOf(t, paired), resultOf(t, s))
}

// Under a lower bound on memory than replications took, their chunk does not serve.
func TestAChunkServesWithinABoundOnMemory(t *testing.T) {
	j := openJournal(t, t.TempDir())
	defer j.Close()
	before := Point{Window: plan.Day}.Of(responsetest.Text(t, overloaded))
	extend(t, &Runner{Journal: j}, 4, before)
	most := int64(0)
	for _, o := range before.outcomes {
		most = max(most, o.memory)
	}
	for _, c := range []struct {
		memory    int64
		simulated int
	}{{most, 0}, {most - 1, 4}} {
		count := new(counting)
		s := Point{Window: plan.Day}.Of(responsetest.Text(t, overloaded))
		extend(t, &Runner{Journal: j, Memory: c.memory, Recorder: count}, 4, s)
		if len(count.simulated) != c.simulated {
			t.Errorf("with %d bytes of at most %d, %d are simulated", c.memory, most, len(count.simulated))
		}
	}
}

// pieces are the outcomes of replications, each by itself.
func pieces(t *testing.T, m *response.Model, replications int) []*chunk {
	t.Helper()
	run, all := m.Run(), []*chunk(nil)
	for n := range replications {
		all = append(all, chunkOf(observe(m, everything(m), replicateOnce(t, run, m, n)), n))
	}
	return all
}

// keyFor names replications, which are a chunk.
func keyFor(first, level int) journal.Key {
	return journal.Key{First: uint64(first), Level: uint8(level)}
}

// mergedSomehow merges replications in parts of parts, in any order.
func mergedSomehow(t *testing.T, random *rand.Rand, all []*chunk, first, level int) *chunk {
	t.Helper()
	if level == 0 {
		return all[first]
	}
	parts := []*chunk{mergedSomehow(t, random, all, first, level-1),
		mergedSomehow(t, random, all, first+1<<(level-1), level-1)}
	if random.IntN(2) == 0 {
		parts = slices.Clone(all[first : first+1<<level])
	}
	random.Shuffle(len(parts), func(a, b int) { parts[a], parts[b] = parts[b], parts[a] })
	made, err := mergeChunks(parts, keyFor(first, level))
	if err != nil {
		t.Fatal(err)
	}
	again := new(chunk)
	if err := again.unmarshalBinary(made.marshalBinary(squeezing), keyFor(first, level), squeezing); err != nil {
		t.Fatal(err)
	}
	return again
}

func TestTheOrderOfMergingDoesNotShow(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 44))
	m := load(t, "one-server")
	m = m.With(m.WithWarmUp(0).WithWindow(2 * plan.Hour))
	all := pieces(t, m, 16)
	once, err := mergeChunks(all, keyFor(0, 4))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if made := mergedSomehow(t, random, all, 0, 4); !bytes.Equal(once.appendBody(nil), made.appendBody(nil)) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestPartsThatAreNoWholeAreRefused(t *testing.T) {
	m := load(t, "one-server")
	m = m.With(m.WithWarmUp(0).WithWindow(2 * plan.Hour))
	all := pieces(t, m, 4)
	other := *all[1]
	other.rows = []*outcome{{form: all[1].form}}
	for _, parts := range [][]*chunk{{all[0]}, {all[0], all[0]}, {all[0], all[2]}, all[:3], {all[0], &other}} {
		if _, err := mergeChunks(parts, keyFor(0, 1)); !errors.Is(err, errDamaged) {
			t.Errorf("%d parts: %v", len(parts), err)
		}
	}
}

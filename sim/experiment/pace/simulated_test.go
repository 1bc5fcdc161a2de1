package pace_test

import (
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"karvon/sim/experiment/pace"
)

// batch is items of known cost, of which the first so many are in a journal.
type batch struct {
	items  int
	cost   time.Duration
	weight float64
	kept   int
	setup  time.Duration
	late   bool // whether it shows only with its first item what the journal has
}

// job is work of known cost.
type job struct {
	workers int
	journal int
	batches []batch // in the order in which they are worked on
	ahead   int
}

// estimates does the job, and gives the time that is estimated for the whole stage once a tenth of it has gone by,
// and the time that it takes.
func (j job) estimates(t *testing.T) (estimated, took time.Duration, at pace.State) {
	t.Helper()
	whole := j.do(func(*pace.Work) {})
	j.do(func(w *pace.Work) {
		time.Sleep(whole / 10)
		at = w.State()
	})
	if !at.Known {
		t.Fatalf("after a tenth of the work nothing is known: %+v", at)
	}
	return whole/10 + at.Left, whole, at
}

// do does the first stage of the job while somebody looks, and says how long it takes.
func (j job) do(look func(*pace.Work)) time.Duration {
	w := pace.New()
	w.Stage("simulating", "replications")
	w.Workers(j.workers)
	w.Journal(j.journal)
	w.Ahead(j.ahead)
	began := time.Now()
	var looking sync.WaitGroup
	looking.Go(func() { look(w) })
	work(w, j.workers, j.batches)
	took := time.Since(began)
	looking.Wait()
	return took
}

// steps are the parts in which an item tells how it goes on.
const steps = 20

// work does batches one after the other, as many items at a time as there are workers.
func work(w *pace.Work, workers int, batches []batch) {
	groups := make([]*pace.Group, len(batches))
	ready := make([]*gate, len(batches))
	for i, b := range batches {
		groups[i] = w.Group(b.items, max(1, b.weight))
		ready[i] = &gate{open: make(chan struct{})}
		if !b.late {
			groups[i].Kept(b.kept)
		}
	}
	var claimed atomic.Int64
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for {
				b, n := find(batches, int(claimed.Add(1))-1)
				if b < 0 {
					return
				}
				item := groups[b].Begin()
				ready[b].pass(batches[b].setup)
				item.Ready()
				groups[b].Kept(batches[b].kept)
				execute(item, &batches[b], n)
			}
		})
	}
	all.Wait()
}

// gate lets all pass after the time that the first who comes to it needs. (The clock of a bubble stands still while
// a lock is waited for.)
type gate struct {
	first sync.Once
	open  chan struct{}
}

func (g *gate) pass(needs time.Duration) {
	g.first.Do(func() {
		go func() {
			time.Sleep(needs)
			close(g.open)
		}()
	})
	<-g.open
}

func execute(item *pace.Item, b *batch, n int) {
	if n < b.kept {
		item.Skip()
		return
	}
	for step := range steps {
		time.Sleep(b.cost / steps)
		item.Part(float64(step+1) / steps)
	}
	item.Done()
}

// find gives the batch and the number in it of an item.
func find(batches []batch, item int) (b, n int) {
	for b := range batches {
		if item < batches[b].items {
			return b, item
		}
		item -= batches[b].items
	}
	return -1, 0
}

// rising are batches of one cost after the other, in the order in which samples are worked on.
func rising(batches, items int, cost func(i int) time.Duration) []batch {
	var all []batch
	for _, i := range pace.Spread(batches) {
		all = append(all, batch{items: items, cost: cost(i)})
	}
	return all
}

func minutes(n float64) time.Duration { return time.Duration(n * float64(time.Minute)) }

func TestTheEstimateIsRightWithinAFactorOfTwoAfterATenth(t *testing.T) {
	for name, j := range map[string]job{
		"one item":              {workers: 1, batches: []batch{{items: 1, cost: minutes(30)}}},
		"even items":            {workers: 1, batches: []batch{{items: 40, cost: minutes(1)}}},
		"several workers":       {workers: 8, batches: []batch{{items: 100, cost: minutes(1)}}},
		"one more than workers": {workers: 8, batches: []batch{{items: 9, cost: minutes(10)}}},
		"fewer than workers":    {workers: 8, batches: []batch{{items: 3, cost: minutes(10)}}},
		"thousands of items":    {workers: 4, batches: []batch{{items: 5000, cost: minutes(0.1)}}},
		"a dear batch at the end": {workers: 2,
			batches: []batch{{items: 10, cost: minutes(1), weight: 1}, {items: 10, cost: minutes(20), weight: 20}}},
		"a dear batch begun": {workers: 1,
			batches: []batch{{items: 10, cost: minutes(1)}, {items: 10, cost: minutes(10)}}},
		"weights that are not all": {workers: 2,
			batches: []batch{{items: 20, cost: minutes(1), weight: 3}, {items: 20, cost: minutes(10), weight: 40}}},
		"loads that cost more and more": {workers: 2, batches: rising(7, 10, func(i int) time.Duration {
			return minutes(float64(1 + i))
		})},
		"points of a sweep, each dearer": {workers: 3, batches: rising(60, 2, func(i int) time.Duration {
			return minutes(0.1 + float64(i*i)/100)
		})},
		"points that are slow to compile": {workers: 2,
			batches: slices.Repeat([]batch{{items: 1, cost: minutes(1), setup: minutes(2)}}, 50)},
		"a slow start of one model": {workers: 2, batches: []batch{{items: 100, cost: minutes(1), setup: minutes(1)}}},
		"resumed, half is there": {workers: 2, journal: 50,
			batches: []batch{{items: 100, cost: minutes(1), kept: 50}}},
		"resumed, nearly all is there": {workers: 1, journal: 990,
			batches: []batch{{items: 1000, cost: minutes(1), kept: 990}}},
		"resumed points, the first there": {workers: 2, journal: 100,
			batches: append(slices.Repeat([]batch{{items: 10, cost: minutes(1), kept: 10, late: true}}, 10),
				slices.Repeat([]batch{{items: 10, cost: minutes(1), late: true}}, 10)...)},
		"resumed points, more of each": {workers: 2, journal: 200,
			batches: slices.Repeat([]batch{{items: 20, cost: minutes(1), kept: 10, late: true}}, 20)},
		"a journal of something else": {workers: 2, journal: 500,
			batches: slices.Repeat([]batch{{items: 20, cost: minutes(1), late: true}}, 20)},
		"a search whose length is not yet": {workers: 2, ahead: 300, batches: []batch{{items: 70, cost: minutes(1)}}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				estimated, took, at := j.estimates(t)
				if ratio := float64(estimated) / float64(took); ratio < 0.5 || ratio > 2 {
					t.Errorf("estimated %v, took %v, by %+v", estimated, took, at)
				}
			})
		})
	}
}

// Half way the estimate has settled.
func TestHalfWayTheEstimateIsNearer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := job{workers: 3, batches: rising(12, 5, func(i int) time.Duration { return minutes(float64(1 + i)) })}
		whole := j.do(func(*pace.Work) {})
		j.do(func(w *pace.Work) {
			time.Sleep(whole / 2)
			estimated := whole/2 + w.State().Left
			if ratio := float64(estimated) / float64(whole); ratio < 0.8 || ratio > 1.25 {
				t.Errorf("estimated %v, took %v", estimated, whole)
			}
		})
	})
}

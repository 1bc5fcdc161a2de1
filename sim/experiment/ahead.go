package experiment

import (
	"cmp"
	"context"
	"sync"

	"karvon/sim/experiment/journal"
)

// coming is what was asked for ahead of an answer, and is not there yet: by the key of each replication.
type coming struct {
	mutex sync.Mutex
	until map[journal.Key]chan struct{}
}

// ahead has whoever simulates elsewhere go on with what may be needed next, replications of samples from one to below
// another, as soon as nobody has anything left to do of what the next call of Extend asks for. What comes of it is put
// where the next calls find it. No answer depends on it: an outcome is the same whenever it is asked for, and what
// nobody needs is not read. The samples are for this alone; nil ones are left out.
func (r *Runner) ahead(ctx context.Context, samples []*Sample, from, to int) {
	if !r.sends() || r.Recorder != nil || to <= from {
		return
	}
	if r.Journal == nil {
		r.Journal = new(journal.Memory)
	}
	r.next.set(func() {
		for _, s := range samples {
			if s != nil && ctx.Err() == nil {
				r.askAhead(ctx, s, from, to)
			}
		}
	})
}

// next is what is done once, when all is claimed.
type next struct {
	mutex   sync.Mutex
	begin   func()
	planned chan struct{} // closed when what began has noted all that it asks for; nil before the first
}

func (n *next) set(begin func()) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.begin = begin
}

// begin begins with what comes next, in a goroutine of its own.
func (r *Runner) begin() {
	r.next.mutex.Lock()
	defer r.next.mutex.Unlock()
	if begin := r.next.begin; begin != nil {
		r.next.begin = nil
		planned := make(chan struct{})
		r.next.planned = planned
		go func() {
			defer r.catch()
			defer close(planned)
			begin()
		}()
	}
}

// catch keeps what was asked ahead with a panic: the next call of Extend ends with it.
func (r *Runner) catch() {
	if value := recover(); value != nil {
		r.mutex.Lock()
		defer r.mutex.Unlock()
		r.damage = cmp.Or(r.damage, error(NewPanicError(value)))
	}
}

// damaged is why nothing can be trusted any more; nil where all can.
func (r *Runner) damaged() error {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.damage
}

// askAhead asks for the replications of a sample that the journal has not, one by one or in orders of several.
func (r *Runner) askAhead(ctx context.Context, s *Sample, from, to int) {
	s.compile(ctx, r.Load)
	if s.failed() {
		return
	}
	s.from, s.to = from, to
	var missing []int
	for n := from; n < to; n++ {
		if !r.mayKnow(s, n) && !r.wouldDrop(s, n) {
			missing = append(missing, n)
		}
	}
	most := min(r.usual.most(), max(1, len(missing)/(eachHas*r.workers())))
	for len(missing) > 0 {
		size := min(most, alignedFrom(s.first, missing))
		o := r.order(s, missing[0], size)
		o.Apart = true // so that each can be found by itself
		done := r.expect(s, missing[:size])
		missing = missing[size:]
		if done == nil {
			continue
		}
		go func() {
			defer r.catch()
			defer done()
			d, err := r.Elsewhere.Ask(ctx, o)
			if err != nil || s.checkDelivery(o, d) != nil {
				return // who needs it asks for it again, and says what is wrong
			}
			for i := range d.records {
				if err := r.Journal.Put(d.records[i].Key, d.records[i].Value); err != nil {
					return
				}
			}
		}()
	}
}

// wouldDrop says whether the journal would not keep a replication by itself, as a larger chunk holds it.
func (r *Runner) wouldDrop(s *Sample, replication int) bool {
	for _, key := range s.keysOf([]int{replication}) {
		if _, held := r.Journal.Holding(key.Series, key.First); held {
			return true
		}
	}
	return false
}

// expect notes that replications of a sample are coming, until what it gives is called; nil where one of them is
// already.
func (r *Runner) expect(s *Sample, replications []int) (done func()) {
	r.coming.mutex.Lock()
	defer r.coming.mutex.Unlock()
	if r.coming.until == nil {
		r.coming.until = map[journal.Key]chan struct{}{}
	}
	until := make(chan struct{})
	keys := s.keysOf(replications)
	for _, key := range keys {
		if r.coming.until[key] != nil {
			return nil
		}
	}
	for _, key := range keys {
		r.coming.until[key] = until
	}
	return func() {
		r.coming.mutex.Lock()
		defer r.coming.mutex.Unlock()
		close(until)
		for _, key := range keys {
			delete(r.coming.until, key)
		}
	}
}

// wait waits until what began has noted what is coming, or the context is done.
func (n *next) wait(ctx context.Context) {
	n.mutex.Lock()
	planned := n.planned
	n.mutex.Unlock()
	if planned == nil {
		return
	}
	select {
	case <-planned:
	case <-ctx.Done():
	}
}

// await waits for those of the replications of tasks that are coming.
func (r *Runner) await(ctx context.Context, s *Sample, tasks []task) {
	if s.failed() {
		return
	}
	r.next.wait(ctx)
	var replications []int
	for _, t := range tasks {
		replications = append(replications, int(t.replication))
	}
	for _, key := range s.keysOf(replications) {
		r.coming.mutex.Lock()
		until := r.coming.until[key]
		r.coming.mutex.Unlock()
		if until == nil {
			continue
		}
		select {
		case <-until:
		case <-ctx.Done():
			return
		}
	}
}

// keysOf gives the keys of replications of a sample.
func (s *Sample) keysOf(replications []int) []journal.Key {
	keys := make([]journal.Key, 0, len(replications))
	for _, n := range replications {
		if key, err := s.item(n).key(); err == nil {
			keys = append(keys, key)
		}
	}
	return keys
}

// again is a sample of the same point and model, of which nothing is simulated.
func (s *Sample) again() *Sample {
	fresh := NewSample(s.Point)
	fresh.question = s.question
	model := s.Model
	fresh.compiled.Do(func() {
		fresh.Model, fresh.seed, fresh.kept, fresh.layout = model, s.seed, s.kept, s.layout
	})
	return fresh
}

package experiment

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"time"

	"karvon/sim/experiment/journal"
	"karvon/sim/experiment/pace"
)

// pairedBlock is how many replications of one sample are listed before those of the next, where samples advance side
// by side and are not simulated here one by one.
const pairedBlock = 16

// mostEvents is about how many events the replications of one order have: about a minute of work.
const mostEvents = 200e6

// eachHas is how many orders there are at least for each that can be fulfilled at the same time, so that nobody waits
// long for the last.
const eachHas = 4

// mostHands bounds the orders that are waited for at the same time.
const mostHands = 512

// sends says whether replications are simulated elsewhere, but for those that are recorded.
func (r *Runner) sends() bool { return r.Elsewhere != nil }

// here says whether a replication is simulated here: always where nobody else does it, and where it is recorded, as a
// visit is no part of an outcome.
func (r *Runner) here(replication int) bool {
	if r.Elsewhere == nil || r.Recorder == nil {
		return r.Elsewhere == nil
	}
	some, ok := r.Recorder.(interface{ records(replication int) bool })
	return !ok || some.records(replication)
}

// hands is how many workers claim tasks: those that wait for orders are more than fulfil them, so that there is always
// one more.
func (r *Runner) hands() int {
	if !r.sends() {
		return r.workers()
	}
	return min(mostHands, 2*r.workers()+2)
}

// growing is how often it is looked whether there are more to work.
const growing = time.Second

// hireMore takes on more who wait for orders, as more come who fulfil them, until all is claimed.
func (w *work) hireMore(ctx context.Context, hands int, hire func(hands int)) {
	ticker := time.NewTicker(growing)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.allClaimed:
			return
		case <-ticker.C:
			if more := min(w.hands(), len(w.tasks)) - hands; more > 0 {
				w.Pace.Workers(w.workers())
				hire(more)
				hands += more
			}
		}
	}
}

// usual is how many events a replication has, of those that were delivered.
type usual struct {
	mutex        sync.Mutex
	events       float64
	replications float64
}

func (u *usual) tell(events uint64) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	u.events += float64(events)
	u.replications++
}

// most is how many replications make up an order; 1 where nothing is known.
func (u *usual) most() int {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.replications == 0 {
		return 1
	}
	return int(min(1<<20, max(1, mostEvents/max(1, u.events/u.replications))))
}

// together is how many tasks from one on are asked for by one order: an aligned chunk of a sample's replications, not
// much longer than a minute, and not so long that workers have nothing to do. How many it is changes no result.
func (w *work) together(from int) int {
	most := min(w.usual.most(), max(1, len(w.tasks)/(eachHas*w.workers())))
	return w.aligned(from, most)
}

// aligned is how many tasks from one on are an aligned chunk of a sample's replications, at most so many.
func (w *work) aligned(from, most int) int {
	first := w.tasks[from]
	number := w.samples[first.sample].first + int(first.replication)
	size := 1
	for 2*size <= most && number%(2*size) == 0 && from+2*size <= len(w.tasks) {
		if last := w.tasks[from+2*size-1]; last != (task{first.sample, first.replication + int32(2*size-1)}) {
			break
		}
		size *= 2
	}
	return size
}

// send has the replications of tasks simulated elsewhere, all of one sample, but for those that the journal has.
func (w *work) send(ctx context.Context, tasks []task) {
	s := w.samples[tasks[0].sample]
	group := w.paces[tasks[0].sample]
	item := group.Begin()
	var missing []int
	w.locally(func() {
		s.compile(ctx, w.Load)
		item.Ready()
		if !s.failed() {
			group.meet(w.Runner, s)
			w.recalled[tasks[0].sample].Do(func() { w.recall(ctx, s) })
		}
	})
	w.await(ctx, s, tasks)
	w.locally(func() { missing = w.missing(s, tasks) })
	left := len(tasks) // of which the pace has not heard
	over := func(settle func(*pace.Item)) {
		settle(item)
		if left--; left > 0 {
			item = group.Begin()
		}
	}
	for len(missing) > 0 && ctx.Err() == nil && !s.failed() {
		size := alignedFrom(s.first, missing)
		if !w.ask(ctx, s, missing[0], size) {
			return
		}
		missing = missing[size:]
		for range size {
			over((*pace.Item).Done)
		}
	}
	if ctx.Err() != nil {
		return
	}
	if s.failed() {
		w.settle(s)
	}
	for left > 0 {
		over((*pace.Item).Skip)
	}
	for range tasks {
		w.over(s)
	}
}

// missing lists the replications of tasks that are not there, once those count that the journal has.
func (w *work) missing(s *Sample, tasks []task) []int {
	var missing []int
	for _, t := range tasks {
		replication := int(t.replication)
		if s.failed() {
			return nil
		}
		if s.arrived(replication) {
			continue
		}
		o, err := w.known(s, replication)
		switch {
		case err != nil:
			w.fail(s, replication, err)
		case o != nil:
			w.count(s, replication, o)
		default:
			missing = append(missing, replication)
		}
	}
	return missing
}

// alignedFrom is how many of ascending replications, of which numbers count from one on, begin with an aligned chunk.
func alignedFrom(first int, replications []int) int {
	size := 1
	for (first+replications[0])%(2*size) == 0 && 2*size <= len(replications) &&
		replications[2*size-1] == replications[0]+2*size-1 {
		size *= 2
	}
	return size
}

// ask has replications of a sample simulated elsewhere, keeps them and lets them count. It is false where there is no
// answer.
func (w *work) ask(ctx context.Context, s *Sample, replication, count int) bool {
	o := w.order(s, replication, count)
	d, err := w.Elsewhere.Ask(ctx, o)
	var abandoned *AbandonedError
	switch {
	case ctx.Err() != nil:
		return false
	case errors.As(err, &abandoned):
		for n := range count {
			e := s.panicError(replication+n, abandoned.Reason)
			e.Abandoned, e.Stack = true, nil
			w.lose(s, replication+n, e)
		}
		return true
	case err == nil:
		err = s.checkDelivery(o, d)
	}
	if err == nil {
		err = w.take(s, d)
	}
	if err != nil {
		w.giveUp(fmt.Errorf("%s, replication %d: %w", s.Name, s.first+replication, err))
		return false
	}
	for _, lost := range d.lost {
		w.loseElsewhere(s, &lost, replication, count)
	}
	if d.refused != nil {
		w.refused(s, d.refused, replication)
	}
	return true
}

// AbandonedError says that an order was given up, as whoever took it failed each time: not by what it asks for, as far
// as is known, so that it can be asked for again.
type AbandonedError struct{ Reason string }

func (e *AbandonedError) Error() string { return e.Reason }

// loseElsewhere leaves out what failed inside karvon elsewhere.
func (w *work) loseElsewhere(s *Sample, lost *lostElsewhere, replication, count int) {
	from, to := lost.Replication-s.first, lost.Replication-s.first+1
	if lost.Replication == NoReplication {
		from, to = replication, replication+count
	}
	for n := max(from, replication); n < min(to, replication+count); n++ {
		e := s.panicError(n, lost.Value)
		e.Stack = []byte(lost.Stack)
		w.lose(s, n, e)
	}
}

// refused gives a sample up that has no result elsewhere.
func (w *work) refused(s *Sample, r *refusalElsewhere, replication int) {
	if r.Other {
		w.giveUp(fmt.Errorf("%s: a worker says: %s", s.Name, r.Text))
		return
	}
	if r.Replication != NoReplication {
		replication = r.Replication - s.first
	}
	w.fail(s, replication, errors.New(r.Text))
}

// take keeps the records of a delivery and lets their replications count.
func (w *work) take(s *Sample, d *Delivery) error {
	for i := range d.records {
		r := &d.records[i]
		c, err := w.decode(r.Key, r.Value)
		if err != nil {
			return err
		}
		if !s.fitting(c) {
			return errNoDelivery
		}
		if w.Journal != nil {
			if err := w.Journal.Put(r.Key, r.Value); err != nil {
				return err
			}
		}
		for _, row := range c.rows {
			w.usual.tell(row.events)
		}
		if err := w.admit(s, r.Key, c); err != nil {
			return err
		}
	}
	return nil
}

// fitting says whether a chunk that was delivered has what the sample asks for.
func (s *Sample) fitting(c *chunk) bool {
	size := len(s.Model.Counts) + len(s.kept.responses)
	if s.kept.all {
		size = len(s.Model.Responses) + len(s.Model.Counts)
	}
	if !reflect.DeepEqual(normal(c.form), normal(s.kept.form)) ||
		len(c.times) != len(s.kept.form.cohorts)+len(s.kept.form.tails) {
		return false
	}
	for _, row := range c.rows {
		if len(row.values) != size || !row.serves(s.probeHash()) {
			return false
		}
	}
	return true
}

// normal is a form whose empty lists are nil.
func normal(f *form) form {
	n := form{all: f.all}
	n.responses = append(n.responses, f.responses...)
	n.cohorts = append(n.cohorts, f.cohorts...)
	n.tails = append(n.tails, f.tails...)
	n.limits = append(n.limits, f.limits...)
	return n
}

// admit lets the replications of a chunk count, in the form of the sample.
func (w *work) admit(s *Sample, key journal.Key, c *chunk) error {
	for _, row := range c.rows {
		row.form = s.kept.form
	}
	if key.Level > 0 {
		if !s.lacks(key) {
			return errNoDelivery
		}
		return s.absorbChunk(c)
	}
	o := c.rows[0]
	o.times = c.times
	w.count(s, int(key.First)-s.first, o)
	return nil
}

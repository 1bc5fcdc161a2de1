package experiment

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"sync"

	"karvon/sim/experiment/journal"
)

// Share is the part of the work of an experiment that one of several shards does: every so manyth unit of it. A unit
// is an aligned chunk of replications of a sample; which units there are follows from what is asked for alone, so that
// all shards agree on it whatever they know already.
type Share struct {
	Number, Of int // from 1 on

	mutex sync.Mutex
	asked []ShareRange
}

// ShareRange is replications of a series that a share had to do, from one to below another.
type ShareRange struct {
	journal.Series
	From, To uint64
}

// ErrOthersShare says that an experiment cannot go on, as what it needs next is the share of others.
var ErrOthersShare = errors.New("the rest is the share of other shards")

// errOthers says of a replication that it is others' share and not there.
var errOthers = errors.New("the replication is the share of another shard")

// A unit has so many replications at most, and there are so many units for each shard at least where that can be.
const (
	mostOfUnit = 64
	unitsEach  = 8
)

// deal puts the tasks of the share before the others'; own is how many they are.
func (h *Share) deal(samples []*Sample, tasks []task) (dealt []task, own int) {
	if h == nil {
		return tasks, len(tasks)
	}
	w := &work{samples: samples, tasks: tasks}
	most := min(mostOfUnit, max(1, len(tasks)/(unitsEach*h.Of)))
	var others []task
	for from, unit := 0, 0; from < len(tasks); unit++ {
		to := from + w.aligned(from, most)
		if unit%h.Of == h.Number-1 {
			dealt = append(dealt, tasks[from:to]...)
		} else {
			others = append(others, tasks[from:to]...)
		}
		from = to
	}
	return append(dealt, others...), len(dealt)
}

// lack notes that others' share is not there, and has nobody look for more of it.
func (w *work) lack() {
	w.claiming.Lock()
	defer w.claiming.Unlock()
	w.lacking = true
	w.claimed = len(w.tasks) // the share's own are claimed by now
	w.finished()
}

// shared notes that a replication of the share is done.
func (w *work) shared(s *Sample, replication int, o *outcome) {
	if w.Share == nil {
		return
	}
	item := s.item(replication)
	if o.stop != nil {
		item.Memory = o.memory
	}
	if key, err := item.key(); err == nil {
		w.Share.note(key)
	}
}

// note remembers a replication that the share had to do.
func (h *Share) note(key journal.Key) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.asked = append(h.asked, ShareRange{key.Series, key.First, key.End()})
}

// Asked lists what the share had to do so far, in order and in as few ranges as it takes.
func (h *Share) Asked() []ShareRange {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	slices.SortFunc(h.asked, func(a, b ShareRange) int {
		return cmp.Or(bytes.Compare(a.Item[:], b.Item[:]), cmp.Compare(a.Kept, b.Kept), cmp.Compare(a.From, b.From))
	})
	var all []ShareRange
	for _, r := range h.asked {
		if at := len(all) - 1; at >= 0 && all[at].Series == r.Series && r.From <= all[at].To {
			all[at].To = max(all[at].To, r.To)
			continue
		}
		all = append(all, r)
	}
	return all
}

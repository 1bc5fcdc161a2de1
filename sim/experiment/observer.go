package experiment

import (
	"maps"
	"slices"
	"sync"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// Observer hands on what every replication does in each interval of the window, in the order of the replications.
// It is a [Recorder]; its memory holds the replications that are being executed and those that wait for an earlier
// one.
type Observer struct {
	intervals
	keep func(*Observed) error

	mutex sync.Mutex
	begun map[int]*Observed
	ended map[int]*Observed
	next  int // the replication that is handed on next
}

// NewObserver observes runs of a plan in intervals of a length in ns.
func NewObserver(p *plan.Plan, interval int64, keep func(*Observed) error) *Observer {
	return &Observer{intervals: newIntervals(p, interval), keep: keep, begun: map[int]*Observed{},
		ended: map[int]*Observed{}}
}

// Begin observes a replication.
func (o *Observer) Begin(replication int) (func(*engine.Visit), error) {
	observed := o.observe(replication)
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.begun[replication] = observed
	return observed.tell, nil
}

func (o *Observer) servers(replication int) func(station plan.StationID, servers, at int64) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.begun[replication].changeServers
}

// End hands on a replication once all before it are.
func (o *Observer) End(replication int) error {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.begun[replication].endServers()
	o.ended[replication] = o.begun[replication]
	delete(o.begun, replication)
	for o.ended[o.next] != nil {
		if err := o.hand(o.next); err != nil {
			return err
		}
		o.next++
	}
	return nil
}

func (o *Observer) hand(replication int) error {
	observed := o.ended[replication]
	delete(o.ended, replication)
	return o.keep(observed)
}

// Finish hands on what is whole behind a gap, which an interruption leaves.
func (o *Observer) Finish() error {
	for _, replication := range slices.Sorted(maps.Keys(o.ended)) {
		if err := o.hand(replication); err != nil {
			return err
		}
	}
	return nil
}

package experiment

import (
	"fmt"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/random"
	"karvon/sim/response"
)

// outcome is the small value that one replication leaves. Its lists are by response, of those that are kept, with the
// counts of the plan's thresholds behind them.
type outcome struct {
	*form                 // what is kept
	values      []float64 // NaN where the replication has none
	weights     tallies   // of how many a pooled value is a mean or share; 0 for others
	doubts      tallies   // how many of them were unfinished, or may belong to the share
	times       [][]byte  // the histograms of its cohorts, encoded, for the pooled quantiles
	probed      []byte    // what the item's probe observed
	probedBy    uint64    // hash of the probe's name; 0 for none
	fingerprint uint64
	events      uint64
	entities    uint64

	// stop says when it was stopped because it took as much memory as it may, and what was inside; nil where it was
	// not. Memory is how many bytes it took at the most or, where it was stopped, might take; observed how much of the
	// window it came to, in ns.
	stop     *engine.Stop
	memory   int64
	observed int64

	counted bool // whether the sample's pool has its times
}

// observe takes the outcome from a replication's record.
func observe(m *response.Model, p *projection, rec *engine.Record) *outcome {
	size := len(m.Responses) + len(m.Counts)
	if !p.all {
		size = len(p.responses) + len(m.Counts)
	}
	o := &outcome{
		form:        p.form,
		values:      make([]float64, 0, size),
		fingerprint: rec.Fingerprint,
		events:      rec.Events,
		entities:    rec.Entities,
		memory:      rec.Memory,
		observed:    observedOf(m.Plan, rec),
	}
	if rec.Stop.Why == engine.TooManyInside {
		stop := rec.Stop
		o.stop = &stop
	}
	at := response.NewView(m.Plan, rec, o.observed)
	weights, doubts := make([]uint64, 0, size), make([]uint64, 0, size)
	see := func(r *response.Response) {
		seen := at.Observe(r)
		o.values = append(o.values, seen.Value)
		weights, doubts = append(weights, seen.Weight), append(doubts, seen.Censored)
	}
	for i := range m.Responses {
		if p.keeps(i) {
			see(&m.Responses[i])
		}
	}
	for i := range m.Counts {
		see(&m.Counts[i])
	}
	o.weights, o.doubts = talliesOf(weights), talliesOf(doubts)
	o.times = p.cohorts.encode(at)
	return o
}

// observedOf gives how much of the window a replication came to, in ns.
func observedOf(p *plan.Plan, rec *engine.Record) int64 {
	if rec.Stop.Why != engine.TooManyInside {
		return p.Window
	}
	return max(0, min(rec.End, p.WindowEnd())-p.WindowStart())
}

// serves says whether the outcome holds what a probe observes, by the hash of its name. Where nothing is asked for,
// any outcome does.
func (o *outcome) serves(probe uint64) bool { return probe == 0 || o.probedBy == probe }

// fits says whether the outcome is that under a bound on memory: where the replication was stopped, by this very
// bound; else where it took no more.
func (o *outcome) fits(memory int64) bool {
	if o.stop != nil {
		return o.memory == memory
	}
	return o.memory <= memory
}

// hashText names a text by 16 hexadecimal digits.
func hashText(text string) string { return fmt.Sprintf("%016x", random.HashString(text)) }

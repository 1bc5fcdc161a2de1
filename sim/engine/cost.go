package engine

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// CostRecord is what a replication observed for the costs of a plan: the time that the entities of each flow waited in
// the window, and how often they came to the end of a service or a trip or passed a line in it.
type CostRecord struct {
	Waiting   []stats.Sum128 // by flow, ns
	AtStation []Passages
	OnLink    []Passages
	AtLine    []Passages // by crossing
}

// Passages are counts by flow.
type Passages []uint64

// newCostRecord makes room for what the costs of a plan need; nil where it has none.
func newCostRecord(p *plan.Plan) *CostRecord {
	if p.Costs == nil {
		return nil
	}
	passages := func(places int) []Passages {
		counts := make([]Passages, places)
		for i := range counts {
			counts[i] = make(Passages, len(p.Flows))
		}
		return counts
	}
	return &CostRecord{
		Waiting:   make([]stats.Sum128, len(p.Flows)),
		AtStation: passages(len(p.Stations)), OnLink: passages(len(p.Links)), AtLine: passages(len(p.Crossings)),
	}
}

// reset empties the dues and keeps their memory.
func (d *CostRecord) reset() {
	if d == nil {
		return
	}
	clear(d.Waiting)
	for _, places := range [][]Passages{d.AtStation, d.OnLink, d.AtLine} {
		for _, counts := range places {
			clear(counts)
		}
	}
}

// payAtStation counts the end of a service.
func (r *Run) payAtStation(e *entity, station plan.StationID) {
	if d := r.record.Costs; d != nil && r.observing {
		d.AtStation[station][e.flow]++
	}
}

// payOnLink counts the end of a trip.
func (r *Run) payOnLink(e *entity, link plan.LinkID) {
	if d := r.record.Costs; d != nil && r.observing {
		d.OnLink[link][e.flow]++
	}
}

// payAtLine counts the passage of a crossing's line.
func (r *Run) payAtLine(e *entity, crossing plan.CrossingID) {
	if d := r.record.Costs; d != nil && r.observing {
		d.AtLine[crossing][e.flow]++
	}
}

// waitedSince ends an entity's wait, and gives its length. Every wait ends here, whatever it was for and whether it
// was met or given up.
func (r *Run) waitedSince(e *entity, since int64) int64 {
	wait := r.now - since
	e.waited += wait
	if r.record.Costs != nil {
		r.payWait(e, since)
	}
	return wait
}

// payWait adds the part of a wait that lies in the window.
func (r *Run) payWait(e *entity, since int64) {
	r.record.Costs.Waiting[e.flow].Add(uint64(r.spent(since)))
}

// unfinishedWait adds the wait of an entity that still waits at the run's end.
func (r *Run) unfinishedWait(i entityID) {
	if since, waits := r.waitsSince(i); waits && r.record.Costs != nil {
		r.payWait(&r.entities[i], since)
	}
}

// waitsSince says whether an entity waits, and since when.
func (r *Run) waitsSince(i entityID) (since int64, waits bool) {
	e := &r.entities[i]
	switch e.state {
	case queued, outside, seizing, checkingIn, joining, pausing, heeding, gated, gathering:
		if r.wants(e) == plan.WantsServer && r.stations[r.steps[e.step].Station()].pool != nil {
			return r.customer(i).since, true // an interrupted service began the wait anew
		}
		return e.asked, true
	}
	return 0, false
}

// waitSoFar is how long an entity has waited that waits.
func (r *Run) waitSoFar(i entityID) int64 {
	if since, waits := r.waitsSince(i); waits {
		return r.now - since
	}
	return 0
}

// unservedSoFar is how long a visit has waited of which the wait is not told yet: in all, where services can be
// interrupted.
func (r *Run) unservedSoFar(i entityID, c *serverPool) int64 {
	if c == nil || !c.late {
		return r.now - r.entities[i].asked
	}
	return r.customer(i).waited + r.waitSoFar(i)
}

package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// failingUnit is the state of a unit of a resource whose units fail.
type failingUnit struct {
	shift  shiftID // of its resource
	id     uint64  // which its draws are keyed by
	cycles uint32  // repairs so far
	failed bool
}

// newFailingUnits lists the units that fail, of all resources.
func newFailingUnits(p *plan.Plan, shifts []shift) []failingUnit {
	var units []failingUnit
	for i := range shifts {
		if shifts[i].resource == plan.None {
			continue
		}
		if f := p.Resources[shifts[i].resource].Failure; f != nil {
			for n := range f.Units {
				units = append(units, failingUnit{shift: shiftID(i), id: random.Mix(f.Hash, uint64(n))})
			}
		}
	}
	return units
}

// beginUnitFailures schedules the first failure of every unit that fails.
func (r *Run) beginUnitFailures() {
	for n := range r.units {
		r.units[n].cycles, r.units[n].failed = 0, false
		r.nextUnitFailure(n)
	}
}

// nextUnitFailure draws the time to a unit's next failure, which runs always.
func (r *Run) nextUnitFailure(n int) {
	u := &r.units[n]
	time := r.samplers[r.failureOf(u).After].Nanoseconds(r.draws.Bits(u.id, failurePurpose, u.cycles))
	r.pending.schedule(bound.Later(r.now, time), rankUnitFailure, int32(n))
}

// breakOrMendUnit lets a unit fail, or ends its repair. Nothing is taken back from who has units: where more are in use
// than are left, those that are given back stay away.
func (r *Run) breakOrMendUnit(n int) {
	u := &r.units[n]
	at := r.shifts[u.shift].resource
	change := int32(1)
	if u.failed {
		change = -1
	}
	u.failed = !u.failed
	r.resources[at].down += change
	r.record.Resources[at].Down.change(int64(change), r.now)
	r.shiftChanged(u.shift)
	if u.failed {
		repair := r.samplers[r.failureOf(u).Repair].Nanoseconds(r.draws.Bits(u.id, repairPurpose, u.cycles))
		r.pending.schedule(bound.Later(r.now, repair), rankUnitFailure, int32(n))
		return
	}
	u.cycles++
	r.nextUnitFailure(n)
}

func (r *Run) failureOf(u *failingUnit) *plan.UnitFailure {
	return r.plan.Resources[r.shifts[u.shift].resource].Failure
}

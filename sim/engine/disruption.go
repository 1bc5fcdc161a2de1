package engine

import (
	"math"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// disruption is the state of something that goes wrong for a while.
type disruption struct {
	active bool
	number uint32 // occurrences so far
	until  int64  // when it ends, while it lasts
}

var (
	everyPurpose = random.HashString("time to a disruption")
	lastPurpose  = random.HashString("length of a disruption")
)

// newDisruptions prepares what goes wrong; nothing where nothing does.
func (r *Run) newDisruptions(p *plan.Plan) {
	if len(p.Disruptions) > 0 {
		r.disruptions = make([]disruption, len(p.Disruptions))
		r.speeds = make([]float64, len(p.Links))
		r.closures = make([]int32, len(p.Links))
		r.newFactors(p)
	}
}

// resetDisruptions lets nothing go wrong, before those who are on duty at the start are counted.
func (r *Run) resetDisruptions() {
	clear(r.disruptions)
	clear(r.closures)
	r.resetFactors()
	for i := range r.speeds {
		r.speeds[i] = 1
	}
}

// beginDisruptions schedules the first occurrence of each disruption.
func (r *Run) beginDisruptions() {
	for i := range r.disruptions {
		if at := r.plan.Disruptions[i].At; at != plan.None {
			r.pending.schedule(at, rankDisruption, int32(i))
			continue
		}
		r.awaitDisruption(plan.DisruptionID(i))
	}
}

// awaitDisruption draws when a disruption that comes at random comes next.
func (r *Run) awaitDisruption(i plan.DisruptionID) {
	d := &r.plan.Disruptions[i]
	after := r.samplers[d.Every].Nanoseconds(r.draws.Bits(d.Hash, everyPurpose, r.disruptions[i].number))
	if after < r.end-r.now {
		r.pending.schedule(bound.Later(r.now, after), rankDisruption, int32(i))
	}
}

func (r *Run) beginDisruption(i plan.DisruptionID) {
	d, state := &r.plan.Disruptions[i], &r.disruptions[i]
	rec := &r.record.Disruptions[i]
	lasts := r.samplers[d.For].Nanoseconds(r.draws.Bits(d.Hash, lastPurpose, state.number))
	state.number++
	if r.observing {
		rec.Begun++
	}
	if lasts == 0 {
		r.awaitAnother(i)
		return
	}
	state.active, state.until = true, bound.Later(r.now, lasts)
	rec.Active.up(r.now)
	if lasts < r.end-r.now {
		r.pending.schedule(state.until, rankRestoration, int32(i))
	}
	if d.Closes {
		r.closures[d.Link]++
	}
	r.disrupt(d)
}

func (r *Run) endDisruption(i plan.DisruptionID) {
	d := &r.plan.Disruptions[i]
	r.disruptions[i].active = false
	r.record.Disruptions[i].Active.down(r.now)
	r.disrupt(d)
	if d.Closes {
		r.closures[d.Link]--
		r.reopen(d.Link)
	}
	r.issueAgain(i)
	r.awaitAnother(i)
}

// awaitAnother draws when a disruption comes again, if it comes at random.
func (r *Run) awaitAnother(i plan.DisruptionID) {
	if r.plan.Disruptions[i].At == plan.None {
		r.awaitDisruption(i)
	}
}

// disrupt lets the beginning or end of a disruption show.
func (r *Run) disrupt(d *plan.Disruption) {
	for i := range r.shifts {
		if touches(d, &r.shifts[i]) {
			r.shiftChanged(shiftID(i))
		}
	}
	r.slowServices(d)
	if d.Link == plan.None {
		return
	}
	r.speeds[d.Link] = 1
	for i := range r.disruptions {
		if other := &r.plan.Disruptions[i]; r.disruptions[i].active && other.Link == d.Link {
			r.speeds[d.Link] *= other.Speed
		}
	}
}

// touches says whether a disruption takes some of a shift's away.
func touches(d *plan.Disruption, shift *shift) bool {
	if shift.station != plan.None {
		return slices.Contains(d.Stations, shift.station)
	}
	return slices.Contains(d.Resources, shift.resource)
}

// cutsOf lists the disruptions that take some of a shift's away.
func cutsOf(p *plan.Plan, shift *shift) []plan.DisruptionID {
	var cuts []plan.DisruptionID
	for i := range p.Disruptions {
		if touches(&p.Disruptions[i], shift) {
			cuts = append(cuts, plan.DisruptionID(i))
		}
	}
	return cuts
}

// left gives how many of those that a shift gives are left now by the disruptions.
func (r *Run) left(shift *shift) int { return r.leftAt(shift, shift.given, r.now) }

// leftAt gives how many of some number are left at a time by the disruptions that are active now and then: the
// product of their shares, rounded, and no more than the least of their numbers.
func (r *Run) leftAt(shift *shift, given int, at int64) int {
	share, most := 1.0, math.MaxInt32
	for _, i := range shift.cuts {
		if state := &r.disruptions[i]; state.active && (at == r.now || state.until > at) {
			d := &r.plan.Disruptions[i]
			share *= d.Left
			most = min(most, d.Most)
		}
	}
	return min(most, int(bound.Round(float64(float64(given)*share))))
}

// reopen lets those who wait at a link that was closed set out at the end of this instant, if nothing else keeps it
// closed.
func (r *Run) reopen(i plan.LinkID) {
	link := &r.plan.Links[i]
	if link.Convoys != plan.None {
		return // convoys are due at their times
	}
	for direction := range int32(2) {
		at := gateOf(i, direction)
		switch {
		case r.gates[at].waiting.count == 0:
		case r.isOpen(i):
			r.pending.schedule(r.now, rankGate, int32(at))
		default:
			r.scheduleGate(at, link)
		}
	}
}

// staysAway says whether an arrival of a source does not come: one of a surge that does not last, or one that a
// disruption keeps away.
func (r *Run) staysAway(src *source, id uint64) bool {
	if d := src.arrivals.During; d != plan.None && !r.disruptions[d].active {
		return true
	}
	for _, t := range r.plan.Flows[src.flow].Thinnings {
		if r.disruptions[t.Disruption].active && r.draws.Bits(id, t.Purpose, 0) >= t.Below {
			return true
		}
	}
	return false
}

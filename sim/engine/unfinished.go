package engine

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// finish completes the record with what is unfinished.
func (r *Run) finish() {
	r.record.End = r.now
	r.record.Memory = r.memory.allowed(r.record.overflow)
	r.noteStop()
	if r.observing { // the run ends before its window: what was observed until now counts
		r.cutHours()
		r.record.close(r.now)
	}
	r.record.settle()
	for i := range r.entities {
		if s := r.entities[i].state; s != free && s != expected {
			r.cutOff(entityID(i))
			r.unfinishedWait(entityID(i))
			r.unfinishedTimings(entityID(i))
			r.unfinished(entityID(i))
			if r.bookings != nil {
				r.unfinishedBookings(entityID(i))
			}
		}
	}
	if r.record.Stop.Why == TooManyInside {
		r.record.Stop.Inside = r.lookInside()
	}
	r.finishProbes()
	r.unfinishedSlots()
	for i := range r.zones {
		z := &r.record.Zones[i]
		z.balance.inside = uint64(z.Inside.now) + uint64(r.zones[i].outside.count)
		ahead := stats.Sum128{}
		ahead.AddProduct(uint64(z.Inside.now), uint64(r.untilWindowEnd()))
		z.presence.Sub(ahead) // the part of the window that the run did not come to
	}
}

// unfinished counts an entity that is still inside at the end of the run.
func (r *Run) unfinished(i entityID) {
	e := &r.entities[i]
	rec := &r.record.Flows[e.flow]
	rec.balance.inside++
	rec.presence.Add(uint64(r.spent(e.arrived)))
	if r.inWindow(e.arrived) {
		rec.Time.cutOff(e.arrived, r.now-e.arrived, e.lost != 0)
		if e.lost != 0 {
			rec.Lost.unfinished++
		}
		rec.WaitedSoFar.Add(uint64(e.waited + r.waitSoFar(i)))
		r.timeArrival(e, 1)
	}
	if at := e.server(); at != plan.None {
		r.unfinishedVisit(at, e.heldAt)
	}
	step := &r.steps[e.step]
	begun, age := r.inWindow(e.asked), r.now-e.asked
	if e.state == travelling {
		if begun {
			r.record.Links[step.Link()].Time.leave(e.asked, age)
		}
		return
	}
	if e.state == carried {
		return
	}
	if r.inWindow(e.cameAt) && !r.journeys[e.flow].single {
		r.stayOf(e).cutOff(e.cameAt, r.now-e.cameAt, e.lostHere)
	}
	switch {
	case r.wants(e) == plan.WantsServer && e.state != moving:
		r.unfinishedVisit(step.Station(), e.asked)
		if c := r.stations[step.Station()].pool; begun && (e.state != serving || c != nil && c.late) {
			r.record.Stations[step.Station()].Wait.leave(e.asked, r.unservedSoFar(i, c))
		}
	case e.state == checkingIn:
		r.unfinishedCheckIn(e, begun)
	case e.state == seizing && begun:
		for n := e.requests(); n != plan.None; n = r.requests[n].sibling {
			r.record.Resources[r.requests[n].resource].Wait.leave(e.asked, age)
		}
	case e.state == gathering && begun:
		r.record.Batches[step.Batch()].Wait.leave(e.asked, age)
	case e.state == gated && begun:
		r.record.Links[step.Link()].Wait.leave(e.asked, age)
	case r.wants(e) == plan.WantsPlace && begun:
		r.record.Directions[step.Direction()].Wait.leave(e.asked, age)
	case e.state == outside && begun:
		r.record.Zones[step.Zone()].Wait.leave(e.asked, age)
	}
}

func (r *Run) unfinishedVisit(station plan.StationID, asked int64) {
	rec := &r.record.Stations[station]
	rec.balance.inside++
	rec.presence.Add(uint64(r.spent(asked)))
}

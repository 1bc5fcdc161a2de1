package engine

import (
	"math"

	"karvon/sim/plan"
)

// mark begins a time of an entity; one that it began before and did not record is given up.
func (r *Run) mark(i entityID, s *plan.Step) {
	r.abandon(i, s.Timing(), s.Slot)
	r.keep(i, s.Slot, math.Float64frombits(uint64(r.now)+1)) // 0 is no time
	if r.observing {
		r.record.Timings[s.Timing()].begun++
		r.open++
	}
}

// note ends a time of an entity, if it began one.
func (r *Run) note(i entityID, s *plan.Step) {
	begun, running := r.marked(i, s.Slot)
	if !running {
		return
	}
	r.keep(i, s.Slot, 0)
	if r.inWindow(begun) {
		r.record.Timings[s.Timing()].Time.record(begun, r.now-begun)
		r.open--
	}
}

// marked says since when an entity takes a time, and whether it does.
func (r *Run) marked(i entityID, slot plan.SlotID) (begun int64, running bool) {
	kept := math.Float64bits(r.kept(i, slot))
	return int64(kept) - 1, kept != 0
}

// abandon gives up a time that an entity takes.
func (r *Run) abandon(i entityID, timing plan.TimingID, slot plan.SlotID) {
	if begun, running := r.marked(i, slot); running && r.inWindow(begun) {
		r.record.Timings[timing].abandoned++
		r.open--
	}
}

// abandonAll gives up the times that an entity takes as it leaves.
func (r *Run) abandonAll(i entityID) {
	for _, timing := range r.plan.Flows[r.entities[i].flow].Timings {
		r.abandon(i, timing, r.plan.Timings[timing].Slot)
	}
}

// unfinishedTimings counts the times that an entity still takes at the run's end.
func (r *Run) unfinishedTimings(i entityID) {
	for _, timing := range r.plan.Flows[r.entities[i].flow].Timings {
		if begun, running := r.marked(i, r.plan.Timings[timing].Slot); running && r.inWindow(begun) {
			r.record.Timings[timing].Time.leave(begun, r.now-begun)
		}
	}
}

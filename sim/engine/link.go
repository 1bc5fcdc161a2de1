package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
)

// travel begins a trip over a link.
func (r *Run) travel(i int32, s *plan.Step) bool {
	r.letGo(i)
	e := &r.entities[i]
	link := &r.plan.Links[s.Index]
	occurrence := r.occurrence(i, s)
	speed := r.samplers[link.Speed].Float(r.drawTrip(i, s, s.Purpose, occurrence))
	if r.speeds != nil {
		speed *= r.speeds[s.Index]
	}
	duration := bound.Nanoseconds(link.Length / speed)
	if link.Delay != plan.None {
		bits := r.drawTrip(i, s, s.Purpose^delayPurpose, occurrence)
		duration = bound.Later(duration, r.samplers[link.Delay].Nanoseconds(bits))
	}
	r.leaveSite(e, completed)
	if e.members != plan.None {
		r.carry(e, s.Index)
	}
	e.asked = r.now
	e.state = travelling
	r.record.Links[s.Index].Inside.change(1, r.now, r.observing)
	if r.observing {
		r.open++
	}
	r.pending.schedule(bound.Later(r.now, duration), rankElapsed, i)
	return false
}

// drawTrip gives the bits of a draw for a trip. Those who travel in a convoy
// draw under its identity, so that they stay together.
func (r *Run) drawTrip(i int32, s *plan.Step, purpose uint64, occurrence uint32) uint64 {
	if link := &r.plan.Links[s.Index]; link.Convoys != plan.None {
		return r.draws.Bits(r.convoy(i, s, link), purpose, 0)
	}
	return r.draws.of(&r.entities[i], purpose, occurrence)
}

// reach ends a trip.
func (r *Run) reach(e *entity, s *plan.Step) {
	rec := &r.record.Links[s.Index]
	rec.Inside.change(-1, r.now, r.observing)
	if r.observing {
		rec.Passed++
	}
	r.payOnLink(e, s.Index)
	if r.inWindow(e.asked) {
		r.open--
		rec.Time.Add(r.now - e.asked)
	}
	link := &r.plan.Links[s.Index]
	site := link.To
	if s.Count == 1 {
		site = link.From
	}
	if way := link.Ways[s.Count]; way != plan.None {
		e.onWay = int32(way)
	}
	e.state = moving
	r.comeToSite(e, int32(site))
	if e.members != plan.None {
		r.setDown(e, s.Index, int32(site))
	}
}

package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
)

// travel begins a trip over a link.
func (r *Run) travel(i entityID, s *plan.Step) bool {
	r.letGo(i)
	e := &r.entities[i]
	link := &r.plan.Links[s.Link()]
	occurrence := r.occurrence(i, s)
	speed := r.samplers[link.Speed].Float(r.drawTrip(i, s, s.Purpose, occurrence))
	if r.speeds != nil {
		speed *= r.speeds[s.Link()]
	}
	duration := bound.Nanoseconds(link.Length / speed)
	r.setsOut(i, duration)
	if link.Delay != plan.None {
		bits := r.drawTrip(i, s, s.Purpose^delayPurpose, occurrence)
		duration = bound.Later(duration, r.samplers[link.Delay].Nanoseconds(bits))
	}
	r.leaveSite(e, &r.journeys[e.flow], completed)
	if e.members != plan.None {
		r.carry(e, s.Link())
	}
	e.asked = r.now
	r.become(i, travelling)
	r.record.Links[s.Link()].Inside.up(r.now)
	if r.observing {
		r.open++
	}
	r.pending.schedule(bound.Later(r.now, duration), rankElapsed, int32(i))
	return false
}

// drawTrip gives the bits of a draw for a trip. Those who travel in a convoy draw under its identity, so that they
// stay together.
func (r *Run) drawTrip(i entityID, s *plan.Step, purpose uint64, occurrence uint32) uint64 {
	if link := &r.plan.Links[s.Link()]; link.Convoys != plan.None {
		return r.draws.Bits(r.convoy(i, s, link), purpose, 0)
	}
	return r.draws.of(&r.entities[i], purpose, occurrence)
}

// reach ends a trip.
func (r *Run) reach(e *entity, s *plan.Step) {
	rec := &r.record.Links[s.Link()]
	rec.Inside.down(r.now)
	if r.observing {
		rec.Passed++
	}
	r.payOnLink(e, s.Link())
	if r.inWindow(e.asked) {
		r.open--
		rec.Time.record(e.asked, r.now-e.asked)
	}
	link := &r.plan.Links[s.Link()]
	site := link.To
	if s.Count == 1 {
		site = link.From
	}
	if direction := link.Directions[s.Count]; direction != plan.None {
		e.holding = holdingPlace(direction)
	}
	e.state = moving
	r.comeToSite(e, site)
	if e.members != plan.None {
		r.setDown(e, s.Link(), site)
	}
}

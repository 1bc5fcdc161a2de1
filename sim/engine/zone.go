package engine

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// zone is the state of a zone, with what the plan says of its room: in one line of a processor's cache.
type zone struct {
	taken    int64   // units of room
	capacity int64   // units of room, plan.None without a limit
	rooms    []int64 // by class, what an entity takes
	outside  list    // blocked, because there is no room
}

func newZones(p *plan.Plan) []zone {
	zones := make([]zone, len(p.Zones))
	for i := range zones {
		zones[i].capacity, zones[i].rooms = p.Zones[i].Capacity, p.Zones[i].Room
	}
	return zones
}

func (z *zone) reset() { z.taken, z.outside = 0, newList() }

// enter lets an entity ask to enter a zone. It enters, is sent elsewhere, or is blocked where it is.
func (r *Run) enter(i entityID, s *plan.Step) bool {
	e := &r.entities[i]
	e.asked = r.now
	rec := &r.record.Zones[s.Zone()]
	rec.balance.in++
	if r.observing {
		rec.Asked++
	}
	if r.zones[s.Zone()].outside.count == 0 && r.fits(i, s.Zone()) {
		r.letIn(i, s.Zone())
		r.letGo(i)
		return r.goTo(i, s.Next)
	}
	if s.Full != plan.None {
		rec.balance.turnedAway++
		if r.observing {
			rec.TurnedAway++
		}
		if e.lost == 0 && r.inWindow(e.arrived) {
			r.record.Flows[e.flow].ShutOut++
		}
		r.visited(i, Rejected, InZone, s.Index, r.now, plan.None)
		return r.goTo(i, s.Full)
	}
	r.push(&r.zones[s.Zone()].outside, i)
	r.block(i)
	return false
}

// room gives the room that an entity takes in a zone.
func (r *Run) room(i entityID, at plan.ZoneID) int64 {
	return r.zones[at].rooms[r.classes[r.entities[i].flow]]
}

func (r *Run) fits(i entityID, at plan.ZoneID) bool {
	z := &r.zones[at]
	return z.capacity == plan.None || z.taken+r.room(i, at) <= z.capacity
}

// placesLeft gives how many entities of one's class could enter a zone with a limit now: none where some wait for room.
// One that takes no room always could.
func (r *Run) placesLeft(i entityID, at plan.ZoneID) int64 {
	left, room := r.plan.Zones[at].Capacity-r.zones[at].taken, r.room(i, at)
	switch {
	case r.zones[at].outside.count > 0:
		return 0
	case room == 0:
		return plan.MaxInside
	}
	return left / room
}

func (r *Run) letIn(i entityID, at plan.ZoneID) {
	e := &r.entities[i]
	rec := &r.record.Zones[at]
	r.took(i, InZone, int32(at), 1)
	room := r.room(i, at)
	r.zones[at].taken += room
	if rec.Spent != nil && r.observing {
		rec.spend(r.now)
	}
	rec.Inside.up(r.now)
	rec.Room.change(room, r.now)
	rec.presence.Add(uint64(r.untilWindowEnd()))
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		rec.Wait.record(e.asked, wait)
	}
}

// leave lets an entity out of a zone, and others in.
func (r *Run) leave(i entityID, s *plan.Step) {
	rec := &r.record.Zones[s.Zone()]
	r.gave(i, InZone, s.Index, 1, Stayed)
	room := r.room(i, s.Zone())
	r.zones[s.Zone()].taken -= room
	rec.balance.out++
	if rec.Spent != nil && r.observing {
		rec.spend(r.now)
	}
	rec.Inside.down(r.now)
	rec.Room.change(-room, r.now)
	rec.presence.Sub(stats.Sum128{Lo: uint64(r.untilWindowEnd())})
	r.letInNext(s.Zone())
}

// letInNext lets in those outside for whom there is room, first come first served.
func (r *Run) letInNext(at plan.ZoneID) {
	z := &r.zones[at]
	for z.outside.count > 0 && r.fits(z.outside.head, at) {
		i := r.pop(&z.outside)
		r.letIn(i, at)
		r.unblock(i)
		r.resume(i, r.steps[r.entities[i].step].Next)
	}
}

// untilWindowEnd gives the part of the window that is still to come. What is to come on entering less what is to
// come on leaving is the time spent inside in the window.
func (r *Run) untilWindowEnd() int64 {
	return r.windowEnd - min(max(r.now, r.windowStart), r.windowEnd)
}

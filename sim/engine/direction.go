package engine

import "karvon/sim/plan"

// direction is the state of one direction of a link that has room for so many.
type direction struct {
	taken   int64 // units of room
	waiting list  // to set out, because there is no room
}

// setOut lets an entity ask for a place on a link. It sets out, or is blocked where it is.
func (r *Run) setOut(i entityID, s *plan.Step) bool {
	r.entities[i].asked = r.now
	w := &r.directions[s.Direction()]
	if w.waiting.count == 0 && r.hasRoom(i, s.Direction()) {
		r.takePlace(i, s.Direction())
		r.letGo(i)
		return r.goTo(i, s.Next)
	}
	r.record.Directions[s.Direction()].Queue.up(r.now)
	r.push(&w.waiting, i)
	r.block(i)
	return false
}

// lengthOn gives the room that an entity takes on a link in a direction.
func (r *Run) lengthOn(e *entity, at plan.DirectionID) int64 {
	return r.plan.Directions[at].Room[r.classes[e.flow]]
}

func (r *Run) hasRoom(i entityID, at plan.DirectionID) bool {
	return r.directions[at].taken+r.lengthOn(&r.entities[i], at) <= r.plan.Directions[at].Capacity
}

// takePlace gives an entity its place on a link.
func (r *Run) takePlace(i entityID, at plan.DirectionID) {
	e := &r.entities[i]
	rec := &r.record.Directions[at]
	room := r.lengthOn(e, at)
	r.directions[at].taken += room
	rec.Room.change(room, r.now)
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		rec.Wait.record(e.asked, wait)
	}
}

// leaveDirection gives up the place of an entity that is let in at the end of a link, and lets others set out,
// first come first served.
func (r *Run) leaveDirection(e *entity, at plan.DirectionID) {
	rec := &r.record.Directions[at]
	room := r.lengthOn(e, at)
	w := &r.directions[at]
	w.taken -= room
	rec.Room.change(-room, r.now)
	for w.waiting.count > 0 && r.hasRoom(w.waiting.head, at) {
		i := r.pop(&w.waiting)
		rec.Queue.down(r.now)
		r.takePlace(i, at)
		r.unblock(i)
		r.resume(i, r.steps[r.entities[i].step].Next)
	}
}

// blockedAt gives the level of those who cannot go on and hold a station's server or a place at the end of a link.
func (r *Run) blockedAt(e *entity) *Level {
	if e.holdsPlace() {
		return &r.record.Directions[e.direction()].Blocked
	}
	return &r.record.Stations[e.server()].Blocked
}

// placeOf says for records where something is held.
func (r *Run) placeOf(e *entity) (place Place, index int32) {
	if e.holdsPlace() {
		return OnLink, int32(r.plan.Directions[e.direction()].Link)
	}
	return AtStation, int32(e.server())
}

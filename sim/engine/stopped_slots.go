package engine

import (
	"slices"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// While a disruption closes its site, an electronic queue that stops then issues no slots: a period that begins
// meanwhile has none, and nobody passes. Slots ahead are booked as before, since nobody knows how long it lasts.

// isStopped says whether no slot is issued now. What ends at this instant has ended.
func (r *Run) isStopped(b *bookings) bool {
	for _, i := range b.Closings {
		if state := &r.disruptions[i]; state.active && state.until > r.now {
			return true
		}
	}
	return false
}

// awaitReopening lets one who came in time wait until slots are issued again.
func (r *Run) awaitReopening(i entityID, at plan.BookingsID) bool {
	r.become(i, checkingIn)
	r.record.Bookings[at].Queue.up(r.now)
	r.push(&r.bookings[at].stopped, i)
	return false
}

// issueAgain lets those who wait at the check-ins that a disruption stopped be looked at, as it ends.
func (r *Run) issueAgain(ended plan.DisruptionID) {
	for at := range r.bookings {
		if slices.Contains(r.bookings[at].Closings, ended) {
			r.slotsChanged(plan.BookingsID(at))
		}
	}
}

// letPassStopped lets those pass whose slot, or the grace after it, outlasts the closing, and gives the others: the
// slot of those was never issued, or its time is over.
func (r *Run) letPassStopped(at plan.BookingsID) (late list) {
	late = newList()
	b := &r.bookings[at]
	for b.stopped.count > 0 {
		i := r.pop(&b.stopped)
		s := &r.steps[r.entities[i].step]
		number, pool := b.read(r.kept(i, s.Slot))
		if r.now > bound.Later(b.begins(number+1), b.Grace) || b.at(number, pool).none {
			r.push(&late, i)
			continue
		}
		r.record.Bookings[at].Queue.down(r.now)
		r.passBooked(i, at, s.Slot)
		r.resume(i, s.Next)
	}
	return late
}

// refuseStopped takes the bookings of those who came in time and whose slots the closing took, as of those who come
// too late.
func (r *Run) refuseStopped(late *list) {
	for late.count > 0 {
		i := r.pop(late)
		s := &r.steps[r.entities[i].step]
		r.record.Bookings[s.Bookings()].Queue.down(r.now)
		r.become(i, moving)
		if r.tooLate(i, s) {
			r.resume(i, r.entities[i].step)
		}
	}
}

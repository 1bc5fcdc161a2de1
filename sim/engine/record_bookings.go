package engine

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// BookingsRecord is what was observed of an electronic queue or meter.
type BookingsRecord struct {
	Asked, Booked, Refused uint64 // attempts to book in the window
	Came, Early, Late      uint64 // events in the window: those with a booking come to the check-in
	Shown, Missed, NoShows uint64 // events in the window: ends of bookings
	Passed, WalkIns        uint64 // events in the window; the second are of the first
	Offered, Used          uint64 // slots of the periods that begin in the window
	Wait, Lead             Cohort
	Queue                  Level        // waiting at the check-in
	presence               stats.Sum128 // time that entities spent at the check-in in the window
	balance                balance      // of the check-in
	held                   bookingBalance
	slots                  slots
}

// bookingBalance counts bookings over the whole run, so that made = shown + missed + noShows + toCome holds exactly
// at its end.
type bookingBalance struct {
	made, shown, missed, noShows, toCome uint64
}

// slots counts slots over the whole run, so that offered = used + unused + open holds exactly at its end.
type slots struct {
	offered, used, unused, open uint64
}

// reset empties the record and keeps its memory.
func (rec *BookingsRecord) reset() {
	rec.Wait.reset()
	rec.Lead.reset()
	*rec = BookingsRecord{Wait: rec.Wait, Lead: rec.Lead}
}

// unfinishedBookings counts the bookings of an entity that is still inside.
func (r *Run) unfinishedBookings(i entityID) {
	for _, t := range r.plan.Flows[r.entities[i].flow].Tickets {
		if r.kept(i, t.Slot) != 0 {
			r.record.Bookings[t.Bookings].held.toCome++
		}
	}
}

// unfinishedCheckIn counts an entity that still waits at a check-in.
func (r *Run) unfinishedCheckIn(e *entity, begun bool) {
	rec := &r.record.Bookings[r.steps[e.step].Bookings()]
	rec.balance.inside++
	rec.presence.Add(uint64(r.spent(e.asked)))
	if begun {
		rec.Wait.leave(e.asked, r.now-e.asked)
	}
}

// unfinishedSlots counts the slots of the periods that are not over.
func (r *Run) unfinishedSlots() {
	for at := range r.bookings {
		b := &r.bookings[at]
		rec := &r.record.Bookings[at]
		last := b.current
		if r.now >= b.begins(last+1) { // the run ends at the instant of an opening, before it
			last++
			r.offer(plan.BookingsID(at), last)
		}
		for number := max(b.first, b.current-b.behind); number <= last; number++ {
			for pool := range b.slotPools {
				rec.slots.open += uint64(b.offered(number, pool) - b.at(number, pool).passed)
			}
		}
	}
}

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
	Presence               stats.Sum128 // time that entities spent at the check-in in the window
	Balance                Balance      // of the check-in
	Held                   BookingBalance
	Slots                  Slots
}

// BookingBalance counts bookings over the whole run, so that
// Made = Shown + Missed + NoShows + ToCome holds exactly at its end.
type BookingBalance struct {
	Made, Shown, Missed, NoShows, ToCome uint64
}

// Slots counts slots over the whole run, so that Offered = Used + Unused + Open
// holds exactly at its end.
type Slots struct {
	Offered, Used, Unused, Open uint64
}

// reset empties the record and keeps its memory.
func (rec *BookingsRecord) reset() {
	rec.Wait.Reset()
	rec.Lead.Reset()
	*rec = BookingsRecord{Wait: rec.Wait, Lead: rec.Lead}
}

// unfinishedBookings counts the bookings of an entity that is still inside.
func (r *Run) unfinishedBookings(i entityID) {
	for _, t := range r.plan.Flows[r.entities[i].flow].Tickets {
		if r.attributesOf(i)[t.Slot] != 0 {
			r.record.Bookings[t.Bookings].Held.ToCome++
		}
	}
}

// unfinishedCheckIn counts an entity that still waits at a check-in.
func (r *Run) unfinishedCheckIn(e *entity, begun bool) {
	rec := &r.record.Bookings[r.steps[e.step].Bookings()]
	rec.Balance.Inside++
	rec.Presence.Add(uint64(r.spent(e.asked)))
	if begun {
		rec.Wait.Unfinished.Add(r.now - e.asked)
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
			for pool := range b.pools {
				rec.Slots.Open += uint64(b.offered(number, pool) - b.at(number, pool).passed)
			}
		}
	}
}

package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// A ticket is a booking as the entity keeps it, in a hidden slot: the number of its period and its pool in one
// whole number, from 1 on. Slots are 0 where nothing is kept.

func (b *bookings) ticket(number int64, pool int) float64 {
	return float64(number*int64(b.slotPools) + int64(pool) + 1)
}

func (b *bookings) read(ticket float64) (number int64, pool int) {
	n := bound.Round(ticket) - 1
	return n / int64(b.slotPools), int(n % int64(b.slotPools))
}

// book books the earliest free slot. The entity goes on at once, or when it means to come, or without a booking.
func (r *Run) book(i entityID, s *plan.Step) bool {
	reservation := &r.plan.Reservations[s.Reservation()]
	at := reservation.Bookings
	b := &r.bookings[at]
	r.giveUpBooking(i, at, s.Slot)
	occurrence := r.occurrence(i, s)
	e := &r.entities[i]
	lead := int64(0)
	if reservation.Lead != plan.None {
		lead = r.samplers[reservation.Lead].Nanoseconds(r.draws.of(e, s.Purpose^leadPurpose, occurrence))
	}
	ticket := r.reserve(i, at, lead)
	if ticket == 0 {
		return r.goTo(i, s.Full)
	}
	r.stamp(e.id, s.Hash^s.Purpose)
	r.keep(i, s.Slot, ticket)
	number, _ := b.read(ticket)
	comes := r.now
	switch {
	case reservation.NoShow > 0 && r.draws.of(e, s.Purpose^noShowPurpose, occurrence) < reservation.NoShow:
		r.become(i, absent)
		comes = b.begins(number + 1)
	case reservation.Early != plan.None || reservation.Late != plan.None:
		late, early := int64(0), int64(0)
		if reservation.Early != plan.None {
			early = r.samplers[reservation.Early].Nanoseconds(r.draws.of(e, s.Purpose^earlyPurpose, occurrence))
		}
		if reservation.Late != plan.None {
			late = r.samplers[reservation.Late].Nanoseconds(r.draws.of(e, s.Purpose^latePurpose, occurrence))
		}
		comes = shifted(b.begins(number), late, early)
	}
	if comes <= r.now {
		return r.goTo(i, s.Next)
	}
	r.letGo(i)
	r.pending.schedule(comes, rankElapsed, int32(i))
	return false
}

// reserve takes the earliest free slot that begins no sooner than some time from now: of the same period one that
// is kept for the entity, then one that is open to all. The ticket is 0 where there is none as far ahead as slots
// can be booked.
func (r *Run) reserve(i entityID, at plan.BookingsID, lead int64) float64 {
	b := &r.bookings[at]
	rec := &r.record.Bookings[at]
	if r.observing {
		rec.Asked++
	}
	first := bound.Later(bound.Later(r.now, lead), b.Phase+b.Every-1) / b.Every
	last := bound.Later(bound.Later(r.now, b.Ahead), b.Phase) / b.Every
	pool := r.slotPool(b, i)
	number := b.earliest(pool, first, last, lead == 0)
	if pool != 0 {
		if open := b.earliest(0, first, min(last, number-1), lead == 0); open < number {
			number, pool = open, 0
		}
	}
	if number > last {
		if r.observing {
			rec.Refused++
		}
		return 0
	}
	b.at(number, pool).booked++
	rec.held.made++
	if r.observing {
		rec.Booked++
		rec.Lead.record(r.now, b.begins(number)-r.now)
	}
	return b.ticket(number, pool)
}

// earliest finds the first period from one to another in which a slot of a pool can be booked: the one after the
// last for none. Those who ask for the earliest slot of all leave a mark of how far they came, as no slot is ever
// given back.
func (b *bookings) earliest(pool int, first, last int64, mark bool) int64 {
	number := max(first, b.cursors[pool])
	for number <= last && b.bookable(number, pool) <= 0 {
		number++
	}
	if mark && number > b.cursors[pool] {
		b.cursors[pool] = number
	}
	return min(number, last+1)
}

// giveUpBooking takes a booking from an entity that will not use it.
func (r *Run) giveUpBooking(i entityID, at plan.BookingsID, slot plan.SlotID) {
	if r.kept(i, slot) == 0 {
		return
	}
	r.keep(i, slot, 0)
	rec := &r.record.Bookings[at]
	rec.held.noShows++
	if r.observing {
		rec.NoShows++
	}
}

// giveUpBookings takes those of an entity that leaves the model.
func (r *Run) giveUpBookings(i entityID) {
	for _, t := range r.plan.Flows[r.entities[i].flow].Tickets {
		r.giveUpBooking(i, t.Bookings, t.Slot)
	}
}

// come ends the wait of one with a booking: until it comes, until the end of its slot if it never does, or at the
// check-in until its slot begins.
func (r *Run) come(i entityID, s *plan.Step) {
	next := s.Next
	switch {
	case s.Op.Facts().Demand == plan.DemandsSlot:
		if b := &r.bookings[s.Bookings()]; r.isStopped(b) {
			r.push(&b.stopped, i)
			return
		}
		r.record.Bookings[s.Bookings()].Queue.down(r.now)
		r.become(i, moving)
		r.passBooked(i, s.Bookings(), s.Slot)
	case r.entities[i].state == absent:
		r.become(i, moving)
		next = r.plan.Reservations[s.Reservation()].Missed
	}
	r.entities[i].step = next
	r.advance(i)
}

// checkIn lets an entity ask to pass an electronic queue.
func (r *Run) checkIn(i entityID, s *plan.Step) bool {
	r.letGo(i)
	e := &r.entities[i]
	e.asked = r.now
	at := s.Bookings()
	b := &r.bookings[at]
	rec := &r.record.Bookings[at]
	rec.balance.in++
	held := r.kept(i, s.Slot)
	if held == 0 {
		return r.walkIn(i, s)
	}
	number, pool := b.read(held)
	begin := b.begins(number)
	r.countComing(rec, begin, b.begins(number+1))
	p := b.at(number, pool)
	switch {
	case r.now < begin:
		p.came++
		return r.awaitSlot(i, at, begin)
	case r.now <= bound.Later(b.begins(number+1), b.Grace) && p.came+p.walked < b.offered(number, pool):
		p.came++
		if r.isStopped(b) {
			return r.awaitReopening(i, at)
		}
		r.passBooked(i, at, s.Slot)
		return r.goTo(i, s.Next)
	}
	return r.tooLate(i, s)
}

// countComing counts one with a booking who comes to the check-in.
func (r *Run) countComing(rec *BookingsRecord, begin, end int64) {
	if !r.observing {
		return
	}
	rec.Came++
	switch {
	case r.now < begin:
		rec.Early++
	case r.now >= end:
		rec.Late++
	}
}

// awaitSlot lets an entity wait at the check-in until its slot begins.
func (r *Run) awaitSlot(i entityID, at plan.BookingsID, begin int64) bool {
	r.become(i, checkingIn)
	r.record.Bookings[at].Queue.up(r.now)
	r.pending.schedule(begin, rankElapsed, int32(i))
	return false
}

// passBooked lets one with a booking pass.
func (r *Run) passBooked(i entityID, at plan.BookingsID, slot plan.SlotID) {
	number, pool := r.bookings[at].read(r.kept(i, slot))
	r.keep(i, slot, 0)
	rec := &r.record.Bookings[at]
	rec.held.shown++
	if r.observing {
		rec.Shown++
	}
	r.passSlot(i, at, number, pool)
}

// walkIn lets one without a booking pass with a free slot of the current period, or wait for one. Nobody waits
// while a slot is free for it, so that nobody is passed over.
func (r *Run) walkIn(i entityID, s *plan.Step) bool {
	at := s.Bookings()
	b := &r.bookings[at]
	own := r.slotPool(b, i)
	if pool, free := b.freeTo(own); free && !r.isStopped(b) {
		r.passWalking(i, at, pool)
		return r.goTo(i, s.Next)
	}
	r.become(i, checkingIn)
	r.record.Bookings[at].Queue.up(r.now)
	r.push(&b.waiting[own], i)
	b.count++
	return false
}

// freeTo finds a pool with a free slot for one without a booking who has a pool of its own, in which it looks first.
func (b *bookings) freeTo(own int) (pool int, free bool) {
	for n := range b.slotPools {
		pool := n
		switch n {
		case 0:
			pool = own
		case own:
			pool = 0
		}
		if (pool == own || pool == 0 || b.released) && b.free(pool) > 0 {
			return pool, true
		}
	}
	return 0, false
}

// tooLate takes the booking of one who comes too late, or whose slot another has taken by then, and treats it as
// the rule says.
func (r *Run) tooLate(i entityID, s *plan.Step) bool {
	at := s.Bookings()
	b := &r.bookings[at]
	rec := &r.record.Bookings[at]
	r.keep(i, s.Slot, 0)
	rec.held.missed++
	if r.observing {
		rec.Missed++
	}
	if s.Full != plan.None {
		e := &r.entities[i] // it waited only where no slot was issued
		r.waitedSince(e, e.asked)
		rec.balance.turnedAway++
		rec.presence.Add(uint64(r.spent(e.asked)))
		r.visited(i, Rejected, AtCheckIn, s.Index, e.asked, plan.None)
		return r.goTo(i, s.Full)
	}
	if b.WhenLate == scenario.LateRebook {
		if ticket := r.reserve(i, at, 0); ticket != 0 {
			r.keep(i, s.Slot, ticket)
			number, pool := b.read(ticket)
			b.at(number, pool).came++
			if begin := b.begins(number); r.now < begin {
				return r.awaitSlot(i, at, begin)
			}
			if r.isStopped(b) {
				return r.awaitReopening(i, at)
			}
			r.passBooked(i, at, s.Slot)
			return r.goTo(i, s.Next)
		}
	}
	return r.walkIn(i, s)
}

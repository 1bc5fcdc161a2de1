package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// bookings is the state of an electronic queue or meter. Periods are numbered from the local Monday before the
// run's start; the table keeps those that can still be booked or used, so that its size follows how far ahead
// slots can be booked, never the length of the run.
type bookings struct {
	*plan.Bookings
	slotPools int
	week      int64    // periods of a week
	behind    int64    // past periods that one with a booking can still use
	current   int64    // the period that holds
	first     int64    // the period in which the run starts
	released  bool     // whether what is kept of the current period is free for all
	cursors   []int64  // by pool: no earlier period can be booked
	slots     []period // a ring, by period and pool
	waiting   []list   // without a booking, by pool; who has no pool of its own waits in 0
	count     int32    // waiting
	stopped   list     // with a booking, while no slot is issued
	changed   bool     // at this instant
}

// period counts what has become of the slots of a period in one pool.
type period struct {
	booked int32
	came   int32 // of the booked: came to the check-in in time
	walked int32 // taken by those without a booking
	passed int32 // of those that came, and the walked
	none   bool  // whether it began while no slot was issued
}

var (
	leadPurpose   = random.HashString("lead of a booking")
	noShowPurpose = random.HashString("no-show")
	earlyPurpose  = random.HashString("early for a slot")
	latePurpose   = random.HashString("late for a slot")
)

func newBookings(p *plan.Plan) []bookings {
	if len(p.Bookings) == 0 {
		return nil
	}
	all := make([]bookings, len(p.Bookings))
	for i := range all {
		b := &all[i]
		b.Bookings = &p.Bookings[i]
		b.slotPools = len(b.Slots)
		b.week = plan.Week / b.Every
		b.behind = 1 + b.Grace/b.Every
		b.cursors = make([]int64, b.slotPools)
		b.waiting = make([]list, b.slotPools)
		b.slots = make([]period, int(b.behind+b.Ahead/b.Every+3)*b.slotPools)
	}
	return all
}

func (b *bookings) reset() {
	b.first = b.Phase / b.Every
	b.current, b.released, b.count, b.changed = b.first-1, false, 0, false
	b.stopped = newList()
	clear(b.slots)
	for pool := range b.slotPools {
		b.cursors[pool], b.waiting[pool] = b.first, newList()
	}
}

// begins gives the time at which a period begins.
func (b *bookings) begins(number int64) int64 { return number*b.Every - b.Phase }

func (b *bookings) at(number int64, pool int) *period {
	ring := int64(len(b.slots) / b.slotPools)
	return &b.slots[int(number%ring)*b.slotPools+pool]
}

// offered gives the slots of a period in a pool.
func (b *bookings) offered(number int64, pool int) int32 {
	if b.at(number, pool).none {
		return 0
	}
	return b.Slots[pool][number%b.week]
}

// bookable gives the slots of a period that can be booked.
func (b *bookings) bookable(number int64, pool int) int32 {
	p := b.at(number, pool)
	return b.offered(number, pool) - p.booked - p.walked
}

// free gives the slots of the current period that are free for those without a booking for whom the pool is open.
func (b *bookings) free(pool int) int32 {
	p := b.at(b.current, pool)
	if b.released {
		return b.offered(b.current, pool) - p.came - p.walked
	}
	return b.offered(b.current, pool) - p.booked - p.walked
}

// slotPool finds the pool that is kept for an entity: 0 where none is.
func (r *Run) slotPool(b *bookings, i entityID) int {
	for n, program := range b.Kept {
		if r.evaluate(program, i) != 0 {
			return n + 1
		}
	}
	return 0
}

// release gives all what is kept of the current period.
func (r *Run) release(at plan.BookingsID) {
	r.bookings[at].released = true
	r.slotsChanged(at)
}

// openPeriod begins the next period and ends one that nobody can use any more.
func (r *Run) openPeriod(at plan.BookingsID) {
	b := &r.bookings[at]
	b.current++
	b.released = false
	if r.isStopped(b) {
		for pool := range b.slotPools {
			b.at(b.current, pool).none = true
		}
	}
	r.offer(at, b.current)
	if past := b.current - b.behind - 1; past >= b.first {
		for pool := range b.slotPools {
			p := b.at(past, pool)
			r.record.Bookings[at].slots.unused += uint64(b.offered(past, pool) - p.passed)
			*p = period{}
		}
	}
	begin := b.begins(b.current)
	r.pending.scheduleOf(b.begins(b.current+1), rankShift, int32(at), ofPeriods)
	if b.Release != plan.None {
		r.pending.scheduleOf(max(r.now, bound.Later(begin, b.Release)), rankShift, int32(at), ofReleased)
	}
	r.slotsChanged(at)
}

// offer counts the slots of a period that begins.
func (r *Run) offer(at plan.BookingsID, number int64) {
	b := &r.bookings[at]
	rec := &r.record.Bookings[at]
	for pool := range b.slotPools {
		slots := uint64(b.offered(number, pool))
		rec.slots.offered += slots
		if r.inWindow(b.begins(number)) {
			rec.Offered += slots
		}
	}
}

// giveSlots lets those without a booking pass with what is free: first those for whom slots are kept with these,
// then all in the order in which they came.
func (r *Run) giveSlots(at plan.BookingsID) {
	b := &r.bookings[at]
	if r.isStopped(b) {
		return
	}
	late := r.letPassStopped(at)
	for pool := 1; pool < b.slotPools; pool++ {
		for b.waiting[pool].count > 0 && b.free(pool) > 0 {
			r.letPass(at, pool, pool)
		}
	}
	for pool := range b.slotPools {
		for b.count > 0 && (pool == 0 || b.released) && b.free(pool) > 0 {
			r.letPass(at, r.longestWaiting(b), pool)
		}
	}
	r.refuseStopped(&late)
}

// longestWaiting finds the queue whose first has waited longest; of equals, one for whom slots are kept.
func (r *Run) longestWaiting(b *bookings) int {
	best, since := 0, bound.Never
	for n := range b.slotPools {
		queue := (n + 1) % b.slotPools // those of pool 0 last
		if b.waiting[queue].count == 0 {
			continue
		}
		if asked := r.entities[b.waiting[queue].head].asked; asked < since {
			best, since = queue, asked
		}
	}
	return best
}

// letPass lets the first of a queue pass with a slot of a pool.
func (r *Run) letPass(at plan.BookingsID, queue, pool int) {
	b := &r.bookings[at]
	i := r.pop(&b.waiting[queue])
	b.count--
	r.record.Bookings[at].Queue.down(r.now)
	r.passWalking(i, at, pool)
	r.resume(i, r.steps[r.entities[i].step].Next)
}

// passWalking lets one without a booking pass in the current period.
func (r *Run) passWalking(i entityID, at plan.BookingsID, pool int) {
	b := &r.bookings[at]
	b.at(b.current, pool).walked++
	if r.observing {
		r.record.Bookings[at].WalkIns++
	}
	r.passSlot(i, at, b.current, pool)
}

// passSlot lets an entity pass with a slot.
func (r *Run) passSlot(i entityID, at plan.BookingsID, number int64, pool int) {
	b := &r.bookings[at]
	rec := &r.record.Bookings[at]
	e := &r.entities[i]
	b.at(number, pool).passed++
	rec.slots.used++
	if r.inWindow(b.begins(number)) {
		rec.Used++
	}
	if r.observing {
		rec.Passed++
	}
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		rec.Wait.record(e.asked, wait)
	}
	rec.balance.out++
	rec.presence.Add(uint64(r.spent(e.asked)))
	r.stamp(e.id, b.Hash)
	r.visited(i, Passed, AtCheckIn, int32(at), e.asked, r.now)
}

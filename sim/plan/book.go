package plan

import "karvon/sim/scenario"

// bookVerb books the earliest free slot of an electronic queue.
var bookVerb = verb{
	key:     "book",
	compile: (*journey).book,
	operations: rows{OpBook: {
		Name:   "book",
		Object: func(p *Plan, s *Step) string { return p.Bookings[p.Reservations[s.Reservation()].Bookings].Name },
		Time:   MayTakeTime, Detours: true, Demand: DemandsSlotAhead, turnsAway: (*journey).slotless,
	}},
}

// checkInVerb passes an electronic queue or meter.
var checkInVerb = verb{
	key:     "check-in",
	compile: (*journey).checkIn,
	operations: rows{OpCheckIn: {
		Name: "check in", Object: func(p *Plan, s *Step) string { return p.Bookings[s.Bookings()].Name },
		site: func(p *Plan, s *Step) SiteID { return p.Bookings[s.Bookings()].Site },
		Time: Awaits, Detours: true, Demand: DemandsSlot, turnsAway: (*journey).late,
	}},
}

// Reservation is what a step books, and when its entities go on.
type Reservation struct {
	Bookings    BookingsID
	Lead        SamplerID // sampler of the least time until the slot, None for none
	Early, Late SamplerID // samplers of times before and after its beginning; both None to go on at once
	NoShow      uint64    // draws below this never come
	Missed      StepID    // step to which those go
}

// Ticket says in which hidden slot the entities of a flow keep a booking.
type Ticket struct {
	Bookings BookingsID
	Slot     SlotID
}

// ticket gives the slot in which the journey keeps its booking.
func (j *journey) ticket(bookings BookingsID) SlotID {
	for _, t := range j.tickets {
		if t.Bookings == bookings {
			return t.Slot
		}
	}
	j.tickets = append(j.tickets, Ticket{bookings, j.hiddenSlot()})
	return j.tickets[len(j.tickets)-1].Slot
}

// book compiles the booking of a slot.
func (j *journey) book(s *scenario.Step) {
	b := at(j, j.bookingsIndex, BookingsElement, s.Book.Bookings)
	if b == None {
		return
	}
	compiled := &j.plan.Bookings[b]
	compiled.Booked = true
	r := Reservation{
		Bookings: b, Lead: j.lead(s.Book.Lead), Early: j.duration(s.Book.Early), Late: j.duration(s.Book.Late),
		Missed: None,
	}
	if s.Book.NoShow != nil {
		r.NoShow = share(*s.Book.NoShow)
	}
	purpose := hashOf("book", compiled.Name)
	if s.Luck != "" {
		purpose = luck(s, "book")
	}
	step := newStep(OpBook, int32(len(j.plan.Reservations)), compiled.Hash)
	step.Slot, step.Purpose = j.ticket(b), purpose
	at := j.emit(step, s.Meta)
	j.plan.Reservations = append(j.plan.Reservations, r)
	if s.Book.Without == nil {
		return
	}
	onward, site := j.exits, j.site
	j.exits = []exit{func(step StepID) { j.plan.Steps[at].Full = step }}
	j.list(s.Book.Without, false)
	if len(j.exits) > 0 {
		site = same([]SiteID{site, j.site})
	}
	j.exits, j.site = append(onward, j.exits...), site
}

// lead gives the sampler of a lead time; None where it is always zero.
func (j *journey) lead(d *scenario.Dist) SamplerID {
	if d == nil {
		return None
	}
	if _, longest := d.Support(); longest == 0 {
		return None
	}
	return j.duration(d)
}

// checkIn compiles the passing of an electronic queue.
func (j *journey) checkIn(s *scenario.Step) {
	b := at(j, j.bookingsIndex, BookingsElement, *s.CheckIn)
	if b == None || !j.here(*s.CheckIn, j.plan.Bookings[b].Site) {
		return
	}
	compiled := &j.plan.Bookings[b]
	step := newStep(OpCheckIn, int32(b), compiled.Hash)
	step.Slot = j.ticket(b)
	j.emit(step, s.Meta)
}

// slotless gives the ways of those who find no slot, and of those who never come.
func (j *journey) slotless(at StepID) []exit {
	s := &j.plan.Steps[at]
	var ways []exit
	if s.Full == None {
		ways = append(ways, j.fullOf(at))
	}
	if r := s.Reservation(); j.plan.Reservations[r].NoShow > 0 {
		ways = append(ways, func(step StepID) { j.plan.Reservations[r].Missed = step })
	}
	return ways
}

// late gives the way of those who come after their slot and may not pass.
func (j *journey) late(at StepID) []exit {
	if j.plan.Bookings[j.plan.Steps[at].Bookings()].WhenLate != scenario.LateTurnAway {
		return nil
	}
	return []exit{j.fullOf(at)}
}

package traffic

import "karvon/sim/plan"

// Bookings is what is asked of an electronic queue or meter.
type Bookings struct {
	Asked   plan.Bounds // slots a second: bookings, and check-ins of those who do not book
	Offered float64     // slots a second
}

// atSlots notes that a step asks for a slot: where it is booked, otherwise where the entity checks in.
func (d *demands) atSlots(p *plan.Plan, step plan.StepID) {
	s := &p.Steps[step]
	if s.Op.Facts().Demand == plan.DemandsSlotAhead {
		d.add(slotsOf, int32(p.Reservations[s.Reservation()].Bookings), 1, 0)
		return
	}
	if !d.booked[ticketOf(s)] {
		d.add(slotsOf, s.Index, 1, 0)
	}
}

// ticket is a booking as an entity keeps it: in which slot, and for what.
type ticket struct {
	slot     plan.SlotID
	bookings plan.BookingsID
}

// ticketOf is what a check-in asks for.
func ticketOf(checkIn *plan.Step) ticket { return ticket{checkIn.Slot, checkIn.Bookings()} }

// booked gives what some step books.
func booked(p *plan.Plan) map[ticket]bool {
	all := map[ticket]bool{}
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Op.Facts().Demand == plan.DemandsSlotAhead {
			all[ticket{s.Slot, p.Reservations[s.Reservation()].Bookings}] = true
		}
	}
	return all
}

// offered gives the slots a second over the horizon.
func offered(p *plan.Plan, b *plan.Bookings) float64 {
	from, to := horizon(p)
	times := make([]int64, plan.Week/b.Every)
	for period := range times {
		times[period] = int64(period) * b.Every
	}
	return weekly(b.Phase, times, from, to, func(period int) float64 {
		slots := 0.0
		for pool := range b.Slots {
			slots += float64(b.Slots[pool][period])
		}
		return slots
	}) / seconds(b.Every)
}

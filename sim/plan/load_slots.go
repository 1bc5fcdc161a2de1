package plan

import (
	"fmt"

	"karvon/sim/scenario"
)

// SlotTraffic is what is asked of an electronic queue or meter.
type SlotTraffic struct {
	Asked   Bounds  // slots a second: bookings, and check-ins of those who do not book
	Offered float64 // slots a second
}

// atSlots notes that a step asks for a slot: where it is booked, otherwise
// where the entity checks in.
func (d *demands) atSlots(p *Plan, step int32) {
	s := &p.Steps[step]
	if s.Op.Facts().Demand == DemandsSlotAhead {
		d.add(step, slotsOf, int32(p.Reservations[s.Index].Bookings), 1, 0)
		return
	}
	if !d.booked[ticketOf(s)] {
		d.add(step, slotsOf, s.Index, 1, 0)
	}
}

// ticket is a booking as an entity keeps it: in which slot, and for what.
type ticket struct{ slot, bookings int32 }

// ticketOf is what a check-in asks for.
func ticketOf(checkIn *Step) ticket { return ticket{checkIn.Slot, checkIn.Index} }

// booked gives what some step books.
func (p *Plan) booked() map[ticket]bool {
	all := map[ticket]bool{}
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Op.Facts().Demand == DemandsSlotAhead {
			all[ticket{s.Slot, int32(p.Reservations[s.Index].Bookings)}] = true
		}
	}
	return all
}

// offered gives the slots a second over the horizon.
func (b *Bookings) offered(from, to int64) float64 {
	times := make([]int64, Week/b.Every)
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

// slots tells of electronic queues and meters with fewer slots than are asked
// for.
func (d *doubter) slots() {
	byName(d.scenario.Sites, func(site string, s *scenario.Site) {
		byName(s.Bookings, func(name string, b *scenario.Bookings) {
			at := d.bookingsAt[site+"."+name]
			t := &d.traffic.Bookings[at]
			if t.Offered == 0 || t.Asked.Low <= t.Offered*surely {
				return // one that never has a slot is told by the scenario
			}
			hint := "the queue before it grows"
			if d.plan.Bookings[at].Booked {
				hint = "some find no slot, or wait without one"
			}
			d.doubt(b.Meta, scenario.Overload, fmt.Sprintf("%s an hour ask for a slot, of the %s that there are on average",
				number(3600*t.Asked.Low), number(3600*t.Offered)), hint)
		})
	})
}

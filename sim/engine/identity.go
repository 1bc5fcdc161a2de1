package engine

import (
	"fmt"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Violations names the identities that do not hold in a record; there are none in any that a run gives, unless the
// engine is wrong. They are conservation over the run (who came is out, turned away or inside), Little's law over
// the window (the integral of the number present is the sum of the times spent), and that nothing is counted that
// cannot be.
func Violations(p *plan.Plan, rec *Record) []string {
	a := audit{plan: p, record: rec}
	for _, pass := range []func(){
		a.flows, a.stations, a.bookings, a.timings, a.zones, a.directions, a.resources, a.places, a.costs, a.levels,
	} {
		pass()
	}
	return a.violations
}

// audit goes through a record.
type audit struct {
	plan       *plan.Plan
	record     *Record
	violations []string
}

func (a *audit) note(format string, values ...any) {
	a.violations = append(a.violations, fmt.Sprintf(format, values...))
}

func (a *audit) balance(name string, b balance) {
	if b.in != b.out+b.turnedAway+b.inside {
		a.note("%s: in %d, out %d, turned away %d, inside %d", name, b.in, b.out, b.turnedAway, b.inside)
	}
}

func (a *audit) little(name string, integral, times stats.Sum128) {
	if integral != times {
		a.note("%s: the integral of the number present is %s ns, the sum of times %s ns", name, integral, times)
	}
}

func (a *audit) flows() {
	in := uint64(0)
	for i := range a.record.Flows {
		f, name := &a.record.Flows[i], a.plan.Flows[i].Name
		a.balance(name, f.balance)
		a.little(name, f.Inside.Area, f.presence)
		in += f.balance.in
		if cohort := f.Time.Count() + f.cohortTurnedAway + f.Time.Unfinished.Count(); cohort != f.Arrived {
			a.note("%s: %d of the window's %d arrivals are accounted for", name, cohort, f.Arrived)
		}
		a.losses(f, name)
	}
	if in != a.record.Entities {
		a.note("%d entities, but %d came with flows", a.record.Entities, in)
	}
}

func (a *audit) stations() {
	for i := range a.record.Stations {
		s, name := &a.record.Stations[i], a.plan.Stations[i].Name
		a.balance(name, s.balance)
		present := s.Queue.Area
		present.AddSum(s.Busy.Area)
		present.AddSum(s.Extra.Area)
		a.little(name, present, s.presence)
	}
}

func (a *audit) bookings() {
	for i := range a.record.Bookings {
		b, name := &a.record.Bookings[i], a.plan.Bookings[i].Name
		a.balance(name, b.balance)
		a.little(name, b.Queue.Area, b.presence)
		if h := b.held; h.made != h.shown+h.missed+h.noShows+h.toCome {
			a.note("%s: %d booked, %d shown, %d missed, %d no-shows, %d to come",
				name, h.made, h.shown, h.missed, h.noShows, h.toCome)
		}
		if s := b.slots; s.offered != s.used+s.unused+s.open {
			a.note("%s: %d slots, %d used, %d unused, %d open", name, s.offered, s.used, s.unused, s.open)
		}
		if b.Used > b.Offered || b.Asked != b.Booked+b.Refused {
			a.note("%s: %d of %d slots used; %d asked, %d booked, %d refused",
				name, b.Used, b.Offered, b.Asked, b.Booked, b.Refused)
		}
	}
}

func (a *audit) timings() {
	for i := range a.record.Timings {
		m := &a.record.Timings[i]
		if recorded, unfinished := m.Time.Count(), m.Time.Unfinished.Count(); m.begun != recorded+m.abandoned+unfinished {
			a.note("%s: of %d begun, %d recorded, %d abandoned, %d unfinished",
				a.plan.Timings[i].Name, m.begun, recorded, m.abandoned, unfinished)
		}
	}
}

func (a *audit) zones() {
	for i := range a.record.Zones {
		z, name := &a.record.Zones[i], a.plan.Zones[i].Name
		a.balance(name, z.balance)
		a.little(name, z.Inside.Area, z.presence)
		if capacity := a.plan.Zones[i].Capacity; capacity != plan.None && z.Room.Max > capacity {
			a.note("%s: %d of %d units of room were taken", name, z.Room.Max, capacity)
		}
	}
}

func (a *audit) directions() {
	for i := range a.record.Directions {
		w, direction := &a.record.Directions[i], &a.plan.Directions[i]
		if w.Room.Max > direction.Capacity || w.Blocked.Max > w.Room.Max {
			a.note("%s: %d of %d units of room were taken, %d stand at the end",
				direction.Name, w.Room.Max, direction.Capacity, w.Blocked.Max)
		}
	}
}

// places sees that everybody inside is somewhere, and nobody twice.
func (a *audit) places() {
	inside, somewhere := uint64(0), int64(0)
	for i := range a.record.Flows {
		inside += a.record.Flows[i].balance.inside
	}
	for i := range a.record.Sites {
		somewhere += a.record.Sites[i].Inside.now
	}
	for i := range a.record.Links {
		somewhere += a.record.Links[i].Inside.now + a.record.Links[i].aboard.now
	}
	if uint64(somewhere) != inside {
		a.note("%d entities are inside, but %d at sites and on links", inside, somewhere)
	}
}

// costs sees that the flows' passages are those of the places, and that nobody waits longer than it is inside.
func (a *audit) costs() {
	costs := a.record.Costs
	if costs == nil {
		return
	}
	for i := range a.record.Stations {
		if paid := costs.AtStation[i].sum(); paid != a.record.Stations[i].Served {
			a.note("%s: %d of %d served are accounted for", a.plan.Stations[i].Name, paid, a.record.Stations[i].Served)
		}
	}
	for i := range a.record.Links {
		if paid := costs.OnLink[i].sum(); paid != a.record.Links[i].Passed {
			a.note("%s: %d of %d trips are accounted for", a.plan.Links[i].Name, paid, a.record.Links[i].Passed)
		}
	}
	for i := range a.record.Flows {
		if costs.Waiting[i].Float() > a.record.Flows[i].presence.Float() {
			a.note("%s: waits %s ns, but is present for %s", a.plan.Flows[i].Name, costs.Waiting[i], a.record.Flows[i].presence)
		}
	}
}

func (counts Passages) sum() uint64 {
	total := uint64(0)
	for _, n := range counts {
		total += n
	}
	return total
}

// levels sees that nothing is less than none, and that the run ends in time.
func (a *audit) levels() {
	n := 0
	a.record.levels(func(l *Level) {
		if l.now < 0 || l.Max < 0 {
			a.note("level %d: %d now, at most %d", n, l.now, l.Max)
		}
		n++
	})
	if a.record.End < 0 || a.record.End > a.plan.End() {
		a.note("the run ends at %d ns, and at the latest at %d", a.record.End, a.plan.End())
	}
}

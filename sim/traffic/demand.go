package traffic

import "karvon/sim/plan"

// kindOfDemand names what entities ask for: visits to a station, its work, room in a zone, units of a resource,
// trips over a link.
type kindOfDemand struct {
	of    demanded
	index int32
}

type demanded uint8

const (
	visitsOf demanded = iota
	workOf
	openWorkOf // of it, what only the lanes that are open to all can do
	roomOf
	unitsOf
	tripsOf
	slotsOf
)

// demands is what an entity asks for at each step: so much, and so much more for each second that the step takes.
// Who waits is taken to wait no time.
type demands struct {
	kinds  []kindOfDemand
	index  map[kindOfDemand]int // in kinds
	all    []demand             // those of a step side by side
	places []span               // of the demands of each of the plan's steps
	more   map[int]bool         // kinds of which more may be asked than is kept

	booked map[ticket]bool // anywhere in the plan
}

type demand struct {
	kindOfDemand
	kind         int // its place among the kinds
	fixed, timed float64
}

// add notes a demand of the step at hand.
func (d *demands) add(of demanded, index int32, fixed, timed float64) {
	what := kindOfDemand{of, index}
	kind, known := d.index[what]
	if !known {
		kind = len(d.kinds)
		d.index[what] = kind
		d.kinds = append(d.kinds, what)
	}
	d.all = append(d.all, demand{what, kind, fixed, timed})
}

// at lists the demands of a step.
func (d *demands) at(step plan.StepID) []demand {
	place := d.places[step]
	return d.all[place.first:place.end]
}

// of lists the demands of a state.
func (d *demands) of(n *node) []demand {
	if n.draws {
		return nil
	}
	return d.at(n.step)
}

// totals adds up each demand over the visits to each state of a chain.
func (d *demands) totals(c *chain, visits []float64) []plan.Bounds {
	totals := make([]plan.Bounds, len(d.kinds))
	for i := range c.nodes {
		for _, one := range d.of(&c.nodes[i]) {
			totals[one.kind] = totals[one.kind].Plus(one.amount(c, i).Times(plan.Exactly(visits[i])))
		}
	}
	return totals
}

// seizures gives for how long a flow's entities seize resources, at the steps that they can come to.
func (d *demands) seizures(p *plan.Plan, steps []plan.StepID) map[plan.ResourceID]float64 {
	times := map[plan.ResourceID]float64{}
	for _, step := range steps {
		for _, one := range d.at(step) {
			if one.of == unitsOf {
				times[plan.ResourceID(one.index)] += residual(p, &p.Steps[step])
			}
		}
	}
	return times
}

// amount gives what a state adds to the demand.
func (d *demand) amount(c *chain, node int) plan.Bounds {
	times := c.takes
	switch d.of {
	case workOf:
		times = c.works
	case openWorkOf:
		times = c.opens
	}
	return plan.Exactly(d.fixed).Plus(times[node].Times(plan.Exactly(d.timed)))
}

// stepOf is a step with the class of the entities that come to it.
type stepOf struct {
	step  plan.StepID
	class plan.ClassID
}

// newDemands finds what the steps of a flow, and of what it sends out, ask for.
func newDemands(p *plan.Plan, flow *plan.Flow, booked map[ticket]bool, room *workspace) *demands {
	d := &demands{
		index: map[kindOfDemand]int{}, all: room.demands[:0], places: zeros(&room.places, len(p.Steps)), booked: booked,
	}
	met := zeros(&room.waits, len(p.Steps))
	todo := []stepOf{{flow.Start, flow.Class}}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if met[at.step] {
			continue
		}
		met[at.step] = true
		first := len(d.all)
		d.atStep(p, at)
		d.places[at.step] = span{int32(first), int32(len(d.all))}
		sent, flow := p.SentOut(&p.Steps[at.step])
		for _, next := range room.following(at.step) {
			if next == sent {
				todo = append(todo, stepOf{next, p.Flows[flow].Class})
			} else {
				todo = append(todo, stepOf{next, at.class})
			}
		}
	}
	room.demands = d.all
	return d
}

// atStep notes what a step asks for, and what it makes its entity occupy while it lasts.
func (d *demands) atStep(p *plan.Plan, at stepOf) {
	s := &p.Steps[at.step]
	o := s.Op.Facts()
	switch o.Demand {
	case plan.DemandsService:
		d.add(visitsOf, s.Index, 1, 0)
		d.add(workOf, s.Index, 0, 1)
		d.add(openWorkOf, s.Index, 0, 1)
	case plan.DemandsTrip:
		d.add(tripsOf, s.Index, 1, 0)
	case plan.DemandsSlot, plan.DemandsSlotAhead:
		d.atSlots(p, at.step)
	}
	if !o.Time.Passes() {
		return
	}
	if int(at.step) >= len(p.Holdings) {
		return
	}
	held := &p.Holdings[at.step]
	for _, zone := range held.Zones {
		d.add(roomOf, int32(zone), 0, float64(p.Zones[zone].Room[at.class]))
	}
	for i, resource := range held.Resources {
		d.add(unitsOf, int32(resource), 0, float64(held.Units[i]))
	}
}

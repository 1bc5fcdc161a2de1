package plan

import "slices"

// kindOfDemand names what entities ask for: visits to a station, its work, room in
// a zone, units of a resource, trips over a link.
type kindOfDemand struct {
	of    demanded
	index int32
}

type demanded uint8

const (
	visitsOf demanded = iota
	workOf
	roomOf
	unitsOf
	tripsOf
	slotsOf
)

// demands is what an entity asks for at each step: so much, and so much more
// for each second that the step takes. Who waits is taken to wait no time.
type demands struct {
	kinds []kindOfDemand
	steps map[int32][]demand
}

type demand struct {
	kindOfDemand
	fixed, timed float64
}

func (d *demands) add(step int32, of demanded, index int32, fixed, timed float64) {
	what := kindOfDemand{of, index}
	if !slices.Contains(d.kinds, what) {
		d.kinds = append(d.kinds, what)
	}
	d.steps[step] = append(d.steps[step], demand{what, fixed, timed})
}

// at gives what each state of a chain adds to a demand.
func (d *demands) at(c *chain, what kindOfDemand) []Bounds {
	amounts := make([]Bounds, len(c.nodes))
	for i := range c.nodes {
		for _, one := range d.steps[c.nodes[i].step] {
			if one.kindOfDemand == what {
				amounts[i] = amounts[i].plus(exactly(one.fixed)).plus(c.takes[i].times(exactly(one.timed)))
			}
		}
	}
	return amounts
}

// held is what an entity has at a step: the zones that it is in and the units
// that it has seized. The compiler has seen to it that it is the same on every
// way there.
type held struct {
	step  int32
	class int
	zones []int32
	units []int32 // resources, as often as seized
}

// newDemands finds what the steps of a flow and of the children that it sends
// out ask for.
func newDemands(p *Plan, flow *Flow) *demands {
	d := &demands{steps: map[int32][]demand{}}
	met := map[int32]bool{}
	todo := []held{{step: int32(flow.Start), class: flow.Class}}
	for len(todo) > 0 {
		h := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if met[h.step] {
			continue
		}
		met[h.step] = true
		d.atStep(p, &h)
		s := &p.Steps[h.step]
		if s.Op == OpSplit {
			todo = append(todo, held{step: s.Full, class: p.Flows[s.Index].Class})
		}
		for _, next := range p.after(h.step) {
			if s.Op != OpSplit || next == s.Next {
				todo = append(todo, h.onward(s, next))
			}
		}
	}
	return d
}

// onward gives what is held at the step that follows.
func (h *held) onward(s *Step, next int32) held {
	after := held{next, h.class, slices.Clone(h.zones), slices.Clone(h.units)}
	switch s.Op {
	case OpEnter:
		if next != s.Full {
			after.zones = append(after.zones, s.Index)
		}
	case OpLeave:
		after.zones = without(after.zones, s.Index)
	case OpSeize:
		after.units = append(after.units, slices.Repeat([]int32{s.Index}, int(s.Count))...)
	case OpRelease:
		for range s.Count {
			after.units = without(after.units, s.Index)
		}
	}
	return after
}

// without drops one of the entries that equal a value.
func without(list []int32, value int32) []int32 {
	if i := slices.Index(list, value); i >= 0 {
		return slices.Delete(list, i, i+1)
	}
	return list
}

// atStep notes what a step asks for, and what it makes its entity occupy while
// it lasts.
func (d *demands) atStep(p *Plan, h *held) {
	s := &p.Steps[h.step]
	switch s.Op {
	case OpVisit:
		d.add(h.step, visitsOf, s.Index, 1, 0)
		d.add(h.step, workOf, s.Index, 0, 1)
	case OpTravel:
		d.add(h.step, tripsOf, s.Index, 1, 0)
	case OpBook, OpCheckIn:
		d.atSlots(p, h.step)
		return
	case OpDelay:
	default:
		return
	}
	for _, zone := range h.zones {
		d.add(h.step, roomOf, zone, 0, float64(p.Zones[zone].Room[h.class]))
	}
	for _, resource := range h.units {
		d.add(h.step, unitsOf, resource, 0, 1)
	}
}

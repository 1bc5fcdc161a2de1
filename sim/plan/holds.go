package plan

import "slices"

// Holding is what an entity that is at a step holds, the same on every way to it, besides a server or a place on a
// link: places in zones and units of resources. A run needs no account of it; only the search for deadlocks asks.
type Holding struct {
	Zones     []ZoneID
	Resources []ResourceID // each once
	Units     []int32      // of each of the resources
}

// noteHoldings keeps what is held at each step that can be reached.
func (j *journey) noteHoldings(known ofSteps[*held]) {
	for i, h := range known.each {
		if h == nil {
			continue
		}
		at := int(j.first) + i
		if more := at + 1 - len(j.plan.Holdings); more > 0 {
			j.plan.Holdings = append(roomy(j.plan.Holdings), make([]Holding, more)...)
		}
		j.plan.Holdings[at] = h.compiled()
	}
}

// compiled leaves out units of any of several resources, of which it is not known of which they are: the search then
// takes them to be free.
func (h *held) compiled() Holding {
	c := Holding{Zones: h.zones}
	for _, held := range h.units {
		if !held.of.isAny {
			c.Resources, c.Units = append(c.Resources, ResourceID(held.of.index)), append(c.Units, held.count)
		}
	}
	return c
}

// Holding gives what is held at a step.
func (p *Plan) Holding(step StepID) *Holding {
	if int(step) >= len(p.Holdings) {
		return &Holding{}
	}
	return &p.Holdings[step]
}

// Most gives the largest number of servers or units that is ever on duty.
func (p *Plan) Most(c Capacity) int {
	if c.Schedule == None {
		return c.Number
	}
	return slices.Max(p.Schedules[c.Schedule].Values)
}

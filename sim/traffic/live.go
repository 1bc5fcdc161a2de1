package traffic

import (
	"maps"
	"slices"

	"karvon/sim/plan"
)

// findLive finds the slots that the steps from a first one ask for, and for each step those that it or a later one
// does: only these make a state.
func (c *chain) findLive(first plan.StepID) {
	order := c.reachable(first)
	c.order = order
	asked := map[plan.SlotID]bool{}
	for _, step := range order {
		c.reads[step] = asks(c.plan, step)
		for _, slot := range c.reads[step] {
			asked[slot] = true
		}
	}
	c.slots = slices.Sorted(maps.Keys(asked))
	for i, slot := range c.slots {
		c.slotPlaces[slot] = i
	}
	before := map[plan.StepID][]plan.StepID{}
	for _, step := range order {
		for _, next := range c.plan.Following(step) {
			before[next] = append(before[next], step)
		}
	}
	// A step is looked at again only where one behind it has come to ask for more.
	todo, waits := slices.Clone(order), make(map[plan.StepID]bool, len(order))
	for _, step := range order {
		waits[step] = true
	}
	for len(todo) > 0 {
		step := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		waits[step] = false
		live := c.liveAt(step)
		if live == c.live[step] {
			continue
		}
		c.live[step] = live
		for _, earlier := range before[step] {
			if !waits[earlier] {
				waits[earlier] = true
				todo = append(todo, earlier)
			}
		}
	}
}

// liveAt gives the slots that a step or those behind it ask for, as bits by their place among the chain's.
func (c *chain) liveAt(step plan.StepID) uint64 {
	s := &c.plan.Steps[step]
	var live uint64
	for _, next := range c.plan.Following(step) {
		live |= c.live[next]
	}
	if s.Op.Facts().Sets {
		if i := c.slotIndex(s.Slot); i != plan.None {
			live &^= 1 << i
		}
	}
	for _, slot := range c.reads[step] {
		live |= 1 << c.slotIndex(slot)
	}
	return live
}

// reachable lists the steps that a first one leads to, in the order in which they are met.
func (c *chain) reachable(first plan.StepID) []plan.StepID {
	met := map[plan.StepID]bool{first: true}
	order := []plan.StepID{first}
	for at := 0; at < len(order); at++ {
		for _, next := range c.plan.Following(order[at]) {
			if !met[next] {
				met[next] = true
				order = append(order, next)
			}
		}
	}
	return order
}

// asks lists the slots whose values a step depends on.
func asks(p *plan.Plan, step plan.StepID) []plan.SlotID {
	s := &p.Steps[step]
	programs, slots := durationAsks(p, s)
	if reads := s.Op.Facts().Reads; reads != nil {
		others, read := reads(p, s)
		programs, slots = append(programs, others...), append(slots, read...)
	}
	for _, program := range programs {
		for _, in := range p.Programs[program] {
			if in.Op == plan.PushSlot {
				slots = append(slots, in.Slot())
			}
		}
	}
	return slots
}

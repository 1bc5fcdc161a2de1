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
	reads := make([][]plan.SlotID, len(c.plan.Steps)) // that each step asks for
	asked := map[plan.SlotID]bool{}
	for _, step := range order {
		reads[step] = asks(c.plan, step)
		for _, slot := range reads[step] {
			asked[slot] = true
		}
	}
	c.placeSlots(slices.Sorted(maps.Keys(asked)))
	bits := zeros(&c.reads, len(c.plan.Steps))
	for _, step := range order {
		for _, slot := range reads[step] {
			bits[step] |= 1 << c.slotIndex(slot)
		}
	}
	before := c.countEntries(first)
	// A step is looked at again only where one behind it has come to ask for more.
	live := zeros(&c.live, len(c.plan.Steps))
	todo, waits := slices.Clone(order), make([]bool, len(c.plan.Steps))
	for _, step := range order {
		waits[step] = true
	}
	for len(todo) > 0 {
		step := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		waits[step] = false
		now := c.liveAt(step)
		if now == live[step] {
			continue
		}
		live[step] = now
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
	return live | c.reads[step]
}

// findPassed finds the steps that make no state: to which one way leads, at which nothing is asked, and from which one
// way leads on.
func (c *chain) findPassed(asked *demands) {
	passed := zeros(&c.passed, len(c.plan.Steps))
	for _, step := range c.order {
		s := &c.plan.Steps[step]
		o := s.Op.Facts()
		first, _ := c.plan.SentOut(s)
		passed[step] = c.entries[step] == 1 && len(asked.at(step)) == 0 && o.Demand == plan.NoDemand &&
			o.Leads == plan.Onward && !o.Sets && first == plan.None && !loses(c.plan, step)
	}
}

// placeSlots notes the slots that any step asks for, in ascending order.
func (c *chain) placeSlots(slots []plan.SlotID) {
	c.slots = slots
	if len(slots) == 0 {
		return
	}
	c.slotPlaces = slices.Repeat([]int32{plan.None}, int(slots[len(slots)-1])+1)
	for i, slot := range slots {
		c.slotPlaces[slot] = int32(i)
	}
}

// countEntries counts the ways that lead to each step, and lists the steps from which they come.
func (c *chain) countEntries(first plan.StepID) (before [][]plan.StepID) {
	before = make([][]plan.StepID, len(c.plan.Steps))
	entries := zeros(&c.entries, len(c.plan.Steps))
	entries[first]++
	for _, step := range c.order {
		for _, next := range c.plan.Following(step) {
			before[next] = append(before[next], step)
			entries[next]++
		}
		if s := &c.plan.Steps[step]; loses(c.plan, step) && s.Full == s.Unserved {
			entries[s.Full]++ // two ways, which lead to one step
		}
	}
	return before
}

// reachable lists the steps that a first one leads to, in the order in which they are met.
func (c *chain) reachable(first plan.StepID) []plan.StepID {
	met := make([]bool, len(c.plan.Steps))
	met[first] = true
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

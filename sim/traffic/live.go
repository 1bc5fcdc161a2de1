package traffic

import (
	"maps"
	"slices"

	"karvon/sim/plan"
)

// findLive finds the slots that the steps of a course ask for, and for each step those that it or a later one does:
// only these make a state.
func (c *chain) findLive() {
	asked := make([][]plan.SlotID, len(c.order))
	all := map[plan.SlotID]bool{}
	for i, step := range c.order {
		asked[i] = asks(c.plan, step)
		for _, slot := range asked[i] {
			all[slot] = true
		}
	}
	c.placeSlots(slices.Sorted(maps.Keys(all)))
	reads := zeros(&c.reads, len(c.plan.Steps))
	for i, step := range c.order {
		for _, slot := range asked[i] {
			reads[step] |= 1 << c.slotIndex(slot)
		}
	}
	// A step is looked at again only where one behind it has come to ask for more.
	live := zeros(&c.live, len(c.plan.Steps))
	todo, waits := append(c.todo[:0], c.order...), zeros(&c.waits, len(c.plan.Steps))
	for _, step := range c.order {
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
		for _, earlier := range c.earlier(step) {
			if !waits[earlier] {
				waits[earlier] = true
				todo = append(todo, earlier)
			}
		}
	}
	c.todo = todo
}

// liveAt gives the slots that a step or those behind it ask for, as bits by their place among the chain's.
func (c *chain) liveAt(step plan.StepID) uint64 {
	s := &c.plan.Steps[step]
	var live uint64
	for _, next := range c.following(step) {
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

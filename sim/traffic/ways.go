package traffic

import (
	"math"

	"karvon/sim/plan"
)

// leads adds the edges to what a state leads to, and says whether only one of them is taken.
func (c *chain) leads(from place) (choice bool) {
	s := &c.plan.Steps[from.step]
	values := c.values(from.tuple)
	c.possible.steps.add(int32(from.step))
	o := s.Op.Facts()
	if o.Demand == plan.DemandsService {
		c.seePriorities(s.Station(), values)
	}
	switch {
	case o.Leads.Ends():
		return false
	case o.Leads.Chooses():
		return c.chooses(o.Leads, from, values)
	case o.Sets:
		c.to(c.at(s.Next, c.set(s, values)), always)
		return false
	}
	c.passOn(s.Next, from, always)
	if o.Detours {
		for _, lost := range []plan.StepID{s.Full, s.Unserved} {
			if lost != plan.None { // it can be taken, but in this account nobody is lost
				c.passOn(lost, from, never)
			}
		}
	}
	if first, _ := c.plan.SentOut(s); first != plan.None {
		c.passOn(first, from, c.sent(o.Sends, s, values))
	}
	return false
}

// chooses adds the edges to what a choice leads to.
func (c *chain) chooses(by plan.Leads, from place, values []plan.Bounds) (choice bool) {
	switch by {
	case plan.ByShare:
		c.byShare(from)
		return false
	case plan.ByCondition:
		return c.byCondition(from, values)
	case plan.ByWord:
		return c.byWord(from, values)
	}
	s := &c.plan.Steps[from.step]
	for b, end := s.Branches(); b < end; b++ {
		c.passOn(c.take(b), from, always)
	}
	return true
}

// passOn adds an edge to a step that follows on a state with its values.
func (c *chain) passOn(step plan.StepID, from place, weight plan.Bounds) {
	c.to(c.onTo(step, from.step, from.tuple), weight)
}

// take notes that a branch can be taken, and gives where it leads.
func (c *chain) take(branch plan.BranchID) plan.StepID {
	c.possible.branches.add(int32(branch))
	return c.plan.Branches[branch].Step
}

// otherwise notes that a choice can lead to none of its branches, and gives what follows it.
func (c *chain) otherwise(step plan.StepID) plan.StepID {
	c.possible.otherwise.add(int32(step))
	return c.plan.Steps[step].Next
}

// byShare gives the ways of a choice by share. Shares are held as bounds of a draw's 64 bits.
func (c *chain) byShare(from place) {
	s := &c.plan.Steps[from.step]
	before := 0.0
	for b, end := s.Branches(); b < end; b++ {
		below := math.Ldexp(float64(c.plan.Branches[b].Below), -64)
		if below > before {
			c.passOn(c.take(b), from, plan.Exactly(below-before))
		}
		before = below
	}
	if before < 1 {
		c.passOn(c.otherwise(from.step), from, plan.Exactly(1-before))
	}
}

// byCondition gives the ways of a choice by condition: the first that holds.
func (c *chain) byCondition(from place, values []plan.Bounds) (choice bool) {
	s := &c.plan.Steps[from.step]
	ways := 0
	for b, end := s.Branches(); b < end; b++ {
		holds := c.plan.Estimate(c.plan.Branches[b].Program, c.valueOf(values))
		if holds.High == 0 {
			continue
		}
		ways++
		c.passOn(c.take(b), from, always)
		if holds.Low != 0 {
			return ways > 1
		}
	}
	c.passOn(c.otherwise(from.step), from, always)
	return ways > 0
}

// byWord gives the ways of a choice by a word.
func (c *chain) byWord(from place, values []plan.Bounds) (choice bool) {
	s := &c.plan.Steps[from.step]
	value := c.valueOf(values)(s.Slot)
	ways := 0
	for b, end := s.Branches(); b < end; b++ {
		word := float64(c.plan.Branches[b].Below)
		if word < value.Low || word > value.High {
			continue
		}
		ways++
		c.passOn(c.take(b), from, always)
		if value.Known() {
			return false
		}
	}
	c.passOn(c.otherwise(from.step), from, always)
	return ways > 0
}

// seePriorities notes the classes of a queue that an entity can be of.
func (c *chain) seePriorities(station plan.StationID, values []plan.Bounds) {
	for _, program := range c.plan.Stations[station].Priority {
		holds := c.plan.Estimate(program, c.valueOf(values))
		if holds.High != 0 {
			c.possible.priorities.add(int32(program))
		}
		if holds.Low != 0 {
			return
		}
	}
}

// valueOf gives the value of a slot in a state; an attribute that the flow does not have is 0.
func (c *chain) valueOf(values []plan.Bounds) func(slot plan.SlotID) plan.Bounds {
	return func(slot plan.SlotID) plan.Bounds {
		if i := c.slotIndex(slot); i != plan.None {
			return values[i]
		}
		return plan.Between(math.Inf(-1), math.Inf(1))
	}
}

// set gives the values after a step that sets one.
func (c *chain) set(s *plan.Step, values []plan.Bounds) []plan.Bounds {
	i := c.slotIndex(s.Slot)
	if i == plan.None {
		return values
	}
	changed := append([]plan.Bounds(nil), values...)
	changed[i] = c.plan.Estimate(s.Program(), c.valueOf(values))
	return changed
}

// batches gives how many batches there are for each that comes to one: known where all are of one size and wait
// until they have it. A batch is what its first member is, which is a member like any other.
func batches(p *plan.Plan, s *plan.Step) plan.Bounds {
	b := &p.Batches[s.Batch()]
	size := p.Estimate(b.Size, func(plan.SlotID) plan.Bounds { return plan.Between(0, math.Inf(1)) })
	least := math.Max(1, math.Floor(size.Low+0.5))
	if b.Within != plan.None {
		least = 1
	}
	return plan.Between(1/math.Max(1, math.Floor(size.High+0.5)), 1/least)
}

// sent gives how many a step sends out for each that comes to it.
func (c *chain) sent(whom plan.Sends, s *plan.Step, values []plan.Bounds) plan.Bounds {
	if whom == plan.SendsBatch {
		return batches(c.plan, s)
	}
	if s.Slot == plan.None {
		return plan.Exactly(float64(s.Count))
	}
	count := c.valueOf(values)(s.Slot)
	whole := func(x float64) float64 { return math.Floor(math.Max(0, x) + 0.5) } // as the engine does
	return plan.Between(whole(count.Low), whole(count.High))
}

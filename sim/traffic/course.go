package traffic

import "karvon/sim/plan"

// course is the steps that the entities of a flow, and those that they send out, can come to, with those that follow on
// each. Lists by step are of all steps of the plan.
type course struct {
	order []plan.StepID // the steps that can be reached, in the order in which they are met
	met   []bool        // by step

	onward  []plan.StepID // those that follow on the steps, in their order
	after   []span        // by step, among onward
	inward  []plan.StepID // those on which the steps follow, once for each way
	before  []span        // by step, among inward
	entries []int32       // by step, the ways that lead to it, and one to the first
}

// span is a part of a list.
type span struct{ first, end int32 }

// follow finds the course of what begins at a step.
func (c *course) follow(p *plan.Plan, first plan.StepID) {
	met, after := zeros(&c.met, len(p.Steps)), zeros(&c.after, len(p.Steps))
	met[first] = true
	c.order, c.onward = append(c.order[:0], first), c.onward[:0]
	for at := 0; at < len(c.order); at++ {
		from := len(c.onward)
		c.onward = p.AddFollowing(c.onward, c.order[at])
		after[c.order[at]] = span{int32(from), int32(len(c.onward))}
		for _, next := range c.onward[from:] {
			if !met[next] {
				met[next] = true
				c.order = append(c.order, next)
			}
		}
	}
	c.turnRound(len(p.Steps))
	c.countEntries(p, first)
}

// following lists the steps that follow on one.
func (c *course) following(step plan.StepID) []plan.StepID {
	return c.onward[c.after[step].first:c.after[step].end]
}

// earlier lists the steps on which one follows.
func (c *course) earlier(step plan.StepID) []plan.StepID {
	return c.inward[c.before[step].first:c.before[step].end]
}

// turnRound finds on which steps each follows.
func (c *course) turnRound(steps int) {
	before, inward := zeros(&c.before, steps), zeros(&c.inward, len(c.onward))
	for _, next := range c.onward {
		before[next].end++
	}
	room := int32(0)
	for _, step := range c.order {
		count := before[step].end
		before[step] = span{room, room}
		room += count
	}
	for _, step := range c.order {
		for _, next := range c.following(step) {
			inward[before[next].end] = step
			before[next].end++
		}
	}
}

// countEntries counts the ways that lead to each step.
func (c *course) countEntries(p *plan.Plan, first plan.StepID) {
	entries := zeros(&c.entries, len(p.Steps))
	entries[first]++
	for _, step := range c.order {
		entries[step] += int32(len(c.earlier(step)))
		if s := &p.Steps[step]; loses(p, step) && s.Full == s.Unserved {
			entries[s.Full]++ // two ways, which lead to one step
		}
	}
}

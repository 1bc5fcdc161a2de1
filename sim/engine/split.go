package engine

import (
	"math"

	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// split sends out children. They begin once their parent has gone on as far as it can at this instant, in the order
// of their numbers.
func (r *Run) split(i entityID, s *plan.Step) {
	count := r.childrenOf(i, s)
	if !r.hasRoomFor(uint64(count)) {
		r.lacks(uint64(count), r.plan.Paths[r.entities[i].step])
		return
	}
	parent := r.entities[i]
	brood := random.Mix(parent.id, r.plan.Flows[s.Flow()].Hash+uint64(r.occurrence(i, s)))
	for n := range count {
		child := r.create(s.Flow(), random.Mix(brood, uint64(n)))
		r.entities[child].step = s.Full
		r.adopt(child, i, s.Held)
		r.push(&r.woken, child)
	}
	if s.Held != plan.None {
		r.keep(i, s.Held, r.kept(i, s.Held)+float64(count))
	}
}

// childrenOf gives how many a split sends out: a whole number from nought on. The run ends where it is none, or
// where so many can never be inside.
func (r *Run) childrenOf(i entityID, s *plan.Step) int {
	if s.Slot == plan.None {
		return int(s.Count)
	}
	const rounding = 1e-9 // of a number that was computed
	value := r.attribute(i, s.Slot)
	whole := math.Round(value)
	if !(whole >= 0 && whole <= maxInside && math.Abs(value-whole) <= rounding) {
		r.fail(i, s, "the number that a split sends out", value)
		return 0
	}
	return int(bound.Round(whole))
}

// adopt makes an entity the child of another: it is where its parent is, and is what its parent is.
func (r *Run) adopt(child, parent entityID, away plan.SlotID) {
	c, p := &r.entities[child], &r.entities[parent]
	c.parent, c.parentLife, c.away = parent, p.life, away
	if c.site != p.site {
		r.moveTo(c, p.site)
	}
	r.copyAttributes(child, parent)
}

// moveTo corrects the site at which a new entity begins.
func (r *Run) moveTo(e *entity, site plan.SiteID) {
	r.record.Sites[e.site].Inside.down(r.now)
	r.record.Sites[site].Inside.up(r.now)
	e.site = site
}

// comeBack tells the parent of a child that it is no longer out: it has done its steps, departed or been turned
// away.
func (r *Run) comeBack(i entityID) {
	child := &r.entities[i]
	p := &r.entities[child.parent]
	if p.life != child.parentLife || p.state == free {
		return // the parent is gone, and the place is another's
	}
	out := r.kept(child.parent, child.away) - 1
	r.keep(child.parent, child.away, out)
	if out == 0 && p.state == joining && r.steps[p.step].Held == child.away {
		r.waitedSince(p, p.asked)
		r.inherit(child.parent, i)
		r.resume(child.parent, r.steps[p.step].Next)
	}
}

// join waits until all children of a split have come back.
func (r *Run) join(i entityID, s *plan.Step) bool {
	if r.kept(i, s.Held) == 0 {
		return r.goTo(i, s.Next)
	}
	r.letGo(i)
	e := &r.entities[i]
	e.asked = r.now
	r.become(i, joining)
	r.mayLock()
	return false
}

// approach counts an entity towards a crossing's offered load, and the members of a batch for themselves.
func (r *Run) approach(i entityID, s *plan.Step) {
	for m := r.entities[i].members; m != plan.None; m = r.entities[m].next {
		r.approach(m, s)
	}
	if r.observing {
		r.tellApproach(i, s)
		r.count(i, s, r.record.Crossings[s.Crossing()].Offered)
	}
}

// cross counts an entity towards a crossing's carried load, and the members of a batch for themselves.
func (r *Run) cross(i entityID, s *plan.Step) {
	e := &r.entities[i]
	for m := e.members; m != plan.None; m = r.entities[m].next {
		r.cross(m, s)
	}
	r.stamp(e.id, s.Hash)
	r.pass(i, AtLine, s.Index)
	if r.observing {
		r.payAtLine(e, s.Crossing())
		r.count(i, s, r.record.Crossings[s.Crossing()].Carried)
	}
}

// count adds what an entity counts for at a crossing.
func (r *Run) count(i entityID, s *plan.Step, tally []uint64) {
	e := &r.entities[i]
	for measure, c := range r.plan.Classes[r.plan.Flows[e.flow].Class].Counts {
		if c.Slot == plan.None {
			tally[measure] += uint64(c.Number)
			continue
		}
		const most = 1e9
		value := r.attribute(i, c.Slot)
		if !(value >= 0 && value <= most) {
			r.fail(i, s, "what counts at a crossing", value)
			return
		}
		tally[measure] += uint64(bound.Round(value))
	}
}

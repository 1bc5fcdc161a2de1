package engine

import "karvon/sim/plan"

// keepsake is a number that an entity keeps for its journey, in a hidden slot of the plan: how often it has drawn for a
// purpose, how many of its children are out, its booking, since when it takes a time. A journey has many such slots,
// and an entity keeps few numbers at a time: those that are not 0, in a list.
type keepsake struct {
	value float64
	slot  plan.SlotID
	next  keepsakeID // of the same entity, or free
}

// kept gives the number that an entity keeps in a slot.
func (r *Run) kept(i entityID, slot plan.SlotID) float64 {
	for n := r.entities[i].kept; n != plan.None; n = r.keepsakes[n].next {
		if r.keepsakes[n].slot == slot {
			return r.keepsakes[n].value
		}
	}
	return 0
}

// keep has an entity keep a number in a slot.
func (r *Run) keep(i entityID, slot plan.SlotID, value float64) {
	link := &r.entities[i].kept
	for *link != plan.None && r.keepsakes[*link].slot != slot {
		link = &r.keepsakes[*link].next
	}
	switch n := *link; {
	case n != plan.None && value != 0:
		r.keepsakes[n].value = value
	case n != plan.None:
		*link = r.keepsakes[n].next
		r.keepsakes[n].next, r.freeKeepsake = r.freeKeepsake, n
	case value != 0:
		r.keepMore(i, keepsake{value: value, slot: slot})
	}
}

// keepMore puts a number before the others that an entity keeps.
func (r *Run) keepMore(i entityID, k keepsake) {
	e := &r.entities[i]
	k.next = e.kept
	if n := r.freeKeepsake; n != plan.None {
		r.freeKeepsake = r.keepsakes[n].next
		r.keepsakes[n], e.kept = k, n
		return
	}
	if len(r.keepsakes) >= r.memory.room[ofKeepsakes] {
		r.makeRoomFor(ofKeepsakes)
		r.keepsakes = withCapacity(r.keepsakes, r.memory.room[ofKeepsakes])
	}
	r.keepsakes = append(r.keepsakes, k)
	e.kept = keepsakeID(len(r.keepsakes) - 1)
}

// dropKeepsakes frees what an entity keeps.
func (r *Run) dropKeepsakes(e *entity) {
	for e.kept != plan.None {
		n := e.kept
		e.kept = r.keepsakes[n].next
		r.keepsakes[n].next, r.freeKeepsake = r.freeKeepsake, n
	}
}

package plan

import "slices"

// countRepeats gives a counter to the purposes that an entity can draw for more than once: where one of a purpose's
// steps can be come to from another of them, or from itself.
func (j *journey) countRepeats(ways *graph) {
	r := j.newRepeats(ways)
	r.alongWays()
	for i := range r.purposes {
		if !r.purposes[i].repeats {
			continue
		}
		slot := j.hiddenSlot()
		for _, at := range r.purposes[i].steps {
			j.plan.Steps[j.first+StepID(at)].Counter = slot
		}
	}
}

// repeats finds which purposes of a journey repeat.
type repeats struct {
	ways     *graph
	purposes []purpose // in the order of their first steps
	open     []int     // of them, those with several steps, none of which is in a loop
}

// purpose is what steps draw for.
type purpose struct {
	steps   []vertex // numbered from the journey's first
	repeats bool
}

func (j *journey) newRepeats(ways *graph) *repeats {
	r := &repeats{ways: ways}
	index := map[uint64]int{}
	for at := range ways.next {
		drawn := j.plan.Steps[j.first+StepID(at)].Purpose
		if drawn == 0 {
			continue
		}
		i, known := index[drawn]
		if !known {
			i = len(r.purposes)
			index[drawn] = i
			r.purposes = append(r.purposes, purpose{})
		}
		r.purposes[i].steps = append(r.purposes[i].steps, vertex(at))
	}
	for i := range r.purposes {
		p := &r.purposes[i]
		p.repeats = slices.ContainsFunc(p.steps, ways.returns)
		if !p.repeats && len(p.steps) > 1 {
			r.open = append(r.open, i)
		}
	}
	return r
}

// together is the number of purposes that are followed at once, a bit each.
const together = 64

// alongWays follows the ways from the steps of purposes that are drawn for at several steps.
func (r *repeats) alongWays() {
	own, before := make([]uint64, len(r.ways.ends)), make([]uint64, len(r.ways.ends))
	for purposes := range slices.Chunk(r.open, together) {
		lowest, highest := len(own), 0
		for bit, i := range purposes {
			for _, at := range r.purposes[i].steps {
				part := int(r.ways.part[at])
				own[part] |= 1 << bit
				lowest, highest = min(lowest, part), max(highest, part)
			}
		}
		again := r.follow(own, before, lowest, highest)
		for bit, i := range purposes {
			r.purposes[i].repeats = again&(1<<bit) != 0
		}
		clear(own)
		clear(before)
	}
}

// follow tells, as bits, which purposes are come to again. A part leads only to parts of lower numbers.
func (r *repeats) follow(own, before []uint64, lowest, highest int) (again uint64) {
	for part := highest; part >= lowest; part-- {
		again |= own[part] & before[part]
		met := own[part] | before[part]
		if met == 0 {
			continue
		}
		for _, at := range r.ways.of(part) {
			for _, next := range r.ways.next[at] {
				if to := int(r.ways.part[next]); to != part {
					before[to] |= met
				}
			}
		}
	}
	return again
}

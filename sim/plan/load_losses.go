package plan

import "slices"

// keepCertain drops what is asked at steps behind a place that can turn
// entities away or send them elsewhere: nobody may come there. What they ask of
// that place itself is kept.
func (d *demands) keepCertain(p *Plan, first int32) {
	losses := p.losses(first)
	for step := range d.steps {
		d.steps[step] = slices.DeleteFunc(d.steps[step], func(one demand) bool {
			return slices.ContainsFunc(losses[step], func(at int32) bool { return !one.isOf(p, at) })
		})
	}
}

// isOf says whether a demand is of the place that a step leads to.
func (d *demand) isOf(p *Plan, step int32) bool {
	s := &p.Steps[step]
	return s.Op == OpEnter && d.of == roomOf && d.index == s.Index
}

// losses gives for each step the steps before it, on some way, at which
// entities can be lost.
func (p *Plan) losses(first int32) map[int32][]int32 {
	lost := map[int32][]int32{first: nil}
	todo := []int32{first}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		after := lost[at]
		if p.loses(at) && !slices.Contains(after, at) {
			after = append(slices.Clone(after), at)
		}
		for _, next := range p.after(at) {
			known, met := lost[next]
			missing := slices.DeleteFunc(slices.Clone(after), func(one int32) bool { return slices.Contains(known, one) })
			if !met || len(missing) > 0 {
				lost[next] = append(slices.Clone(known), missing...)
				todo = append(todo, next)
			}
		}
	}
	return lost
}

// loses says whether entities can leave a step otherwise than to what follows
// it.
func (p *Plan) loses(step int32) bool {
	s := &p.Steps[step]
	switch s.Op {
	case OpVisit, OpEnter, OpCheckIn:
		return s.Full != None || s.Unserved != None
	case OpBook: // some do not come, some find no slot
		return true
	}
	return false
}

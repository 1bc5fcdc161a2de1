package plan

import "math"

// account notes what a state's step takes.
func (c *chain) account(n *node) {
	time, work, open := never, never, never
	s := &c.plan.Steps[n.step]
	switch o := s.Op.Facts(); {
	case o.Demand == DemandsService:
		var openOnly Bounds
		time, openOnly = c.service(n)
		work = c.plan.Stations[s.Index].work(c.plan, time)
		open = work.times(openOnly)
	case o.Time == TakesDrawnTime && s.Duration == 0:
		time = exactly(c.plan.Samplers[s.Sampler].Mean())
	case o.Time == TakesDrawnTime:
		time = c.plan.meanDuration(int(s.Duration)-1, c.valueOf(c.tuples[n.tuple]))
	case o.Demand == DemandsTrip:
		l := &c.plan.Links[s.Index]
		least := l.Length / c.plan.Samplers[l.Speed].Mean() // by Jensen's inequality
		if l.Delay != None {
			least += c.plan.Samplers[l.Delay].Mean()
		}
		time = Bounds{least, math.Inf(1)}
	}
	c.takes, c.works, c.opens = append(c.takes, time), append(c.works, work), append(c.opens, open)
}

// meanDuration gives the mean of a duration that depends on attributes.
func (p *Plan) meanDuration(at int, slot func(slot int) Bounds) Bounds {
	d := &p.Durations[at]
	factor := always
	if d.Scale != None {
		scale := p.estimate(d.Scale, slot)
		factor = Bounds{math.Max(0, scale.Low), math.Max(0, scale.High)} // below zero the run ends
	}
	switch {
	case d.Slot != None:
		return factor.times(p.meanByWord(d, slot(d.Slot), slot))
	case d.Sampler != None:
		return factor.times(exactly(p.Samplers[d.Sampler].Mean()))
	}
	return factor.times(p.meanDuration(d.Of, slot))
}

// meanByWord gives the mean over the words that an attribute may have.
func (p *Plan) meanByWord(d *Duration, word Bounds, slot func(slot int) Bounds) Bounds {
	result := Bounds{math.Inf(1), 0}
	for i, at := range d.ByWord {
		if at != None && word.Low <= float64(i) && float64(i) <= word.High {
			result = result.hull(p.meanDuration(at, slot))
		}
	}
	return result
}

// durationAsks lists the programs and the slots that a step's duration depends
// on.
func (p *Plan) durationAsks(s *Step) (programs, slots []int) {
	if s.Duration == 0 {
		return nil, nil
	}
	todo := []int{int(s.Duration) - 1}
	for len(todo) > 0 {
		d := &p.Durations[todo[0]]
		todo = todo[1:]
		if d.Scale != None {
			programs = append(programs, d.Scale)
		}
		if d.Slot != None {
			slots = append(slots, d.Slot)
		}
		for _, next := range append([]int{d.Of}, d.ByWord...) {
			if next != None {
				todo = append(todo, next)
			}
		}
	}
	return programs, slots
}

// residual gives the mean of what is left of a step's duration at a random
// instant; +Inf where that is not known.
func (p *Plan) residual(s *Step) float64 {
	if s.Duration != 0 || s.Sampler == None || s.Op.Facts().Time != TakesDrawnTime {
		return math.Inf(1)
	}
	return p.Samplers[s.Sampler].Residual()
}

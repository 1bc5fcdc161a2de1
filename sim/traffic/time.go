package traffic

import (
	"math"

	"karvon/sim/plan"
)

// account notes what a state's step takes.
func (c *chain) account(n *node) {
	time, work, open := never, never, never
	s := &c.plan.Steps[n.step]
	switch o := s.Op.Facts(); {
	case n.draws:
	case o.Demand == plan.DemandsService:
		var openOnly plan.Bounds
		time, openOnly = c.service(n)
		work = visitWork(c.plan, &c.plan.Stations[s.Station()], time)
		open = work.Times(openOnly)
	case o.Time == plan.TakesDrawnTime && s.Duration == plan.None:
		time = plan.Exactly(c.plan.Samplers[s.Sampler].Mean())
	case o.Time == plan.TakesDrawnTime:
		time = c.plan.MeanDuration(s.Duration, c.valueOf(c.values(n.tuple)))
	case o.Demand == plan.DemandsTrip:
		l := &c.plan.Links[s.Link()]
		least := l.Length / c.plan.Samplers[l.Speed].Mean() // by Jensen's inequality
		if l.Delay != plan.None {
			least += c.plan.Samplers[l.Delay].Mean()
		}
		time = plan.Between(least, math.Inf(1))
	}
	c.takes, c.works, c.opens = append(c.takes, time), append(c.works, work), append(c.opens, open)
}

// durationAsks lists the programs and the slots that a step's duration depends on.
func durationAsks(p *plan.Plan, s *plan.Step) (programs []plan.ProgramID, slots []plan.SlotID) {
	if s.Duration == plan.None {
		return nil, nil
	}
	todo := []plan.DurationID{s.Duration}
	for len(todo) > 0 {
		d := &p.Durations[todo[0]]
		todo = todo[1:]
		if d.Scale != plan.None {
			programs = append(programs, d.Scale)
		}
		if d.Slot != plan.None {
			slots = append(slots, d.Slot)
		}
		for _, next := range append([]plan.DurationID{d.Of}, d.ByWord...) {
			if next != plan.None {
				todo = append(todo, next)
			}
		}
	}
	return programs, slots
}

// residual gives the mean of what is left of a step's duration at a random instant; +Inf where that is not known.
func residual(p *plan.Plan, s *plan.Step) float64 {
	if s.Duration != plan.None || s.Sampler == plan.None || s.Op.Facts().Time != plan.TakesDrawnTime {
		return math.Inf(1)
	}
	return p.Samplers[s.Sampler].Residual()
}

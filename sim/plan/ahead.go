package plan

// Ahead says, for every step, whose duration an entity needs next that does this one: the step that it comes to by a
// way without a choice, and whose duration depends on nothing but who it is. What such a step draws can be drawn
// before the entity comes to it, as a draw is keyed and not taken from a stream; None where there is no such step.
func (p *Plan) Ahead() []StepID {
	ahead := make([]StepID, len(p.Steps))
	for i := range p.Steps {
		ahead[i] = p.DurationFrom(p.Steps[i].Next)
	}
	return ahead
}

// DurationFrom gives the step from a step on whose duration can be drawn ahead: see [Plan.Ahead].
func (p *Plan) DurationFrom(step StepID) StepID {
	const longest = 16 // steps: who draws far ahead has the draw in no cache any more, and ways can be circles
	for range longest {
		if step == None {
			return None
		}
		s := &p.Steps[step]
		switch facts := s.Op.Facts(); {
		case facts.Time == TakesDrawnTime:
			if s.Duration != None || s.Counter != None || s.Sampler == None {
				return None
			}
			return step
		case facts.Leads == Onward && facts.Demand == NoDemand && !facts.Time.Passes():
			step = s.Next
		default:
			return None
		}
	}
	return None
}

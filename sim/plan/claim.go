package plan

import "karvon/sim/scenario"

// seize compiles a claim of units. Who gives up waiting, or is turned away, holds none of them: it does the claim's
// other steps, or leaves the model.
func (j *journey) seize(s *scenario.Step) {
	claim := s.Seize
	at := StepID(len(j.plan.Steps))
	j.units(s, claim, true)
	if StepID(len(j.plan.Steps)) == at {
		return // told already
	}
	step := &j.plan.Steps[at]
	if claim.Patience != nil {
		step.Sampler, step.Purpose = j.duration(claim.Patience), luck(s, "seize")
	}
	step.Refuses = claim.WhenBusy == scenario.TurnAwayAtOnce
	if !claimLoses(j.plan, step) {
		return
	}
	for _, part := range j.verbs[s.Verb].operations[step.Op].Parts(j.plan, step) {
		j.plan.Resources[part.Resource].Loses = true
	}
	if len(claim.Otherwise) > 0 {
		j.aside(claim.Otherwise, j.withoutUnits(at))
	}
}

// claims says whether a step claims units.
func (s *Step) claims() bool { return s.Op.Facts().Parts != nil }

// claimLoses says of a step that claims units whether some go without them.
func claimLoses(_ *Plan, s *Step) bool { return s.Refuses || s.Sampler != None }

// refusesAtOnce says whether nobody waits at a claim.
func refusesAtOnce(_ *Plan, s *Step) bool { return s.Refuses }

// withoutUnits is the way of those who go without the units that they claim.
func (j *journey) withoutUnits(at StepID) exit {
	if j.plan.Steps[at].Refuses {
		return j.fullOf(at)
	}
	return func(step StepID) { j.plan.Steps[at].Unserved = step }
}

// leftWithout gives the ways of those who go without units, where no steps are written for them.
func (j *journey) leftWithout(at StepID) []exit {
	s := &j.plan.Steps[at]
	if !claimLoses(j.plan, s) || s.Full != None || s.Unserved != None {
		return nil
	}
	return []exit{j.withoutUnits(at)}
}

// goesWithout says whether a way is that of those who go without the units that they claim.
func (j *journey) goesWithout(at, next StepID) bool {
	s := &j.plan.Steps[at]
	return s.claims() && claimLoses(j.plan, s) && (next == s.Full || next == s.Unserved) && next != s.Next
}

// Impatient says whether somebody who waits for units can give up.
func (p *Plan) Impatient() bool {
	for at := range p.Steps {
		if s := &p.Steps[at]; s.claims() && s.Sampler != None {
			return true
		}
	}
	return false
}

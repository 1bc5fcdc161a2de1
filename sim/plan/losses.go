package plan

import "karvon/sim/scenario"

// loses says whether a station's queue can lose somebody his service: who balks, leaves, or finds it full and is
// turned away or sent elsewhere.
func (s *Station) loses(full scenario.FullRule) bool {
	return full == scenario.TurnAway || full == scenario.Divert ||
		s.Pool != nil && (s.Pool.Balks() || s.Pool.Reneges())
}

// canLose says whether an entity can be lost to a queue at a step.
func (p *Plan) canLose(s *Step) bool {
	loses := s.Op.Facts().loses
	return loses != nil && loses(p, s)
}

// ShutOut says whether a full zone can turn some of a flow away.
func (f *Flow) ShutOut() bool { return len(f.ShutOutOf) > 0 }

// canShutOut says whether a full zone turns entities away at a step.
func (j *journey) canShutOut(s *Step) bool {
	return s.Op == OpEnter && j.zoneRule[s.Zone()] == scenario.TurnAway && j.plan.Zones[s.Zone()].Capacity != None
}

package plan

import "karvon/sim/scenario"

// Repeats gives the time after which what comes and who is on duty repeats itself: the cycle of a run that has one,
// the week where anything changes in it, and 0 where nothing does.
func (p *Plan) Repeats() int64 {
	if p.Kind == scenario.Cyclic {
		return p.Cycle
	}
	for i := range p.Flows {
		if a := &p.Flows[i].Arrivals; len(a.Rates) > 1 || a.Form == ByTimetable {
			return Week
		}
	}
	for i := range p.Schedules {
		if len(p.Schedules[i].Times) > 1 {
			return Week
		}
	}
	return 0
}

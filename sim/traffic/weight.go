package traffic

import "karvon/sim/plan"

// Weight is about how much happens in a replication, in arrivals, visits and trips: what it costs beside one of
// another plan.
func Weight(p *plan.Plan) float64 {
	load := Solve(p)
	rate := 0.0
	for _, arrivals := range load.flows {
		rate += arrivals
	}
	for i := range load.Stations {
		rate += load.Stations[i].Visits.Low
	}
	for i := range load.links {
		rate += load.links[i].Low
	}
	return max(1, float64(rate*float64(p.End())/1e9))
}

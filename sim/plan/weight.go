package plan

// Weight is about how much happens in a replication, in arrivals, visits and
// trips: what it costs beside one of another plan.
func (p *Plan) Weight() float64 {
	traffic := NewTraffic(p)
	rate := 0.0
	for _, arrivals := range traffic.Flows {
		rate += arrivals
	}
	for i := range traffic.Stations {
		rate += traffic.Stations[i].Visits.Low
	}
	for i := range traffic.Links {
		rate += traffic.Links[i].Low
	}
	return max(1, float64(rate*float64(p.End())/1e9))
}

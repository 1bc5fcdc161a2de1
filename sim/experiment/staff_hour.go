package experiment

import (
	"karvon/sim/plan"
	"karvon/sim/response"
)

// standsOut is how many times as long as on average is waited in an hour that is told.
const standsOut = 1.5

// worstHour gives the hour of the day whose arrivals wait longest, of the flow that a response is about or of all; -1
// where no hour stands out.
func worstHour(r *response.Response, times []TimeAccount) int {
	var waited, came [24]float64
	allWaited, allCame := 0.0, 0.0
	for i := range times {
		a := &times[i]
		ofFlow := r.Estimand.Subject == response.OfFlow || r.Estimand.Subject == response.OfFlowSite
		if ofFlow && a.Flow != plan.FlowID(r.Index) {
			continue
		}
		for h := range a.Hours {
			hour := &a.Hours[h]
			came[h] += hour.Completed
			allCame += hour.Completed
			for doing, mean := range hour.Doings {
				if doing.Waits() {
					waited[h] += float64(mean * hour.Completed)
					allWaited += float64(mean * hour.Completed)
				}
			}
		}
	}
	worst, longest := -1, float64(standsOut*allWaited)/allCame
	for h := range waited {
		if mean := waited[h] / came[h]; mean > longest {
			worst, longest = h, mean
		}
	}
	return worst
}

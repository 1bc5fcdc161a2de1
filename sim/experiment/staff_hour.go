package experiment

import (
	"math"
	"strings"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// standsOut is how many times as long as on average is waited in an hour that is told.
const standsOut = 1.5

// hourlyWaits is how long those who arrive in each hour of the day wait where a threshold is about, in seconds a
// replication.
type hourlyWaits struct {
	came, waited [24]float64
	elsewhere    float64 // of what is waited, that for which the hours do not say where it was
}

// worstHour gives the hour of the day whose arrivals wait longest, of the flow or at the place that a response is
// about; -1 where no hour stands out, or none can be told. The hours say what is done and not where: of what is done at
// other places too, an hour is told only if it stands out wherever that was.
func worstHour(p *plan.Plan, r *response.Response, times []TimeAccount) int {
	var w hourlyWaits
	for i := range times {
		a := &times[i]
		if here := waitsAt(p, r, a); len(here) > 0 {
			w.add(a, here)
		}
	}
	return w.worst()
}

// waitsAt gives of each way to wait how much of it a flow does where a response is about, as a part.
func waitsAt(p *plan.Plan, r *response.Response, a *TimeAccount) map[engine.Doing]float64 {
	is := func(*TimePart) bool { return true }
	switch r.Estimand.Subject {
	case response.OfFlow:
		if a.Flow != plan.FlowID(r.Index) {
			return nil
		}
	case response.OfFlowSite:
		if a.Flow != plan.FlowID(r.Index) {
			return nil
		}
		site := p.Sites[r.Second].Name
		is = func(part *TimePart) bool { return part.Place == site || strings.HasPrefix(part.Place, site+".") }
	case response.OfStation, response.OfResource, response.OfZone, response.OfLink, response.OfBookings:
		is = func(part *TimePart) bool { return part.Place == r.Place }
	default:
		return nil // what is not waited for, and places of which no account is kept, such as lanes
	}
	here, all := map[engine.Doing]float64{}, map[engine.Doing]float64{}
	for i := range a.Parts {
		if part := &a.Parts[i]; part.Doing.Waits() {
			all[part.Doing] += part.Time.Mean
			if is(part) {
				here[part.Doing] += part.Time.Mean
			}
		}
	}
	for doing := range here {
		here[doing] /= all[doing]
	}
	return here
}

// add adds the hours of a flow, given how much of each way to wait is where it matters.
func (w *hourlyWaits) add(a *TimeAccount, here map[engine.Doing]float64) {
	for h := range a.Hours {
		hour := &a.Hours[h]
		w.came[h] += hour.Completed
		for doing := range engine.Doings { // one order of adding up on every machine
			share, matters := here[doing]
			if mean := hour.Doings[doing]; matters && mean > 0 {
				time := float64(mean * hour.Completed)
				w.waited[h] += time
				w.elsewhere += float64(time * (1 - share))
			}
		}
	}
}

// worst gives the hour whose arrivals wait longest, even if all that may have been waited elsewhere was waited in it.
func (w *hourlyWaits) worst() int {
	waited, came, worst, longest := 0.0, 0.0, -1, 0.0
	for h := range w.waited {
		waited += w.waited[h]
		came += w.came[h]
		if mean := w.waited[h] / w.came[h]; mean > longest {
			worst, longest = h, mean
		}
	}
	if worst < 0 {
		return -1
	}
	sure := math.Max(0, w.waited[worst]-w.elsewhere) / w.came[worst]
	if !(sure > float64(standsOut*(waited-w.elsewhere))/came) {
		return -1
	}
	for h := range w.waited {
		if h != worst && w.waited[h]/w.came[h] > sure {
			return -1
		}
	}
	return worst
}

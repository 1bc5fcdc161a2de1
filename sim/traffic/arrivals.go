package traffic

import (
	"math"
	"sort"

	"karvon/sim/plan"
)

// arrivalRates gives each flow's entities a second over the horizon; 0 for a split's children. Those that follow on
// departures come as often as if nobody were lost on the way; where only what is certain is wanted, none follow.
func arrivalRates(p *plan.Plan, certain bool) []float64 {
	own := make([]float64, len(p.Flows))
	for i := range p.Flows {
		own[i] = streamRate(p, &p.Flows[i].Arrivals)
		for n := range p.Flows[i].Added {
			if p.Flows[i].Added[n].During != plan.None {
				continue // a surge is no part of the load on average
			}
			own[i] += streamRate(p, &p.Flows[i].Added[n])
		}
	}
	if certain {
		return own
	}
	rates := own
	// flows can follow each other in a circle, which loses some each time round: the rest is soon too small to matter.
	const rounds = 10_000
	for range rounds {
		next := append([]float64(nil), own...)
		for i := range p.Flows {
			for _, f := range p.Flows[i].Followers {
				share := math.Ldexp(float64(f.Below), -64)
				next[f.Flow] += float64(rates[i] * share * batchMean(p, &p.Flows[f.Flow].Arrivals))
			}
		}
		if closeTo(rates, next) {
			return next
		}
		rates = next
	}
	return rates
}

func closeTo(a, b []float64) bool {
	for i := range a {
		if math.Abs(a[i]-b[i]) > 1e-12*b[i] {
			return false
		}
	}
	return true
}

// streamRate gives the entities a second of one stream over the horizon.
func streamRate(p *plan.Plan, a *plan.Arrivals) float64 {
	from, to := horizon(p)
	rate := 0.0
	switch a.Form {
	case plan.ByNothing:
		return 0
	case plan.ByTimes:
		end := p.WindowEnd()
		rate = float64(sort.Search(len(a.Times), func(i int) bool { return a.Times[i] >= end })) / seconds(end)
	case plan.ByTimetable:
		rate = float64(len(a.Times)) / seconds(plan.Week)
	case plan.ByInterarrival:
		rate = 1 / p.Samplers[a.Interarrival].Mean()
	default:
		rate = meanRate(a, from, to)
	}
	if a.Limit >= 0 {
		rate = math.Min(rate, float64(a.Limit)/seconds(p.WindowEnd()))
	}
	return rate * batchMean(p, a)
}

// batchMean gives the mean number of entities that an arrival brings, but for the rounding of draws that are no
// whole numbers.
func batchMean(p *plan.Plan, a *plan.Arrivals) float64 {
	if a.Batch == plan.None {
		return 1
	}
	return p.Samplers[a.Batch].Mean()
}

// meanRate gives the arrivals a second between two times of the run.
func meanRate(a *plan.Arrivals, from, to int64) float64 {
	hourly := func(from, to int64) float64 {
		return 1e9 * weekly(a.Phase, a.RateTimes, from, to, func(i int) float64 { return a.Rates[i] })
	}
	if len(a.Seasons) == 0 {
		return hourly(from, to)
	}
	begun := a.Phase % plan.Day // of the first local day at the run's start
	area := 0.0
	for at := from; at < to; {
		day := (at + begun) / plan.Day
		until := min(to, (day+1)*plan.Day-begun)
		season := sort.Search(len(a.Seasons), func(i int) bool { return a.Seasons[i].Day > int(day) }) - 1
		area += float64(a.Seasons[season].Factor * hourly(at, until) * seconds(until-at))
		at = until
	}
	return area / seconds(to-from)
}

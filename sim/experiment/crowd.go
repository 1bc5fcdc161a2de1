package experiment

import (
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// levelOfService gives the share of the window at a level of service, or at it
// or a better one.
func (v view) levelOfService(r *plan.Response, z *engine.ZoneRecord) float64 {
	at := int64(0)
	for inside, time := range z.Spent {
		level := v.plan.Zones[r.Index].Level(int64(inside))
		switch {
		case level == r.Second, level < r.Second && r.Estimand.Measure == "or-better":
			at += time
		}
	}
	return float64(at) / 1e9 / v.window
}

// space gives the area for each of those inside a zone, while there is anyone:
// its average over time, or its smallest.
func (v view) space(r *plan.Response, z *engine.ZoneRecord) float64 {
	area := v.plan.Zones[r.Index].Area
	if z.Inside.Max == 0 {
		return math.NaN()
	}
	if r.Statistic == plan.Min {
		return area / float64(z.Inside.Max)
	}
	weighted, occupied := 0.0, int64(0)
	for inside, time := range z.Spent {
		if inside > 0 {
			weighted += float64(time) / float64(inside)
			occupied += time
		}
	}
	if occupied == 0 {
		return math.NaN()
	}
	return area * weighted / float64(occupied)
}

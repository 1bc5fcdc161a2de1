package response

import (
	"math"

	"karvon/sim/engine"
)

// timeAtLevels gives the share of the window at levels of service, from the best to the worst of them.
func (v *View) timeAtLevels(r *Response, best, worst int) float64 {
	at := int64(0)
	for inside, time := range v.rec.Zones[r.Index].Spent {
		if level := v.plan.Zones[r.Index].Level(int64(inside)); best <= level && level <= worst {
			at += time
		}
	}
	return float64(at) / 1e9 / v.window
}

// space gives the area for each of those inside a zone, while there is anyone: its average over time, or its
// smallest.
func (v *View) space(r *Response, z *engine.ZoneRecord) float64 {
	area := v.plan.Zones[r.Index].Area
	if z.Inside.Max == 0 {
		return math.NaN()
	}
	if r.Statistic == Min {
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

package traffic

import (
	"sort"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// horizon gives the time over which a plan's load is averaged: the window of a terminating run, otherwise a week.
func horizon(p *plan.Plan) (from, to int64) {
	if p.Kind == scenario.Terminating {
		return p.WindowStart(), p.WindowEnd()
	}
	return 0, plan.Week
}

// meanOf gives a capacity's mean over the horizon.
func meanOf(p *plan.Plan, c plan.Capacity) float64 {
	if c.Schedule == plan.None {
		return float64(c.Number)
	}
	s := &p.Schedules[c.Schedule]
	from, to := horizon(p)
	return weekly(s.Phase, s.Times, from, to, func(i int) float64 { return float64(s.Values[i]) })
}

// closuresOf gives how many servers or units a capacity loses a second: each can still finish what it has begun.
func closuresOf(p *plan.Plan, c plan.Capacity) float64 {
	if c.Schedule == plan.None {
		return 0
	}
	s := &p.Schedules[c.Schedule]
	lost := 0
	for i, value := range s.Values {
		next := s.Values[(i+1)%len(s.Values)]
		lost += max(0, value-next)
	}
	return float64(lost) / seconds(plan.Week)
}

func seconds(nanoseconds int64) float64 { return float64(nanoseconds) / 1e9 }

// weekly gives the mean, between two times of a run, of a step function of the local week.
func weekly(phase int64, times []int64, from, to int64, value func(i int) float64) float64 {
	area := 0.0
	for at := from; at < to; {
		local := (at + phase) % plan.Week
		i := sort.Search(len(times), func(i int) bool { return times[i] > local }) - 1
		next := plan.Week
		if i+1 < len(times) {
			next = times[i+1]
		}
		until := min(to, at+next-local)
		area += float64(value(i) * seconds(until-at))
		at = until
	}
	return area / seconds(to-from)
}

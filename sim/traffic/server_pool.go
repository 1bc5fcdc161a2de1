package traffic

import (
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// lanes gives a station's servers as lanes: one where they are all alike.
func lanes(s *plan.Station) []plan.Lane {
	if s.Pool == nil {
		return []plan.Lane{{Name: s.Name, Servers: s.Servers, For: plan.None, Prefer: plan.None, Service: plan.None}}
	}
	return s.Pool.Lanes
}

// servers gives the servers of lanes on average, and how many are lost a second as shifts end.
func servers(p *plan.Plan, lanes []plan.Lane) (mean, closures float64) {
	for _, lane := range lanes {
		mean += meanOf(p, lane.Servers)
		closures += closuresOf(p, lane.Servers)
	}
	return mean, closures
}

// openLanes gives the lanes that are open to all.
func openLanes(s *plan.Station) []plan.Lane {
	return slices.DeleteFunc(slices.Clone(lanes(s)), func(lane plan.Lane) bool { return lane.For != plan.None })
}

// service gives the mean service time of a visit, by whatever lane may serve it, and whether only the lanes that
// are open to all may.
func (c *chain) service(n *node) (time, openOnly plan.Bounds) {
	s := &c.plan.Steps[n.step]
	slot := c.valueOf(c.values(n.tuple))
	own := never
	switch {
	case s.Duration != plan.None:
		own = c.plan.MeanDuration(s.Duration, slot)
	case s.Sampler != plan.None:
		own = plan.Exactly(c.plan.Samplers[s.Sampler].Mean())
	}
	time, openOnly = plan.Between(math.Inf(1), 0), always
	for _, lane := range lanes(&c.plan.Stations[s.Station()]) {
		may := always
		if lane.For != plan.None {
			may = c.plan.Estimate(lane.For, slot)
			openOnly = plan.Between(math.Min(openOnly.Low, 1-may.High), math.Min(openOnly.High, 1-may.Low))
		}
		if may.High == 0 {
			continue
		}
		if lane.Service != plan.None && s.Count == 0 {
			time = time.Hull(plan.Exactly(c.plan.Samplers[lane.Service].Mean()))
		} else {
			time = time.Hull(own)
		}
	}
	if time.Low > time.High {
		return never, openOnly // it may use no lane
	}
	return time, openOnly
}

// visitWork gives what a visit adds to the work of a station's servers, given its service time: less where several
// are served together, more where servers are set up or service is begun anew.
func visitWork(p *plan.Plan, s *plan.Station, service plan.Bounds) plan.Bounds {
	c := s.Pool
	if c == nil {
		return service
	}
	service.Low /= float64(c.BatchMost)
	if c.SetUp != plan.None {
		service.High += p.Samplers[c.SetUp].Mean()
	}
	if c.Preempt != "" && c.Preempt != scenario.Resume || c.ShiftEnd == scenario.Stop ||
		c.Failure != nil && c.Failure.Work != scenario.Resume {
		service.High = math.Inf(1)
	}
	return service
}

package plan

import (
	"math"

	"karvon/sim/scenario"
)

// lanes gives a station's servers as lanes: one where they are all alike.
func (s *Station) lanes() []Lane {
	if s.Crew == nil {
		return []Lane{{Name: s.Name, Servers: s.Servers, For: None, Service: None}}
	}
	return s.Crew.Lanes
}

// servers gives a station's servers on average, and how many are lost a second
// as shifts end.
func (p *Plan) servers(s *Station) (mean, closures float64) {
	for _, lane := range s.lanes() {
		mean += p.mean(lane.Servers)
		closures += p.closures(lane.Servers)
	}
	return mean, closures
}

// openServers gives the servers on average of the lanes that are open to all.
func (p *Plan) openServers(s *Station) (mean, closures float64) {
	for _, lane := range s.lanes() {
		if lane.For == None {
			mean += p.mean(lane.Servers)
			closures += p.closures(lane.Servers)
		}
	}
	return mean, closures
}

// service gives the mean service time of a visit, by whatever lane may serve
// it, and whether only the lanes that are open to all may.
func (c *chain) service(n *node) (time, openOnly Bounds) {
	s := &c.plan.Steps[n.step]
	slot := c.valueOf(c.tuples[n.tuple])
	own := never
	switch {
	case s.Duration != 0:
		own = c.plan.meanDuration(int(s.Duration)-1, slot)
	case s.Sampler != None:
		own = exactly(c.plan.Samplers[s.Sampler].Mean())
	}
	time, openOnly = Bounds{math.Inf(1), 0}, always
	for _, lane := range c.plan.Stations[s.Index].lanes() {
		may := always
		if lane.For != None {
			may = c.plan.estimate(lane.For, slot)
			openOnly = Bounds{math.Min(openOnly.Low, 1-may.High), math.Min(openOnly.High, 1-may.Low)}
		}
		if may.High == 0 {
			continue
		}
		if lane.Service != None && s.Count == 0 {
			time = time.hull(exactly(c.plan.Samplers[lane.Service].Mean()))
		} else {
			time = time.hull(own)
		}
	}
	if time.Low > time.High {
		return never, openOnly // it may use no lane
	}
	return time, openOnly
}

// work gives what a visit adds to the work of a station's servers, given its
// service time: less where several are served together, more where servers are
// set up or service is begun anew.
func (s *Station) work(p *Plan, service Bounds) Bounds {
	c := s.Crew
	if c == nil {
		return service
	}
	service.Low /= float64(c.BatchMost)
	if c.SetUp != None {
		service.High += p.Samplers[c.SetUp].Mean()
	}
	if c.Preempt != "" && c.Preempt != scenario.Resume || c.ShiftEnd == scenario.Stop || c.Failure != nil && c.Failure.Work != scenario.Resume {
		service.High = math.Inf(1)
	}
	return service
}

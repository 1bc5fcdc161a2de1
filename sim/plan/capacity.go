package plan

// Capacities gives the servers of a station: of each lane, where they stand in
// lanes.
func (s *Station) Capacities() []Capacity {
	if s.Crew == nil {
		return []Capacity{s.Servers}
	}
	all := make([]Capacity, len(s.Crew.Lanes))
	for i := range s.Crew.Lanes {
		all[i] = s.Crew.Lanes[i].Servers
	}
	return all
}

// MeanCapacity gives the mean of a capacity from one time of the run to another,
// in ns, by its schedule.
func (p *Plan) MeanCapacity(c Capacity, from, to int64) float64 {
	if c.Schedule == None {
		return float64(c.Number)
	}
	s := &p.Schedules[c.Schedule]
	total := 0.0
	for at := from; at < to; {
		local := (s.Phase + at) % Week
		i := 0
		for i+1 < len(s.Times) && s.Times[i+1] <= local {
			i++
		}
		end := Week
		if i+1 < len(s.Times) {
			end = s.Times[i+1]
		}
		until := min(to, at+end-local)
		total += float64(float64(s.Values[i]) * float64(until-at))
		at = until
	}
	return total / float64(to-from)
}

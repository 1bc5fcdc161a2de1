package plan

import "strings"

// subject is one station, flow, ... with its dotted name.
type subject struct {
	name          string
	index, second int
	after         string // part of the name after the measure
}

// place is the name without the word for the kind of thing that it begins with.
func (s subject) place() string {
	for _, kind := range []string{"flow.", "link.", "site.", "disruption.", "crossing."} {
		if name, ok := strings.CutPrefix(s.name, kind); ok {
			return name + s.after
		}
	}
	if s.after != "" { // cost.borne-by.NAME
		return strings.TrimPrefix(s.after, ".")
	}
	return s.name
}

// subjects lists what an estimand is measured for.
func (c *compiler) subjects(e *Estimand) []subject {
	var all []subject
	add := func(name string, index, second int) {
		all = append(all, subject{name: name, index: index, second: second})
	}
	switch e.Subject {
	case OfStation, OfLane, OfBookings, OfResource, OfSite:
		c.workSubjects(e, add)
	case OfZone, OfLevel:
		c.zoneSubjects(e, add)
	case OfLink, OfWay, OfDisruption, OfCrossing:
		c.roadSubjects(e, add)
	case OfFlow, OfFlowSite, OfTiming, OfBatch:
		c.flowSubjects(e, add)
	case OfTally:
		for i, t := range c.plan.Tallies {
			all = append(all, subject{name: "flow." + c.plan.Flows[t.Flow].Name, index: i, second: None, after: "." + t.Name})
		}
	default:
		all = c.costSubjects(e)
	}
	return all
}

// workSubjects lists sites, and what works there.
func (c *compiler) workSubjects(e *Estimand, add func(name string, index, second int)) {
	p := c.plan
	switch e.Subject {
	case OfStation:
		for i := range p.Stations {
			if p.Stations[i].measures(e.Measure) {
				add(p.Stations[i].Name, i, None)
			}
		}
	case OfLane:
		for i := range p.Stations {
			if p.Stations[i].InLanes() {
				for n := range p.Stations[i].Crew.Lanes {
					add(p.Stations[i].Crew.Lanes[n].Name, i, n)
				}
			}
		}
	case OfBookings:
		for i := range p.Bookings {
			if p.Bookings[i].Booked || !e.ofBooking() {
				add(p.Bookings[i].Name, i, None)
			}
		}
	case OfResource:
		for i := range p.Resources {
			add(p.Resources[i].Name, i, None)
		}
	case OfSite:
		for i := range p.Sites {
			add("site."+p.Sites[i].Name, i, None)
		}
	}
}

// zoneSubjects lists zones and their levels of service.
func (c *compiler) zoneSubjects(e *Estimand, add func(name string, index, second int)) {
	p := c.plan
	switch e.Subject {
	case OfZone:
		for i := range p.Zones {
			if p.Zones[i].Holds && p.Zones[i].measures(e.Measure) {
				add(p.Zones[i].Name, i, None)
			}
		}
	case OfLevel:
		for i := range p.Zones {
			for level := range p.Zones[i].gradedLevels() {
				if e.Measure != "or-better" || level < len(p.Zones[i].Levels) { // all is F or better
					add(p.Zones[i].Name+".level-"+LevelNames[level], i, level)
				}
			}
		}
	}
}

// roadSubjects lists links and their ways, disruptions and crossings.
func (c *compiler) roadSubjects(e *Estimand, add func(name string, index, second int)) {
	p := c.plan
	switch e.Subject {
	case OfLink:
		for i := range p.Links {
			if p.Links[i].measures(e.Measure) {
				add("link."+p.Links[i].Name, i, None)
			}
		}
	case OfWay:
		for i := range p.Ways {
			if p.Ways[i].Used {
				add("link."+p.Ways[i].Name, i, None)
			}
		}
	case OfDisruption:
		for i := range p.Disruptions {
			add("disruption."+p.Disruptions[i].Name, i, None)
		}
	case OfCrossing:
		for i := range p.Crossings {
			for m, measure := range p.Measures {
				if e.Measure != "offered" || p.Crossings[i].Approached {
					add("crossing."+p.Crossings[i].Name+"."+measure, i, m)
				}
			}
		}
	}
}

// flowSubjects lists flows, and what their entities do.
func (c *compiler) flowSubjects(e *Estimand, add func(name string, index, second int)) {
	p := c.plan
	switch e.Subject {
	case OfFlow:
		for i := range p.Flows {
			add("flow."+p.Flows[i].Name, i, None)
		}
	case OfFlowSite:
		for i := range p.Flows {
			for _, site := range p.Flows[i].Sites {
				add("flow."+p.Flows[i].Name+".at."+p.Sites[site].Name, i, site)
			}
		}
	case OfTiming:
		for i := range p.Timings {
			add("flow."+p.Timings[i].Name, i, None)
		}
	case OfBatch:
		for i := range p.Batches {
			add("flow."+p.Flows[p.Batches[i].Flow].Name, i, None)
		}
	}
}

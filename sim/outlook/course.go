package outlook

import (
	"fmt"
	"maps"
	"slices"

	"karvon/sim/scenario"
)

// Course is how the load of a scenario goes on from year to year.
type Course struct {
	Base, Last int      // years: the first has the traffic that is stated
	Streams    []Stream // by name
}

// Stream is flows that grow alike.
type Stream struct {
	Name   string
	Title  string
	Flows  []string  // of the scenario
	Stated float64   // entities of these flows a day, as the scenario states them
	Loads  []float64 // entities a day by year, from the base year on

	demands []*scenario.Demand
}

// Growth gives the growth a year of a stream in place of its own; false where it says nothing of it.
type Growth func(stream string) (by float64, ok bool)

// NewCourse reads the course of a scenario by its section years, or by one that was drawn from what is not known of
// it. Growth, if any, takes the place of what the section says of it. The error says which flow cannot be scaled.
func NewCourse(s *scenario.Scenario, years *scenario.Years, growth Growth) (*Course, error) {
	c := &Course{Base: years.Base, Last: years.Last}
	for _, name := range slices.Sorted(maps.Keys(years.Streams)) {
		stated := *years.Streams[name]
		if growth != nil {
			if by, ok := growth(name); ok {
				stated.Growth = scenario.Trend{By: by}
			}
		}
		stream := Stream{Name: name, Title: stated.Title, Flows: s.FlowsOf(&stated)}
		for _, flow := range stream.Flows {
			demand, err := s.Demand(flow)
			if err != nil {
				return nil, fmt.Errorf("the stream %s: %w", name, err)
			}
			if demand.Rate == 0 && !demand.Scheduled {
				return nil, fmt.Errorf("the stream %s: the flow %s comes at a rate of nought, which no factor makes the traffic "+
					"of a year; leave it out, or give it a rate", name, flow)
			}
			if demand.Rate == 0 {
				return nil, fmt.Errorf("the stream %s: the flow %s comes at given times, so that its traffic is not stated; "+
					"leave it out", name, flow)
			}
			stream.Stated += float64(demand.Rate * rates(s.Flows[flow].Arrivals.Growth) * 86400)
			stream.demands = append(stream.demands, demand)
		}
		for year := years.Base; year <= years.Last; year++ {
			stream.Loads = append(stream.Loads, stated.Load(years.Base, year)*86400)
		}
		c.Streams = append(c.Streams, stream)
	}
	return c, nil
}

// rates is by how much the growth that is stated with a flow multiplies its rate.
func rates(g *scenario.Growth) float64 {
	times := 1.0
	if g != nil {
		for range g.Years {
			times = float64(times * (1 + g.By))
		}
	}
	return times
}

// Scale is by how much the flows of a stream are multiplied in a year, as they are stated.
func (c *Course) Scale(stream, year int) float64 {
	s := &c.Streams[stream]
	return s.Loads[year-c.Base] / s.Stated
}

// Loads are those of a year by stream, in entities a day.
func (c *Course) Loads(year int) []float64 {
	loads := make([]float64, len(c.Streams))
	for i := range c.Streams {
		loads[i] = c.Streams[i].Loads[year-c.Base]
	}
	return loads
}

// Settings are those by which the flows of a scenario have the load of a year.
func (c *Course) Settings(year int) []string { return c.SettingsOf(c.Loads(year)) }

// leastScale stands for none: a flow without arrivals has no intervals between them.
const leastScale = 1e-4

// SettingsOf are those by which the flows of a scenario have loads, in entities a day by stream. A stream that has died
// keeps a ten-thousandth of what is stated.
func (c *Course) SettingsOf(loads []float64) []string {
	var all []string
	for i := range c.Streams {
		scale := max(leastScale, loads[i]/c.Streams[i].Stated)
		for _, demand := range c.Streams[i].demands {
			all = append(all, demand.Settings(scale)...)
		}
	}
	return all
}

// Load is that of some streams in a year, in entities a day; of all where none is given.
func (c *Course) Load(year int, streams []int) float64 {
	sum := 0.0
	for i := range c.Streams {
		if len(streams) == 0 || slices.Contains(streams, i) {
			sum += c.Streams[i].Loads[year-c.Base]
		}
	}
	return sum
}

// Same says whether another course has the same loads in all years.
func (c *Course) Same(other *Course) bool {
	return c.Base == other.Base && slices.EqualFunc(c.Streams, other.Streams, func(a, b Stream) bool {
		return slices.Equal(a.Loads, b.Loads)
	})
}

// Flows names the flows of all streams.
func (c *Course) Flows() []string {
	var all []string
	for i := range c.Streams {
		all = append(all, c.Streams[i].Flows...)
	}
	return all
}

// Alike says whether in every year all streams are the same multiple of what is stated, to a millionth: then one curve
// of capacity tells of all years.
func (c *Course) Alike() bool {
	for year := c.Base; year <= c.Last; year++ {
		first := c.Scale(0, year)
		for i := range c.Streams {
			if ratio := c.Scale(i, year) / first; ratio < 1-1e-6 || ratio > 1+1e-6 {
				return false
			}
		}
	}
	return true
}

// Reaches is the first year, from one on and before another, in which a stream has a load, in entities a day; false
// where there is none.
func (c *Course) Reaches(stream string, load float64, from, until int) (year int, ok bool) {
	i := slices.IndexFunc(c.Streams, func(s Stream) bool { return s.Name == stream })
	for year := max(from, c.Base); year < min(until, c.Last+1); year++ {
		if c.Streams[i].Loads[year-c.Base] >= load {
			return year, true
		}
	}
	return 0, false
}

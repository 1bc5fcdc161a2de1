package scenario

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"karvon/sim/bound"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Demand is the load of a flow, which can be scaled.
type Demand struct {
	Flow      string
	Scheduled bool    // by times, a trace or a timetable
	Rate      float64 // entities a second that arrive as stated; of a schedule 0, since it depends on the run

	settings func(scale float64) []string
}

// Settings gives the settings that multiply the load: a rate is multiplied, the times between arrivals are divided,
// and what is due at given times brings as many more or fewer at once. Limits stay.
func (d *Demand) Settings(scale float64) []string { return d.settings(scale) }

// Demand finds how the load of a flow is scaled. The error says why it cannot be.
func (s *Scenario) Demand(flow string) (*Demand, error) {
	arrivals := &s.Flows[flow].Arrivals
	path := "flows." + flow + ".arrivals."
	written := stated(s.settled, "flows", flow, "arrivals")
	d := &Demand{Flow: flow}
	size := 1.0
	if arrivals.Batch != nil {
		size = arrivals.Batch.Mean()
	}
	switch {
	case arrivals.Rate != nil:
		d.Rate = float64(*arrivals.Rate * size)
		d.settings = func(scale float64) []string {
			return []string{path + "rate=" + unit.Format(float64(scale**arrivals.Rate), unit.Rate)}
		}
	case arrivals.Interarrival != nil:
		d.Rate = size / arrivals.Interarrival.Mean()
		return d, s.scaleIntervals(d, arrivals, written.Get("interarrival"), path)
	case arrivals.After != nil && arrivals.Times == nil && arrivals.Trace == nil && arrivals.Timetable == nil:
		return nil, fmt.Errorf("the flow %s follows on the departures of %s: scale that one", flow, arrivals.After.Flow.Text)
	default:
		d.Scheduled = true
		return d, s.scaleBatches(d, arrivals, written.Get("batch"), path)
	}
	return d, nil
}

// scaleIntervals divides the times between arrivals, of whatever distribution.
func (s *Scenario) scaleIntervals(d *Demand, arrivals *Arrivals, interarrival *syntax.Tree, path string) error {
	if s.multiplied(interarrival, "duration", 1) == "" {
		return fmt.Errorf("the flow %s has intervals that cannot be scaled, since %s is not made of quantities", d.Flow,
			withoutRemarks(interarrival))
	}
	d.settings = func(scale float64) []string {
		settings := []string{path + "interarrival=" + s.multiplied(interarrival, "duration", 1/scale)}
		if arrivals.First != nil {
			settings = append(settings, path+"first="+unit.FormatDuration(bound.Round(float64(*arrivals.First)/scale)))
		}
		return settings
	}
	return nil
}

// scaleBatches multiplies what each due arrival brings. A fixed number becomes one of the two next to its multiple,
// by each arrival's own luck, so that those who come under a load come under every larger one.
func (s *Scenario) scaleBatches(d *Demand, arrivals *Arrivals, batch *syntax.Tree, path string) error {
	fixed := 1.0
	if batch != nil {
		low, high := arrivals.Batch.Support()
		if fixed = low; low != high {
			if s.multiplied(batch, "number", 1) == "" {
				return fmt.Errorf("the flow %s has batches that cannot be scaled, since %s is not made of quantities", d.Flow,
					withoutRemarks(batch))
			}
			d.settings = func(scale float64) []string { return []string{path + "batch=" + s.multiplied(batch, "number", scale)} }
			return nil
		}
	}
	d.settings = func(scale float64) []string { return []string{path + "batch=" + nextTo(float64(fixed*scale))} }
	return nil
}

// nextTo writes a number of entities as the two whole ones next to it, with the shares that make it their mean, to
// a millionth.
func nextTo(number float64) string {
	below := math.Floor(number)
	parts := int(bound.Round(float64((number - below) * 1e6)))
	switch parts {
	case 0:
		return strconv.FormatFloat(below, 'f', 0, 64)
	case 1e6:
		return strconv.FormatFloat(below+1, 'f', 0, 64)
	}
	share := func(parts int) string { return strconv.FormatFloat(float64(parts)/1e4, 'f', 4, 64) + "%" }
	return fmt.Sprintf("{discrete: {%.0f: %s, %.0f: %s}}", below, share(1e6-parts), below+1, share(parts))
}

// multiplied writes a distribution with all its quantities multiplied; empty where that cannot be done.
func (s *Scenario) multiplied(t *syntax.Tree, dimension string, factor float64) string {
	t = stated(t)
	if t.Form == syntax.Scalar {
		v, err := unit.Parse(t.Text, dimensions[dimension])
		if err != nil {
			return ""
		}
		return unit.Format(float64(v*factor), dimensions[dimension])
	}
	d := newDecoder(newSources(context.Background(), nil))
	at := place{constraint: constraint{unit: dimension}}
	mean, ok := d.meanOf(t, at)
	if !ok {
		return ""
	}
	scaled := d.scaledFamily(t, at, float64(mean*factor))
	if scaled == nil {
		return ""
	}
	return scaled.AsWritten()
}

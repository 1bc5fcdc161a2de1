package experiment

import (
	"math"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// ControlIndicators are those of one direction of a crossing point. Times are in s, of one crossing.
type ControlIndicators struct {
	Control *plan.Control
	Time    Distribution // from the first event to the last, the queue outside counted; the first indicator
	Inside  Distribution // without the queue outside
	Queue   Distribution // outside
	Slot    Distribution // before a booked slot, which is in none of the others
	Booked  bool         // whether anybody had time before a booked slot

	// What is done, by activity: the means and Between and Queue add up to Time.
	Done    [plan.Activities]ActivityTime
	Between stats.Estimate // of no activity

	Paid      *Distribution  // USD; nil where the scenario says nothing of what is paid there; the second indicator
	Undivided stats.Estimate // USD of it that is of no activity
}

// ActivityTime is what crossings take for an activity, on average over all crossings.
type ActivityTime struct {
	Modelled bool
	Time     stats.Estimate // s
	Waited   stats.Estimate // s of it
	Share    float64        // of the crossings that have it
	Paid     stats.Estimate // USD
}

// controlSums are what is kept of a control in one replication.
type controlSums struct {
	time, inside, queue, slot, paid []float64 // by crossing
	done, waited                    [plan.Activities]int64
	had                             [plan.Activities]int
	paidFor                         [plan.Activities]float64
	undivided                       float64
	between                         int64
	booked                          bool
}

// seconds turns nanoseconds into seconds.
func seconds(ns int64) float64 { return float64(ns) / nanoseconds }

func (s *controlSums) add(x *controlPass) {
	s.time = append(s.time, seconds(x.elapsed()))
	s.inside = append(s.inside, seconds(x.elapsed()-x.queue))
	s.queue = append(s.queue, seconds(x.queue))
	s.slot = append(s.slot, seconds(x.slot))
	s.paid = append(s.paid, x.usd())
	s.booked = s.booked || x.slot > 0
	s.between += x.between
	s.undivided += x.undivided
	for activity, time := range x.done {
		if time > 0 {
			s.had[activity]++
		}
		s.done[activity] += time
		s.waited[activity] += x.waited[activity]
		s.paidFor[activity] += x.paid[activity]
	}
}

func (g *IndicatorRecorder) controlIndicators() []ControlIndicators {
	all := make([]ControlIndicators, len(g.plan.Indicators.Controls))
	for i := range all {
		all[i] = g.controlIndicator(i)
	}
	return all
}

func (g *IndicatorRecorder) controlIndicator(i int) ControlIndicators {
	control := &g.plan.Indicators.Controls[i]
	distribution := func(of func(*controlSums) []float64) Distribution {
		values := gather(g, func(made *gathered) []float64 { return of(&made.controls[i]) })
		return distributionOf(values, g.plan.Confidence)
	}
	mean := func(of func(*controlSums) float64) stats.Estimate {
		return g.perCrossing(i, of)
	}
	x := ControlIndicators{
		Control: control,
		Time:    distribution(func(s *controlSums) []float64 { return s.time }),
		Inside:  distribution(func(s *controlSums) []float64 { return s.inside }),
		Queue:   distribution(func(s *controlSums) []float64 { return s.queue }),
		Slot:    distribution(func(s *controlSums) []float64 { return s.slot }),
		Between: mean(func(s *controlSums) float64 { return seconds(s.between) }),
	}
	for _, made := range g.ended {
		x.Booked = x.Booked || made.controls[i].booked
	}
	for activity := range x.Done {
		x.Done[activity] = ActivityTime{
			Modelled: control.Done[activity],
			Time:     mean(func(s *controlSums) float64 { return seconds(s.done[activity]) }),
			Waited:   mean(func(s *controlSums) float64 { return seconds(s.waited[activity]) }),
			Paid:     mean(func(s *controlSums) float64 { return s.paidFor[activity] }),
			Share:    mean(func(s *controlSums) float64 { return float64(s.had[activity]) }).Mean,
		}
	}
	if g.pays(i) {
		paid := distribution(func(s *controlSums) []float64 { return s.paid })
		x.Paid = &paid
		x.Undivided = mean(func(s *controlSums) float64 { return s.undivided })
	}
	return x
}

// perCrossing is the mean over all crossings of a control of what a replication has as a sum.
func (g *IndicatorRecorder) perCrossing(control int, of func(*controlSums) float64) stats.Estimate {
	values, weights := make([]float64, len(g.ended)), make([]float64, len(g.ended))
	for n, made := range g.ended {
		s := &made.controls[control]
		values[n], weights[n] = math.NaN(), float64(len(s.time))
		if len(s.time) > 0 {
			values[n] = of(s) / weights[n]
		}
	}
	return stats.Pooled(values, weights, stats.Positive).Estimate(g.plan.Confidence)
}

// pays says whether the scenario says what is paid at a control: a fee of one of its stations, or its part of the fees
// of a line.
func (g *IndicatorRecorder) pays(control int) bool {
	for _, fee := range g.plan.Indicators.Controls[control].Fees {
		if !math.IsNaN(fee) {
			return true
		}
	}
	if g.plan.Costs == nil {
		return false
	}
	for i := range g.plan.Stations {
		if g.plan.Costs.AtStation[i].ByClass == nil {
			continue
		}
		for _, claim := range g.plan.Indicators.ClaimsOf(g.plan.Stations[i].Name) {
			if int(claim.Control) == control {
				return true
			}
		}
	}
	return false
}

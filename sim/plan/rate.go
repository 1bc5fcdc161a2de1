package plan

import (
	"math"
	"slices"

	"karvon/sim/dist"
	"karvon/sim/scenario"
)

// rate compiles a process whose rate follows a profile, the day and the season.
func (c *compiler) rate(flow *Flow, f *scenario.Flow, a *Arrivals) {
	given := &f.Arrivals
	a.Form = ByRate
	a.MeanRate = *given.Rate
	cv, meta := 1.0, given.Meta
	if given.CV != nil {
		cv = *given.CV
	}
	c.base(meta, cv, a)
	weights := flat()
	var profile *scenario.Profile
	if name := given.Profile; name.Text != "" {
		known, ok := find(c, c.scenario.Profiles, ProfileElement, name)
		if !ok {
			return
		}
		profile, weights = known, hourly(known)
	}
	if given.DayToDay != nil {
		c.dayToDay(flow.Name, given.DayToDay, a)
	}
	c.seasons(flow.Site, given, profile, a)
	a.RateTimes, a.Rates = rates(a.MeanRate, weights, a.ByDay())
}

// base compiles the process of rate 1 of a coefficient of variation: gamma gaps below 1, hyperexponential ones with
// balanced means above, as Whitt (1982, "Approximating a point process by a renewal process") has them. It is in
// equilibrium at the run's start, so that its expected count is the integral of the rate from the first moment on
// (Gerhardt and Nelson 2009, "Transforming renewal processes for simulation of nonstationary arrival processes"):
// the first gap is the time from any moment to the next arrival.
func (c *compiler) base(meta scenario.Meta, cv float64, a *Arrivals) {
	square := float64(cv * cv)
	sampler := func(d dist.Distribution, err error) SamplerID {
		if err != nil {
			c.fail(meta, scenario.BadDistribution, err.Error(), "")
			return None
		}
		return c.sampler(meta, d)
	}
	switch {
	case cv == 1:
		a.Base = sampler(dist.NewExponential(1))
		a.FirstGap = a.Base
	case cv == 0:
		a.Base = sampler(dist.NewConstant(1))
		a.FirstGap = sampler(dist.NewUniform(0, 1))
	case cv < 1:
		a.Base = sampler(dist.NewGamma(1, cv))
		a.FirstGap = sampler(dist.NewUniform(0, 1))
		a.FirstFactor = sampler(dist.NewGamma(1+square, cv/math.Sqrt(1+square)))
	default:
		a.Base = sampler(dist.NewHyperexponential(1, cv))
		a.FirstGap = sampler(dist.NewExponential(1))
		apart := math.Sqrt((square - 1) / (square + 1))
		a.FirstFactor = sampler(dist.NewDiscrete([]float64{1 / (1 + apart), 1 / (1 - apart)}, []float64{1, 1}))
	}
}

// ByDay says whether the rate has a factor that changes from day to day.
func (a *Arrivals) ByDay() bool { return a.DayFactor != None || len(a.Seasons) > 0 }

// dayToDay compiles the variation of the day's demand.
func (c *compiler) dayToDay(name string, d *scenario.DayToDay, a *Arrivals) {
	luck := "flow " + name
	if d.With != "" {
		luck = "shared " + d.With
	}
	a.DayLuck = hashOf("day-to-day", luck)
	if d.CV == 0 {
		return
	}
	gamma, err := dist.NewGamma(1, d.CV)
	if err != nil {
		c.fail(d.Meta, scenario.BadDistribution, err.Error(), "")
		return
	}
	a.DayFactor = c.sampler(d.Meta, gamma)
}

const hoursOfWeek = 7 * 24

func flat() []float64 {
	return slices.Repeat([]float64{1}, hoursOfWeek)
}

// hourly gives a profile's weights by hour of the week, with mean 1.
func hourly(p *scenario.Profile) []float64 {
	weights := flat()
	total := 0.0
	for i := range weights {
		if len(p.Hours) > 0 {
			weights[i] *= p.Hours[i%24]
		}
		if weight, ok := p.Days[scenario.Weekdays[i/24]]; ok {
			weights[i] *= weight
		}
		total += weights[i]
	}
	for i := range weights {
		weights[i] = weights[i] * hoursOfWeek / total
	}
	return weights
}

// rates makes the step function of the rate, in arrivals a nanosecond. With byDay every local midnight begins a
// segment.
func rates(perSecond float64, weights []float64, byDay bool) (times []int64, perNanosecond []float64) {
	for hour, weight := range weights {
		rate := float64(perSecond*weight) / 1e9
		same := hour > 0 && rate == perNanosecond[len(perNanosecond)-1]
		if same && !(byDay && hour%24 == 0) {
			continue
		}
		times = append(times, int64(hour)*Hour)
		perNanosecond = append(perNanosecond, rate)
	}
	return times, perNanosecond
}

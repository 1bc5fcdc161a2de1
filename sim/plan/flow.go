package plan

import (
	"fmt"
	"math"
	"slices"

	"karvon/sim/dist"
	"karvon/sim/scenario"
)

// flows compiles the flows and their journeys. The flows with arrivals come
// first, by name; those that splits send out follow.
func (c *compiler) flows() {
	names := keys(c.scenario.Flows)
	for i, name := range names {
		f := c.scenario.Flows[name]
		c.flowIndex[name] = i
		c.plan.Flows = append(c.plan.Flows, Flow{
			Name: name, Title: f.Title, Class: c.lookUp(c.classIndex, "entity class", f.Entity),
			Site: c.origin(f), Parent: None, Arrivals: c.arrivals(name, f),
			Attributes: c.attributes(f), Hash: hashOf("flow", name),
		})
	}
	for i, name := range names {
		c.journey(i, c.scenario.Flows[name])
	}
	c.hiddenSlots()
}

// origin gives the site at which a flow's entities appear.
func (c *compiler) origin(f *scenario.Flow) int {
	if f.From.Text != "" {
		return c.lookUp(c.siteIndex, "site", f.From)
	}
	if len(c.plan.Sites) != 1 {
		c.fail(f.Meta, scenario.SiteUnclear, "the flow does not say from which site it comes",
			fmt.Sprintf("add from: one of %s", list(keys(c.siteIndex))))
		return None
	}
	return 0
}

// arrivals compiles how a flow's entities arrive.
func (c *compiler) arrivals(name string, f *scenario.Flow) Arrivals {
	given := &f.Arrivals
	a := Arrivals{Limit: None, Interarrival: None, First: None, Exp: None, DayFactor: None}
	if given.Limit != nil {
		a.Limit = int64(*given.Limit)
	}
	switch {
	case given.Times != nil:
		a.Times = given.Times
	case given.Interarrival != nil:
		a.Interarrival = c.duration(given.Interarrival)
		if given.First != nil {
			a.First = *given.First
		}
	default:
		c.rate(name, f, &a)
	}
	return a
}

// rate compiles a Poisson process whose rate follows a profile and the day.
func (c *compiler) rate(name string, f *scenario.Flow, a *Arrivals) {
	a.MeanRate = *f.Arrivals.Rate
	exponential, _ := dist.NewExponential(1)
	a.Exp = c.sampler(f.Arrivals.Meta, exponential)
	weights := flat()
	if profile := f.Arrivals.Profile; profile.Text != "" {
		known, ok := c.scenario.Profiles[profile.Text]
		if !ok {
			c.unknown(profile, "profile", keys(c.scenario.Profiles))
			return
		}
		weights = hourly(known)
	}
	if site := c.origin(f); site != None {
		a.Phase = c.plan.Sites[site].Phase
	}
	if f.Arrivals.DayToDay != nil {
		c.dayToDay(name, f.Arrivals.DayToDay, a)
	}
	a.RateTimes, a.Rates = rates(a.MeanRate, weights, a.DayFactor != None)
}

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
		if weight, ok := p.Days[dayNames[i/24]]; ok {
			weights[i] *= weight
		}
		total += weights[i]
	}
	for i := range weights {
		weights[i] = weights[i] * hoursOfWeek / total
	}
	return weights
}

var dayNames = [7]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// rates makes the step function of the rate, in arrivals a nanosecond. With
// byDay every local midnight begins a segment.
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

// hiddenSlots adds to the attributes' slots those that count the occurrences
// of repeated draws and the children out.
func (c *compiler) hiddenSlots() {
	for n := range c.hiddenMost {
		c.plan.Slots = append(c.plan.Slots, Slot{Name: fmt.Sprintf("hidden %d", n+1), Hidden: true})
	}
}

// share turns a share into the bound below which a draw's bits take it.
func share(cumulated float64) uint64 {
	if cumulated >= 1-1e-12 {
		return math.MaxUint64
	}
	return uint64(math.Ldexp(cumulated, 64))
}

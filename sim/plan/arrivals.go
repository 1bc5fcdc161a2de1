package plan

import (
	"fmt"
	"math"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/random"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// ArrivalForm says what makes entities arrive.
type ArrivalForm uint8

// The forms of arrivals.
const (
	ByNothing      ArrivalForm = iota // entities come after others or are split off, if at all
	ByRate                            // a point process with a rate that changes
	ByInterarrival                    // a renewal process
	ByTimes                           // at given or recorded times
	ByTimetable                       // at times of the local week
)

// Arrivals is one stream of a flow's arrivals.
type Arrivals struct {
	Form   ArrivalForm
	Base   SamplerID    // sampler, of ByRate
	Hash   uint64       // what the arrivals' identities are made from
	Limit  int64        // number of arrivals after which it ends; negative without a limit
	Batch  SamplerID    // sampler of the number of entities that each arrival brings; None for one
	During DisruptionID // disruption but for which nobody is let in; None
	Phase  int64        // local time since Monday 00:00 when the run starts

	// ByRate: the times of a process of rate 1, whose gaps Base gives, are stretched and pressed by the rate. Its
	// first gap is a draw of FirstGap, times one of FirstFactor where there is one.
	RateTimes   []int64   // since the local Monday 00:00, ascending, the first 0
	Rates       []float64 // arrivals a nanosecond
	MeanRate    float64   // arrivals a second, over the year
	FirstGap    SamplerID // sampler
	FirstFactor SamplerID // sampler; None
	DayFactor   SamplerID // sampler of the day's factor, None without day-to-day variation
	DayLuck     uint64    // identity of the day's draws
	Seasons     []Season  // factors of calendars and months, ascending, the first of day 0; empty for none

	// ByInterarrival.
	Interarrival SamplerID // sampler
	First        int64     // time of the first arrival, None for one interarrival time

	// ByTimes and ByTimetable.
	Times  []int64   // ascending: since the run's start, or since the local Monday 00:00
	Late   SamplerID // sampler of the time by which each comes after it is due; None
	Early  SamplerID // sampler of the time by which it comes before; None
	Lead   int64     // the most by which one can come early
	Slots  []SlotID  // attributes that are recorded beside times
	Values []float64
}

// Season is a factor of the rate from a local day of the run, the first of which is 0, to the next season.
type Season struct {
	Day    int
	Factor float64
}

// Recorded gives the values of the recorded attributes of an arrival, in the order of Slots.
func (a *Arrivals) Recorded(number uint64) []float64 {
	at := int(number) * len(a.Slots)
	return a.Values[at : at+len(a.Slots)]
}

// noArrivals is a stream in which nothing arrives by itself.
func noArrivals(hash uint64) Arrivals {
	return Arrivals{
		Hash: hash, Limit: None, Batch: None, During: None, Base: None, FirstGap: None, FirstFactor: None, DayFactor: None,
		Interarrival: None, First: None, Late: None, Early: None,
	}
}

// arrivals compiles how a flow's entities arrive.
func (c *compiler) arrivals(flow FlowID, f *scenario.Flow) {
	target := &c.plan.Flows[flow]
	given := &f.Arrivals
	a := noArrivals(target.Hash)
	if given.Limit != nil {
		a.Limit = int64(*given.Limit)
	}
	if given.Batch != nil {
		if least, _ := given.Batch.Support(); least > 0 {
			c.within(&bound.Inside, bound.Round(least), given.Batch.Meta, "the number that comes at once")
		}
		a.Batch = c.sampler(given.Batch.Meta, given.Batch.Distribution)
	}
	if target.Site != None {
		a.Phase = c.plan.Sites[target.Site].Phase
	}
	switch {
	case given.Times != nil:
		a.Form, a.Times = ByTimes, given.Times
	case given.Trace != nil:
		c.trace(target.Site, given.Trace, &a)
	case given.Timetable != nil:
		c.timetable(given.Timetable, &a)
	case given.Interarrival != nil:
		a.Form, a.Interarrival = ByInterarrival, c.duration(given.Interarrival)
		if given.First != nil {
			a.First = *given.First
		}
	case given.Rate != nil:
		c.rate(target, f, &a)
		target.Added = c.growth(target, given.Growth, &a)
	}
	c.lateness(given, &a)
	target.Arrivals = a
}

// lateness compiles how far from their time scheduled arrivals come. An early draw is at most that of the last
// bits, so that it is known how long before its time each must be looked at.
func (c *compiler) lateness(given *scenario.Arrivals, a *Arrivals) {
	a.Late = c.duration(given.Late)
	a.Early = c.duration(given.Early)
	if a.Early != None {
		a.Lead = c.plan.Samplers[a.Early].Nanoseconds(math.MaxUint64)
		if !bound.Length.Allows(a.Lead) {
			_, most := unit.Duration.Range()
			c.fail(given.Early.Meta, scenario.OutOfRange, "one can come too long before it is due",
				"the longest "+bound.Length.Name+" is "+most+"; a distribution with a largest value is shorter")
		}
	}
}

// growth compiles the streams that growth adds: a stream for each year, so that three years' growth has those of
// two.
func (c *compiler) growth(f *Flow, growth *scenario.Growth, old *Arrivals) []Arrivals {
	if growth == nil || growth.By == 0 {
		return nil
	}
	var added []Arrivals
	total := 1.0
	for year := range growth.Years {
		a := *old
		a.Hash = random.Mix(old.Hash, hashOf("growth", fmt.Sprintf("year %d", year+1)))
		factor := float64(total * growth.By)
		a.MeanRate = float64(old.MeanRate * factor)
		if total+factor > unit.Rate.Most()/old.MeanRate {
			_, most := unit.Rate.Range()
			c.fail(growth.Meta, scenario.OutOfRange, fmt.Sprintf("the rate grows too large by year %d", year+1),
				"a rate is at most "+most)
			return nil
		}
		a.Rates = slices.Clone(old.Rates)
		for i := range a.Rates {
			a.Rates[i] = float64(a.Rates[i] * factor)
		}
		total = total + factor
		added = append(added, a)
	}
	return added
}

// timetable compiles times of day into times of the local week.
func (c *compiler) timetable(parts []*scenario.TimetablePart, a *Arrivals) {
	a.Form = ByTimetable
	for _, part := range parts {
		for _, clock := range part.At {
			for weekday := range 7 {
				if part.Days.Has(weekday) {
					a.Times = append(a.Times, (int64(weekday)*Day+clock)%Week)
				}
			}
		}
	}
	slices.Sort(a.Times)
}

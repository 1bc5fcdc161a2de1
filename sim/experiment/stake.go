package experiment

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/stats"
)

// Stake is what a configuration changes of what matters to people: hours and money a day, more than in the base. The
// intervals of one column hold together for all configurations (Bonferroni), and are lengthened for skewness.
type Stake struct {
	Hours  stats.Estimate // that all spend inside who arrive, or are sent out and count at crossings
	People stats.Estimate // the same of all persons; unknown where nothing counts people
	Sent   stats.Estimate // of what else is sent out: papers, goods, containers
	Kept   stats.Estimate // who is turned away a day
	Money  stats.Estimate // of cost.total, USD; unknown where nothing costs

	hours []float64 // by replication
}

// stakes finds what each configuration changes of what matters.
func (c *Comparison) stakes(base *Sample, others []*Sample) {
	confidence := stats.Bonferroni(c.Base.Plan.Confidence, max(1, len(others)))
	before := newHoursInside(base.Model)
	for n, s := range others {
		after := newHoursInside(s.Model)
		more := func(of, from []weighted) stats.Estimate {
			if len(of) == 0 && len(from) == 0 {
				return stats.Unknown(nan)
			}
			return lengthenedMean(differences(summed(from, base), summed(of, s)), confidence)
		}
		stake := Stake{Hours: more(after.all, before.all), People: more(after.people, before.people),
			Sent: more(after.sent, before.sent), Kept: more(after.lost, before.lost), Money: stats.Unknown(nan)}
		from, known := base.ResponseIndex("cost.total")
		to, also := s.ResponseIndex("cost.total")
		if known && also {
			stake.Money = lengthenedMean(differences(base.estimate(from, base.done()).Values,
				s.estimate(to, s.done()).Values), confidence)
		}
		if len(after.all) > 0 || len(before.all) > 0 {
			stake.hours = differences(summed(before.all, base), summed(after.all, s))
		}
		c.Others[n].Stake = stake
	}
}

// lengthenedMean is the mean of differences, with an interval that is lengthened for skewness.
func lengthenedMean(values []float64, confidence float64) stats.Estimate {
	e := stats.MeanInterval(values, confidence)
	if e.HasInterval() {
		_, e.Low, e.High = skewInterval(values, (1-confidence)/2)
	}
	return e
}

// ByChance lists the pairs of neighbours in the ranking of which it is not seen, by their paired differences, that the
// first saves more hours than the second: their order is chance. The intervals of all neighbours hold together
// (Bonferroni).
func (c *Comparison) ByChance() [][2]*Contrast {
	ranked := c.Ranked()
	confidence := stats.Bonferroni(c.Base.Plan.Confidence, max(1, len(ranked)-1))
	var pairs [][2]*Contrast
	for i := 1; i < len(ranked); i++ {
		first, second := ranked[i-1], ranked[i]
		if first.Stake.hours == nil || len(first.Stake.hours) != len(second.Stake.hours) {
			continue
		}
		if more := lengthenedMean(differences(first.Stake.hours, second.Stake.hours), confidence); more.HasInterval() &&
			more.Mean != 0 && !more.Excludes(0) { // those of equal hours are in the order of money
			pairs = append(pairs, [2]*Contrast{first, second})
		}
	}
	return pairs
}

// Ranked lists the configurations by what they save: the most hours of all first, then the most money, and those last
// of which nothing is known.
func (c *Comparison) Ranked() []*Contrast {
	ranked := make([]*Contrast, len(c.Others))
	for i := range c.Others {
		ranked[i] = &c.Others[i]
	}
	last := func(x float64) float64 {
		if math.IsNaN(x) {
			return math.Inf(1)
		}
		return x
	}
	slices.SortStableFunc(ranked, func(a, b *Contrast) int {
		return cmp.Or(cmp.Compare(last(a.Stake.Hours.Mean), last(b.Stake.Hours.Mean)),
			cmp.Compare(last(a.Stake.Money.Mean), last(b.Stake.Money.Mean)))
	})
	return ranked
}

package fit

import (
	"context"
	"math"
	"slices"

	"karvon/sim/dist"
	"karvon/sim/internal/precise"
	"karvon/sim/random"
)

// The bootstrap: samples at most, samples that fit worse after which it ends, values of a sample at most.
const (
	mostBootstraps  = 199
	enoughWorse     = 10
	bootstrapValues = 500
	// bootstrapCells is into how many cells a sample of exact values is condensed to be fitted again.
	bootstrapCells = 250
	// hopeless is a statistic beyond which no bootstrap is made: with known parameters it is exceeded once in a
	// thousand samples, with estimated ones less often still.
	hopeless = 6
	// roughly is how well the likelihood of a bootstrap sample is made greatest: the statistic hardly moves.
	roughly = 1e-4
)

// rejectAt is the largest p at which a family is rejected.
const rejectAt = 0.05

// andersonDarling is the statistic of probabilities in ascending order.
func andersonDarling(probabilities []float64) float64 {
	n := len(probabilities)
	total := 0.0
	for i, u := range probabilities {
		upper := 1 - probabilities[n-1-i]
		total += float64(float64(2*i+1) * (precise.Log(max(1e-16, u)) + precise.Log(max(1e-16, upper))))
	}
	return -float64(n) - total/float64(n)
}

// probabilities gives the fitted probability of each value of a sample, ascending; those of an interval are spread
// evenly over its probability.
func probabilities(l law, s *sample) []float64 {
	all := make([]float64, 0, int(s.n))
	for _, it := range s.items {
		below, above := tailsOf(l, it.Low)
		if it.exact() {
			for range int(it.weight) {
				all = append(all, below)
			}
			continue
		}
		toBelow, toAbove := tailsOf(l, it.High)
		inside := max(0, between(below, above, toBelow, toAbove))
		for k := range int(it.weight) {
			// One interval alone has its share anywhere, by the golden section, not always in the middle.
			at := golden(len(all))
			if it.weight > 1 {
				at = (float64(k) + 0.5) / it.weight
			}
			all = append(all, below+float64(at*inside))
		}
	}
	slices.Sort(all)
	return all
}

func golden(i int) float64 {
	x := float64(float64(i)*0.6180339887498949) + 0.5
	return x - math.Floor(x)
}

// coarsening is how a sample came to be less than exact: its rounding and its ends.
type coarsening struct {
	intervals []Observation // of what was rounded or exact, in a mixed order
	stops     []item        // where censoring stops, with the probability of each; ascending
}

// newCoarsening finds where observation stops from the product-limit estimate (Kaplan and Meier 1958) of those who were
// stopped.
func newCoarsening(observations []Observation) coarsening {
	var c coarsening
	sorted := slices.Clone(observations)
	slices.SortFunc(sorted, func(a, b Observation) int { return falling(b.point(), a.point()) })
	survival := 1.0
	for i, o := range sorted {
		if o.High < infinite {
			continue
		}
		probability := survival / float64(len(sorted)-i)
		survival -= probability
		c.stops = append(c.stops, item{Observation: o, weight: probability})
	}
	for i := range sorted {
		o := sorted[int(golden(i)*float64(len(sorted)))]
		if o.High < infinite {
			c.intervals = append(c.intervals, o)
		}
	}
	return c
}

// applied coarsens a value as the data are; stop is a uniform number.
func (c coarsening) applied(i int, x, stop float64) Observation {
	for _, s := range c.stops {
		if stop -= s.weight; stop < 0 {
			if x > s.Low {
				return s.Observation
			}
			break
		}
	}
	if len(c.intervals) == 0 {
		return Observation{x, x}
	}
	o := c.intervals[i%len(c.intervals)]
	width := o.High - o.Low
	if width <= 0 {
		return Observation{x, x}
	}
	cell := math.Floor((x - o.Low) / width)
	low := o.Low + float64(cell*width)
	return Observation{max(0, low), max(0, low) + (low + width - max(0, low))}
}

// bootstrap finds how often a sample of a fitted family fits as badly.
type bootstrap struct {
	family     *family
	seed       uint64
	coarsening coarsening
	n          int
}

// p gives the chance of a statistic of at least this much, and how many samples it rests on.
func (b bootstrap) p(ctx context.Context, d dist.Distribution, statistic float64) (float64, int, error) {
	draws, err := dist.NewSampler(d, 1)
	if err != nil {
		return math.NaN(), 0, nil
	}
	worse, fitted := 0, 0
	purpose := random.HashString("fit of " + b.family.name)
	for i := range mostBootstraps {
		if err := ctx.Err(); err != nil {
			return 0, 0, err
		}
		again, ok := b.statistic(draws, random.NewKey(b.seed, i), purpose)
		if !ok {
			continue
		}
		fitted++
		if again >= statistic {
			if worse++; worse == enoughWorse {
				return float64(worse) / float64(fitted), fitted, nil
			}
		}
	}
	return float64(worse+1) / float64(fitted+1), fitted, nil
}

// statistic is that of one sample; false of one that cannot be fitted, which counts for nothing.
func (b bootstrap) statistic(draws *dist.Sampler, key random.Key, purpose uint64) (float64, bool) {
	observations := make([]Observation, b.n)
	for i := range observations {
		x := draws.Float(key.Bits(uint64(i), purpose, 0))
		observations[i] = b.coarsening.applied(i, x, random.Unit(key.Bits(uint64(i), purpose, 1)))
	}
	s := newSample(observations)
	if !b.family.applies(s) {
		return 0, false
	}
	condensed := s.condensed(bootstrapCells)
	condensed.tolerance = roughly
	values, ok := b.family.estimate(condensed)
	if !ok {
		return 0, false
	}
	l := b.family.law(values)
	if l == nil {
		return 0, false
	}
	return andersonDarling(probabilities(l, s)), true
}

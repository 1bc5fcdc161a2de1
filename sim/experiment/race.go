package experiment

import (
	"cmp"
	"context"
	"math"
	"slices"

	"karvon/sim/stats"
)

// race finds the best of many entrants by the mean of a value that each has in every replication, larger ones being
// better, and drops at looks that are fixed beforehand those that can no longer matter. As a band it has no best: an
// entrant has several values, and matters where the mean of any is farther from nought than Least, to either side.
//
// At each look every entrant that is left gets an interval for its mean, by Student's t of its values so far. All
// intervals of all looks hold together with a probability of at least 1-Error, whatever their dependence: each has the
// confidence 1-Error/(looks × entrants) (Bonferroni; Dunn 1961). An entrant is dropped where its interval lies below
// Least, or below the Wanted-th largest of the lower ends. So none of the Wanted best with a mean of Least or more is
// dropped, but with a probability of at most Error, as in procedures of screening and selection (Nelson, Swann,
// Goldsman and Song 2001; Kim and Nelson 2001, who eliminate by sequential looks; Jamieson and Nowak 2014 for the k
// best of many by bounds from a union over looks).
//
// Of a band an entrant is dropped where all its intervals lie within Least of nought, and is out of the race as well
// where one lies beyond. One that matters is dropped only where the interval of the value by which it does is wrong: so
// a band has a share of the error for each entrant, not for each value, and where no more than Family entrants can
// matter, only for so many.
//
// Student's t holds for values that are near normal. Where long queues are missing from a sample, their mean and
// their spread are both seen too small, and t fails on that side, the more the deeper its tail. Both ends are
// therefore lengthened by the correction of Johnson (1978) for a skewness of the sample's, and of 1 at least. So the
// error is as stated for values with a skewness of up to that of a lognormal of a coefficient of variation of 0.5
// (1.6), all at the edge at which they may be dropped (TestRacesDropNoneTooMany); of exponential values, it is up to
// three times as large there.
type race struct {
	Looks  []int   // replications after which is looked, ascending
	Error  float64 // that a good entrant is dropped at all
	Least  float64 // a mean below which an entrant does not matter
	Wanted int     // how many are wanted; 0 for all that matter
	Band   bool    // whether what matters is far from nought, to either side
	Family int     // of a band: how many entrants may matter; 0 for all of them
}

// entrant is how far one that takes part in a race came.
type entrant struct {
	Values [][]float64 // by value and replication, as far as it ran; of one value, but in a band
	Seen   []seen      // of each of its values; nil where the rule is another
	Look   int         // its last look, counted from 1; 0 where it had none
	Fate   Fate
}

// seen is what a race has seen of a value at an entrant's last look.
type seen struct {
	Replications    int
	Mean, Low, High float64 // and the interval of the mean
}

// farthest is how far from nought the mean may be.
func (s *seen) farthest() float64 { return math.Max(math.Abs(s.Low), math.Abs(s.High)) }

// Fate is what becomes of an entrant.
type Fate string

// The fates.
const (
	Remains      Fate = ""                // one of those wanted, or not told from them
	TooLittle    Fate = "below the least" // its mean is below Least; in a band all of them are nearer to nought
	Enough       Fate = "beyond the band" // of a band: one of its means surely is
	NotAmong     Fate = "not among the k" // so many others are better
	Disqualified Fate = "no values"       // its values could not be had
	Beaten       Fate = "another is better"
	Infeasible   Fate = "breaks a condition"
)

// leastRaced is the number of replications below which a race does not look: the spread of fewer is itself hardly
// known, and a chance likeness of a few would drop an entrant.
const leastRaced = 4

// looksOf gives the looks of a race of so many replications: after a quarter, a half and all of them, but after no
// fewer than can be judged by.
func looksOf(replications int) []int {
	var looks []int
	for _, n := range []int{replications / 4, replications / 2, replications} {
		if n >= leastRaced && (len(looks) == 0 || n > looks[len(looks)-1]) {
			looks = append(looks, n)
		}
	}
	if len(looks) == 0 {
		looks = []int{replications}
	}
	return looks
}

// rule says at each look of a race, by their values so far, who is dropped, and whether the race is over.
type rule interface {
	judge(all []entrant, look int) (over bool)
}

// values gives what the entrants that are left have so far, by their numbers, up to a number of observations of each:
// by entrant, value and observation, nil for one that has no values.
type values func(left []int, observations int) ([][][]float64, error)

// ofOne makes the values of entrants that have one each.
func ofOne(ask func(left []int, observations int) ([][]float64, error)) values {
	return func(left []int, observations int) ([][][]float64, error) {
		found, err := ask(left, observations)
		all := make([][][]float64, len(found))
		for i, of := range found {
			if of != nil {
				all[i] = [][]float64{of}
			}
		}
		return all, err
	}
}

// compete holds a race by a rule: it asks for the values of those left at each look. Where the context ends it stops
// with what it has, and says that it did not finish.
func compete(ctx context.Context, looks []int, by rule, entrants int, ask values) (all []entrant, finished bool,
	err error) {
	all = make([]entrant, entrants)
	for look, observations := range looks {
		left := remaining(all)
		if len(left) == 0 {
			return all, true, nil
		}
		found, err := ask(left, observations)
		if err != nil {
			return all, false, err
		}
		if ctx.Err() != nil {
			return all, false, nil
		}
		for n, i := range left {
			all[i].take(found[n], look+1)
		}
		if by.judge(all, look) {
			return all, true, nil
		}
	}
	return all, true, nil
}

// run holds the race.
func (r *race) run(ctx context.Context, entrants int, ask values) (all []entrant, finished bool, err error) {
	return compete(ctx, r.Looks, r, entrants, ask)
}

// judge gives those that are left their intervals, and drops those that can no longer matter. It is over where no more
// are left than are wanted.
func (r *race) judge(all []entrant, _ int) (over bool) {
	for _, i := range remaining(all) {
		all[i].see(r.tail(len(all)))
	}
	r.drop(all)
	left := len(remaining(all))
	return left == 0 || r.Wanted > 0 && left <= r.Wanted
}

// tail is the probability that an interval misses on one side.
func (r *race) tail(entrants int) float64 {
	if r.Band && r.Family > 0 {
		entrants = r.Family
	}
	return r.Error / float64(2*len(r.Looks)*max(1, entrants))
}

// remaining lists the entrants that are left.
func remaining(all []entrant) []int {
	var left []int
	for i := range all {
		if all[i].Fate == Remains {
			left = append(left, i)
		}
	}
	return left
}

// take takes an entrant's values at a look.
func (e *entrant) take(values [][]float64, look int) {
	unknown := func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) }
	if values == nil || slices.ContainsFunc(values, func(v []float64) bool { return slices.ContainsFunc(v, unknown) }) {
		e.Fate = Disqualified
		return
	}
	e.Values, e.Look = values, look
}

// see gives the values of an entrant their intervals, which miss on each side with a probability of tail.
func (e *entrant) see(tail float64) {
	e.Seen = make([]seen, len(e.Values))
	for i, values := range e.Values {
		s := &e.Seen[i]
		s.Replications = len(values)
		s.Mean, s.Low, s.High = skewInterval(values, tail)
	}
}

// skewInterval is Student's interval of a mean that misses on each side with a probability of tail, lengthened for
// values that are skew. Where there are too few values it is the whole line; where all are the same it is they alone.
func skewInterval(values []float64, tail float64) (mean, low, high float64) {
	if len(values) < leastRaced {
		return total(values) / float64(len(values)), math.Inf(-1), math.Inf(1)
	}
	return lengthened(values, stats.StudentQuantile(1-tail, len(values)-1))
}

// lengthened is the interval by a quantile of Student's t.
func lengthened(values []float64, t float64) (mean, low, high float64) {
	n := float64(len(values))
	mean = total(values) / n
	variance := stats.Variance(values)
	if variance == 0 {
		return mean, mean, mean
	}
	deviation := math.Sqrt(variance)
	width := float64(t * deviation / math.Sqrt(n))
	correction := deviation * (1 + float64(2*float64(t*t))) / (6 * n)
	skew := skewness(values, mean, deviation)
	return mean, mean - width + float64(correction*min(-leastSkewness, skew)),
		mean + width + float64(correction*max(leastSkewness, skew))
}

// leastSkewness is what every sample of savings is taken to have, to either side.
const leastSkewness = 1

// skewness is that of a sample, as G1 of Joanes and Gill (1998).
func skewness(values []float64, mean, deviation float64) float64 {
	n, sum := float64(len(values)), 0.0
	for _, v := range values {
		z := (v - mean) / deviation
		sum += float64(z * float64(z*z))
	}
	return sum * n / float64((n-1)*(n-2))
}

// drop gives those their fate who can no longer matter.
func (r *race) drop(all []entrant) {
	left := remaining(all)
	for _, i := range left {
		all[i].Fate = r.fate(&all[i])
	}
	if r.Wanted == 0 || len(left) <= r.Wanted {
		return
	}
	lows := make([]float64, 0, len(left))
	for _, i := range left {
		lows = append(lows, all[i].Seen[0].Low)
	}
	slices.SortFunc(lows, func(a, b float64) int { return cmp.Compare(b, a) })
	for _, i := range left {
		if all[i].Fate == Remains && all[i].Seen[0].High < lows[r.Wanted-1] {
			all[i].Fate = NotAmong
		}
	}
}

// fate tells what an entrant's own intervals say of it.
func (r *race) fate(e *entrant) Fate {
	within, beyond := true, false
	for i := range e.Seen {
		s := &e.Seen[i]
		within = within && s.High < r.Least && (!r.Band || s.Low > -r.Least)
		beyond = beyond || s.Low > r.Least || s.High < -r.Least
	}
	switch {
	case within:
		return TooLittle
	case r.Band && beyond:
		return Enough
	}
	return Remains
}

// best lists up to so many of those that are left, the largest means first.
func best(all []entrant, most int) []int {
	left := remaining(all)
	slices.SortStableFunc(left, func(a, b int) int { return cmp.Compare(all[b].Seen[0].Mean, all[a].Seen[0].Mean) })
	return left[:min(len(left), most)]
}

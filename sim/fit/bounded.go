package fit

import (
	"math"

	"karvon/sim/dist"
	"karvon/sim/internal/precise"
)

// boundedFamilies are those with two ends. They are not fitted to values that are beyond something.
var boundedFamilies = []family{
	{name: "uniform", free: 2, applies: whole, estimate: estimateUniform,
		law:       func(v []float64) law { return newUniformLaw(v[0], v[1]) },
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewUniform(v[0], v[1]) },
		intervals: uniformIntervals},
	{name: "triangular", free: 3, applies: whole, estimate: estimateThree(triangularNotation),
		law:       func(v []float64) law { return newTriangularLaw(v[0], v[1], v[2]) },
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewTriangular(v[0], v[1], v[2]) },
		intervals: both(triangularNotation, nil)},
	{name: "pert", free: 3, applies: whole, estimate: estimateThree(pertNotation), law: pertLaw,
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewPERT(v[0], v[1], v[2]) },
		intervals: both(pertNotation, nil)},
	{name: "beta", free: 4, applies: whole, estimate: estimateBeta,
		law:       betaOfValues,
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewBeta(v[0], v[1], v[2], v[3]) },
		intervals: both(betaEndsNotation, nil)},
}

// ends moves the least and the greatest value outwards by their mean spacing, which makes them unbiased ends of a
// uniform distribution. Of values of which intervals are known it moves the innermost ends that there can be, by as
// much as the values that may be outside of them would take up among those inside.
func (s *sample) ends() (low, high float64) {
	spacing := (s.greatest - s.least) / (s.n - 1)
	low, high = s.least-spacing, s.greatest+spacing
	if !s.exact {
		innerLow, innerHigh := s.endsOfIntervals()
		low, high = max(low, innerLow), min(high, innerHigh)
	}
	return max(0, low), high
}

// endsOfIntervals are the ends at which the density between the innermost ends is that outside of them.
func (s *sample) endsOfIntervals() (low, high float64) {
	var below, inside, above float64
	for _, it := range s.items {
		switch {
		case it.Low < s.lowest:
			below += it.weight
		case it.High > s.highest:
			above += it.weight
		default:
			inside += it.weight
		}
	}
	width := s.highest - s.lowest
	if !(width > 0 && inside > 0) {
		return s.least, s.greatest
	}
	return s.lowest - float64(width*(max(1, below)/inside)), s.highest + float64(width*(max(1, above)/inside))
}

// farthest is the distance of an end from the values, in ranges, as a logarithm, from which on it is not looked for.
const farthest = 4

// openEnd gives the end of the interval of a lower (-1) or an upper (1) end of a distribution where the likelihood has
// not fallen at the nearest or the farthest distance: the extreme value itself, from below which nothing was seen, and
// no end at all, which is zero of a lower one, as no time is shorter.
func (s *sample) openEnd(which int, x, nearest, side float64) (float64, bool) {
	switch {
	case which == 0:
	case side > 0 && x > farthest-1e-3:
		return map[int]float64{-1: 0, 1: infinite}[which], true
	case side < 0 && x < nearest+1e-3:
		return map[int]float64{-1: s.lowest, 1: s.highest}[which], true
	}
	return 0, false
}

// lowEnd is an end so many ranges below the innermost one, not below zero; what is left by rounding is zero.
func (s *sample) lowEnd(ranges float64) float64 {
	span := s.greatest - s.least
	if low := s.lowest - float64(span*ranges); low > 1e-9*span {
		return low
	}
	return 0
}

// highEnd is an end so many ranges above the innermost one.
func (s *sample) highEnd(ranges float64) float64 {
	return s.highest + float64((s.greatest-s.least)*ranges)
}

func estimateUniform(s *sample) ([]float64, bool) {
	low, high := s.ends()
	return []float64{low, high}, high > low
}

// uniformIntervals are exact for exact values: (least - low) / (greatest - least) exceeds t with the probability
// (1 + t)^(1-n). Those of rounded values hold more often: the least value is anywhere in its interval.
func uniformIntervals(s *sample, values []float64) (parameters, other []Parameter) {
	reach := float64((s.greatest - s.least) * precise.Expm1(-precise.Log(1-Level)/(s.n-1)))
	return []Parameter{
		{"low", Quantity, values[0], max(0, s.least-reach), s.lowest, byExact},
		{"high", Quantity, values[1], s.highest, s.greatest + reach, byExact},
	}, nil
}

const byExact = "exact"

var lowModeHigh = []parameterName{{"low", Quantity}, {"mode", Quantity}, {"high", Quantity}}

// threeNotation counts the distance of the ends from the innermost ones in ranges, as logarithms, and the mode from
// the least value.
func threeNotation(s *sample, of func(v []float64) law) (*notation, func([]float64) []float64) {
	span := s.greatest - s.least
	value := func(j int, x float64) float64 {
		switch j {
		case 0:
			return s.lowEnd(precise.Exp(x))
		case 1:
			return max(0, s.least+float64(span*x))
		}
		return s.highEnd(precise.Exp(x))
	}
	spacing := precise.Log(1 / root(s.n))
	n := &notation{names: lowModeHigh, value: value, limits: [2]float64{-12, farthest}, peaks: true,
		anew: []float64{spacing, 0.3, spacing}}
	n.law = func(x []float64) law {
		low, high := value(0, x[0]), value(2, x[2])
		if !(high > low) {
			return nil
		}
		return of([]float64{low, min(high, max(low, value(1, x[1]))), high})
	}
	n.open = func(j int, x float64, side float64) (float64, bool) { return s.openEnd(j-1, x, -12, side) }
	distance := func(d float64) float64 { return min(farthest, max(-12, precise.Log(max(1e-9, d/span)))) }
	return n, func(v []float64) []float64 {
		return []float64{distance(s.lowest - v[0]), (v[1] - s.least) / span, distance(v[2] - s.highest)}
	}
}

func triangularNotation(s *sample) (*notation, func([]float64) []float64) {
	n, coordinates := threeNotation(s, func(v []float64) law { return newTriangularLaw(v[0], v[1], v[2]) })
	n.fall = triangularFall.fall(n)
	return n, coordinates
}

func pertNotation(s *sample) (*notation, func([]float64) []float64) {
	n, coordinates := threeNotation(s, pertLaw)
	n.fall = pertFall.fall(n)
	return n, coordinates
}

func pertLaw(v []float64) law {
	a := 1 + float64(4*(v[1]-v[0]))/(v[2]-v[0])
	return newBetaLaw(a, 6-a, v[0], v[2])
}

// estimateThree begins at several modes: the likelihood may have more than one peak.
func estimateThree(make func(*sample) (*notation, func([]float64) []float64)) func(*sample) ([]float64, bool) {
	return func(s *sample) ([]float64, bool) {
		n, _ := make(s)
		mean, _ := s.moments()
		// The mean is a third of the sum of a triangle's corners.
		centre := min(0.95, max(0.05, (float64(3*mean)-s.least-s.greatest-s.least)/(s.greatest-s.least)))
		spacing := precise.Log(1 / root(s.n))
		best, greatest := n.search(s, []float64{spacing, centre, spacing})
		for _, mode := range []float64{0.15, 0.85} {
			if math.Abs(mode-centre) < 0.3 {
				continue
			}
			if at, value := n.search(s, []float64{spacing, mode, spacing}); value > greatest {
				best, greatest = at, value
			}
		}
		low, high := n.value(0, best[0]), n.value(2, best[2])
		return []float64{low, min(high, max(low, n.value(1, best[1]))), high}, high > low && !math.IsInf(greatest, 0)
	}
}

func betaOfValues(v []float64) law {
	low, high, mean, cv := v[0], v[1], v[2], v[3]
	m, deviation := (mean-low)/(high-low), float64(cv*mean)/(high-low)
	if !(m > 0 && m < 1) {
		return nil
	}
	both := float64(m*(1-m))/float64(deviation*deviation) - 1
	if !(both > 1e-6 && both < 1e7) {
		return nil
	}
	return newBetaLaw(float64(m*both), float64((1-m)*both), low, high)
}

// betaNotation has the mean's place between two ends that are fixed.
func betaNotation(low, high float64) (*notation, func([]float64) []float64) {
	n := &notation{names: meanAndCV, limits: unlimited}
	n.value = func(j int, x float64) float64 {
		if j == 1 {
			return precise.Exp(x)
		}
		return low + (high-low)/(1+precise.Exp(-x))
	}
	n.law = func(x []float64) law { return betaOfValues([]float64{low, high, n.value(0, x[0]), n.value(1, x[1])}) }
	return n, func(v []float64) []float64 {
		m := (v[0] - low) / (high - low)
		return []float64{precise.Log(m / (1 - m)), precise.Log(v[1])}
	}
}

// estimateBeta finds the ends outside of the values: an end that is nearer than the mean spacing would make the
// likelihood of a density that rises towards it as great as one likes.
func estimateBeta(s *sample) ([]float64, bool) {
	nearest := nearestEnd(s)
	within := func(x []float64) (low, high float64) {
		return s.lowEnd(precise.Exp(max(x[0], nearest))), s.highEnd(precise.Exp(max(x[1], nearest)))
	}
	start := max(nearest, precise.Log(1/root(s.n)))
	ends, _ := climb(func(x []float64) float64 {
		if !(max(x[0], x[1]) < 2) {
			return math.Inf(-1)
		}
		low, high := within(x)
		_, value := s.betaWithin(low, high)
		return value
	}, []float64{start, start}, 0.3, max(1e-4, s.tolerance))
	low, high := within(ends)
	values, value := s.betaWithin(low, high)
	return values, !math.IsInf(value, 0)
}

// betaWithin is the beta distribution of greatest likelihood between two ends.
func (s *sample) betaWithin(low, high float64) (values []float64, value float64) {
	mean, cv := s.moments()
	if !(high > low && mean > low && mean < high) {
		return nil, math.Inf(-1)
	}
	n, coordinates := betaNotation(low, high)
	of := s.withinEnds(low, high)
	at, value := climb(func(x []float64) float64 { return of(n.law(x)) }, coordinates([]float64{mean, cv}), 0.1,
		0.1*s.tolerance)
	return []float64{low, high, n.value(0, at[0]), n.value(1, at[1])}, value
}

// withinEnds gives the likelihood of beta distributions with these ends: of exact values by two sums.
func (s *sample) withinEnds(low, high float64) func(law) float64 {
	var logs, rests logProduct
	if s.exact {
		for _, it := range s.items {
			logs.times((it.Low-low)/(high-low), it.weight)
			rests.times((high-it.Low)/(high-low), it.weight)
		}
	}
	return func(l law) float64 {
		switch b, ok := l.(betaLaw); {
		case !ok:
			return math.Inf(-1)
		case s.exact:
			return b.ofLogs(s.n, &logs, &rests)
		}
		return likelihood(l, s)
	}
}

// betaEndsNotation has all four parameters: the distances of the ends from the innermost ones in ranges, as logarithms,
// the mean's place between the extreme values, and the logarithm of the coefficient of variation.
func betaEndsNotation(s *sample) (*notation, func([]float64) []float64) {
	span, nearest := s.greatest-s.least, nearestEnd(s)
	n := &notation{limits: unlimited, peaks: true, fall: betaFall,
		names: []parameterName{{"min", Quantity}, {"max", Quantity}, {"mean", Quantity}, {"cv", Ratio}}}
	n.open = func(j int, x float64, side float64) (float64, bool) {
		return s.openEnd(map[int]int{0: -1, 1: 1}[j], x, nearest, side)
	}
	n.value = func(j int, x float64) float64 {
		// Beyond the nearest and the farthest end it is that one: a search that is turned away there comes to a stop.
		switch j {
		case 0:
			return s.lowEnd(precise.Exp(min(farthest, max(x, nearest))))
		case 1:
			return s.highEnd(precise.Exp(min(farthest, max(x, nearest))))
		case 2:
			return s.least + span/(1+precise.Exp(-x))
		}
		return precise.Exp(x)
	}
	n.law = func(x []float64) law {
		return betaOfValues([]float64{n.value(0, x[0]), n.value(1, x[1]), n.value(2, x[2]), n.value(3, x[3])})
	}
	return n, func(v []float64) []float64 {
		m := (v[2] - s.least) / span
		distance := func(d float64) float64 { return max(nearest, precise.Log(max(1e-9, d/span))) }
		return []float64{distance(s.lowest - v[0]), distance(v[1] - s.highest), precise.Log(m / (1 - m)), precise.Log(v[3])}
	}
}

// nearestEnd is the least distance of an end, in ranges, as a logarithm: the mean spacing of exact values.
func nearestEnd(s *sample) float64 {
	if !s.exact {
		return -12
	}
	return precise.Log(1 / (s.n - 1))
}

package fit

import (
	"math"
	"slices"

	"karvon/sim/internal/precise"
	"karvon/sim/stats"
)

// parameterName is a parameter of a notation and how it is written.
type parameterName struct {
	name string
	of   ParameterKind
}

// notation is a system of coordinates of a family, each of which stands for one parameter of the scenario language.
type notation struct {
	names  []parameterName
	value  func(j int, coordinate float64) float64
	law    func(coordinates []float64) law // nil where there is none
	limits [2]float64                      // of a coordinate
	// peaks says that the likelihood may have several, so that its profile may rise again.
	peaks bool
	// anew is where a search begins once more; nil where once is enough.
	anew []float64
	// fall is by how much twice the logarithm of the likelihood falls to the ends of the interval of a parameter; nil
	// where that is the square of Student's quantile.
	fall func(s *sample, best []float64, j int) float64
	// open gives the end of an interval where its coordinate is one at which the likelihood has not fallen yet; nil where
	// there is no such one.
	open func(j int, x, side float64) (float64, bool)
}

// unlimited coordinates are logarithms or are in standard deviations.
var unlimited = [2]float64{-40, 40}

func exponential(_ int, x float64) float64 { return precise.Exp(x) }

// at is the logarithm of the likelihood at a point.
func (n *notation) at(s *sample, coordinates []float64) float64 {
	for _, x := range coordinates {
		if !(x >= n.limits[0] && x <= n.limits[1]) {
			return math.Inf(-1)
		}
	}
	l := n.law(coordinates)
	if l == nil {
		return math.Inf(-1)
	}
	return likelihood(l, s)
}

// search finds the coordinates of greatest likelihood.
func (n *notation) search(s *sample, start []float64) ([]float64, float64) {
	at, value := climb(func(x []float64) float64 { return n.at(s, x) }, start, 0.2, s.tolerance)
	return at, value
}

// intervals are those of profile likelihood of each parameter, about the coordinates of greatest likelihood.
func (n *notation) intervals(s *sample, best []float64, greatest float64) []Parameter {
	var parameters []Parameter
	for j, name := range n.names {
		p := Parameter{Name: name.name, Of: name.of, Value: n.value(j, best[j]), Method: byProfile}
		low, high := n.bound(s, best, greatest, j, -1), n.bound(s, best, greatest, j, 1)
		p.Low, p.High = min(low, high), max(low, high)
		parameters = append(parameters, p)
	}
	return parameters
}

// bound is one of the two ends of the interval of a parameter.
func (n *notation) bound(s *sample, best []float64, greatest float64, j int, side float64) float64 {
	x := n.end(s, best, greatest, j, side)
	if n.open != nil {
		if value, open := n.open(j, x, side); open {
			return value
		}
	}
	return n.value(j, x)
}

const byProfile = "profile likelihood"

// depth is by how much the logarithm of the likelihood falls to the end of an interval.
func depth(n float64, parameters int) float64 {
	t := stats.StudentQuantile(0.5+float64(0.5*Level), max(1, int(n)-parameters))
	return float64(0.5 * float64(t*t))
}

// end is where the profile of the likelihood has fallen to the end of an interval on one side, or the limit.
func (n *notation) end(s *sample, best []float64, greatest float64, j int, side float64) float64 {
	below := greatest - depth(s.n, len(best))
	if n.fall != nil {
		below = greatest - float64(0.5*n.fall(s, best, j))
	}
	others := slices.Clone(best)
	isOpen := func(x float64) bool {
		if n.open == nil {
			return false
		}
		_, open := n.open(j, x, side)
		return open
	}
	excess := func(x float64) float64 {
		if !(x >= n.limits[0] && x <= n.limits[1]) {
			return -1e6
		}
		return n.profiled(s, best, others, j, x) - below
	}
	from, above := best[j], greatest-below
	step := side * 2 / root(s.n)
	for range 60 {
		if isOpen(from) {
			return from
		}
		to := from + step
		y := excess(to)
		if y <= 0 {
			if again, yes := n.risesAgain(excess, to, step); yes {
				from, above = again, excess(again)
				continue
			}
			if y <= -1e6 { // the limit, or beyond what the family has
				return crossing(excess, from, to, above, -1e6)
			}
			return crossing(excess, from, to, above, y)
		}
		from, above = to, y
		step *= 1.5
	}
	return from
}

// risesAgain says whether the profile of a likelihood with several peaks comes up again beyond a point, and where.
func (n *notation) risesAgain(excess func(float64) float64, from, step float64) (float64, bool) {
	if !n.peaks {
		return 0, false
	}
	for range 4 {
		from += step
		step *= 1.5
		if excess(from) > 0 {
			return from, true
		}
	}
	return 0, false
}

// profiled is the greatest likelihood with one coordinate fixed; others holds the rest, and is left at the maximum. Of
// several peaks it looks for that by the last maximum and for that by the greatest likelihood of all: a search that
// begins where a step too far has led does not find back.
func (n *notation) profiled(s *sample, best, others []float64, j int, x float64) float64 {
	if len(others) == 1 {
		return max(-1e6, n.at(s, []float64{x}))
	}
	rest := func(all []float64) []float64 { return slices.Delete(slices.Clone(all), j, j+1) }
	whole := func(rest []float64) []float64 { return slices.Insert(slices.Clone(rest), j, x) }
	of := func(rest []float64) float64 { return n.at(s, whole(rest)) }
	found, value := climb(of, rest(others), 0.5/root(s.n), 1e-5)
	from := func(start []float64, step float64) {
		if other, greater := climb(of, rest(start), step, 1e-5); greater > value {
			found, value = other, greater
		}
	}
	if n.peaks {
		from(best, 0.5/root(s.n))
	}
	if n.anew != nil {
		from(n.anew, 0.3)
	}
	if value > -1e6 {
		copy(others, whole(found))
	}
	return max(-1e6, value)
}

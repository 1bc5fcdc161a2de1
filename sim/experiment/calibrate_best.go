package experiment

import (
	"math"
	"slices"

	"karvon/sim/internal/precise"
)

// climbs is how many steps the best values are looked for by.
const climbs = 3000

// best finds the values of the greatest posterior density by the emulator, with what the data say nothing of as stated:
// a walk that only climbs, by steps that are smaller and smaller parts of the posterior. It gives the squared distance
// of what was observed there, too.
func (x *calibrating) best(p *particles, l *likelihood) (scores []float64, square float64) {
	centre, covariance := moments(p.scores)
	lower := triangle(covariance)
	fixed := x.stated()
	settled := func(scores []float64) []float64 {
		for j := range scores {
			if !x.Assumptions[j].IsSet {
				scores[j] = fixed[j]
			}
		}
		return scores
	}
	scratch := make([]float64, len(centre))
	density := func(scores []float64) float64 { return l.prior(scores, scratch) + l.logarithm(scores) }
	at := settled(slices.Clone(centre))
	height := density(at)
	for i := range p.scores {
		if other := settled(slices.Clone(p.scores[i])); i%8 == 0 && density(other) > height {
			at, height = other, density(other)
		}
	}
	d := draws{x.Seed}
	step := make([]float64, len(centre))
	for n := range climbs {
		scale := 0.5 * (1 - float64(n)/climbs)
		for j := range step {
			step[j] = float64(scale * d.normal(-1, n, j))
		}
		moved := lowerTimes(lower, step)
		for j := range moved {
			moved[j] += at[j]
		}
		settled(moved)
		if reached := density(moved); reached > height {
			at, height = moved, reached
		}
	}
	square, _ = l.distance(at)
	return at, square
}

// unreachedChance is the chance of what was observed, at the values that give it best, below which no values are said
// to give it.
const unreachedChance = 0.001

// isReached says whether any values give what was observed, by the least distance of all draws.
func (x *calibrating) isReached(p *particles, l *likelihood, square float64) bool {
	for i := range p.scores {
		if i%8 == 0 {
			other, _ := l.distance(p.scores[i])
			square = math.Min(square, other)
		}
	}
	for k, r := range x.responses {
		if x.isBeyond(k, r) {
			return false
		}
	}
	freedom := float64(len(x.target.responses))
	return 1-precise.GammaRegularized(freedom/2, square/2) > unreachedChance
}

// isBeyond says whether what was observed of a response is, on average, beyond all single runs within the ranges, by
// more than twice the error of the model.
func (x *calibrating) isBeyond(k, r int) bool {
	i := slices.Index(x.target.responses, r)
	if i < 0 {
		return false
	}
	least, most := x.extremes(k)
	at, wrong := x.target.means[i], float64(2*x.target.errors[i])
	return at < x.scales[r].on(least)-wrong || at > x.scales[r].on(most)+wrong
}

// nearestSimulated gives the point of all that were simulated whose means are nearest to what was observed, by the
// chance of what was observed and the error of the model, each response by itself.
func (x *calibrating) nearestSimulated() []float64 {
	points := x.onScales()
	chance := make([]float64, len(x.target.responses))
	for i := range points {
		for k, values := range points[i].values {
			if _, variance, n := mean(values); n > 1 {
				chance[k] += variance / float64(len(points))
			}
		}
	}
	nearest, least := x.raw[0].scores, math.Inf(1)
	for i := range points {
		square := 0.0
		for k, values := range points[i].values {
			average, _, n := mean(values)
			off := average - x.target.means[k]
			square += float64(off*off) / (float64(chance[k]*x.target.weights[k][k]) +
				float64(x.target.errors[k]*x.target.errors[k]) + leastVariance)
			if n == 0 {
				square = math.Inf(1)
			}
		}
		if square < least {
			nearest, least = x.raw[i].scores, square
		}
	}
	return nearest
}

// place notes the best values.
func (x *calibrating) place(best []float64) {
	positions := x.positions(best)
	x.Calibration.Set = map[string]float64{}
	for j := range x.Assumptions {
		c := &x.Assumptions[j]
		for k := range c.Members {
			m := &c.Members[k]
			m.Best = m.Rounded(positions[m.Name])
			if !c.IsSet {
				m.Best = m.Position()
			}
			x.Calibration.Set[m.Name] = m.Best
		}
	}
}

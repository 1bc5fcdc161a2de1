package dist

import (
	"math"

	"karvon/sim/internal/precise"
)

// hyperexponential is an exponential variable whose rate is drawn first: one of two, the fast one with the larger
// probability.
type hyperexponential struct {
	moments
	name               string
	fastShare          float64
	slowShare          float64
	fastRate, slowRate float64
}

// NewHyperexponential gives the two-phase hyperexponential distribution with balanced means: both phases contribute
// half of the mean (Morse 1958, "Queues, Inventories and Maintenance"). Mean is above zero, cv from 1 to 1000.
func NewHyperexponential(mean, cv float64) (Distribution, error) {
	if err := check("hyperexponential").positive("mean", mean).within("cv", cv, 1, 1000).err; err != nil {
		return nil, err
	}
	square := float64(cv * cv)
	fast := float64(0.5 * (1 + math.Sqrt((square-1)/(square+1))))
	slow := 1 / ((square + 1) * 2 * fast) // the product of the shares is 1 / (2 (cv² + 1))
	name := describe("hyperexponential", "mean", mean, "cv", cv)
	return hyperexponential{momentsOf(mean, cv), name, fast, slow, 2 * fast / mean, 2 * slow / mean}, nil
}

func (d hyperexponential) Support() (lo, hi float64) { return 0, math.Inf(1) }

func (d hyperexponential) String() string { return d.name }

func (d hyperexponential) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	fast := float64(d.fastShare * precise.Expm1(-d.fastRate*x))
	slow := float64(d.slowShare * precise.Expm1(-d.slowRate*x))
	return -(fast + slow)
}

func (d hyperexponential) density(x float64) float64 {
	fast := float64(d.fastShare * d.fastRate * precise.Exp(-d.fastRate*x))
	slow := float64(d.slowShare * d.slowRate * precise.Exp(-d.slowRate*x))
	return fast + slow
}

func (d hyperexponential) survival(x float64) float64 {
	fast := float64(d.fastShare * precise.Exp(-d.fastRate*x))
	slow := float64(d.slowShare * precise.Exp(-d.slowRate*x))
	return fast + slow
}

// Quantile solves for the logarithm of the survival function, which is decreasing and convex, by Newton's method
// from the left, whence it converges without overshooting.
func (d hyperexponential) Quantile(p float64) float64 {
	switch {
	case !isProbability(p):
		return math.NaN()
	case p == 0:
		return 0
	case p == 1:
		return math.Inf(1)
	}
	logSurvival := precise.Log1p(-p)
	// Each phase alone dies no later than the mixture: two lower bounds to begin from.
	initialRate := float64(d.fastShare*d.fastRate) + float64(d.slowShare*d.slowRate)
	x := math.Max(-logSurvival/initialRate, (precise.Log(d.slowShare)-logSurvival)/d.slowRate)
	for range 100 {
		step := (d.logSurvival(x) - logSurvival) * d.survival(x) / d.density(x)
		x += step
		if step <= x*0x1p-40 {
			break
		}
	}
	return x
}

// logSurvival keeps the relative precision at small x, where the survival is near one.
func (d hyperexponential) logSurvival(x float64) float64 {
	if probability := d.CDF(x); probability < 0.5 {
		return precise.Log1p(-probability)
	}
	return precise.Log(d.survival(x))
}

package dist

import (
	"math"

	"karvon/sim/internal/precise"
)

// beta is lo + (hi - lo) X for a beta variable X with shapes a and b.
type beta struct {
	moments
	a, b, lo, hi float64
	name         string
}

// NewBeta gives the beta distribution on the interval from lo to hi with this mean, above zero and inside the
// interval, and this coefficient of variation (standard deviation over mean), which the interval must leave room
// for.
func NewBeta(lo, hi, mean, cv float64) (Distribution, error) {
	err := check("beta").finite("lo", lo).finite("hi", hi).below("lo", lo, "mean", mean).below("mean", mean, "hi", hi).
		finite("hi - lo", hi-lo).positive("mean", mean).positive("cv", cv).err
	if err != nil {
		return nil, err
	}
	share := (mean - lo) / (hi - lo)
	sd := float64(cv*mean) / (hi - lo)
	total := share*(1-share)/(sd*sd) - 1
	largestCV := math.Sqrt((mean-lo)*(hi-mean)) / mean
	a, b := total*share, total*(1-share)
	err = check("beta").
		requireBare(total > 0, "with this mean and interval cv must be below %s, got %s", number(largestCV), number(cv)).
		requireBare(math.Min(a, b) >= smallestShape, "cv %s is too close to its largest value %s", number(cv),
			number(largestCV)).
		requireBare(math.Max(a, b) <= largestShape, "cv %s is too small for the interval; use a constant", number(cv)).err
	if err != nil {
		return nil, err
	}
	name := describe("beta", "lo", lo, "hi", hi, "mean", mean, "cv", cv)
	return beta{momentsOf(mean, cv), a, b, lo, hi, name}, nil
}

// NewPERT gives the beta distribution of the project evaluation and review technique (Malcolm, Roseboom, Clark and
// Fazar
// 1959) from lo to hi with its peak at mode: the mean is (lo + 4 mode + hi) / 6, the shapes sum to 6.
func NewPERT(lo, mode, hi float64) (Distribution, error) {
	err := check("PERT").finite("lo", lo).finite("mode", mode).finite("hi", hi).below("lo", lo, "hi", hi).
		within("mode", mode, lo, hi).finite("hi - lo", hi-lo).err
	if err != nil {
		return nil, err
	}
	a := 1 + float64(4*((mode-lo)/(hi-lo)))
	b := 1 + float64(4*((hi-mode)/(hi-lo)))
	mean := lo/6 + float64(2.0/3*mode) + hi/6
	variance := (mean - lo) * (hi - mean) / 7 // of a beta variable whose shapes sum to 6
	return beta{moments{mean, variance}, a, b, lo, hi, describe("PERT", "lo", lo, "mode", mode, "hi", hi)}, nil
}

func (d beta) Support() (lo, hi float64) { return d.lo, d.hi }
func (d beta) String() string            { return d.name }

// Quantile measures from the nearer end of the interval, so that both ends are met exactly and approached smoothly.
func (d beta) Quantile(p float64) float64 { return d.fromUnit(precise.BetaQuantile(d.a, d.b, p)) }

// fromUnit stretches a variable between zero and one, given with its complement.
func (d beta) fromUnit(x, complement float64) float64 {
	if x < complement {
		return d.lo + float64((d.hi-d.lo)*x)
	}
	return d.hi - float64((d.hi-d.lo)*complement)
}

func (d beta) CDF(x float64) float64 {
	return precise.BetaRegularized(d.a, d.b, (x-d.lo)/(d.hi-d.lo))
}

func (d beta) density(x float64) float64 {
	return precise.BetaDensity(d.a, d.b, (x-d.lo)/(d.hi-d.lo)) / (d.hi - d.lo)
}

func (d beta) prepared() smooth { return &preparedBeta{d, precise.NewBeta(d.a, d.b)} }

// preparedBeta is a beta variable with what its values share.
type preparedBeta struct {
	beta
	law precise.Beta
}

func (d *preparedBeta) Quantile(p float64) float64 { return d.fromUnit(d.law.Quantile(p)) }

func (d *preparedBeta) density(x float64) float64 {
	return d.law.Density((x-d.lo)/(d.hi-d.lo)) / (d.hi - d.lo)
}

func (d *preparedBeta) at(x float64) (probability, density float64) {
	probability, density = d.law.At((x - d.lo) / (d.hi - d.lo))
	return probability, density / (d.hi - d.lo)
}

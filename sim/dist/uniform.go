package dist

import "math"

type uniform struct{ lo, hi float64 }

// NewUniform gives the uniform distribution from lo to hi, lo < hi.
func NewUniform(lo, hi float64) (Distribution, error) {
	err := check("uniform").finite("lo", lo).finite("hi", hi).below("lo", lo, "hi", hi).finite("hi - lo", hi-lo).err
	if err != nil {
		return nil, err
	}
	return uniform{lo, hi}, nil
}

func (d uniform) Mean() float64             { return float64(0.5*d.lo) + float64(0.5*d.hi) }
func (d uniform) Variance() float64         { return (d.hi - d.lo) * (d.hi - d.lo) / 12 }
func (d uniform) Support() (lo, hi float64) { return d.lo, d.hi }
func (d uniform) String() string            { return describe("uniform", "lo", d.lo, "hi", d.hi) }
func (d uniform) CDF(x float64) float64     { return clamp((x-d.lo)/(d.hi-d.lo), 0, 1) }

func (d uniform) Quantile(p float64) float64 {
	if !isProbability(p) {
		return math.NaN()
	}
	return math.Min(d.hi, d.lo+float64((d.hi-d.lo)*p))
}

package dist

import "math"

type triangular struct{ lo, mode, hi float64 }

// NewTriangular gives the triangular distribution from lo to hi with its peak at mode, lo <= mode <= hi and lo <
// hi.
func NewTriangular(lo, mode, hi float64) (Distribution, error) {
	err := check("triangular").finite("lo", lo).finite("mode", mode).finite("hi", hi).below("lo", lo, "hi", hi).
		within("mode", mode, lo, hi).finite("hi - lo", hi-lo).err
	if err != nil {
		return nil, err
	}
	return triangular{lo, mode, hi}, nil
}

func (d triangular) Support() (lo, hi float64) { return d.lo, d.hi }

func (d triangular) String() string {
	return describe("triangular", "lo", d.lo, "mode", d.mode, "hi", d.hi)
}

func (d triangular) Mean() float64 { return d.lo/3 + d.mode/3 + d.hi/3 }

func (d triangular) Variance() float64 {
	left, right := d.mode-d.lo, d.hi-d.mode
	return (float64(left*left) + float64(left*right) + float64(right*right)) / 18
}

func (d triangular) Quantile(p float64) float64 {
	if !isProbability(p) {
		return math.NaN()
	}
	left, right, width := d.mode-d.lo, d.hi-d.mode, d.hi-d.lo
	if p*width < left {
		return d.lo + math.Sqrt(p*width*left)
	}
	return d.hi - math.Sqrt((1-p)*width*right)
}

func (d triangular) CDF(x float64) float64 {
	switch {
	case x <= d.lo:
		return 0
	case x >= d.hi:
		return 1
	case x < d.mode:
		return (x - d.lo) / (d.mode - d.lo) * ((x - d.lo) / (d.hi - d.lo))
	}
	return 1 - float64((d.hi-x)/(d.hi-d.mode)*((d.hi-x)/(d.hi-d.lo)))
}

func (d triangular) density(x float64) float64 {
	switch {
	case x < d.lo || x > d.hi:
		return 0
	case x < d.mode:
		return 2 * (x - d.lo) / (d.mode - d.lo) / (d.hi - d.lo)
	}
	return 2 * (d.hi - x) / (d.hi - d.mode) / (d.hi - d.lo)
}

package dist

import (
	"fmt"
)

// scaled is factor × base for a factor above zero.
type scaled struct {
	base   Distribution
	factor float64
}

// scale gives the distribution of factor × X for X distributed as d; the factor is finite and above zero.
func scale(d Distribution, factor float64) (Distribution, error) {
	if err := check("scale").positive("factor", factor).err; err != nil {
		return nil, err
	}
	base, inner := unscale(d)
	factor *= inner
	if factor == 1 {
		return base, nil
	}
	return scaled{base, factor}, nil
}

// unscale takes a scaled distribution apart.
func unscale(d Distribution) (base Distribution, factor float64) {
	if s, ok := d.(scaled); ok {
		return s.base, s.factor
	}
	return d, 1
}

func (d scaled) Mean() float64              { return d.factor * d.base.Mean() }
func (d scaled) Variance() float64          { return d.factor * d.factor * d.base.Variance() }
func (d scaled) Quantile(p float64) float64 { return d.factor * d.base.Quantile(p) }
func (d scaled) CDF(x float64) float64      { return d.base.CDF(x / d.factor) }
func (d scaled) String() string             { return fmt.Sprintf("%s × %s", number(d.factor), d.base) }

func (d scaled) Support() (lo, hi float64) {
	lo, hi = d.base.Support()
	return d.factor * lo, d.factor * hi
}

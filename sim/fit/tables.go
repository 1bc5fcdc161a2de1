package fit

import (
	"math"
	"slices"

	"karvon/sim/dist"
	"karvon/sim/internal/precise"
	"karvon/sim/stats"
)

// shareOf is a share with its exact interval.
func shareOf(count, n int) Share {
	s := Share{Count: count, Share: float64(count) / float64(n), Low: 0, High: 1}
	const tail = 0.5 * (1 - Level)
	if count > 0 {
		s.Low, _ = precise.BetaQuantile(float64(count), float64(n-count+1), tail)
	}
	if count < n {
		s.High, _ = precise.BetaQuantile(float64(count+1), float64(n-count), 1-tail)
	}
	return s
}

// tables fits the families that are tables: constant, discrete and, always, empirical.
func (f *fitting) tables(options Options) []Fit {
	var all []Fit
	wanted := func(name string) bool {
		return len(options.Families) == 0 || slices.Contains(options.Families, name)
	}
	if value, ok := f.onlyValue(); ok && wanted(constantFamily) {
		all = append(all, f.constant(value))
	}
	if values, ok := f.fewValues(); ok && wanted(discreteFamily) {
		all = append(all, f.discrete(values))
	}
	return append(all, empirical(f.observations))
}

// onlyValue is the value that all observations can have.
func (f *fitting) onlyValue() (float64, bool) {
	low, high := math.Inf(-1), infinite
	for _, o := range f.observations {
		low, high = max(low, o.Low), min(high, o.High)
	}
	switch {
	case low > high || high == infinite:
		return 0, false
	case low == high:
		return low, true
	}
	return low + float64(0.5*(high-low)), true
}

func (f *fitting) constant(value float64) Fit {
	p := Parameter{"value", Quantity, value, math.NaN(), math.NaN(), ""}
	made, err := dist.NewConstant(value)
	if err != nil {
		made, _ = dist.NewConstant(0)
	}
	mean := p
	mean.Name = "mean"
	return Fit{Family: constantFamily, Parameters: []Parameter{p}, Mean: mean, Distribution: made, free: 1,
		AIC: 2, Statistic: math.NaN(), P: 1}
}

// mostValues is the number of values that a table of a discrete distribution may have, and leastEach how many
// observations each has in the mean.
const (
	mostValues = 20
	leastEach  = 10
)

// fewValues are the values of which there are few, each seen often, exactly.
func (f *fitting) fewValues() ([]item, bool) {
	s := f.whole
	return s.items, s.exact && len(s.items) > 1 && len(s.items) <= mostValues && s.n >= leastEach*float64(len(s.items))
}

func (f *fitting) discrete(values []item) Fit {
	r := Fit{Family: discreteFamily, Mean: f.mean, free: len(values) - 1, Statistic: math.NaN(), P: 1}
	var weights []float64
	for _, v := range values {
		r.Values, r.Shares = append(r.Values, v.Low), append(r.Shares, shareOf(int(v.weight), int(f.whole.n)))
		r.logLikelihood += float64(v.weight * precise.Log(v.weight/f.whole.n))
		weights = append(weights, v.weight)
	}
	r.AIC = float64(2*r.free) - 2*r.logLikelihood
	made, err := dist.NewDiscrete(r.Values, weights)
	if err != nil {
		return empirical(f.observations)
	}
	r.Distribution = made
	f.draw(&r)
	return r
}

// empirical is a draw from the values themselves, the points of those that are known between two ends.
func empirical(observations []Observation) Fit {
	r := Fit{Family: empiricalFamily, Mean: studentMean(observations), logLikelihood: math.NaN(), AIC: math.NaN(),
		Statistic: math.NaN(), P: 1}
	for _, o := range observations {
		r.Values = append(r.Values, o.point())
	}
	slices.Sort(r.Values)
	made, err := dist.NewEmpirical(r.Values)
	if err != nil { // never of finite values
		made, _ = dist.NewConstant(r.Mean.Value)
	}
	r.Distribution = made
	return r
}

// studentHalf is half the width of an interval of a mean with a standard error.
func studentHalf(standardError float64, freedom int) float64 {
	return float64(standardError * stats.StudentQuantile(0.5+float64(0.5*Level), max(1, freedom)))
}

package fit

import (
	"karvon/sim/dist"
	"karvon/sim/internal/precise"
	"karvon/sim/random"
)

// poisson fits the distribution of counts by its mean. It is judged by the index of dispersion, whose distribution
// given the total is that of a multinomial sample: the bootstrap throws the total into equal cells.
func (f *fitting) poisson(seed uint64) (Fit, bool) {
	s := f.whole
	mean := poissonMean(s.sum, s.n)
	made, err := dist.NewPoisson(mean.Value)
	if err != nil {
		return Fit{}, false
	}
	r := Fit{Family: poissonFamily, Parameters: []Parameter{mean}, Mean: mean, Distribution: made, free: 1}
	logMean := precise.Log(mean.Value)
	for _, it := range s.items {
		term := float64(it.Low*logMean) - mean.Value - precise.LogGamma(it.Low+1)
		r.logLikelihood += float64(it.weight * term)
	}
	r.AIC = 2 - 2*r.logLikelihood
	r.Statistic = f.poissonStatistic(s, made)
	r.Worst = f.observed.worst(made)
	r.P, r.bootstraps = f.poissonP(r, seed)
	r.PIsBound = r.bootstraps == mostBootstraps && r.P <= 1.0/(mostBootstraps+1)
	r.Rejected = !(r.P > rejectAt)
	f.draw(&r)
	return r, true
}

// poissonStatistic is that of Anderson and Darling with each count spread over its probability.
func (f *fitting) poissonStatistic(s *sample, d dist.Distribution) float64 {
	var all []float64
	for _, it := range s.items {
		below := d.CDF(it.Low - 1)
		inside := d.CDF(it.Low) - below
		for k := range int(it.weight) {
			at := golden(len(all))
			if it.weight > 1 {
				at = (float64(k) + 0.5) / it.weight
			}
			all = append(all, below+float64(at*inside))
		}
	}
	return andersonDarling(all)
}

func (f *fitting) poissonP(r Fit, seed uint64) (float64, int) {
	if r.Statistic > hopeless {
		return 1.0 / (mostBootstraps + 1), 0
	}
	draws, err := dist.NewSampler(r.Distribution, 1)
	if err != nil {
		return 1, 0
	}
	n := min(len(f.observations), bootstrapValues)
	purpose := random.HashString("fit of " + poissonFamily)
	worse := 0
	for i := range mostBootstraps {
		key := random.NewKey(seed, i)
		drawn := make([]Observation, n)
		for j := range drawn {
			x := draws.Float(key.Bits(uint64(j), purpose, 0))
			drawn[j] = Observation{x, x}
		}
		s := newSample(drawn)
		fitted, err := dist.NewPoisson(max(1e-9, s.sum/s.n))
		if err != nil {
			continue
		}
		if f.poissonStatistic(s, fitted) >= r.Statistic {
			if worse++; worse == enoughWorse {
				return float64(worse) / float64(i+1), i + 1
			}
		}
	}
	return float64(worse+1) / (mostBootstraps + 1), mostBootstraps
}

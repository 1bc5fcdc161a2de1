package stats

import "math"

// Nested is an estimate with two kinds of doubt: of chance, which more replications lessen, and of inputs drawn
// from their ranges, which they do not.
type Nested struct {
	Mean       float64
	Simulation float64 // half of the interval of chance around the mean
	Input      float64 // half of the interval in which the answer lies as the inputs go through their ranges
	within     float64 // variance between replications with the same inputs
	between    float64 // variance of the expectation over the inputs, at least 0
}

// NestedIntervals estimates both doubts from groups of equal size m, each of replications with the same inputs and
// no luck in common, by one-way analysis of variance with random effects (Searle, Casella and McCulloch 1992,
// chapter 3): with the mean squares within and between the N groups,
//
//	within  = MSW, between = max(0, (MSB - MSW)/m),
//	Simulation = t(N(m-1))·√(MSW/(Nm)), Input = t(N-1)·√between.
//
// Groups with a value that is not there are left out.
func NestedIntervals(groups [][]float64, confidence float64) Nested {
	var means, all []float64
	squares, m := 0.0, 0
	for _, group := range groups {
		present := withoutNaN(group)
		if len(present) < len(group) || len(group) == 0 {
			continue
		}
		m = len(group)
		centre := mean(present)
		means = append(means, centre)
		all = append(all, present...)
		squares += squaredDeviations(present, centre)
	}
	n := len(means)
	e := Nested{Mean: mean(all), within: squares / float64(n*(m-1))}
	between := squaredDeviations(means, e.Mean) / float64(n-1) // of the groups' means
	e.between = max(0, between-e.within/float64(m))
	e.Simulation = StudentQuantile((1+confidence)/2, n*(m-1)) * math.Sqrt(e.within/float64(n*m))
	e.Input = StudentQuantile((1+confidence)/2, n-1) * math.Sqrt(e.between)
	return e
}

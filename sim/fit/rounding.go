package fit

import "math"

// steps are those to which people and clocks round, coarsest first.
var steps = []float64{86400, 43200, 21600, 10800, 7200, 3600, 1800, 1200, 900, 600, 300, 120, 60,
	30, 20, 15, 10, 5, 2, 1, 0.1}

// roundingStep is the coarsest step of which all exact values are multiples; 0 where there is none, or fewer than three
// values differ.
func roundingStep(values []float64) float64 {
	distinct := map[float64]bool{}
	for _, x := range values {
		if distinct[x] = true; len(distinct) > 2 {
			break
		}
	}
	if len(distinct) < 3 {
		return 0
	}
	for _, step := range steps {
		if multiplesOf(values, step) {
			return step
		}
	}
	return 0
}

func multiplesOf(values []float64, step float64) bool {
	for _, x := range values {
		if !isMultiple(x, step) {
			return false
		}
	}
	return true
}

func isMultiple(x, step float64) bool {
	parts := x / step
	return math.Abs(parts-math.Round(parts)) < 1e-6
}

// fineStep is the step, in standard deviations, below which rounding is left alone: exact values give the same.
const fineStep = 0.02

// unrounded gives rounded values the interval that they stand for.
func unrounded(observations []Observation, step float64) []Observation {
	half := float64(0.5 * step)
	all := make([]Observation, len(observations))
	for i, o := range observations {
		if all[i] = o; o.Low == o.High {
			all[i] = Observation{max(0, o.Low-half), o.Low + half}
		}
	}
	return all
}

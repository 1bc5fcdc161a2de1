package dist

import "math"

// Outcomes gives the values that a draw can take, in ascending order, with their probabilities. There are none
// where it takes a continuum of them.
func (s *Sampler) Outcomes() (values, probabilities []float64) {
	switch base := s.base.(type) {
	case constant:
		return []float64{s.scale * base.value}, []float64{1}
	case *discrete:
		before := 0.0
		for i, value := range base.values {
			values = append(values, s.scale*value)
			probabilities = append(probabilities, base.cumulative[i]-before)
			before = base.cumulative[i]
		}
	}
	return values, probabilities
}

// Residual is the mean of what is left of a draw that is met at a random instant: half the ratio of the second
// moment to the first; 0 for a draw that is always 0, +Inf where the second moment is infinite.
func (s *Sampler) Residual() float64 {
	if s.mean == 0 {
		return 0
	}
	variance := s.scale * s.scale * s.base.Variance()
	if math.IsInf(variance, 1) {
		return variance
	}
	return (s.mean + variance/s.mean) / 2
}

// Quantile is the smallest draw that at least a share p of the draws does not exceed.
func (s *Sampler) Quantile(p float64) float64 { return s.scale * s.base.Quantile(p) }

package fit

import (
	"math"
	"sort"

	"karvon/sim/dist"
)

// quantiles are those of a sample, by the product-limit estimate where values are unfinished. A rounded value is
// spread over its interval.
type quantiles struct {
	ends  []float64 // ascending
	share []float64 // of the values up to each end
	mean  float64
	last  float64 // the share that is known of
	cells bool    // values are of intervals
}

// newQuantiles counts unfinished values out as they stop: those who remain stand for them.
func newQuantiles(s *sample) quantiles {
	q := quantiles{cells: !s.exact}
	survival, rest := 1.0, s.n
	for _, it := range s.items {
		q.mean += float64(it.weight*it.point()) / s.n
		if it.High == infinite {
			rest -= it.weight
			continue
		}
		if len(q.ends) == 0 || !it.exact() && it.Low > q.ends[len(q.ends)-1] {
			q.ends, q.share = append(q.ends, it.Low), append(q.share, 1-survival)
		}
		end := max(it.High, q.ends[len(q.ends)-1]) // intervals may overlap
		survival = float64(survival * (1 - it.weight/rest))
		rest -= it.weight
		q.ends, q.share = append(q.ends, end), append(q.share, 1-survival)
	}
	q.last = 1 - survival
	return q
}

// at is the quantile, between values by their ranks; +Inf where it is not known.
func (q quantiles) at(p float64) float64 {
	i := sort.SearchFloat64s(q.share, p)
	switch {
	case len(q.share) == 0 || i == len(q.share):
		if len(q.share) > 0 && p <= q.last+1e-9 {
			return q.ends[len(q.ends)-1]
		}
		return infinite
	case i == 0:
		return q.ends[0]
	}
	width := q.share[i] - q.share[i-1]
	return q.ends[i-1] + float64((q.ends[i]-q.ends[i-1])*((p-q.share[i-1])/width))
}

// edge is the end of an interval next to a quantile: within it, nothing is known of rounded values.
func (q quantiles) edge(p float64) (share, end float64) {
	i := sort.SearchFloat64s(q.share, p)
	if i == len(q.share) || i > 0 && p-q.share[i-1] < q.share[i]-p {
		i--
	}
	if i < 0 || q.share[i] < 0.025 || q.share[i] > 0.975 {
		return p, infinite
	}
	return q.share[i], q.ends[i]
}

// worst is the quantile of p5, p10, ..., p95 whose error is the largest part of it, or of a tenth of the mean where
// that is more: what is next to nothing need not be right in proportion.
func (q quantiles) worst(d dist.Distribution) QuantileError {
	var worst QuantileError
	for i := 1; i < 20; i++ {
		p := float64(i) / 20
		observed := q.at(p)
		if q.cells {
			p, observed = q.edge(p)
		}
		if !(observed < infinite) {
			continue
		}
		fitted := d.Quantile(p)
		relative := (fitted - observed) / max(observed, float64(0.1*q.mean))
		if worst.Probability == 0 || math.Abs(relative) > math.Abs(worst.Relative) {
			worst = QuantileError{p, observed, fitted, relative}
		}
	}
	return worst
}

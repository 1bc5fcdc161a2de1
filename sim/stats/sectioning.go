package stats

// SectionedQuantile estimates a quantile of all customers of all replications
// by sectioning: pooled is the quantile of the pooled customers, values are
// the same quantile of each replication's own, and the interval is centred on
// pooled with
//
//	s² = Σ (values[j] - pooled)² / (b - 1)
//
// over the b replications and Student's t with b-1 degrees of freedom
// (Asmussen & Glynn 2007, section III.5; Nakayama 2014). A quantile of few
// customers is biased. Batching, centred on the mean of the values, keeps the
// bias of one replication; sectioning has that of the pooled sample, which is
// b times smaller, and its s² grows with what bias the sections have.
//
// NaN values are left out and counted as Missing, and the confidence must lie
// between 0 and 1, as in [MeanInterval]. Few customers beyond the quantile need
// a further warning: see [TailWarning].
func SectionedQuantile(pooled float64, values []float64, confidence float64) Estimate {
	present, estimate := collect(values, confidence)
	estimate.Mean = pooled
	estimate.HalfWidth = halfWidth(squaredDeviations(present, pooled), len(present), confidence)
	return estimate
}

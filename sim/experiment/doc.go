// Package experiment runs the replications of a plan and estimates its
// responses.
//
// A replication is a work item; its result is a small value (the responses'
// values, the fingerprint) and the histograms of its cohorts, which are merged
// exactly. [Run] gives the items to workers and puts the values in the order
// of their numbers, so that the [Result] depends neither on the number of
// workers nor on who came first.
//
// Means are over replications, with Student t intervals. Quantiles are of the
// pooled customers of all replications, with intervals by sectioning. A time
// whose cohort the end of the run cut off is a lower bound, and [Response]
// says what share is missing. Thresholds are judged on the interval.
package experiment

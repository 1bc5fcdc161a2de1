// Package stats turns observations into estimates with their uncertainty.
//
// It works in two stages. During a replication the engine feeds whole numbers of nanoseconds into a [Histogram]
// (one a response, with an exact count, sum, least and greatest value) and integrals over time into a [Sum128];
// nothing is rounded there, so conservation laws can be checked for equality. After the replications, [Sections]
// hold what each of them says of one number: a mean or a share of all entities ([Pooled], [Shares]), a mean of the
// replications ([Means]) or the greatest of them ([Largest]); a [Pool] gathers their histograms for quantiles of
// all entities. Each gives an [Estimate], which carries its own interval, bounds and warnings, and [Paired] and
// [Independent] give that of a difference. What one further replication gives is held by a [Prediction], and by a
// [Band] of several numbers at a time.
//
// Numbers are all the package knows: no entities, no stations, and no units but the nanosecond of a Histogram.
// Everything it computes has the same bits on every platform.
package stats

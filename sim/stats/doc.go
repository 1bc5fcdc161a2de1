// Package stats turns observations into estimates with their uncertainty.
//
// It works in two stages. During a replication the engine feeds whole numbers
// of nanoseconds into a [Histogram] (one a response, with an exact count, sum,
// least and greatest value) and integrals over time into a [Sum128]; nothing
// is rounded there, so conservation laws can be checked for equality. After
// the replications, [MeanInterval] turns one number a replication into a mean
// with Student's interval, and [SectionedQuantile] turns one quantile a
// replication, together with the quantile of all customers pooled, into an
// interval for that pooled quantile. Both return an [Estimate], which carries
// its own warnings.
//
// Numbers are all the package knows: no entities, no stations, and no units
// but the nanosecond of a Histogram. Everything it computes has the same bits
// on every platform.
package stats

// Package fit finds what a planner's own numbers say: which distribution times follow and how well it fits, how
// arrivals are spread over hours, days and months, and what summaries and monthly totals determine and do not.
//
// It knows numbers alone, and reads no files. Times are [Observation] values, which may be rounded or unfinished;
// [Times] gives [Fits]. Counts are [Count] values; [Arrivals] gives a [Demand]. Published numbers are [Statement]
// values; [Summary] gives a [Borrowed]. Monthly totals are [Total] values; [Totals] gives a [Traffic] a post. What
// makes any of them doubtful is a [Trouble]: a code with values, as package reason has them, worded here in the words
// of the field.
//
// # Estimation
//
// All parameters are those of greatest likelihood, under the names that the scenario language gives them: a rounded or
// unfinished value counts with the probability of its interval, an exact one with the density. Exact values beyond
// 2,000 are put together into a thousand cells for that. The ends of a uniform distribution are the unbiased ones, the
// least and the greatest value moved outwards by their mean spacing, and those of a beta distribution are no nearer.
// Ends of rounded values may lie within the intervals of the least and the greatest, as the density inside has them.
//
// Intervals are those of profile likelihood at 95%, with the quantile of Student's distribution of n less the
// parameters degrees of freedom squared for that of chi-square; those of a uniform distribution and
// of shares are exact (Clopper and Pearson 1934). Where the likelihood is not regular, at the ends and modes of
// triangular, PERT and beta distributions and the cv of a hyperexponential one, it falls further, by as much as was
// counted to hold 95% for the worst place of the mode (fall.go). The tests count how often intervals hold the truth:
// 95%, and up to 100% of the ends and of few values. An end that a sample does not determine has no upper bound, which
// is said.
//
// # Goodness of fit
//
// The statistic is that of Anderson and Darling (1954), with the parameters estimated; values of an interval are
// spread over it as the fitted distribution has them. Its p is that of a parametric bootstrap: samples of the
// fitted distribution, rounded and cut as the data are, are fitted again, 199 at most, and fewer once 10 of them fit
// worse than the data (Besag and Clifford 1991), which leaves unchanged whether p is at most 5%. Samples have at most
// 500 values: the distribution of the statistic hardly depends on more. Beyond a statistic of 6 none is drawn. A family
// is rejected where p is at most 5%, the true one in 5% of samples; but above 5,000 values, where every family is in
// the end, by the largest relative error of a quantile: above 10%. testdata/power.golden has how often each family is
// rejected of samples of each other, by n, as measured: a gamma distribution is hardly told from a Weibull one by a
// hundred values, nor a lognormal one from a gamma one by thirty.
//
// Of those that are not rejected the one with the least AIC is chosen, or a simpler one within 2 of it; where all are
// rejected the values stand for themselves. A mixture is not offered, as the language has none: zeros are split off
// with their share, and two modes are said.
//
// # Troubles
//
// Each code of codes.go is said of the shape that it names, and of less than 1% of clean samples of each family.
// Drift, levels and neighbours are judged by ranks, drift with the memory of neighbours taken into account.
//
// # Bits
//
// Everything is computed with package precise and explicit roundings, also the search for the greatest likelihood
// (Nelder and Mead 1965; in one dimension by parabolas), which is written here for that reason and held to gonum's
// optimiser in the tests. Bootstrap draws are keyed: equal data give the same bits on every platform.
package fit

// Package fit finds what a planner's own numbers say: which distribution times follow and how well it fits, how
// arrivals are spread over hours, days and months, and what summaries and monthly totals determine and do not.
//
// It knows numbers alone: [karvon/sim/measured] reads them from files. Times are [Observation] values, which may be
// rounded or unfinished; [Times] gives [Fits]. Counts are [Count] values; [Arrivals] gives a [Demand]. Published
// numbers are [Statement] values; [Summary] gives a [Borrowed]. Monthly totals are [Total] values; [Totals] gives
// a [Traffic] a post. What makes any of them doubtful is a [Trouble]: a code with values, as package reason has
// them, worded here in the words of the field.
//
// # Estimation
//
// All parameters are those of greatest likelihood, under the names that the scenario language gives them: a rounded or
// unfinished value counts with the probability of its interval, an exact one with the density. The ends of a
// uniform distribution are the unbiased ones, the least and the greatest value moved outwards by their mean spacing,
// and so are those within which a beta distribution is fitted. Intervals are those of profile likelihood, with
// the quantile of Fisher's distribution of 1 and n less the parameters degrees of freedom; those of a uniform
// distribution are exact, those of shares exact too (Clopper and Pearson 1934).
//
// # Goodness of fit
//
// The statistic is that of Anderson and Darling (1954), with the parameters estimated; values of an interval are
// spread over it as the fitted distribution has them. Its p is that of a parametric bootstrap: samples of the
// fitted distribution, rounded and cut as the data are, are fitted again, 199 at most, and fewer once 10 of them fit
// worse than the data (Besag and Clifford 1991), which leaves unchanged whether p is at most 5%. Samples have at most
// 500 values: the distribution of the statistic hardly depends on more. A family is rejected where p is at most 5%,
// but above 5,000 values, where every family is in the end, by the largest relative error of a quantile: above 10%.
//
// # Bits
//
// Everything is computed with package precise and explicit roundings, also the search for the greatest likelihood,
// which is written here for that reason and held to gonum's in the tests. Bootstrap draws are keyed: equal data give
// the same bits on every platform and any number of workers.
package fit

// Package doubt says how quantities are drawn that are known by a value and two ends.
//
// [Fit] finds the [Shape] of one quantity: PERT around its value, or what its ends are quantiles of. A shape is drawn
// by inversion: [Shape.Position] turns a uniform number into a place in the range, 0 at the low end and 1 at the high
// one. What is not known independently is tied: [Correlate] gives the columns of a sample the ranks of a Gaussian
// copula. What has to fit into a whole is fitted by a [Total].
//
// All is computed in package precise with explicit roundings, so that a draw is the same on every platform.
package doubt

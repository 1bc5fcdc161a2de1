package fit

import (
	"math"

	"karvon/sim/dist"
)

// Fits is what is found of a sample of times or numbers.
type Fits struct {
	N        int // all observations, zeros too
	rounded  int // known between two ends
	Censored int // known to be beyond a value

	// Rounding is the step to which values are rounded; 0 where they are taken to be exact.
	Rounding float64
	// Zeros are those observations that are zero, where they are apart from the rest: a share of the visits, which
	// the families leave out. Where zeros are what the rounding makes of small values there are none.
	Zeros Share

	// Moments and quantiles of the values without zeros; a rounded one counts with its middle, an unfinished one
	// with what has passed, so that Mean is too low where Censored is above 0.
	Mean, SD, CV                             float64
	Least, Quartile1, Median, Quartile3, P95 float64
	Greatest                                 float64
	// Autocorrelation is that of neighbours in time, NaN where the order is not known.
	Autocorrelation float64

	// Families are the fits, best first: those that are not rejected before those that are, each by AIC. The
	// empirical distribution is the last.
	Families []Fit
	// Chosen is the place in Families of what should be used: the simplest family within 2 of the least AIC among
	// those not rejected; the empirical distribution where all are.
	Chosen int
	// Why says why it is that one, and what is borrowed.
	Why []Trouble

	Troubles []Trouble // what makes the fit doubtful, the gravest first
}

// Share is a share with its exact interval.
type Share struct {
	Count            int
	Share, Low, High float64
}

// Fit is one family fitted to a sample.
type Fit struct {
	// Family is the name in the scenario language.
	Family string
	// Parameters are those of the family in the order and under the names of the language.
	Parameters []Parameter
	// Other are the parameters in the family's other notation, where there is one: median and p95 of a lognormal
	// distribution, shape and scale of a Weibull one.
	Other []Parameter
	// Mean is the mean of the distribution, with its interval.
	Mean Parameter
	// Distribution is the fitted one.
	Distribution dist.Distribution
	// free is the number of parameters that were estimated.
	free int
	// logLikelihood is comparable between the families of one sample; NaN for the empirical distribution.
	logLikelihood, AIC float64
	// Statistic is that of Anderson and Darling; NaN where there is none, as for the empirical distribution.
	Statistic float64
	// P is the chance of a statistic as large where the family is true; at most P where PIsBound is true.
	P        float64
	PIsBound bool
	// bootstraps is how many samples P rests on.
	bootstraps int
	// Worst is the quantile with the largest relative error among p5, p10, ..., p95.
	Worst QuantileError
	// Rejected says whether the family does not fit: by P, of a large sample by Worst.
	Rejected bool
	// QQ are the observed (Y) against the fitted (X) quantiles, PP the observed (Y) against the fitted (X)
	// probabilities: at most 100 points each, ascending.
	QQ, PP []Point
	// Values and Shares are the table of a discrete distribution.
	Values []float64
	Shares []Share
}

// Parameter is a parameter of a family with its interval; Low and High are NaN where it has none, and High is +Inf
// where the sample does not determine how large it is.
type Parameter struct {
	Name             string
	Of               ParameterKind
	Value, Low, High float64
	// Method says how the interval was found: "profile likelihood", "exact", "fixed" where the value was not
	// estimated but set.
	Method string
}

// widest is how many times a value the upper end of its interval may be: beyond, the sample says nothing of it.
const widest = 100

// Open says whether the sample does not determine how large a parameter is: its interval has no upper end, or one so
// far away that it is none. An interval of which the lower end alone is known has Low.
func (p Parameter) Open() bool {
	return p.Low <= p.Value && !math.IsInf(p.Value, 0) && (math.IsInf(p.High, 1) || p.Value > 0 && p.High > widest*p.Value)
}

// ParameterKind says how a parameter is written.
type ParameterKind string

// Kinds of parameters.
const (
	Quantity ParameterKind = "quantity" // in the unit of the observations
	Ratio    ParameterKind = "ratio"    // without a unit
	Whole    ParameterKind = "whole"    // a whole number
)

// QuantileError is a quantile as observed and as fitted.
type QuantileError struct {
	Probability, observed, fitted float64
	Relative                      float64 // fitted over observed less one
}

// Point is a point of a picture.
type Point struct{ X, Y float64 }

package fit

import "karvon/sim/dist"

// Measure says what a published number is.
type Measure string

// Measures.
const (
	MeanOf     Measure = "mean"
	SDOf       Measure = "sd"
	QuantileOf Measure = "quantile" // at At, such as 0.5 for the median
	AboveOf    Measure = "above"    // the share above At
	LeastOf    Measure = "least"
	GreatestOf Measure = "greatest"
)

// Statement is one published number of times: a mean, a quantile, a share above a limit.
type Statement struct {
	Measure Measure
	At      float64
	Value   float64
}

// Borrowed is what published numbers determine, with a shape that is borrowed.
type Borrowed struct {
	N int // of how many; 0 where that is not said
	// Families are the distributions that agree with the numbers, the one to use first.
	Families []BorrowedFamily
	// Determined and Undetermined say what the numbers fix and what was borrowed.
	Determined, Undetermined []Trouble
	// Troubles are contradictions among the numbers.
	Troubles []Trouble
}

// BorrowedFamily is a family with parameters that reproduce the numbers as well as it can.
type BorrowedFamily struct {
	Family       string
	Parameters   []Parameter // with intervals where N is known
	distribution dist.Distribution
	// Agreement has a row for each statement: what the distribution says of it.
	Agreement []Agreement
	// Largest is the largest relative difference of the rows.
	Largest float64
}

// Agreement is a published number beside what a distribution says of it.
type Agreement struct {
	Statement Statement
	Fitted    float64
	// Used says whether the parameters were chosen by it: the others are a test of the shape.
	Used bool
}

package fit

// Observation is one measured time, s: exact where both ends are equal; between them where it was
// rounded; beyond Low where High is +Inf, as the time of a truck that had not left when somebody stopped looking.
type Observation struct{ Low, High float64 }

// Options are what a fit may be told. The zero value is ready for use.
type Options struct {
	// Starts are when each observation began, in seconds of the local clock since the beginning of 1 January 1970
	// there, so that days begin at multiples of 86,400; nil where that is not known. Drift, days and the ends of shifts
	// are looked for by it.
	Starts []float64
	// unordered says that the order of the observations means nothing, as in a table of frequencies.
	unordered bool
	// rounding is the step to which values were rounded; found from the values where it is 0; none where it is below 0.
	rounding float64
	// Seed is that of the bootstrap.
	Seed uint64
	// Families are the families to try, by name; all that apply where it is empty. The empirical one always stands
	// at the end.
	Families []string
}

// Level is the confidence of all intervals.
const Level = 0.95

// LargeSample is the number of observations above which the largest error of a quantile decides, not p.
const LargeSample = 5000

// tolerated is the largest relative error of a quantile that is tolerated in a large sample.
const tolerated = 0.10

// Unfinished is what had lasted so long when it was last seen.
func Unfinished(passed float64) Observation { return Observation{passed, infinite} }

package response

import (
	"fmt"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// BetweenClauses parts what a definition says of one thing: each clause stands by itself.
const BetweenClauses = "; "

// Estimand defines responses: one row for all that is known of a number. What it means stands before how it is
// computed. Every response of every report is an instance of one of these.
type Estimand struct {
	Subject    *Subject
	Measure    string // the part of the dotted name after the subject
	Kind       Kind
	Population string // which entities, counted where
	Window     string // which of their times count
	Unfinished string // what happens to the unfinished and the turned away
	Estimator  string // of a replication
	Unit       string // of the number, as in JSON
	dimension  unit.Dimension
	Statistics []Statistic // none for a single number without a suffix
	Stored     string      // what is kept per replication

	// applies says of which instances of the subject there is the number; nil for all.
	applies func(p *plan.Plan, at Instance) bool

	// Columns are those of the subject's table of results in which the number is shown.
	Columns []Column

	read   func(v *View, r *Response) Observation
	cohort func(v *View, r *Response) *engine.Cohort // the times that it is about; nil for other numbers
	level  func(v *View, r *Response) *engine.Level  // the number of which it is the average; nil for others
	use    func(v *View, r *Response) (part, whole *engine.Level)
	count  func(v *View, r *Response) *uint64 // the events of the window that it is a rate of; nil for other numbers
	whole  *Estimand                          // of one that is about some hours of the day: that of all hours
}

// Column is a column of the table of a subject's results.
type Column struct {
	At        int // its place among the table's columns; those of one place stand in the order of the rows
	Header    string
	Words     string // what people read over it; the header where it is empty
	Statistic Statistic
	Rank      int // which columns a narrow terminal does without: the highest first, those of 0 never
	// Note is a sentence without which its numbers can be misread. It names what a run counts by {span:week|day|run},
	// in the words for each.
	Note string
}

// Kind is what kind of number a response is: it decides how the replications are brought together, how the interval
// is made and what those who are unfinished at the run's end leave open.
type Kind int

// The kinds.
const (
	RateKind    Kind = iota // events in a time: mean of the replications
	DriftKind               // growth, of either sign: mean of the replications
	LevelKind               // average over time: mean of the replications; the largest
	SpaceKind               // average over time of what falls as more are inside: mean of the replications; the smallest
	PartKind                // average over time, of a whole: between 0 and 1
	UseKind                 // time of one thing over that of another: mean of the replications
	AmountKind              // money, fuel or carbon in a time: mean of the replications
	TimeKind                // times of entities: pooled over all of them
	ShareKind               // share of entities: pooled over all of them
	RatioKind               // so much for each of so many: pooled over all of them
	ExtremeKind             // the largest there was
)

// Combination is how a response of many replications is made from theirs.
type Combination int

// The combinations.
const (
	MeanOfReplications Combination = iota
	PooledMean                     // over all entities of all replications
	PooledShare                    // of them
	PooledQuantile                 // of them
	LargestOfAll
	SmallestOfAll
)

// combinations are the words of the combinations, in results and baselines.
var combinations = [...]string{
	MeanOfReplications: "mean", PooledMean: "pooled mean", PooledShare: "pooled share",
	PooledQuantile: "pooled quantile", LargestOfAll: "largest", SmallestOfAll: "smallest",
}

// String is the word for a combination.
func (c Combination) String() string { return combinations[c] }

// ParseCombination finds a combination by its word.
func ParseCombination(word string) (Combination, error) {
	for c, known := range combinations {
		if known == word {
			return Combination(c), nil
		}
	}
	return 0, fmt.Errorf("%q is no way to combine replications", word)
}

// Combination says how a response is made from those of the replications.
func (r *Response) Combination() Combination {
	_, isQuantile := r.Statistic.Quantile()
	switch kind := r.Estimand.Kind; {
	case isQuantile:
		return PooledQuantile
	case r.Statistic == Max || kind == ExtremeKind:
		return LargestOfAll
	case r.Statistic == Min:
		return SmallestOfAll
	case r.Statistic == Within || r.Statistic == Below || kind == ShareKind:
		return PooledShare
	case kind == TimeKind || kind == RatioKind:
		return PooledMean
	}
	return MeanOfReplications
}

// Range says which values a response can have.
func (r *Response) Range() stats.Range {
	switch kind := r.Estimand.Kind; {
	case kind == DriftKind:
		return stats.Real
	case r.Combination() == PooledShare || kind == PartKind || kind == UseKind:
		return stats.Share
	case r.Statistic == UntilMax || r.Statistic == UntilLess:
		return stats.Moment
	}
	return stats.Positive
}

// Statistic is the last part of a response's name.
type Statistic string

// The statistics.
const (
	Single Statistic = ""
	Mean   Statistic = "mean"
	P50    Statistic = "p50"
	P95    Statistic = "p95"
	P99    Statistic = "p99"
	Max    Statistic = "max"
	Min    Statistic = "min"
	Within Statistic = "within" // within-DURATION: the share at most so long
	Below  Statistic = "below"  // the share of less than a duration: what a threshold on a quantile is judged by
)

// Quantile gives the probability of a quantile statistic, and whether it is one.
func (s Statistic) Quantile() (p float64, ok bool) {
	switch s {
	case P50:
		return 0.50, true
	case P95:
		return 0.95, true
	case P99:
		return 0.99, true
	}
	return 0, false
}

// Interval says how a response of all replications and its interval are made.
func (r *Response) Interval() string {
	switch r.Combination() {
	case PooledQuantile:
		return "quantile of the entities of all replications; " +
			"interval by inverting that of the share up to a limit (Woodruff)"
	case LargestOfAll:
		return "the greatest of all replications; no interval"
	case SmallestOfAll:
		return "the least of all replications; no interval"
	case PooledShare:
		return "share of the entities of all replications; jackknife over replications, Student t on the logit, " +
			"where rare no narrower than Korn and Graubard's"
	case PooledMean:
		return "sum over the entities of all replications by their number; " +
			"jackknife over replications, Student t on the logarithm"
	}
	switch r.Range() {
	case stats.Real:
		return "mean of the replications; Student t"
	case stats.Share:
		return "mean of the replications; Student t on the logit"
	}
	return "mean of the replications; Student t on the logarithm"
}

// CountsUp says whether what a replication says can only grow as it goes on: counts, and averages over the whole
// window.
func (r *Response) CountsUp() bool {
	return (r.Estimand.Kind == RateKind || r.Estimand.Kind == LevelKind) && !r.IsAsked() && !r.OfEachHour
}

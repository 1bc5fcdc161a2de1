package experiment

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/observed"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// What was observed at a real centre is one realisation of what replications repeat: it is held against the interval of
// one further replication, and not against that of the mean, which shrinks as replications are added.

const (
	// LeastPredicted is the number of replications from which on one further is predicted.
	LeastPredicted = 40
	// PredictionLevel is the probability with which it lies within.
	PredictionLevel = 0.95
)

// Beside is what was observed beside what was simulated.
type Beside struct {
	File      string // of the observed values
	Dates     []string
	Responses []BesideResponse
	Stopped   int // replications that memory stopped before they were over: with any nothing is predicted

	// Together is the least probability that all values of so many dates lie within the intervals Together of their
	// responses; NaN where there are too few replications, or where a value differs in hardly any of them.
	Together float64
	Of       int // dates that it is of, together: all, or one where replications are too few for all; 0 without any
	Complete int // replications that have all of the responses
}

// BesideResponse is a response of which something was observed.
type BesideResponse struct {
	Index    int            // in the result
	Mean     stats.Estimate // of what one replication gives
	One      stats.Prediction
	Together stats.Prediction // of all responses at a time
	Values   []ObservedValue  // by date
}

// ObservedValue is an observed value beside the simulated ones.
type ObservedValue struct {
	observed.Value
	Difference     float64 // observed less simulated mean
	Within         Inside  // of one replication
	WithinTogether Inside
}

// Inside says whether a value lies within a prediction interval.
type Inside string

// Whether values lie within; there is none where there is no interval.
const (
	NotPredicted Inside = ""
	IsWithin     Inside = "within"
	IsBelow      Inside = "below"
	IsAbove      Inside = "above"
)

func sideOf(p *stats.Prediction, value float64) Inside {
	switch {
	case !p.Known():
		return NotPredicted
	case p.Holds(value):
		return IsWithin
	case value < p.Low:
		return IsBelow
	}
	return IsAbove
}

// SetBeside sets what was observed beside a result. The result has been asked
// for all of their responses.
func (r *Result) SetBeside(file string, values []observed.Value) {
	values = slices.Clone(values)
	observed.Sort(values)
	b := &Beside{File: file, Dates: observed.Dates(values), Together: math.NaN(), Stopped: len(r.Stops)}
	for i := range values {
		v := &values[i]
		at, known := r.ResponseIndex(v.Response)
		if !known {
			panic("experiment: " + v.Response + " was observed and not asked for")
		}
		if last := len(b.Responses) - 1; last < 0 || b.Responses[last].Index != at {
			b.Responses = append(b.Responses, seenResponse(&r.Responses[at], at, b.Stopped == 0))
		}
		o := &b.Responses[len(b.Responses)-1]
		o.Values = append(o.Values, ObservedValue{Value: *v, Difference: v.Number - o.Mean.Mean,
			Within: sideOf(&o.One, v.Number)})
	}
	b.bind(r)
	slices.SortFunc(b.Responses, func(x, y BesideResponse) int { return b.compare(r, &x, &y) })
	r.Beside = b
}

// compare orders responses by the number that they are of and the hour from which they are of it: hours follow each
// other, the whole day before them.
func (b *Beside) compare(r *Result, x, y *BesideResponse) int {
	one, other := &r.Responses[x.Index].Response, &r.Responses[y.Index].Response
	from, until, _ := one.HoursOfDay()
	otherFrom, otherUntil, _ := other.HoursOfDay()
	return cmp.Or(cmp.Compare(one.AllHours(), other.AllHours()), cmp.Compare(from, otherFrom),
		cmp.Compare(until, otherUntil), cmp.Compare(one.Name, other.Name))
}

// seenResponse is a response before its observed values. The mean is that of all replications; of what is the largest
// or the smallest of them, that of what each of them gives.
func seenResponse(r *ResponseEstimate, at int, predicted bool) BesideResponse {
	o := BesideResponse{Index: at, Mean: r.Estimate, One: stats.Predict(nil, PredictionLevel),
		Together: stats.Predict(nil, PredictionLevel)}
	if by := r.Combination(); by == response.LargestOfAll || by == response.SmallestOfAll {
		o.Mean = stats.Means(r.Values, r.Range()).Estimate(r.confidence())
		o.Mean.Bound, o.Mean.Unfinished = r.Bound, r.Unfinished
	}
	if p := stats.Predict(r.Values, PredictionLevel); p.N >= LeastPredicted && predicted {
		o.One = p
	} else {
		o.One.N = p.N
	}
	return o
}

// confidence is that of the interval of a response.
func (r *ResponseEstimate) confidence() float64 {
	if r.Confidence > 0 {
		return r.Confidence
	}
	return PredictionLevel
}

// bind finds the intervals of all responses at a time: for all dates, or for each by itself where replications are too
// few for all. None is narrower than that of the response by itself, and what lies within each lies within all. One
// value by itself is within both or neither.
func (b *Beside) bind(r *Result) {
	values := make([][]float64, len(b.Responses))
	for k := range b.Responses {
		if o := &b.Responses[k]; !o.One.Known() {
			return
		}
		values[k] = r.Responses[b.Responses[k].Index].Values
	}
	if len(values) == 1 && len(b.Dates) == 1 {
		o := &b.Responses[0]
		b.Together, b.Of, b.Complete, o.Together = o.One.Level, 1, o.One.N, o.One
		o.Values[0].WithinTogether = o.Values[0].Within
		return
	}
	band := stats.Bind(values, PredictionLevel, len(b.Dates))
	if !band.Known() {
		band = stats.Bind(values, PredictionLevel, 1)
	}
	b.Complete = band.N
	if !band.Known() || band.N < LeastPredicted {
		return
	}
	b.Together, b.Of = band.Level, band.Further
	for k := range b.Responses {
		o := &b.Responses[k]
		low, high := possibleValues(r.Responses[o.Index].Range())
		o.Together = stats.Prediction{Low: max(low, min(band.Low[k], o.One.Low)), High: min(high, max(band.High[k],
			o.One.High)), Level: band.Level, N: band.N}
		for i := range o.Values {
			o.Values[i].WithinTogether = sideOf(&o.Together, o.Values[i].Number)
		}
	}
}

// possibleValues is the least and the greatest that a response can be.
func possibleValues(within stats.Range) (low, high float64) {
	switch within {
	case stats.Real:
		return math.Inf(-1), math.Inf(1)
	case stats.Share:
		return 0, 1
	}
	return 0, math.Inf(1)
}

// NeededForAll is the number of replications from which on all dates can be predicted together.
func (b *Beside) NeededForAll() int {
	const forEach = 19 // further replications that the greatest of 19 is above with 95%
	return max(LeastPredicted, forEach*len(b.Dates))
}

// Count is how many values lie within their intervals, of how many that have one.
func (b *Beside) Count() (within, of int) {
	for i := range b.Responses {
		w, all := b.Responses[i].Count()
		within, of = within+w, of+all
	}
	return within, of
}

// Values is how many values were observed.
func (b *Beside) Values() (count int) {
	for i := range b.Responses {
		count += len(b.Responses[i].Values)
	}
	return count
}

// Count is how many values of a response lie within its interval, of how many; of none without an interval.
func (o *BesideResponse) Count() (within, of int) {
	for i := range o.Values {
		switch o.Values[i].Within {
		case NotPredicted:
		case IsWithin:
			within++
			of++
		default:
			of++
		}
	}
	return within, of
}

// LeastWithin is the least number of a response's values that chance leaves within its interval in 95% of cases.
func (o *BesideResponse) LeastWithin() int {
	_, of := o.Count()
	return o.One.LeastHeld(of, PredictionLevel)
}

// CountTogether is on how many dates all values lie within the intervals of all at a time, of how many.
func (b *Beside) CountTogether() (within, of int) {
	if b.Of == 0 {
		return 0, 0
	}
	beyond := map[string]bool{}
	for i := range b.Responses {
		for _, v := range b.Responses[i].Values {
			beyond[v.Date] = beyond[v.Date] || v.WithinTogether != IsWithin
		}
	}
	for _, date := range b.Dates {
		if !beyond[date] {
			within++
		}
	}
	return within, len(b.Dates)
}

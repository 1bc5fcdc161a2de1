package stats

import (
	"math"
	"slices"
)

// Prediction is the interval that holds what one further replication gives, with at least the probability Level. Other
// than the interval of a mean it does not shrink with their number. NaN where there are too few replications.
type Prediction struct {
	Low, High float64
	Level     float64
	N         int // replications with a value
	Outermost int // which order statistics are its ends: 1 for the least and the greatest; 0 for none
}

// Known says whether there is an interval.
func (p Prediction) Known() bool { return !math.IsNaN(p.Low) && !math.IsNaN(p.High) }

// Holds says whether a value lies within the interval.
func (p Prediction) Holds(value float64) bool { return p.Low <= value && value <= p.High }

// noPrediction is that of too few replications.
func noPrediction(n int) Prediction {
	return Prediction{math.NaN(), math.NaN(), math.NaN(), n, 0}
}

// levelNoise is what rounding may take from a probability.
const levelNoise = 1e-12

// Predict gives the prediction interval of one further replication from the order statistics of those that there are:
// between the jth least and the jth greatest of n lies a further one with the probability (n+1-2j)/(n+1), whatever the
// distribution, and with more where values are equal (Wilks 1941). j is the largest with at least the given level. At
// 95% that needs 39 values.
func Predict(values []float64, level float64) Prediction {
	present := withoutNaN(values)
	n := len(present)
	held := func(j int) float64 { return float64(n+1-2*j) / float64(n+1) }
	j := int((1-level)/2*float64(n+1)) + 1
	for j > 0 && held(j) < level-levelNoise {
		j--
	}
	if j == 0 {
		return noPrediction(n)
	}
	slices.Sort(present)
	return Prediction{present[j-1], present[n-j], held(j), n, j}
}

// LeastHeld says how many of so many further replications lie within the interval at least, with the given probability,
// where they come from the same distribution: their number is beta-binomial, since all share one interval (Wilks 1942).
func (p Prediction) LeastHeld(of int, probability float64) int {
	if p.Outermost == 0 {
		return 0
	}
	within, outside := float64(p.N+1-2*p.Outermost), float64(2*p.Outermost)
	exactly := 1.0 // the chance that k of them lie within
	for i := range of {
		exactly *= (within + float64(i)) / (within + outside + float64(i))
	}
	k, orMore := of, exactly
	for ; k > 0 && orMore < probability-levelNoise; k-- {
		all := float64(of)
		step := float64(k) * (all - float64(k) + outside) / ((all - float64(k) + 1) * (float64(k) - 1 + within))
		exactly = float64(exactly * step)
		orMore += exactly
	}
	return k
}

// Band is the prediction of several responses at a time: that all of them lie within theirs in each of so many further
// replications.
type Band struct {
	Low, High []float64 // by response; NaN where there is none
	Level     float64
	N         int // replications that have all of the responses
	Further   int // replications that it is of, together; 0 where there is no band
}

// Known says whether there is a band.
func (b *Band) Known() bool { return b.Further > 0 }

// Bind gives the band that holds several responses at a time, from their values by replication. It reaches as many
// deviations above and below each mean, those above and below taken apart, as the largest of the responses of a
// replication does, each replication compared with the others: max-|t|, by the order statistics of the replications'
// largest, so that it holds with the level whatever the distribution and the dependence of the responses, and with
// somewhat more where the values are skewed. It needs 19 replications for each further one at 95%.
func Bind(responses [][]float64, level float64, further int) Band {
	whole := wholeReplications(responses)
	n := len(whole)
	band := Band{Low: make([]float64, len(responses)), High: make([]float64, len(responses)), Level: math.NaN(), N: n}
	for k := range responses {
		band.Low[k], band.High[k] = math.NaN(), math.NaN()
	}
	rank, held := rankHolding(n, further, level)
	if rank == 0 || len(responses) == 0 {
		return band
	}
	farthest := make([]float64, n)
	spreads := make([]sides, len(responses))
	for k, values := range responses {
		spreads[k] = sidesOf(values, whole)
		for i, replication := range whole {
			farthest[i] = max(farthest[i], spreads[k].without(values[replication]))
		}
	}
	slices.Sort(farthest)
	reach := farthest[rank-1]
	if math.IsInf(reach, 1) {
		return band
	}
	for k := range responses {
		s := &spreads[k]
		band.Low[k] = s.centre - float64(reach*math.Sqrt(s.below/float64(n)))
		band.High[k] = s.centre + float64(reach*math.Sqrt(s.above/float64(n)))
	}
	band.Level, band.Further = held, further
	return band
}

// wholeReplications lists the replications that have a value of each response.
func wholeReplications(responses [][]float64) []int {
	var whole []int
	if len(responses) == 0 {
		return nil
	}
	for i := range responses[0] {
		if !slices.ContainsFunc(responses, func(values []float64) bool { return math.IsNaN(values[i]) }) {
			whole = append(whole, i)
		}
	}
	return whole
}

// rankHolding is the smallest r with which the rth least of n values is above so many further ones with the level, and
// that probability; 0 where there is none.
func rankHolding(n, further int, level float64) (rank int, held float64) {
	all := 1.0
	for r := n; r > 0; r-- {
		all *= float64(r) / float64(r+further)
		if all < level-levelNoise {
			return rank, held
		}
		rank, held = r, all
	}
	return rank, held
}

// sides are the squared deviations of values from their mean, those above and those below apart.
type sides struct {
	centre       float64
	above, below float64
	n            float64
}

func sidesOf(values []float64, of []int) sides {
	taken := make([]float64, len(of))
	for i, replication := range of {
		taken[i] = values[replication]
	}
	s := sides{centre: mean(taken), n: float64(len(taken))}
	for _, value := range taken {
		if by := value - s.centre; by > 0 {
			s.above += square(by)
		} else {
			s.below += square(by)
		}
	}
	return s
}

// without says how many deviations a value of those is from the mean of the others. Where these have no deviation on
// its side it is infinitely far.
func (s *sides) without(value float64) float64 {
	by := value - s.centre
	others := s.below
	if by > 0 {
		others = s.above
	}
	if s.above+s.below == 0 || by == 0 {
		return 0
	}
	left := others - square(by)
	if !(left > float64(levelNoise*others)) {
		return math.Inf(1)
	}
	return math.Abs(by) * s.n / (s.n - 1) / math.Sqrt(left/(s.n-1))
}

package experiment

import (
	"math"
	"slices"

	"karvon/sim/stats"
)

// MainEffect is the mean of a response over the points at a level of a factor, or over those in a slice of its
// range: what the factor does on average over the others.
type MainEffect struct {
	At   float64 // the level, or the mean of those in the slice
	Mean float64
}

// A factor with more levels than mostLevelsApart is cut into slices of equal width, at most mostSlices and so few
// that a slice has pointsPerSlice on average.
const (
	mostLevelsApart = 8
	mostSlices      = 8
	pointsPerSlice  = 4
)

// Places gives where the points lie on a factor's axis: its numbers, or of words the place of each among those that
// occur, in their order.
func (f *SweptFactor) Places() (at []float64, words []string) {
	if f.Numbers != nil {
		return f.Numbers, nil
	}
	for _, level := range f.Levels {
		if !slices.Contains(words, level) {
			words = append(words, level)
		}
		at = append(at, float64(slices.Index(words, level)))
	}
	return at, words
}

// Distinct lists the levels that occur, in order.
func (f *SweptFactor) Distinct() []float64 {
	at, _ := f.Places()
	at = slices.Clone(at)
	slices.Sort(at)
	return slices.Compact(at)
}

// MainEffects estimates what a factor does to a response by itself, from the points that have a result.
func (s *Sweep) MainEffects(factor, response int) []MainEffect {
	at, _ := s.Factors[factor].Places()
	slice := s.slicing(factor)
	levels, values := map[int][]float64{}, map[int][]float64{}
	for i := range s.Evaluations {
		e := &s.Evaluations[i]
		if e.Err != nil || math.IsNaN(e.Value(response)) {
			continue
		}
		n := slice(at[i])
		levels[n], values[n] = append(levels[n], at[i]), append(values[n], e.Value(response))
	}
	var effects []MainEffect
	for n := range mostLevelsApart + mostSlices {
		if len(values[n]) > 0 {
			effects = append(effects, MainEffect{stats.Mean(levels[n]), stats.Mean(values[n])})
		}
	}
	return effects
}

// slicing numbers the levels of a factor, or the slices of its range.
func (s *Sweep) slicing(factor int) func(level float64) int {
	levels := s.Factors[factor].Distinct()
	if len(levels) <= mostLevelsApart {
		return func(level float64) int { return slices.Index(levels, level) }
	}
	count := max(2, min(mostSlices, len(s.Evaluations)/pointsPerSlice))
	low, high := levels[0], levels[len(levels)-1]
	return func(level float64) int {
		return min(count-1, int(float64(count)*(level-low)/(high-low)))
	}
}

// Spread is how far apart main effects lie.
func Spread(effects []MainEffect) float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for i := range effects {
		low, high = min(low, effects[i].Mean), max(high, effects[i].Mean)
	}
	return max(0, high-low)
}

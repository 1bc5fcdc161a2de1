package experiment

import (
	"math"
	"slices"

	"karvon/sim/internal/precise"
	"karvon/sim/observed"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// observedScale is the scale on which the values of a response in single replications are nearly normal, and their
// means nearly a polynomial: the logarithm of what is above zero, the logit of a share, both moved off zero where
// values are near it, and the square root of a count of some hours of the day, which is often small: by the logarithm
// an hour of one in place of nine would be farther than it is likely.
type observedScale struct {
	of    stats.Range
	root  bool
	shift float64
	even  bool // whether all that was observed and simulated is one value, which tells nothing, as of hours with nobody
}

// anscombe moves counts so that the variance of the square root of Poisson's is nearly the same, however many they are.
const anscombe = 0.375

// nearNought is the part of what was observed below which values are near zero.
const nearNought = 0.05

// newObservedScale chooses the scale by what was observed and what is simulated all over the prior.
func newObservedScale(r *response.Response, seen, simulated []float64) observedScale {
	scale := observedScale{of: r.Range(), even: true}
	for _, v := range append(slices.Clone(simulated), seen...) {
		scale.even = scale.even && v == seen[0]
	}
	if scale.of == stats.Share {
		scale.shift = 0.01
		return scale
	}
	if _, _, ofHours := r.HoursOfDay(); ofHours && r.Estimand.Kind == response.RateKind {
		scale.root, scale.shift = true, anscombe
		return scale
	}
	size, count, least := 0.0, 0, math.Inf(1)
	for _, v := range seen {
		size, count = size+math.Abs(v), count+1
	}
	for _, v := range simulated {
		least = math.Min(least, v)
	}
	if size == 0 {
		for _, v := range simulated {
			size, count = size+math.Abs(v), count+1
		}
	}
	size /= float64(max(count, 1))
	if least <= nearNought*size {
		scale.shift = 2 * nearNought * size
	}
	if scale.shift == 0 && least <= 0 {
		scale.shift = 1
	}
	return scale
}

// on gives a value on the scale.
func (s observedScale) on(value float64) float64 {
	switch {
	case s.root:
		return math.Sqrt(value + s.shift)
	case s.of == stats.Real:
		return value
	case s.of == stats.Share:
		return precise.Log((value + s.shift) / (1 - value + s.shift))
	}
	return precise.Log(value + s.shift)
}

// back gives the value of a place on the scale, within what can be.
func (s observedScale) back(at float64) float64 {
	switch {
	case s.root:
		at = math.Max(0, at)
		return math.Max(0, float64(at*at)-s.shift)
	case s.of == stats.Real:
		return at
	case s.of == stats.Share:
		odds := precise.Exp(at)
		return math.Max(0, math.Min(1, (float64(odds*(1+s.shift))-s.shift)/(1+odds)))
	}
	return math.Max(0, precise.Exp(at)-s.shift)
}

// slope is how much further on the scale a value is that is larger by a small share of itself, by that share.
func (s observedScale) slope(value float64) float64 {
	switch {
	case s.root:
		return value / (2 * math.Sqrt(value+s.shift))
	case s.of == stats.Real:
		return math.Abs(value)
	case s.of == stats.Share:
		return float64(value*(1+float64(2*s.shift))) / float64((value+s.shift)*(1-value+s.shift))
	}
	return value / (value + s.shift)
}

// target is what was observed, on the scales of its responses: the means over the dates, with the weights by which the
// covariance of one realisation is that of the means.
type target struct {
	responses []int       // in the model
	means     []float64   // on the scale
	weights   [][]float64 // of the covariance of one realisation
	errors    []float64   // standard deviations of the model's error
	scales    []observedScale
}

// fitted lists the responses of which values are fitted, by their place in the model.
func fitted(m *response.Model, values []observed.Value) []int {
	var responses []int
	for i := range values {
		r, _ := m.ResponseIndex(values[i].Response)
		if !values[i].HoldOut && (len(responses) == 0 || responses[len(responses)-1] != r) {
			responses = append(responses, r) // values are sorted by response
		}
	}
	return responses
}

// newTarget sums up what is fitted.
func newTarget(m *response.Model, values []observed.Value, scales map[int]observedScale, modelError float64) *target {
	t := &target{responses: fitted(m, values)}
	tells := func(r int) bool { return !scales[r].even }
	if slices.ContainsFunc(t.responses, tells) {
		t.responses = slices.DeleteFunc(t.responses, func(r int) bool { return !tells(r) })
	}
	p := len(t.responses)
	t.means, t.errors, t.weights = make([]float64, p), make([]float64, p), zeros(p, p)
	dates := make([]map[string]bool, p)
	for i, r := range t.responses {
		dates[i] = map[string]bool{}
		scale := scales[r]
		t.scales = append(t.scales, scale)
		for k := range values {
			v := &values[k]
			if v.Response != m.Responses[r].Name || v.HoldOut {
				continue
			}
			dates[i][v.Date] = true
			t.means[i] += scale.on(v.Number)
			t.errors[i] += float64(errorOf(v, modelError) * scale.slope(v.Number))
		}
		t.means[i] /= float64(len(dates[i]))
		t.errors[i] /= float64(len(dates[i]))
	}
	for i := range dates {
		for j := range dates {
			both := 0
			for date := range dates[i] {
				if dates[j][date] {
					both++
				}
			}
			t.weights[i][j] = float64(both) / float64(len(dates[i])*len(dates[j]))
		}
	}
	return t
}

// errorOf is how far the model may be from a value, as a share of it.
func errorOf(v *observed.Value, modelError float64) float64 {
	if v.Error >= 0 {
		return v.Error
	}
	return modelError
}

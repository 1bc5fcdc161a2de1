package fit

import (
	"math"

	"karvon/sim/internal/precise"
)

// mixtureLaw has two lognormal parts.
type mixtureLaw struct {
	share     float64 // of the first
	low, high lognormalLaw
}

func (l mixtureLaw) logDensity(x, log float64) float64 {
	a, b := l.low.logDensity(x, log), l.high.logDensity(x, log)
	top := max(a, b)
	return top + precise.Log(float64(l.share*precise.Exp(a-top))+float64((1-l.share)*precise.Exp(b-top))+1e-300)
}

func (l mixtureLaw) tails(x float64) (below, above float64) {
	belowA, aboveA := l.low.tails(x)
	belowB, aboveB := l.high.tails(x)
	return float64(l.share*belowA) + float64((1-l.share)*belowB), float64(l.share*aboveA) + float64((1-l.share)*aboveB)
}

// height is the density of the logarithm.
func (l mixtureLaw) height(log float64) float64 {
	return precise.Exp(l.logDensity(0, log) + log)
}

// points are the logarithms of a sample's points with their weights.
func (s *sample) points() (logs, weights []float64) {
	for _, it := range s.items {
		if x := it.point(); x > 0 {
			logs, weights = append(logs, precise.Log(x)), append(weights, it.weight)
		}
	}
	return logs, weights
}

// mixture fits two lognormal parts by expectation and maximisation, from a split at a share of the values.
func mixture(logs, weights []float64, split float64) (mixtureLaw, bool) {
	total, mean, square := 0.0, 0.0, 0.0
	for i, w := range weights {
		total += w
		mean += float64(w * logs[i])
		square += float64(w * float64(logs[i]*logs[i]))
	}
	mean /= total
	spread := root(square/total - float64(mean*mean))
	belongs := make([]float64, len(logs))
	passed := 0.0
	for i, w := range weights {
		if passed < split*total {
			belongs[i] = 1
		}
		passed += w
	}
	var l mixtureLaw
	for range 60 {
		var n, sum, squares [2]float64
		for i, w := range weights {
			for part, by := range [2]float64{belongs[i], 1 - belongs[i]} {
				n[part] += float64(w * by)
				sum[part] += float64(w * by * logs[i])
				squares[part] += float64(w * by * float64(logs[i]*logs[i]))
			}
		}
		if min(n[0], n[1]) < max(4, 0.02*total) {
			return l, false
		}
		var parts [2]lognormalLaw
		for k := range parts {
			mu := sum[k] / n[k]
			parts[k] = newLognormalLaw(mu, max(0.05*spread, root(squares[k]/n[k]-float64(mu*mu)))).(lognormalLaw)
		}
		l = mixtureLaw{n[0] / total, parts[0], parts[1]}
		for i, x := range logs {
			a := float64(l.share * precise.Exp(parts[0].logDensity(0, x)+x))
			b := float64((1 - l.share) * precise.Exp(parts[1].logDensity(0, x)+x))
			belongs[i] = a / (a + b + 1e-300)
		}
	}
	return l, l.low.mu < l.high.mu
}

// twoModes says whether two parts explain the values better than any family, with a valley between them.
func (f *fitting) twoModes(least float64) (Trouble, bool) {
	s := f.whole.condensed(300)
	logs, weights := s.points()
	var best mixtureLaw
	greatest := math.Inf(-1)
	for _, split := range []float64{0.5, 0.2, 0.8, 0.95} {
		if l, ok := mixture(logs, weights, split); ok {
			if value := likelihood(l, s); value > greatest {
				best, greatest = l, value
			}
		}
	}
	const parameters = 5
	if !(2*parameters-2*greatest < least-12) {
		return Trouble{}, false
	}
	from, to := best.low.mu, best.high.mu
	valley, depth := from, infinite
	for i := range 100 {
		at := from + float64((to-from)*float64(i)/100)
		if h := best.height(at); h < depth {
			valley, depth = at, h
		}
	}
	if depth > 0.7*min(best.height(from), best.height(to)) {
		return Trouble{}, false
	}
	low, high := precise.Exp(from), precise.Exp(to)
	if times := high / low; times > 45 && times < 80 {
		rarer := min(best.share, 1-best.share)
		return unitsMixed(int(math.Round(float64(rarer*s.n))), times, low, high), true
	}
	return trouble(twoModes, Meaningless, portion("share", best.share), quantity("low", low), quantity("high", high),
		quantity("valley", precise.Exp(valley))), true
}

func unitsMixed(n int, times, low, high float64) Trouble {
	return trouble(mixedUnits, Meaningless, count("count", n), ratio("times", times), quantity("low", low),
		quantity("high", high))
}

// heavyTail says whether the longest hundredth has a quarter of the whole time.
func (f *fitting) heavyTail() (Trouble, bool) {
	const part, much = 0.01, 0.25
	items := f.whole.items
	longest := math.Ceil(part * f.whole.n)
	if f.whole.n < 100 {
		return Trouble{}, false
	}
	sum, taken := 0.0, 0.0
	total := 0.0
	for i := len(items) - 1; i >= 0; i-- {
		weight := min(items[i].weight, longest-taken)
		sum += float64(weight * items[i].point())
		taken += weight
		total += float64(items[i].weight * items[i].point())
	}
	if sum < much*total {
		return Trouble{}, false
	}
	return trouble(heavyTail, Doubt, portion("part", part), portion("share", sum/total)), true
}

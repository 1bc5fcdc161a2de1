package fit

import "karvon/sim/internal/precise"

// betaLaw lies between two ends. A whole sample of it has no sums, as the ends differ.
type betaLaw struct{ a, b, low, width, constant float64 }

func newBetaLaw(a, b, low, high float64) law {
	width := high - low
	return betaLaw{a, b, low, width,
		precise.LogGamma(a) + precise.LogGamma(b) - precise.LogGamma(a+b) + precise.Log(width)}
}

func (l betaLaw) logDensity(x, _ float64) float64 {
	y := (x - l.low) / l.width
	if !(y > 0 && y < 1) {
		return impossible
	}
	return float64((l.a-1)*precise.Log(y)) + float64((l.b-1)*precise.Log1p(-y)) - l.constant
}

func (l betaLaw) tails(x float64) (below, above float64) {
	y := (x - l.low) / l.width
	if y <= 0 {
		return 0, 1
	}
	if y >= 1 {
		return 1, 0
	}
	return precise.BetaRegularized(l.a, l.b, y), precise.BetaRegularized(l.b, l.a, 1-y)
}

type triangularLaw struct{ low, mode, high, constant float64 }

func newTriangularLaw(low, mode, high float64) law {
	return triangularLaw{low, mode, high, precise.Log(2 / (high - low))}
}

func (l triangularLaw) logDensity(x, _ float64) float64 {
	height := 1.0
	switch {
	case x <= l.low && l.mode > l.low, x >= l.high && l.mode < l.high, x < l.low, x > l.high:
		return impossible
	case x < l.mode:
		height = (x - l.low) / (l.mode - l.low)
	case x > l.mode:
		height = (l.high - x) / (l.high - l.mode)
	}
	return precise.Log(height) + l.constant
}

func (l triangularLaw) tails(x float64) (below, above float64) {
	switch {
	case x <= l.low:
		return 0, 1
	case x >= l.high:
		return 1, 0
	case x <= l.mode:
		below = (x - l.low) * (x - l.low) / ((l.high - l.low) * (l.mode - l.low))
		return below, 1 - below
	}
	above = (l.high - x) * (l.high - x) / ((l.high - l.low) * (l.high - l.mode))
	return 1 - above, above
}

type uniformLaw struct{ low, high, constant float64 }

func newUniformLaw(low, high float64) law { return uniformLaw{low, high, -precise.Log(high - low)} }

func (l uniformLaw) logDensity(x, _ float64) float64 {
	if x < l.low || x > l.high {
		return impossible
	}
	return l.constant
}

func (l uniformLaw) tails(x float64) (below, above float64) {
	below = min(1, max(0, (x-l.low)/(l.high-l.low)))
	return below, 1 - below
}

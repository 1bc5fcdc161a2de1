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

// logProduct is the logarithm of a product of powers, with few logarithms taken.
type logProduct struct{ sum, product, weight float64 }

func (p *logProduct) times(x, weight float64) {
	if weight != p.weight || p.product < 1e-200 {
		p.finish()
		p.weight, p.product = weight, 1
	}
	p.product *= max(1e-100, x)
}

func (p *logProduct) finish() float64 {
	if p.weight > 0 {
		p.sum += float64(p.weight * precise.Log(p.product))
	}
	p.weight, p.product = 0, 0
	return p.sum
}

// ofLogs is the likelihood of n values from the sums of the logarithms of their distances from both ends.
func (l betaLaw) ofLogs(n float64, logs, rests *logProduct) float64 {
	return float64((l.a-1)*logs.finish()) + float64((l.b-1)*rests.finish()) - float64(n*l.constant)
}

func (l betaLaw) ofSums(s *sample) float64 {
	var logs, rests logProduct
	for _, it := range s.items {
		y := (it.Low - l.low) / l.width
		if !(y > 0 && y < 1) {
			return impossible * s.n
		}
		logs.times(y, it.weight)
		rests.times(1-y, it.weight)
	}
	return l.ofLogs(s.n, &logs, &rests)
}

func (l triangularLaw) ofSums(s *sample) float64 {
	var heights logProduct
	for _, it := range s.items {
		x := it.Low
		switch {
		case x < l.mode && x > l.low:
			heights.times((x-l.low)/(l.mode-l.low), it.weight)
		case x > l.mode && x < l.high:
			heights.times((l.high-x)/(l.high-l.mode), it.weight)
		case x != l.mode:
			return impossible * s.n
		}
	}
	return heights.finish() + float64(s.n*l.constant)
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

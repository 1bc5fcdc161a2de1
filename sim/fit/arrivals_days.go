package fit

import (
	"math"

	"karvon/sim/internal/precise"
)

// noParameter is one that is not known.
func noParameter(name string) Parameter {
	return Parameter{Name: name, Of: Ratio, Value: math.NaN(), Low: math.NaN(), High: math.NaN()}
}

// vary finds how days vary beyond Poisson: each has its own factor, a gamma variable of mean 1, as the language's
// day-to-day has it. Its coefficient of variation is that of greatest likelihood (of a negative binomial
// distribution), enlarged for the weights that were fitted to the same days.
func (a *arrivals) vary() {
	days := a.open()
	a.demand.DayFactor, a.demand.DayDispersion = noParameter("cv"), noParameter("dispersion")
	a.demand.Autocorrelation = noParameter("autocorrelation")
	left := len(days) - a.freedom
	if left < 3 {
		return
	}
	enlarged := root(float64(len(days)) / float64(left))
	n := &notation{names: meanAndCV, limits: [2]float64{-7, 3}}
	likelihood := func(x []float64) float64 {
		if !(x[1] >= n.limits[0] && x[1] <= n.limits[1]) {
			return math.Inf(-1)
		}
		return daysLikelihood(days, precise.Exp(x[0]), precise.Exp(x[1]))
	}
	best, greatest := climb(likelihood, []float64{0, -2}, 0.3, 1e-9)
	profiled := func(logCV float64) float64 {
		_, value := climbOne(func(x float64) float64 { return likelihood([]float64{x, logCV}) }, best[0], 0.02, 1e-6)
		return value - greatest + depth(float64(len(days)), a.freedom)
	}
	cv := Parameter{Name: "cv", Of: Ratio, Value: enlarged * precise.Exp(best[1]), Method: byProfile}
	if best[1] < n.limits[0]+0.1 || greatest-likelihood([]float64{0, n.limits[0]}) < 1e-6 {
		best[1], cv.Value = n.limits[0], 0
	}
	if least := profiled(n.limits[0]); least < 0 {
		cv.Low = enlarged * precise.Exp(crossing(profiled, best[1], n.limits[0], profiled(best[1]), least))
	}
	if most := profiled(n.limits[1]); most < 0 {
		cv.High = enlarged * precise.Exp(crossing(profiled, best[1], n.limits[1], profiled(best[1]), most))
	} else {
		cv.High = infinite
	}
	a.demand.DayFactor = cv
	a.disperse(days, left)
	a.remember(days)
}

// daysLikelihood is that of counts of days whose expectations have a gamma factor.
func daysLikelihood(days []dated, scale, cv float64) float64 {
	shape := 1 / float64(cv*cv)
	total := 0.0
	logShape, ofShape := precise.Log(shape), precise.LogGamma(shape)
	for _, d := range days {
		expected := float64(scale * d.expected)
		total += precise.LogGamma(d.n+shape) - ofShape - precise.LogGamma(d.n+1) + float64(shape*logShape)
		total += float64(d.n*precise.Log(expected)) - float64((d.n+shape)*precise.Log(expected+shape))
	}
	return total
}

// disperse is the index of dispersion of days, with the interval of days as independent ones.
func (a *arrivals) disperse(days []dated, left int) {
	var squares []float64
	for _, d := range days {
		squares = append(squares, float64((d.n-d.expected)*(d.n-d.expected))/d.expected)
	}
	factor := float64(len(days)) / float64(left)
	p := studentMean(exactValues(squares))
	a.demand.DayDispersion = Parameter{"dispersion", Ratio, p.Value * factor, max(0, p.Low*factor), p.High * factor,
		"Student"}
}

// remember finds what a day has of the one before.
func (a *arrivals) remember(days []dated) {
	product, square, pairs := 0.0, 0.0, 0.0
	for i, d := range days {
		square += float64(d.relative*d.relative) / float64(len(days))
		if i > 0 && d.date == days[i-1].date+1 {
			product += float64(d.relative * days[i-1].relative)
			pairs++
		}
	}
	if pairs < 8 || square == 0 {
		return
	}
	a.memory = min(0.99, max(-0.99, product/pairs/square))
	z := float64(0.5 * precise.Log((1+a.memory)/(1-a.memory)))
	half := 1.96 / root(pairs-3)
	a.demand.Autocorrelation = Parameter{"autocorrelation", Ratio, a.memory, tanh(z - half), tanh(z + half), "Fisher"}
	if a.demand.Autocorrelation.Low > 0 {
		a.inflation = (1 + a.memory) / (1 - a.memory)
	}
}

func tanh(x float64) float64 {
	e := precise.Exp(float64(2 * x))
	return (e - 1) / (e + 1)
}

// within is the dispersion of the counts within days, given how many came on each.
func (a *arrivals) within() {
	a.demand.IntervalDispersion = noParameter("dispersion")
	squares, freedom := make([]float64, len(a.days)), make([]float64, len(a.days))
	for _, i := range a.intervals {
		d := a.days[i.day]
		if i.expected > 0 && d.n > 0 && d.intervals > 1 {
			expected := i.expected * d.n / d.expected
			squares[i.day] += float64((i.n-expected)*(i.n-expected)) / expected
			freedom[i.day]++
		}
	}
	var all []float64
	total := 0.0
	for k, f := range freedom {
		if f > 1 {
			all = append(all, squares[k]/(f-1))
			total += f - 1
		}
	}
	if len(all) < 3 {
		return
	}
	hours := map[int]bool{}
	for _, i := range a.intervals {
		hours[i.hour] = true
	}
	factor := total / max(1, total-float64(len(hours)-1))
	p := studentMean(exactValues(all))
	a.demand.IntervalDispersion = Parameter{"dispersion", Ratio, p.Value * factor, max(0, p.Low*factor), p.High * factor,
		"Student"}
}

// move finds the growth in a year, of days whose season is known or cannot matter.
func (a *arrivals) move() {
	a.demand.Drift = noParameter("growth")
	days := a.open()
	span := a.demand.to - a.demand.from
	if span < 14 || len(days) < 10 || a.seasonal && span < 730 {
		return
	}
	var centre, square, product float64
	for _, d := range days {
		centre += d.date / float64(len(days))
	}
	for _, d := range days {
		square += float64((d.date - centre) * (d.date - centre))
		product += float64((d.date - centre) * d.relative)
	}
	slope, rest := product/square, 0.0
	for _, d := range days {
		e := d.relative - float64(slope*(d.date-centre))
		rest += float64(e * e)
	}
	left := max(1, len(days)-a.freedom-1)
	error := root(rest/float64(left)*a.inflation/square) * 365
	half, growth := studentHalf(error, left), float64(365*slope)
	a.demand.Drift = Parameter{"growth", Ratio, growth, growth - half, growth + half, "Student"}
}

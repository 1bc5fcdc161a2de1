package fit

import (
	"cmp"
	"math"
	"slices"
)

// series are values in the order of time, as ranks from -1/2 to 1/2, which no outlier moves.
type series struct {
	values, ranks, starts []float64
}

// series puts what is kept into the order of time; none where that is not known.
func (p *prepared) series() (series, bool) {
	var s series
	if p.options.unordered && p.options.Starts == nil {
		return s, false
	}
	order := make([]int, len(p.kept))
	for i := range order {
		order[i] = i
	}
	if p.options.Starts != nil {
		slices.SortStableFunc(order, func(a, b int) int {
			return cmp.Compare(p.options.Starts[p.places[a]], p.options.Starts[p.places[b]])
		})
	}
	for _, i := range order {
		s.values = append(s.values, p.kept[i].point())
		if p.options.Starts != nil {
			s.starts = append(s.starts, p.options.Starts[p.places[i]])
		}
	}
	s.ranks = ranksOf(s.values)
	return s, true
}

// ranksOf gives the ranks of values from -1/2 to 1/2; equal ones have the mean of theirs.
func ranksOf(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	ranks := make([]float64, len(values))
	n := float64(len(values))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && values[order[j]] == values[order[i]] {
			j++
		}
		for k := i; k < j; k++ {
			ranks[order[k]] = (float64(i)+float64(0.5*float64(j-i)))/n - 0.5
		}
		i = j
	}
	return ranks
}

// sorted says whether values stand in order.
func sorted(values []float64) bool {
	up, down := true, true
	for i := 1; i < len(values); i++ {
		up, down = up && values[i] >= values[i-1], down && values[i] <= values[i-1]
	}
	return up || down
}

// course is how the level of a series goes: along a line, or up and down one step.
type course struct {
	line      float64 // correlation with time
	step      float64 // share of the variance that the step explains
	at        int     // the first value after the step
	cusum     float64 // greatest departure of the sums, in standard deviations times the root of n
	residuals []float64
	memory    float64 // autocorrelation of neighbouring residuals
	inflation float64 // of variances, by memory
}

// courseOf finds the better of line and step, and the memory beside it.
func courseOf(x []float64) course {
	n := float64(len(x))
	var c course
	variance := 0.0
	covariance := 0.0
	for i, v := range x {
		variance += float64(v*v) / n
		covariance += float64(v*((float64(i)+0.5)/n-0.5)) / n
	}
	deviation := max(1e-9, root(variance))
	c.line = covariance / float64(deviation*root(1.0/12))
	sum := 0.0
	for i, v := range x[:len(x)-1] {
		sum += v
		k := float64(i + 1)
		c.cusum = max(c.cusum, math.Abs(sum)/float64(deviation*root(n)))
		explained := float64(sum*sum) * n / (float64(k*(n-k)*n*variance) + 1e-300)
		if explained > c.step && k >= 5 && n-k >= 5 {
			c.step, c.at = explained, i+1
		}
	}
	c.residuals = c.without(x, covariance*12)
	c.memory = neighbours(c.residuals)
	c.inflation = 1
	if c.memory*root(n) > 2 {
		c.inflation = (1 + c.memory) / (1 - min(0.99, c.memory))
	}
	return c
}

// without takes the better of line and step away.
func (c course) without(x []float64, slope float64) []float64 {
	n := float64(len(x))
	rest := make([]float64, len(x))
	if float64(c.line*c.line) >= c.step || c.at == 0 {
		for i, v := range x {
			rest[i] = v - float64(slope*((float64(i)+0.5)/n-0.5))
		}
		return rest
	}
	before, after := mean(x[:c.at]), mean(x[c.at:])
	for i, v := range x {
		if rest[i] = v - before; i >= c.at {
			rest[i] = v - after
		}
	}
	return rest
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / max(1, float64(len(values)))
}

// neighbours is the autocorrelation of neighbours.
func neighbours(x []float64) float64 {
	m := mean(x)
	product, square := 0.0, 0.0
	for i, v := range x {
		square += float64((v - m) * (v - m))
		if i > 0 {
			product += float64((v - m) * (x[i-1] - m))
		}
	}
	if square == 0 {
		return 0
	}
	return product / square
}

func medianOf(values []float64) float64 {
	s := slices.Sorted(slices.Values(values))
	if len(s) == 0 {
		return math.NaN()
	}
	return float64(0.5 * (s[(len(s)-1)/2] + s[len(s)/2]))
}

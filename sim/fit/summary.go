package fit

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"karvon/sim/dist"
	"karvon/sim/internal/precise"
	"karvon/sim/random"
)

// Summary finds distributions that agree with published numbers of n times; n is 0 where it is not known. The error is
// of statements that are none, such as a share above 1 or fewer than one of them.
func Summary(n int, statements []Statement) (*Borrowed, error) {
	if n < 0 {
		return nil, fmt.Errorf("a summary is of %d values: that is no number of them", n)
	}
	for i, s := range statements {
		if err := s.check(); err != nil {
			return nil, fmt.Errorf("number %d: %w", i+1, err)
		}
	}
	if len(statements) == 0 || !slices.ContainsFunc(statements, Statement.shapes) {
		return nil, fmt.Errorf("there is no mean, quantile or share above a limit, which a distribution could be found from")
	}
	b := &Borrowed{N: n, Troubles: contradictions(statements)}
	for _, name := range borrowedNames(statements) {
		if f, ok := borrow(name, n, statements); ok {
			b.Families = append(b.Families, f)
		}
	}
	if len(b.Families) == 0 {
		return nil, fmt.Errorf("no distribution of positive values has these numbers")
	}
	slices.SortStableFunc(b.Families, func(x, y BorrowedFamily) int {
		if math.Abs(x.Largest-y.Largest) < 0.01 { // as good: in the order in which they were tried
			return 0
		}
		return cmp.Compare(x.Largest, y.Largest)
	})
	if first := b.Families[0]; first.Largest > agreeing(n) {
		b.Troubles = append(b.Troubles, trouble(noFamilyAgrees, Doubt, text("family", first.Family),
			portion("by", first.Largest)))
	}
	b.determine(statements)
	return b, nil
}

func (s Statement) check() error {
	switch {
	case s.Value != s.Value || math.IsInf(s.Value, 0) || s.Value < 0:
		return fmt.Errorf("%s is %v: it is a number from 0", s.Measure, s.Value)
	case s.Measure == QuantileOf && !(s.At > 0 && s.At < 1):
		return fmt.Errorf("a quantile is at a share between 0 and 1, not at %v", s.At)
	case s.Measure == AboveOf && !(s.Value <= 1 && s.At > 0 && s.At < infinite):
		return fmt.Errorf("a share of %v above %v is none", s.Value, s.At)
	case !slices.Contains([]Measure{MeanOf, SDOf, QuantileOf, AboveOf, LeastOf, GreatestOf}, s.Measure):
		return fmt.Errorf("there is no measure named %q", s.Measure)
	}
	return nil
}

// shapes says whether parameters can be found from it: not from the extremes, which depend on n.
func (s Statement) shapes() bool {
	switch s.Measure {
	case MeanOf, SDOf, QuantileOf:
		return s.Value > 0
	case AboveOf:
		return s.Value > 0 && s.Value < 1
	}
	return false
}

// borrowedNames are the families to try: those of one parameter where there is one number.
func borrowedNames(statements []Statement) []string {
	shaping, spreading := 0, 0
	for _, s := range statements {
		if s.shapes() {
			shaping++
		}
		if s.Measure == LeastOf || s.Measure == GreatestOf {
			spreading++
		}
	}
	switch {
	case shaping == 1 && spreading == 2:
		return []string{"pert", "exponential"}
	case shaping == 1:
		return []string{"exponential"}
	}
	return []string{"lognormal", "gamma", "weibull", "exponential"}
}

// says is what a distribution says of a statement.
func (s Statement) says(d dist.Distribution, n int) float64 {
	switch s.Measure {
	case MeanOf:
		return d.Mean()
	case SDOf:
		return root(d.Variance())
	case QuantileOf:
		return d.Quantile(s.At)
	case AboveOf:
		return 1 - d.CDF(s.At)
	}
	low, high := d.Support()
	switch {
	case s.Measure == LeastOf && n > 0:
		return d.Quantile(1 - precise.Exp(precise.Log(0.5)/float64(n))) // the median of the least of n
	case s.Measure == GreatestOf && n > 0:
		return d.Quantile(precise.Exp(precise.Log(0.5) / float64(n)))
	case s.Measure == LeastOf:
		return low
	}
	return high
}

// misses is by how much a distribution is off, as a part of the number; of shares, of one on either side.
func (s Statement) misses(fitted, value float64) float64 {
	if s.Measure == AboveOf {
		return (fitted - value) / max(0.05, root(float64(value*(1-value))))
	}
	return (fitted - value) / max(1e-9, value)
}

// solve finds the parameters that agree best with values of the statements that shape.
func solve(of *family, statements []Statement, values, start []float64, tolerance float64) ([]float64, bool) {
	agreement := func(x []float64) float64 {
		v := make([]float64, len(x))
		for i := range x {
			v[i] = precise.Exp(x[i])
		}
		d, err := of.build(v)
		if err != nil {
			return math.Inf(-1)
		}
		total := 0.0
		for i, s := range statements {
			if s.shapes() {
				miss := s.misses(s.says(d, 0), values[i])
				total += float64(miss * miss)
			}
		}
		return -total
	}
	at, value := climb(agreement, start, 0.2, tolerance)
	return at, !math.IsInf(value, 0)
}

func borrow(name string, n int, statements []Statement) (BorrowedFamily, bool) {
	if name == "pert" {
		return borrowPERT(n, statements)
	}
	var of *family
	for i := range smoothFamilies {
		if smoothFamilies[i].name == name {
			of = &smoothFamilies[i]
		}
	}
	values := make([]float64, len(statements))
	for i, s := range statements {
		values[i] = s.Value
	}
	start := make([]float64, of.free)
	start[0] = precise.Log(typical(statements))
	if of.free > 1 {
		start[1] = -0.5
	}
	at, ok := solve(of, statements, values, start, 1e-13)
	if !ok {
		return BorrowedFamily{}, false
	}
	f := BorrowedFamily{Family: name}
	found := make([]float64, len(at))
	for i, x := range at {
		found[i] = precise.Exp(x)
		f.Parameters = append(f.Parameters, Parameter{Name: meanAndCV[i].name, Of: meanAndCV[i].of, Value: found[i],
			Low: math.NaN(), High: math.NaN()})
	}
	f.distribution, _ = of.build(found)
	f.agree(n, statements)
	if n > 1 && f.Largest <= agreeing(n) {
		f.doubt(of, n, statements, at)
	}
	return f, true
}

// typical is a value from which a search begins.
func typical(statements []Statement) float64 {
	for _, s := range statements {
		switch {
		case s.Measure == AboveOf && s.shapes():
			return s.At
		case s.shapes():
			return s.Value
		}
	}
	return 1
}

// borrowPERT takes the extremes as ends, and the mode from the number that is given.
func borrowPERT(n int, statements []Statement) (BorrowedFamily, bool) {
	var low, high, mean float64
	for _, s := range statements {
		switch s.Measure {
		case LeastOf:
			low = s.Value
		case GreatestOf:
			high = s.Value
		case MeanOf:
			mean = s.Value
		case QuantileOf:
			if s.At == 0.5 {
				mean = s.Value
			}
		}
	}
	mode := (float64(6*mean) - low - high) / 4
	if !(low < high && mode >= low && mode <= high) {
		return BorrowedFamily{}, false
	}
	d, err := dist.NewPERT(low, mode, high)
	if err != nil {
		return BorrowedFamily{}, false
	}
	f := BorrowedFamily{Family: "pert", distribution: d}
	for i, v := range []float64{low, mode, high} {
		f.Parameters = append(f.Parameters, Parameter{Name: lowModeHigh[i].name, Of: Quantity, Value: v,
			Low: math.NaN(), High: math.NaN()})
	}
	f.agree(n, statements)
	return f, true
}

// agree compares a family with all statements.
func (f *BorrowedFamily) agree(n int, statements []Statement) {
	for _, s := range statements {
		a := Agreement{Statement: s, Fitted: s.says(f.distribution, n), Used: s.shapes() || f.Family == "pert"}
		f.Agreement = append(f.Agreement, a)
		if s.shapes() {
			f.Largest = max(f.Largest, math.Abs(s.misses(a.Fitted, s.Value)))
		}
	}
}

// agreeing is how far a family may be off, of all numbers the furthest: a tenth, and what chance makes of n values.
// Beyond, it has no intervals.
func agreeing(n int) float64 {
	if n == 0 {
		return 0.1
	}
	return 0.1 + 1.5/root(float64(n))
}

// summaryDraws bounds the values of a sample of the bootstrap, summarySamples is how many there are.
const (
	summaryDraws   = 400
	summarySamples = 200
)

// doubt gives parameters intervals: samples of n are drawn, summed up as the data were, and solved for again. Of more
// than 400 values so many are drawn, and the doubt is made less by the root.
func (f *BorrowedFamily) doubt(of *family, n int, statements []Statement, best []float64) {
	draws, err := dist.NewSampler(f.distribution, 1)
	if err != nil {
		return
	}
	m := min(n, summaryDraws)
	less := root(float64(m) / float64(n))
	purpose := random.HashString("summary of " + f.Family)
	found := make([][]float64, len(best))
	for b := range summarySamples {
		key := random.NewKey(1, b)
		values := make([]float64, m)
		for i := range values {
			values[i] = draws.Float(key.Bits(uint64(i), purpose, 0))
		}
		slices.Sort(values)
		if at, ok := solve(of, statements, statedOf(values, statements), best, 1e-6); ok {
			for j := range best {
				found[j] = append(found[j], at[j])
			}
		}
	}
	for j := range f.Parameters {
		if len(found[j]) < summarySamples/2 {
			continue
		}
		slices.Sort(found[j])
		edge := int(0.025 * float64(len(found[j])))
		low, high := found[j][edge], found[j][len(found[j])-1-edge]
		p := &f.Parameters[j] // mirrored: the data lie as far from the truth as the samples from the data
		p.Low = precise.Exp(best[j] - float64(less*(high-best[j])))
		p.High = precise.Exp(best[j] + float64(less*(best[j]-low)))
		p.Method = "parametric bootstrap"
	}
}

// statedOf gives what a sorted sample has of each statement.
func statedOf(values []float64, statements []Statement) []float64 {
	all := make([]float64, len(statements))
	n := float64(len(values))
	for i, s := range statements {
		switch s.Measure {
		case MeanOf:
			all[i] = mean(values)
		case SDOf:
			all[i] = deviation(values) * root(n/(n-1))
		case QuantileOf:
			at := float64(s.At*(n+1)) - 1
			k := int(min(n-2, max(0, math.Floor(at))))
			all[i] = values[k] + float64((values[min(k+1, len(values)-1)]-values[k])*min(1, max(0, at-float64(k))))
		case AboveOf:
			k, _ := slices.BinarySearch(values, s.At)
			all[i] = (n - float64(k)) / n
		}
	}
	return all
}

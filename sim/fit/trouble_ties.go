package fit

import (
	"math"
	"slices"
)

// ofRounding says to what values are rounded, all or many.
func (p *prepared) ofRounding(r *Fits) []Trouble {
	switch {
	case p.coarse && p.step > r.SD:
		return []Trouble{trouble(roundedTooMuch, Doubt, quantity("step", p.step), quantity("sd", r.SD))}
	case p.coarse && p.step > 0.1*r.SD:
		return []Trouble{trouble(roundedTo, Remark, quantity("step", p.step))}
	}
	return p.heaped()
}

// heaped looks for many multiples of what people round to, among values that are none.
func (p *prepared) heaped() []Trouble {
	values := p.exact()
	n := float64(len(values))
	if n < fewest {
		return nil
	}
	for _, step := range []float64{3600, 1800, 900, 600, 300, 60} {
		if step <= p.step {
			break
		}
		multiples := 0.0
		for _, x := range values {
			if isMultiple(x, step) {
				multiples++
			}
		}
		part, expected := multiples/n, p.step/step
		if part >= 0.4 && part > float64(2*expected)+float64(5*root(expected*(1-expected)/n)) {
			return []Trouble{trouble(heaped, Doubt, portion("share", part), quantity("step", step),
				portion("expected", expected))}
		}
	}
	return nil
}

// exact gives the values above zero that are not intervals, in their order.
func (p *prepared) exact() []float64 {
	var values []float64
	for _, o := range p.all {
		if o.Low == o.High && o.Low > 0 {
			values = append(values, o.Low)
		}
	}
	return values
}

// ofTies says which value stands out, and which rows stand twice.
func (p *prepared) ofTies() []Trouble {
	values := p.exact()
	if len(values) < fewest {
		return nil
	}
	var all []Trouble
	if twice, yes := p.duplicated(values); yes {
		all = append(all, twice)
	}
	if tie, yes := tieOf(values, p.step); yes {
		all = append(all, tie)
	}
	return all
}

// tieOf finds a value that is there far more often than its neighbours: ten steps about it, or ten values.
func tieOf(values []float64, step float64) (Trouble, bool) {
	sorted := slices.Sorted(slices.Values(values))
	items := newSample(exactValues(sorted)).items
	most := 0
	for i, it := range items {
		if it.weight > items[most].weight {
			most = i
		}
	}
	spike := items[most]
	around, width := 0.0, float64(5*step)
	for i, it := range items {
		near := math.Abs(it.Low-spike.Low) <= width*(1+1e-9)
		if step == 0 {
			near = i >= most-5 && i <= most+5
		}
		if near && i != most {
			around += it.weight
		}
	}
	expected := around / 10
	n := float64(len(values))
	greatest := most == len(items)-1 // is said to be cut there
	if greatest || spike.weight < max(5, 0.05*n) || spike.weight < stands(4, expected) || len(items) < 10 {
		return Trouble{}, false
	}
	if step == 0 {
		expected = 0
	}
	return trouble(ties, Doubt, count("count", int(spike.weight)), quantity("value", spike.Low),
		count("expected", int(math.Round(expected)))), true
}

func exactValues(values []float64) []Observation {
	all := make([]Observation, len(values))
	for i, x := range values {
		all[i] = Observation{x, x}
	}
	return all
}

// duplicated counts rows that stand twice: by start and value, or, of values that are hardly rounded, by the value.
func (p *prepared) duplicated(values []float64) (Trouble, bool) {
	pairs, expected := 0.0, 0.0
	equal := map[float64]float64{}
	for _, x := range values {
		equal[x]++
	}
	n := float64(len(values))
	alike := 0.0 // chance that two values are equal
	for _, it := range newSample(exactValues(values)).items {
		alike += float64(it.weight / n * (it.weight - 1) / max(1, n-1))
	}
	if p.options.Starts == nil {
		if p.step > 0 {
			return Trouble{}, false
		}
		for _, it := range newSample(exactValues(values)).items {
			if it.weight == 2 { // a value that comes more often is a tie
				pairs++
			}
		}
	} else {
		pairs, expected = p.sameRows(alike)
	}
	if pairs < 3 || pairs < 0.01*n || pairs < 3+stands(1, expected) {
		return Trouble{}, false
	}
	return trouble(duplicatedRows, Doubt, count("count", int(pairs)), count("expected", int(math.Round(expected)))), true
}

// sameRows counts pairs of equal start and value, and those that chance would make.
func (p *prepared) sameRows(alike float64) (pairs, expected float64) {
	type row struct{ start, value float64 }
	rows, starts := map[row]float64{}, map[float64]float64{}
	for i, o := range p.all {
		if start := p.options.Starts[i]; o.Low == o.High && o.Low > 0 {
			pairs += rows[row{start, o.Low}]
			expected += float64(alike * starts[start])
			rows[row{start, o.Low}]++
			starts[start]++
		}
	}
	return pairs, expected
}

// cutAtValue says whether many values are the greatest one.
func (f *fitting) cutAtValue(step float64) (Trouble, bool) {
	items := f.whole.items
	last := items[len(items)-1]
	if last.High == infinite || len(items) < 6 {
		return Trouble{}, false
	}
	below := 0.0
	for _, it := range items[:len(items)-1] {
		if it.point() > last.point()-float64(5.5*step) {
			below += it.weight / 5
		}
	}
	if step == 0 {
		below = 1
	}
	if last.weight < max(5, 0.02*f.whole.n) || last.weight < stands(4, below) {
		return Trouble{}, false
	}
	return trouble(cutAtValue, Doubt, count("count", int(last.weight)), quantity("value", last.point())), true
}

// stands is how many there must be to stand out from so many that are expected: so many times as many, and five
// standard deviations of chance.
func stands(times, expected float64) float64 {
	return float64(times*expected) + float64(5*root(expected))
}

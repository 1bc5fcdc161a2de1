package doubt

import "math"

// Part is a quantity of a sum, by its name in a set of positions. A part without a name does not move.
type Part struct {
	Name             string
	Low, Value, High float64
}

// at is the quantity at its position, or as stated where it has none.
func (p *Part) at(positions map[string]float64) float64 {
	if u, moved := positions[p.Name]; moved && p.Name != "" {
		return float64((1-u)*p.Low) + float64(u*p.High)
	}
	return p.Value
}

// Total is what several quantities add up to: no more than the whole, or just that.
type Total struct {
	Whole Part
	Exact bool
	Fixed float64 // of the parts that have no range
	Parts []Part
}

// Add adds a part; one that stands in the sum several times moves as one.
func (t *Total) Add(part Part) {
	for i := range t.Parts {
		if p := &t.Parts[i]; p.Name == part.Name {
			p.Low, p.Value, p.High = p.Low+part.Low, p.Value+part.Value, p.High+part.High
			return
		}
	}
	t.Parts = append(t.Parts, part)
}

// tolerance is the rounding that a sum may be off by, relative to the whole.
const tolerance = 1e-9

// Least is the least that the parts add up to.
func (t *Total) Least() float64 {
	sum := t.Fixed
	for i := range t.Parts {
		sum += t.Parts[i].Low
	}
	return sum
}

// Impossible tells whether the parts are too much for the whole at its low end even where all of them are least.
func (t *Total) Impossible() bool { return t.Least() > t.Whole.Low*(1+tolerance) }

// Fit changes positions so that the sum fits. Each part moves towards an end of its range in proportion to the room
// left there: first those that have no position and stand as stated, then those that were moved, and at last, where
// the room is not enough, the whole.
func (t *Total) Fit(positions map[string]float64) {
	if !t.touched(positions) {
		return
	}
	excess := t.Fixed - t.Whole.at(positions)
	for i := range t.Parts {
		excess += t.Parts[i].at(positions)
	}
	if excess < 0 && !t.Exact {
		return
	}
	var still, moved []*Part
	for i := range t.Parts {
		if _, ok := positions[t.Parts[i].Name]; ok {
			moved = append(moved, &t.Parts[i])
		} else {
			still = append(still, &t.Parts[i])
		}
	}
	excess = give(still, positions, excess)
	excess = give(moved, positions, excess)
	if whole := &t.Whole; whole.Name != "" && excess > 0 {
		whole.put(positions, whole.at(positions)+excess)
	}
}

// touched tells whether any quantity of the sum is moved.
func (t *Total) touched(positions map[string]float64) bool {
	_, moved := positions[t.Whole.Name]
	for i := range t.Parts {
		_, part := positions[t.Parts[i].Name]
		moved = moved || part
	}
	return moved
}

// give takes an excess from parts, or adds what is missing where it is below zero, and gives what is left of it.
func give(parts []*Part, positions map[string]float64, excess float64) float64 {
	room := 0.0
	for _, p := range parts {
		room += p.room(positions, excess)
	}
	if room <= 0 || excess == 0 {
		return excess
	}
	share := math.Min(1, math.Abs(excess)/room)
	for _, p := range parts {
		change := float64(share * p.room(positions, excess))
		p.put(positions, p.at(positions)-math.Copysign(change, excess))
	}
	return math.Copysign(math.Max(0, math.Abs(excess)-room), excess)
}

// room is how far a part can go down, or up where the excess is below zero.
func (p *Part) room(positions map[string]float64, excess float64) float64 {
	if excess < 0 {
		return math.Max(0, p.High-p.at(positions))
	}
	return math.Max(0, p.at(positions)-p.Low)
}

func (p *Part) put(positions map[string]float64, value float64) {
	positions[p.Name] = (value - p.Low) / (p.High - p.Low)
}

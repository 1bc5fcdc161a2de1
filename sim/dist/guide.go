package dist

// guide inverts a discrete distribution: an index of equal cells of p leads to the first outcome possible in the
// cell, and a short scan finds the right one (Chen and Asau 1974, "On generating random variates from an empirical
// distribution").
type guide struct {
	shift      uint
	first      []int32
	cumulative []float64
	values     []float64
}

// smallestGuide is the number of cells at which the few outcomes of a share need no scan in most draws: a scan's
// length is hard to predict for a processor, and costs more than its steps.
const smallestGuide = 64

func newGuide(d *discrete, scale float64) *guide {
	g := &guide{shift: 64, cumulative: d.cumulative, values: make([]float64, len(d.values))}
	for i, value := range d.values {
		g.values[i] = scale * value
	}
	cells := 1
	for cells < max(smallestGuide, 2*len(d.values)) {
		cells *= 2
		g.shift--
	}
	g.first = make([]int32, cells)
	outcome := int32(0)
	for cell := range g.first {
		start := float64(cell) / float64(cells)
		for g.cumulative[outcome] < start {
			outcome++
		}
		g.first[cell] = outcome
	}
	return g
}

func (g *guide) at(bits uint64) float64 {
	outcome := g.first[bits>>g.shift]
	p := unitOf(bits)
	for g.cumulative[outcome] < p {
		outcome++
	}
	return g.values[outcome]
}

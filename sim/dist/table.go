package dist

import "math"

// The cells of a table. Each side of the median has octavesPerSide octaves of the tail probability t = min(p, 1-p),
// from 1/2 down to 2^-15, and each octave has cellsPerOctave equal cells: 896 cells of 32 bytes, of which three
// octaves a side, 6 KiB, serve seven draws in eight.
const (
	octavesPerSide = 14
	cellBits       = 5
	cellsPerOctave = 1 << cellBits
	cellsPerSide   = octavesPerSide * cellsPerOctave
)

// The bounds that each cell is held to at its middle, where a cubic through both ends with their slopes errs most.
// They leave room to what Sampler promises.
const (
	relativeTolerance = 2e-7
	absoluteTolerance = 1e-9
)

// table approximates a smooth quantile function by cubics, in cells that shrink geometrically towards both tails:
// cells of p < 1/2 first, each side from the median outwards. A cell that does not keep its tolerance holds NaN.
type table [2 * cellsPerSide]cell

// cell holds value = start + u (first + u (second + u third)) for u from 0, at the cell's end nearer to the tail,
// to 1.
type cell struct{ start, first, second, third float64 }

// at adds the small terms first: the sum with start is then the only rounding that neighbouring draws can notice,
// and rounding keeps their order.
func (c *cell) at(u float64) float64 {
	return c.start + float64(u*(c.first+float64(u*(c.second+float64(u*c.third)))))
}

const (
	mantissaBits  = 52
	exponentOfOne = 1023
	// nearestMedian is the number formed by the exponent and the leading mantissa bits of the largest t below one
	// half.
	nearestMedian = (exponentOfOne-1)<<cellBits - 1
)

// locate reads the cell's position on its side and u straight from the exponent and the mantissa of t; sides is the
// offset of the side. The position is beyond the table in the far tails.
func locate(bits uint64) (position, side uint64, u float64) {
	upper := uint64(int64(bits) >> 63) // all ones for p > 1/2, whose t is that of the inverted bits
	tail := math.Float64bits(unitOf(bits ^ upper))
	position = nearestMedian - tail>>(mantissaBits-cellBits)
	u = math.Float64frombits(tail<<cellBits&(1<<mantissaBits-1)|exponentOfOne<<mantissaBits) - 1
	return position, upper & cellsPerSide, u
}

// form is what the tables of one form share: where the cells of the standard variable end, and which cells hold
// with a margin that no scale uses up. Its quantiles take most of the time of a table.
type form struct {
	quantiles [2 * (cellsPerSide + 1)]float64 // each side from the median outwards
	sure      [2 * cellsPerSide]bool
}

// margin is what a cell must keep of its tolerance to hold surely at another scale, where its numbers are rounded
// otherwise.
const margin = 0.25

// tabulator builds the table of scale × X.
type tabulator struct {
	of        smooth // X
	scale     float64
	tolerance tolerance // of X
	member    member    // X as one of its form; nil where it is not known as such
	form      *form     // that it shares
	known     bool      // whether the form is known, or to be filled
}

// node is a point of the scaled quantile function: its value and its derivative with respect to the tail
// probability.
type node struct{ value, slope float64 }

// newTable makes a table. It takes the form of one that differs in its scale alone, if any, or gives its own.
func newTable(d smooth, scale float64, like *form) (*table, *form) {
	builder := tabulator{of: d, scale: scale, tolerance: newTolerance(d), form: like, known: like != nil}
	if d, is := d.(preparer); is {
		builder.of = d.prepared()
	}
	builder.member, _ = builder.of.(member)
	if builder.member != nil && like == nil {
		builder.form = new(form)
	}
	var cells table
	builder.fillSide(cells[:], 0, func(tail float64) float64 { return tail }, 1)
	builder.fillSide(cells[:], 1, func(tail float64) float64 { return 1 - tail }, -1)
	return &cells, builder.form
}

// fillSide fits the cells of one side, on which the tail probability stands for the probability given by at,
// growing with it (direction 1) or against it (-1).
func (b *tabulator) fillSide(cells []cell, side int, at func(tail float64) float64, direction float64) {
	node := func(number int, tail float64) node {
		value := b.quantile(side*(cellsPerSide+1)+number, at(tail))
		return node{value * b.scale, direction / b.of.density(value) * b.scale}
	}
	nearMedian := node(0, 0.5)
	for position := range cellsPerSide {
		tail, width := cellRange(position)
		nearTail := node(position+1, tail)
		fitted := fit(nearTail, nearMedian, width)
		place := side*cellsPerSide + position
		if !fitted.isMonotone() || !b.holds(&fitted, place, at(tail+float64(0.5*width))) {
			fitted = cell{start: math.NaN()}
		}
		cells[place] = fitted
		nearMedian = nearTail
	}
}

// quantile gives a quantile of X, which is the one at a place of the form.
func (b *tabulator) quantile(place int, p float64) float64 {
	if b.member == nil {
		return b.of.Quantile(p)
	}
	if !b.known {
		b.form.quantiles[place] = b.member.standard(p)
	}
	return b.member.from(b.form.quantiles[place])
}

// cellRange gives the tail probabilities of a cell: its end nearer to the tail, and its width.
func cellRange(position int) (tail, width float64) {
	octave, within := position/cellsPerOctave, cellsPerOctave-1-position%cellsPerOctave
	base := math.Ldexp(0.25, -octave)
	width = base / cellsPerOctave
	return base + float64(width*float64(within)), width
}

// fit gives the cubic through two nodes with their slopes (Hermite).
func fit(from, to node, width float64) cell {
	rise := to.value - from.value
	first, last := float64(from.slope*width), float64(to.slope*width)
	c := cell{
		start:  from.value,
		first:  first,
		second: float64(3*rise) - float64(2*first) - last,
		third:  first + last - float64(2*rise),
	}
	return c.drawnBack(to.value)
}

// drawnBack corrects the few units in the last place by which roundings may leave the cell's end beyond the next
// cell's start, so that the order of draws holds across the border.
func (c cell) drawnBack(end float64) cell {
	for range 4 {
		excess := c.at(1) - end
		if excess == 0 || (excess > 0) != (end > c.start) {
			break
		}
		c.third -= excess
	}
	return c
}

// isMonotone tells whether the slopes at both ends are between zero and three times the cell's mean slope, which is
// sufficient (Fritsch and Carlson 1980, "Monotone piecewise cubic interpolation"). A cell too flat for the
// precision of float64 near zero fails too.
func (c cell) isMonotone() bool {
	rise := c.first + c.second + c.third
	last := c.first + float64(2*c.second) + float64(3*c.third)
	return math.Abs(rise) > 0x1p-900 && c.first/rise >= 0 && c.first/rise <= 3 && last/rise >= 0 && last/rise <= 3
}

// holds tells whether the cell at a place keeps its tolerance at its middle, which stands for the probability p. The
// miss in p over the density is the miss in the quantile, to first order.
func (b *tabulator) holds(c *cell, place int, p float64) bool {
	if b.known && b.form.sure[place] {
		return true
	}
	middle := c.at(0.5) / b.scale
	probability, density := b.at(middle)
	miss, allowed := math.Abs(probability-p)/density, b.tolerance.at(middle)
	if b.form != nil && !b.known {
		b.form.sure[place] = miss <= float64(margin*allowed)
	}
	return miss <= allowed
}

// at gives CDF and density.
func (b *tabulator) at(x float64) (probability, density float64) {
	if d, is := b.of.(jointly); is {
		return d.at(x)
	}
	return b.of.CDF(x), b.of.density(x)
}

// tolerance is the error allowed to a quantile: in proportion to the quantile or to its distance from the mean,
// whichever is less, and a trifle besides.
type tolerance struct{ mean, deviation float64 }

func newTolerance(d Distribution) tolerance {
	return tolerance{mean: d.Mean(), deviation: math.Sqrt(d.Variance())}
}

func (t tolerance) at(quantile float64) float64 {
	spread := math.Abs(quantile-t.mean) + t.deviation
	return float64(relativeTolerance*math.Min(math.Abs(quantile), spread)) +
		float64(absoluteTolerance*math.Min(math.Abs(t.mean), t.deviation))
}

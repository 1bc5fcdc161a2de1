package dist

import (
	"math"
	"sync"
	"sync/atomic"
)

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
//
// Its octaves are made as draws come to them: a model has many tables, and short runs meet few of their far tails. The
// cells of an octave that is made are not changed any more, so that draws read them without a lock.
type table struct {
	made    atomic.Uint32 // a bit for each octave, those of p < 1/2 first
	cells   *[2 * cellsPerSide]cell
	builder tabulator
}

// has tells whether the cells of an octave are made.
func (t *table) has(octave uint64) bool { return t.made.Load()&(1<<(octave&31)) != 0 }

// complete makes the cells of an octave, unless another draw has done so meanwhile.
func (t *table) complete(octave uint64) {
	shared := &t.builder.form.mutex
	shared.Lock()
	defer shared.Unlock()
	if t.has(octave) {
		return
	}
	if t.cells == nil {
		t.cells = new([2 * cellsPerSide]cell)
	}
	t.builder.fill(t.cells[octave*cellsPerOctave:][:cellsPerOctave], int(octave))
	t.made.Or(1 << octave)
}

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

// form is what the tables of one form share, octave by octave as one of them comes to it. Its quantiles take most of
// the time of a table.
type form struct {
	mutex   sync.Mutex // of all of its tables too, while they are made
	octaves [2 * octavesPerSide]*formOctave
}

// formOctave is where the cells of the standard variable end in an octave, from the median outwards, and which cells
// hold with a margin that no scale uses up.
type formOctave struct {
	quantiles [cellsPerOctave + 1]float64
	sure      [cellsPerOctave]bool
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
	form      *form     // that it shares, or one of its own
}

// node is a point of the scaled quantile function: its value and its derivative with respect to the tail
// probability.
type node struct{ value, slope float64 }

// newTable makes a table without cells. It takes the form of one that differs in its scale alone, if any, or gives its
// own, nil where no other can take it.
func newTable(d smooth, scale float64, like *form) (*table, *form) {
	builder := tabulator{of: d, scale: scale, tolerance: newTolerance(d), form: like}
	if d, is := d.(preparer); is {
		builder.of = d.prepared()
	}
	if like == nil {
		builder.form = new(form)
	}
	made := &table{builder: builder}
	var is bool
	if made.builder.member, is = builder.of.(member); !is {
		return made, nil
	}
	return made, builder.form
}

// fill fits the cells of an octave.
func (b *tabulator) fill(cells []cell, octave int) {
	f := filling{tabulator: b, shared: b.form.octaves[octave], upper: octave >= octavesPerSide}
	if f.known = f.shared != nil; !f.known {
		f.shared = new(formOctave)
	}
	outwards := octave % octavesPerSide
	nearMedian := f.node(0, math.Ldexp(0.5, -outwards))
	for i := range cells {
		tail, width := cellRange(outwards*cellsPerOctave + i)
		nearTail := f.node(i+1, tail)
		fitted := fit(nearTail, nearMedian, width)
		if !fitted.isMonotone() || !f.holds(&fitted, i, tail+float64(0.5*width)) {
			fitted = cell{start: math.NaN()}
		}
		cells[i] = fitted
		nearMedian = nearTail
	}
	if b.member != nil {
		b.form.octaves[octave] = f.shared
	}
}

// filling is an octave in the making.
type filling struct {
	*tabulator
	upper  bool        // whether it is of p > 1/2
	shared *formOctave // with the octaves of other scales
	known  bool        // whether one of those has filled it
}

// probability is the p that a tail probability stands for.
func (f *filling) probability(tail float64) float64 {
	if f.upper {
		return 1 - tail
	}
	return tail
}

// node gives a point, by its number from the median outwards.
func (f *filling) node(number int, tail float64) node {
	value := f.quantile(number, f.probability(tail))
	direction := 1.0
	if f.upper {
		direction = -1 // the quantile grows against the tail probability
	}
	return node{value * f.scale, direction / f.of.density(value) * f.scale}
}

// quantile gives a quantile of X, which is the one at a place of the form.
func (f *filling) quantile(number int, p float64) float64 {
	if f.member == nil {
		return f.of.Quantile(p)
	}
	if !f.known {
		f.shared.quantiles[number] = f.member.standard(p)
	}
	return f.member.from(f.shared.quantiles[number])
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

// holds tells whether a cell keeps its tolerance at its middle, which has this tail probability. The miss in p over
// the density is the miss in the quantile, to first order.
func (f *filling) holds(c *cell, number int, tail float64) bool {
	if f.known && f.shared.sure[number] {
		return true
	}
	middle := c.at(0.5) / f.scale
	probability, density := f.at(middle)
	miss, allowed := math.Abs(probability-f.probability(tail))/density, f.tolerance.at(middle)
	if !f.known {
		f.shared.sure[number] = miss <= float64(margin*allowed)
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

package experiment

import (
	"context"
	"math"
	"slices"

	"karvon/sim/outlook"
	"karvon/sim/scenario"
)

// YearsDrawn is what the years are when the growth is not known but its ranges are.
//
// The quantities of the section years that have ranges are drawn by a Latin hypercube from their shapes, tied as the
// scenario says. Each draw has its own course, and its years are read from what was seen of loads already: of a draw
// whose streams are alike from the limit on the line of such loads, which is searched for to within a fiftieth, free of
// further runs; of another as far as the loads tell that were looked at. Where that leaves years open, the draw with
// the widest gap is looked at in the middle of it, by as many replications as a load takes at first, with the luck of
// all others, until no draw has a gap or the budget is spent. What is then still open widens the intervals.
type YearsDrawn struct {
	Draws   int
	Factors []string // what was drawn
	Shared  []string // of these, what runs use too, and keep as stated
	Budget  int      // replications
	Spent   int
	Open    int // draws with a year that the budget left open, by the estimates
	Widest  int // years within which one of them lies, at the most

	Nothing  YearSpread // in which it is full if nothing is done
	Finally  YearSpread // and with the phases that come
	Phases   []YearSpread
	Marks    []YearSpread // in the order of the marks
	Possible int          // draws in which it is not full before the last year if nothing is done
}

// YearSpread is the years of the draws, but for the tails that the confidence leaves out, with the year as stated: what
// is stated may lie in a tail.
type YearSpread struct {
	Low, Middle, High int // by the growth alone
	// Least and Most are with chance besides: the ends of the intervals of single draws.
	Least, Most int
}

// drawnCourse is a draw of the growth.
type drawnCourse struct {
	positions map[string]float64
	courses   map[*world]*outlook.Course
}

// drawing is draws in the making.
type drawing struct {
	*findingYears
	*YearsDrawn
	draws []*drawnCourse
	alike bool // whether all draws are multiples of what is stated
}

// draw finds the years of draws of what is not known of the growth.
func (x *findingYears) draw() error {
	doubt := x.scenario.OutlookDoubt()
	d := &drawing{findingYears: x, YearsDrawn: &YearsDrawn{Draws: x.options.Draws, Budget: x.options.Budget}, alike: true}
	for _, f := range doubt.Factors {
		if !x.moves(f.Name) {
			continue // of money, say
		}
		d.Factors = append(d.Factors, f.Name)
		if slices.ContainsFunc(x.scenario.Doubt().Factors, func(o scenario.Factor) bool { return o.Name == f.Name }) {
			d.Shared = append(d.Shared, f.Name)
		}
	}
	if len(d.Factors) == 0 {
		return nil
	}
	o := SensitivityOptions{Moved: Alone(doubt.Factors), Totals: doubt.Totals}
	for _, at := range sampled(doubt, d.Draws, x.Seed) {
		drawn := &drawnCourse{positions: o.drawn("", at).Positions, courses: map[*world]*outlook.Course{}}
		c, err := drawn.course(x.ctx, x.worlds[0])
		if err != nil {
			return err
		}
		d.alike = d.alike && c.Alike()
		d.draws = append(d.draws, drawn)
	}
	if err := d.settle(); err != nil {
		return err
	}
	x.Drawn = d.YearsDrawn
	return d.gather()
}

// moves says whether a quantity moves the load of any year from what it is as stated.
func (x *findingYears) moves(factor string) bool {
	for _, end := range []float64{0, 1} {
		c, err := (&drawnCourse{map[string]float64{factor: end}, map[*world]*outlook.Course{}}).course(x.ctx, x.worlds[0])
		if err != nil {
			return true
		}
		for year := c.Base; year <= c.Last; year++ {
			if !slices.Equal(c.Loads(year), x.Course.Loads(year)) {
				return true
			}
		}
	}
	return false
}

// course is that of a draw under phases, also after an interruption: what is known then is told.
func (d *drawnCourse) course(ctx context.Context, w *world) (*outlook.Course, error) {
	if c := d.courses[w]; c != nil {
		return c, nil
	}
	drawn, err := w.scenario.OutlookAt(context.WithoutCancel(ctx), d.positions)
	if err != nil {
		return nil, err
	}
	c, err := outlook.NewCourse(w.scenario, drawn.Years, nil)
	d.courses[w] = c
	return c, err
}

// gather puts the years of all draws together.
func (d *drawing) gather() error {
	sides := []yearsAsking{{notSure, 0, true}, {byEstimate, yearsResolution, true}, {byEstimate, yearsResolution, false},
		{surelyFull, 0, false}}
	phases := len(d.stated.Phases) > 0
	var nothing, finally [4][]int
	comes := make([][4][]int, len(d.stated.Phases))
	for _, draw := range d.draws {
		left := false
		for n, side := range sides {
			p, open, err := d.passOf(draw, side, false)
			if err != nil {
				return err
			}
			left = left || n == 1 && open.world != nil
			nothing[n] = append(nothing[n], p.eras[0].full)
			if !phases {
				continue
			}
			if p, open, err = d.passOf(draw, side, true); err != nil {
				return err
			}
			left = left || n == 1 && open.world != nil
			finally[n] = append(finally[n], p.eras[len(p.eras)-1].full)
			for i := range comes {
				comes[i][n] = append(comes[i][n], p.comes[i])
			}
		}
		if left {
			d.Open++
		}
	}
	for _, year := range nothing[2] {
		if year > d.Course.Last {
			d.Possible++
		}
	}
	for _, years := range [][4][]int{nothing, finally} {
		for n := range years[1] {
			d.Widest = max(d.Widest, years[2][n]-years[1][n]+1)
		}
	}
	d.Nothing = d.spread(nothing).with(d.findingYears.Nothing.Full)
	if phases {
		d.Finally = d.spread(finally).with(d.Eras[len(d.Eras)-1].Full)
		for i := range comes {
			at := d.findingYears.Phases[i].Comes
			d.YearsDrawn.Phases = append(d.YearsDrawn.Phases, d.spread(comes[i]).with(FoundYear{at, at, at}))
		}
	}
	return d.gatherMarks()
}

// gatherMarks finds when marks are reached in the draws.
func (d *drawing) gatherMarks() error {
	for i := range d.findingYears.Marks {
		mark := d.stated.Marks[d.findingYears.Marks[i].Name]
		var years []int
		for _, draw := range d.draws {
			courses, err := d.coursesOf(draw)
			if err != nil {
				return err
			}
			years = append(years, d.reached(courses, mark))
		}
		at := d.findingYears.Marks[i].Reached
		d.YearsDrawn.Marks = append(d.YearsDrawn.Marks,
			d.spread([4][]int{years, years, years, years}).with(FoundYear{at, at, at}))
	}
	return nil
}

// with is the spread with a year as stated in it, and nothing by chance narrower than without.
func (s YearSpread) with(stated FoundYear) YearSpread {
	s.Low, s.High = min(s.Low, stated.Year), max(s.High, stated.Year)
	s.Least, s.Most = min(s.Least, s.Low, stated.Low), max(s.Most, s.High, stated.High)
	return s
}

// spread is that of the years of all draws: with chance, by the estimates at the least and at the most, and with
// chance.
func (d *drawing) spread(years [4][]int) YearSpread {
	for i := range years {
		years[i] = slices.Sorted(slices.Values(years[i]))
	}
	n := len(years[0])
	tail := int(math.Floor(float64((1-d.Confidence)/2) * float64(n)))
	return YearSpread{Least: years[0][tail], Low: years[1][tail], Middle: years[1][(n-1)/2], High: years[2][n-1-tail],
		Most: years[3][n-1-tail]}
}

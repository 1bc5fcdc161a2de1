package experiment

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/design"
	"karvon/sim/design/grammar"
	"karvon/sim/scenario"
)

// Placement is the points of a design that meet its constraints.
type Placement struct {
	Points []Point
	levels [][]string // by point and factor
	Tried  int        // points that were looked at
	Broken int        // and break a constraint
}

// Place places the points of a design. Those of a grid that break a constraint are left out. Of a sample as many
// are looked at as are needed for the number asked for: of Sobol's sequence the points that follow; of Latin
// hypercubes ever larger ones, each twice the size of the one before, from whose points that meet the constraints
// the first are taken. A design without any point is an error that says by what. It is the context's where that
// ends before.
func Place(ctx context.Context, base Point, d *design.Design, seed uint64) (*Placement, error) {
	p := &placing{ctx: ctx, design: d, broken: make([]broken, len(d.Constraints)), Placement: &Placement{}}
	var err error
	switch d.Kind {
	case grammar.Latin:
		err = p.latin(seed)
	case grammar.Sobol:
		err = p.sobol()
	default:
		err = p.grid()
	}
	if err != nil {
		return nil, err
	}
	if len(p.levels) == 0 || len(p.levels) < d.Size {
		return nil, p.tooFew()
	}
	p.Points = pointsAt(base, d.Factors, p.levels)
	return p.Placement, nil
}

// placing is a design at work.
type placing struct {
	*Placement
	ctx    context.Context
	design *design.Design
	broken []broken // by constraint
}

// broken is what is known of the points that break a constraint.
type broken struct {
	count   int
	example []string // levels of the first of them
}

// A sample looks at no more than mostLooks points for each that it needs, and at no more than manyLooks in all
// unless it needs a quarter of them: what so few meet is more likely a mistake than a design.
const (
	mostLooks = 1024
	manyLooks = 1 << 20
)

func (p *placing) bound() int {
	return min(mostLooks*p.design.Size, max(manyLooks, 4*p.design.Size))
}

func (p *placing) grid() error {
	counts := make([]int, len(p.design.Factors))
	for i := range counts {
		counts[i] = len(p.design.Factors[i].Values)
	}
	for _, combination := range design.Grid(counts) {
		levels := make([]string, len(counts))
		for i, level := range combination {
			levels[i] = p.design.Factors[i].Values[level]
		}
		if err := p.look(levels); err != nil {
			return err
		}
	}
	return nil
}

func (p *placing) sobol() error {
	sequence, err := design.NewSobol(len(p.design.Factors))
	if err != nil {
		return err
	}
	for len(p.levels) < p.design.Size && p.Tried < p.bound() {
		if err := p.look(p.levelsAt(sequence.Next())); err != nil {
			return err
		}
	}
	return nil
}

func (p *placing) latin(seed uint64) error {
	for size := p.design.Size; ; size *= 2 {
		cube := design.LatinHypercube(size, len(p.design.Factors), seed)
		*p.Placement, p.broken = Placement{}, make([]broken, len(p.broken))
		for _, at := range cube {
			if len(p.levels) == p.design.Size {
				return nil
			}
			if err := p.look(p.levelsAt(at)); err != nil {
				return err
			}
		}
		if len(p.levels) == p.design.Size || 2*size > p.bound() {
			return nil
		}
	}
}

// levelsAt gives the levels at coordinates of the unit cube.
func (p *placing) levelsAt(at []float64) []string {
	levels := make([]string, len(p.design.Factors))
	for i := range levels {
		levels[i] = p.design.Factors[i].At(at[i])
	}
	return levels
}

// look keeps a point that meets all constraints, and counts another.
func (p *placing) look(levels []string) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	p.Tried++
	point := p.design.Point(levels)
	meets := true
	for i, c := range p.design.Constraints {
		holds, err := c.Holds(point)
		if err != nil {
			return fmt.Errorf("the constraint %s: %w at %s", c.Text(), err, pointName(p.design.Factors, levels))
		}
		if !holds {
			meets = false
			if p.broken[i].count++; p.broken[i].example == nil {
				p.broken[i].example = levels
			}
		}
	}
	if !meets {
		p.Broken++
		return nil
	}
	p.levels = append(p.levels, levels)
	return nil
}

// tooFew says by which constraints the points are lost, the worst first.
func (p *placing) tooFew() error {
	text := fmt.Sprintf("none of the %d points meets the constraints", p.Tried)
	if len(p.levels) > 0 {
		text = fmt.Sprintf("only %d of the %d points that were looked at meet the constraints, and %d are asked for",
			len(p.levels), p.Tried, p.design.Size)
	}
	order := make([]int, len(p.broken))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return p.broken[b].count - p.broken[a].count })
	var parts []string
	for _, i := range order {
		b, c := &p.broken[i], p.design.Constraints[i]
		if b.count == 0 {
			continue
		}
		part := fmt.Sprintf("%s is broken by %d", c.Text(), b.count)
		if evidence := c.Evidence(p.design.Point(b.example)); evidence != "" {
			part += fmt.Sprintf(", at %s for one: %s", pointName(p.design.Factors, b.example), evidence)
		}
		parts = append(parts, part)
	}
	return fmt.Errorf("%s: %s", text, strings.Join(parts, "; "))
}

// pointName names a point by its levels.
func pointName(factors []design.Factor, levels []string) string {
	names := make([]string, len(factors))
	for i := range factors {
		names[i] = factors[i].Name + "=" + levels[i]
	}
	return strings.Join(names, ", ")
}

func pointsAt(base Point, factors []design.Factor, levels [][]string) []Point {
	var points []Point
	seen := map[string]int{}
	for _, values := range levels {
		point := base
		point.Name = pointName(factors, values)
		if seen[point.Name]++; seen[point.Name] > 1 { // a sample of few levels repeats itself
			point.Name += fmt.Sprintf(" (%d)", seen[point.Name])
		}
		for i := range factors {
			for _, path := range factors[i].Paths {
				point.Configuration = set(point.Configuration, path, factors[i].Setting(path, values[i]))
			}
		}
		points = append(points, point)
	}
	return points
}

// set gives a configuration in which a factor has a level.
func set(c Configuration, path, level string) Configuration {
	switch {
	case path != scenario.PolicyFactor:
		c.Settings = append(slices.Clip(c.Settings), path+"="+level)
	case level != scenario.NoPolicy:
		c.Policies = append(slices.Clip(c.Policies), strings.Split(level, "+")...)
	}
	return c
}

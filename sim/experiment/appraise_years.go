package experiment

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
)

// yearsOf finds the years of which what a project saves is known, ascending: those in which no place is too busy and
// that base and project carry. Held says from where on it stays as it is; nil where all years are known.
func (x *appraising) yearsOf(ctx context.Context, p *alternative) (carried []float64, held *Hold, err error) {
	busy, err := x.holdOf(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	grid := x.grid(busy)
	if err := x.simulate(ctx, p, grid); err != nil {
		return nil, nil, err
	}
	first := slices.IndexFunc(grid, func(year float64) bool { return !x.isCarried(p, year) })
	low, high := 0.0, 0.0
	switch {
	case first < 0:
		return grid, busy, nil
	case first > 0:
		low, high = grid[first-1], math.Ceil(grid[first])
	case p.course == nil || grid[0] == float64(p.course.Base):
		return nil, nil, x.neverCarried(p, grid[0])
	default:
		low, high = float64(p.course.Base), math.Ceil(grid[0])
		if err := x.simulate(ctx, p, []float64{low}); err != nil {
			return nil, nil, err
		}
		if !x.isCarried(p, low) {
			return nil, nil, x.neverCarried(p, low)
		}
	}
	for high-low > 1 {
		middle := low + math.Floor((high-low)/2)
		if err := x.simulate(ctx, p, []float64{middle}); err != nil {
			return nil, nil, err
		}
		if x.isCarried(p, middle) {
			low = middle
		} else {
			high = middle
		}
	}
	for _, year := range slices.Sorted(maps.Keys(p.simulated)) {
		if year <= low {
			carried = append(carried, year)
		}
	}
	return carried, x.heldFrom(low), nil
}

// wholeYears are those that are no point of time between two.
func wholeYears(points []float64) []int {
	var years []int
	for _, at := range points {
		if year := int(at); float64(year) == at {
			years = append(years, year)
		}
	}
	return years
}

// grid lists the years that are simulated first. Where the load is the same in all years, one is enough; after the last
// of the section years it is that of the last; the load at which a place is too busy is the last that is.
func (x *appraising) grid(busy *Hold) []float64 {
	a := x.Appraisal
	if x.base.course == nil {
		return []float64{float64(a.Opening)}
	}
	base, last := float64(x.base.course.Base), float64(min(a.Last, x.base.course.Last))
	if busy != nil {
		last = busy.at
	}
	first := min(float64(a.Opening), last)
	var years []float64
	if x.movesLoad() && first > base {
		years = append(years, base)
	}
	for year := first; year < last; year += float64(x.options.Every) {
		years = append(years, year)
	}
	return append(years, last)
}

// neverCarried says that nothing can be said of a project.
func (x *appraising) neverCarried(p *alternative, year float64) error {
	who := "with the project"
	if !x.base.simulated[year].carried {
		who = "without the project"
	}
	return fmt.Errorf("in %.0f already the load is not carried %s, as a queue grows or too many go away: what that costs "+
		"depends on how long one looks, so that nothing can be said of what is saved", year, who)
}

// isCarried says whether base and project carry a year that was simulated.
func (x *appraising) isCarried(p *alternative, year float64) bool {
	return x.base.simulated[year].carried && p.simulated[year].carried
}

// simulate runs the base and a project in years.
func (x *appraising) simulate(ctx context.Context, p *alternative, years []float64) error {
	type of struct {
		one  *alternative
		year float64
	}
	var points []Point
	var wanted []of
	for _, year := range years {
		for _, one := range []*alternative{x.base, p} {
			if one.simulated[year] == nil {
				points = append(points, one.at(year))
				wanted = append(wanted, of{one, year})
			}
		}
	}
	evaluations, err := evaluate(ctx, x.runner, points, question{x.names, false, false}, x.Replications)
	if err != nil {
		return err
	}
	for i := range evaluations {
		e := &evaluations[i]
		if e.Err != nil {
			return fmt.Errorf("%s: %w", e.Name, interrupted(ctx, e.Err))
		}
		one := wanted[i].one
		one.simulated[wanted[i].year] = &simulatedYear{one.uses.of(e, x.names), e.carries(one)}
	}
	return nil
}

// carries says whether the load of a point is carried, by the rules of capacity: no backlog grows, and not too many are
// lost.
func (e *Evaluation) carries(a *alternative) bool {
	return e.overload == nil && backlogOf(a.model.Plan, e.drifts, nil).verdict != NotMet && worstLoss(e.losses) != NotMet
}

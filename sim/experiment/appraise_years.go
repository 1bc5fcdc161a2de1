package experiment

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// yearsOf finds the years of which what a project saves is known, ascending: those that base and project carry. Held is
// the last of them where it is known that a later year is not carried; 0 where all are.
func (x *appraising) yearsOf(ctx context.Context, p *alternative) (carried []int, held int, err error) {
	grid := x.grid()
	if err := x.simulate(ctx, p, grid); err != nil {
		return nil, 0, err
	}
	first := slices.IndexFunc(grid, func(year int) bool { return !x.isCarried(p, year) })
	low, high := 0, 0
	switch {
	case first < 0:
		return grid, 0, nil
	case first > 0:
		low, high = grid[first-1], grid[first]
	case p.course == nil || grid[0] == p.course.Base:
		return nil, 0, x.neverCarried(p, grid[0])
	default:
		low, high = p.course.Base, grid[0]
		if err := x.simulate(ctx, p, []int{low}); err != nil {
			return nil, 0, err
		}
		if !x.isCarried(p, low) {
			return nil, 0, x.neverCarried(p, low)
		}
	}
	for high-low > 1 {
		middle := low + (high-low)/2
		if err := x.simulate(ctx, p, []int{middle}); err != nil {
			return nil, 0, err
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
	return carried, low, nil
}

// grid lists the years that are simulated first. Where the load is the same in all years, one is enough; after the last
// of the section years it is that of the last.
func (x *appraising) grid() []int {
	a := x.Appraisal
	if x.base.course == nil {
		return []int{a.Opening}
	}
	last := min(a.Last, x.base.course.Last)
	first := min(a.Opening, last)
	var years []int
	if x.movesLoad() && first > x.base.course.Base {
		years = append(years, x.base.course.Base)
	}
	for year := first; year < last; year += x.options.Every {
		years = append(years, year)
	}
	return append(years, last)
}

// neverCarried says that nothing can be said of a project.
func (x *appraising) neverCarried(p *alternative, year int) error {
	who := "with the project"
	if !x.base.simulated[year].carried {
		who = "without the project"
	}
	return fmt.Errorf("in %d already the load is not carried %s, as a queue grows or too many go away: what that costs "+
		"depends on how long one looks, so that nothing can be said of what is saved", year, who)
}

// isCarried says whether base and project carry a year that was simulated.
func (x *appraising) isCarried(p *alternative, year int) bool {
	return x.base.simulated[year].carried && p.simulated[year].carried
}

// simulate runs the base and a project in years.
func (x *appraising) simulate(ctx context.Context, p *alternative, years []int) error {
	type of struct {
		one  *alternative
		year int
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

package experiment

import (
	"context"
	"slices"

	"karvon/sim/response"
	"karvon/sim/traffic"
)

// Hold is the load from which on a project is taken to save what it saves at it, however much the load grows. What a
// queue costs next to capacity, or beyond it, depends on chance and on how long one looks.
type Hold struct {
	Year  int     // the last before the first with more load; it can be before the opening
	Load  float64 // entities a day, of all streams
	Place string  // that is as busy as MostBusy there; empty where a greater load was seen not to be carried
	With  bool    // whether that is with the project
}

// MostBusy is how busy the busiest place may be, by the traffic equations, for what a day saves to be told: from there
// on a station has no time to spare, and a queue of a few weeks says little of what it will be on average.
const MostBusy = saturated

// busiest is how busy a place is at most with a load, as the file alone says: without chance.
type busiest struct {
	utilisation float64
	place       string
}

// busyWith are the busiest places with a load, without a project and with it.
type busyWith [2]busiest

// fits says whether no place is too busy.
func (b *busyWith) fits() bool { return b[0].utilisation <= MostBusy && b[1].utilisation <= MostBusy }

// crossing is the part of the way, from a load that fits to another that does not, to where a place becomes too busy;
// between two loads what they ask of a place goes on a straight line.
func crossing(from, to *busyWith) (part float64, place string, with bool) {
	part = 1
	for i, there := range to {
		if there.utilisation <= MostBusy {
			continue
		}
		at := (MostBusy - from[i].utilisation) / (there.utilisation - from[i].utilisation)
		if at < part || place == "" {
			part, place, with = at, there.place, i == 1
		}
	}
	return part, place, with
}

// bearable are the loads of a course at which no place is too busy: years, ascending, and where it becomes so between a
// year and the next. Held is nil where that is never. Where no year that counts is one of them those from the base
// year on are looked at; where not even that is one it counts, as no less load is known.
type bearable struct {
	years []int
	edges []*loadState
	held  *Hold
}

func (x *appraising) bearableOf(ctx context.Context, p *alternative) (*bearable, error) {
	c := x.base.course
	if c == nil {
		return &bearable{years: []int{x.Appraisal.Opening}}, nil
	}
	first, last := x.counted(c.Base, c.Last)
	found, err := x.bearableIn(ctx, p, first, last)
	if err == nil && len(found.years) == 0 && first > c.Base {
		found, err = x.bearableIn(ctx, p, c.Base, first)
	}
	if err == nil && len(found.years) == 0 {
		found.years = []int{c.Base}
	}
	return found, err
}

// bearableIn looks at the years from one to another.
func (x *appraising) bearableIn(ctx context.Context, p *alternative, first, last int) (*bearable, error) {
	found := &bearable{}
	var before *busyWith
	for year := first; year <= last; year++ {
		now, err := x.busy(ctx, p, x.stateOf(year))
		if err != nil {
			return nil, err
		}
		if now.fits() {
			found.years = append(found.years, year)
		} else if found.held == nil {
			_, place, with := crossing(&busyWith{}, now)
			found.held = &Hold{Year: max(year-1, x.base.course.Base), Place: place, With: with}
		}
		if before != nil && before.fits() != now.fits() {
			from, to, low, high := year-1, year, before, now
			if now.fits() {
				from, to, low, high = year, year-1, now, before
			}
			part, place, with := crossing(low, high)
			edge := x.between(x.base.course.Loads(from), x.base.course.Loads(to), part)
			if !slices.ContainsFunc(found.edges, func(e *loadState) bool { return e.total() >= edge.total() }) {
				found.held.Place, found.held.With = place, with
			}
			found.edges = append(found.edges, edge)
		}
		before = now
	}
	return found, nil
}

// busy finds the busiest places with a load.
func (x *appraising) busy(ctx context.Context, p *alternative, st *loadState) (*busyWith, error) {
	var both busyWith
	for i, one := range []*alternative{x.base, p} {
		found, ok := one.busiest[st]
		if !ok {
			m, err := x.runner.Load(ctx, one.at(st).Configuration)
			if err != nil {
				return nil, err
			}
			found = busiestOf(ctx, m)
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			one.busiest[st] = found
		}
		both[i] = found
	}
	return &both, nil
}

// busiestOf solves the traffic equations of a model: where a way depends on its state, what is certain counts.
func busiestOf(ctx context.Context, m *response.Model) busiest {
	var most busiest
	more := func(name string, work, there float64) {
		if there > 0 && work/there > most.utilisation {
			most = busiest{work / there, name}
		}
	}
	t := traffic.SolveCertain(ctx, m.Plan, nil)
	for i := range t.Stations {
		more(m.Plan.Stations[i].Name, t.Stations[i].Work.Low, t.Stations[i].Servers)
	}
	for i := range t.Resources {
		more(m.Plan.Resources[i].Name, t.Resources[i].Held, t.Resources[i].Units)
	}
	return most
}

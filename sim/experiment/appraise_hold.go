package experiment

import (
	"context"

	"karvon/sim/response"
	"karvon/sim/traffic"
)

// Hold is the load from which on a project is taken to save what it saves at it, however much the load grows. What a
// queue costs next to capacity, or beyond it, depends on chance and on how long one looks.
type Hold struct {
	Year  int     // the last whose saving is its own; it can be before the opening
	Load  float64 // entities a day, of all streams
	Place string  // that is as busy as MostBusy there; empty where a greater load was seen not to be carried
	With  bool    // whether that is with the project
	at    float64 // when, on the course of the load; part of a year is part of the way to the next
}

// MostBusy is how busy the busiest place may be, by the traffic equations, for what a day saves to be told: from there
// on a station has no time to spare, and a queue of a few weeks says little of what it will be on average.
const MostBusy = saturated

// busiest is how busy a place is at most in a year, as the file alone says: without chance.
type busiest struct {
	utilisation float64
	place       string
}

// holdOf finds when a place without a project, or with it, becomes too busy. Between two years loads go on a straight
// line, and so does what they ask of a place. Nil where it never does; where it is so in the base year already, the
// base year counts, as no less load is known.
func (x *appraising) holdOf(ctx context.Context, p *alternative) (*Hold, error) {
	if p.course == nil {
		return nil, nil
	}
	first, last := x.base.course.Base, min(x.Appraisal.Last, x.base.course.Last)
	var before [2]busiest
	for year := first; year <= last; year++ {
		var found *Hold
		for with, one := range []*alternative{x.base, p} {
			now, err := x.busiestIn(ctx, one, year)
			if err != nil {
				return nil, err
			}
			if now.utilisation > MostBusy {
				at := float64(year)
				if year > first {
					at -= (now.utilisation - MostBusy) / (now.utilisation - before[with].utilisation)
				}
				if found == nil || at < found.at {
					found = x.heldFrom(at)
					found.Place, found.With = now.place, with == 1
				}
			}
			before[with] = now
		}
		if found != nil {
			return found, nil
		}
	}
	return nil, nil
}

// heldFrom is a hold from a point of time on.
func (x *appraising) heldFrom(at float64) *Hold {
	h := &Hold{Year: int(at), at: at}
	for _, load := range x.base.loads(at) {
		h.Load += load
	}
	return h
}

// busiestIn finds the busiest place of a year.
func (x *appraising) busiestIn(ctx context.Context, a *alternative, year int) (busiest, error) {
	if known, ok := a.busiest[year]; ok {
		return known, nil
	}
	m, err := x.runner.Load(ctx, a.at(float64(year)).Configuration)
	if err != nil {
		return busiest{}, err
	}
	found := busiestOf(ctx, m)
	if err := ctx.Err(); err != nil {
		return busiest{}, err
	}
	a.busiest[year] = found
	return found, nil
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

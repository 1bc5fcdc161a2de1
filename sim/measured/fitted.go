package measured

import (
	"context"
	"fmt"
	"math"
	"slices"

	"karvon/sim/fit"
)

// Fitted is what was read of a file and what package fit finds in it.
type Fitted struct {
	*Data
	File   string // its name without its folder
	Groups []FittedGroup
}

// FittedGroup is what is found in one group. What its rows say nothing of is nil.
type FittedGroup struct {
	*Group
	Times   *fit.Fits
	Demand  *fit.Demand
	Traffic *fit.Traffic
	Summary *fit.Borrowed

	// FirstPart and LastPart say that the first or the last day was seen in part alone, and is left out of Demand.
	FirstPart, LastPart bool
}

// Fit finds distributions and profiles in what was read. The file is the name by which it is called; the seed is that
// of the bootstrap. The error is of what package fit refuses, or the context's.
func Fit(ctx context.Context, d *Data, file string, seed uint64) (*Fitted, error) {
	f := &Fitted{Data: d, File: file}
	totals, err := trafficOf(d)
	if err != nil {
		return nil, err
	}
	for _, g := range d.Groups {
		found := FittedGroup{Group: g, Traffic: totals[g.Name]}
		if err := found.fit(ctx, seed); err != nil {
			if g.Name != "" {
				return nil, fmt.Errorf("%s: %w", g.Name, err)
			}
			return nil, err
		}
		f.Groups = append(f.Groups, found)
	}
	return f, nil
}

// trafficOf fits the monthly totals of all posts.
func trafficOf(d *Data) (map[string]*fit.Traffic, error) {
	var all []fit.Total
	for _, g := range d.Groups {
		all = append(all, g.Totals...)
	}
	found := map[string]*fit.Traffic{}
	if len(all) == 0 {
		return found, nil
	}
	traffic, err := fit.Totals(all)
	for i := range traffic {
		found[traffic[i].Post] = &traffic[i]
	}
	return found, err
}

func (g *FittedGroup) fit(ctx context.Context, seed uint64) (err error) {
	if len(g.Durations) > 0 {
		if g.Times, err = fit.Times(ctx, g.Durations, fit.Options{Starts: g.Starts, Seed: seed}); err != nil {
			return err
		}
	}
	counts := g.Counts
	if len(g.Arrivals) > 0 {
		if counts, err = g.hourly(); err != nil {
			return err
		}
	}
	if len(counts) > 0 {
		if g.Demand, err = fit.Arrivals(counts); err != nil {
			return err
		}
	}
	if len(g.Statements) > 0 {
		if g.Summary, err = fit.Summary(g.Size, g.Statements); err != nil {
			return err
		}
	}
	return ctx.Err()
}

const (
	secondsOfDay  = 86400
	secondsOfHour = 3600
)

// hourly counts arrivals by the hour, of days that were seen whole.
func (g *FittedGroup) hourly() ([]fit.Count, error) {
	first, last := dayOf(g.Arrivals[0]), dayOf(g.Arrivals[len(g.Arrivals)-1])
	g.partDays(first, last)
	if g.FirstPart {
		first++
	}
	if g.LastPart {
		last--
	}
	from := slices.IndexFunc(g.Arrivals, func(at float64) bool { return dayOf(at) >= first })
	to := len(g.Arrivals)
	for to > 0 && dayOf(g.Arrivals[to-1]) > last {
		to--
	}
	return fit.CountMoments(g.Arrivals[from:to], first, last+1, secondsOfHour)
}

func dayOf(at float64) float64 { return math.Floor(at / secondsOfDay) }

// leastWholeDays are the days between the first and the last from which it can be told that these were seen in part.
const leastWholeDays = 3

// partDays says whether the record begins within its first day, and ends within its last: where the first arrival is
// later in the day than on each day between, by an hour at least, and the last one earlier.
func (g *FittedGroup) partDays(first, last float64) {
	latestFirst, earliestLast, days := 0.0, float64(secondsOfDay), 0
	for i, at := range g.Arrivals {
		day := dayOf(at)
		if day == first || day == last {
			continue
		}
		if dayOf(g.Arrivals[i-1]) != day {
			latestFirst = max(latestFirst, at-float64(day*secondsOfDay))
			days++
		}
		if dayOf(g.Arrivals[i+1]) != day {
			earliestLast = min(earliestLast, at-float64(day*secondsOfDay))
		}
	}
	if days < leastWholeDays {
		return
	}
	g.FirstPart = g.Arrivals[0]-float64(first*secondsOfDay) > latestFirst+secondsOfHour
	g.LastPart = g.Arrivals[len(g.Arrivals)-1]-float64(last*secondsOfDay) < earliestLast-secondsOfHour
}

package experiment

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"

	"karvon/sim/doubt"
)

// bifurcate searches for the assumptions that matter, and moves those that it found one at a time, in replications
// that the search did not use.
func (s *Sensitivity) bifurcate(ctx context.Context, runner *Runner, o *SensitivityOptions) error {
	x := newSearch(o.Delta, len(o.Moved), o.Replications, s.Seed)
	x.fits, x.Crowded = o.fits, o.crowded()
	x.simulate = func(ctx context.Context, at []arrangement, first, count int) ([][][]float64, error) {
		runner.Pace.Ahead(x.ahead())
		return s.simulate(ctx, runner, o, at, first, count)
	}
	names := make([]string, len(o.Moved))
	for j := range names {
		names[j] = o.Moved[j].Name
	}
	if err := x.run(ctx, names); err != nil {
		if ctx.Err() != nil {
			err = interrupted(ctx, err)
		}
		return err
	}
	s.Search = x.Screening
	var found []placed
	for _, p := range bothEnds(len(o.Moved)) {
		if x.end(p).Fate == EndFound {
			found = append(found, p)
		}
	}
	o.Base.first += x.used()
	runner.Pace.Ahead(0)
	err := s.tornado(ctx, runner, o, found)
	s.Points += x.Points
	return err
}

// leftOut tells which ends of the range of what is moved a search left out.
func (s *Sensitivity) leftOut(moved int) (out [2]bool) {
	if s.Search != nil {
		for i := range out {
			out[i] = s.Search.Ends[2*moved+i].Fate != EndFound
		}
	}
	return out
}

// simulate gives what replications of arrangements show; nil for one without a result.
func (s *Sensitivity) simulate(ctx context.Context, runner *Runner, o *SensitivityOptions, at []arrangement, first,
	count int) ([][][]float64, error) {
	from := *o
	from.Base.first += first
	points := make([]Point, len(at))
	for i, all := range at {
		points[i] = from.arranged(o.arrangementName(all), all)
	}
	evaluations, err := evaluate(ctx, runner, points, question{namesOf(s.Model, o.Responses), false, false}, count)
	if err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, errUnfinished
	}
	stopped(evaluations)
	values := make([][][]float64, len(at))
	for i := range evaluations {
		e := &evaluations[i]
		var failed *PanicError
		switch {
		case e.Err != nil && (len(at[i]) == 0 || errors.As(e.Err, &failed)):
			return nil, fmt.Errorf("%s: %w", e.Name, e.Err)
		case e.Err == nil:
			values[i] = e.all(len(o.Responses))
		}
	}
	return values, nil
}

// all gives the values of so many responses by replication; nil where it lacks one.
func (e *Evaluation) all(responses int) [][]float64 {
	values := make([][]float64, responses)
	for r := range values {
		if values[r] = e.Values(r); values[r] == nil {
			return nil
		}
	}
	return values
}

// arrangementName says what an arrangement is of.
func (o *SensitivityOptions) arrangementName(all arrangement) string {
	switch len(all) {
	case 0:
		return "as stated"
	case 1:
		return o.endName(all[0])
	}
	return fmt.Sprintf("%d from %s on", len(all), o.Moved[all[0].moved].Name)
}

// fits tells whether all of an arrangement can stand at its end: what sums leave no room for does not.
func (o *SensitivityOptions) fits(all arrangement) bool {
	asked := o.positions(all)
	fitted := maps.Clone(asked)
	for i := range o.Totals {
		o.Totals[i].Fit(fitted)
	}
	for name, u := range asked {
		if math.Abs(fitted[name]-u) > 1e-9 {
			return false
		}
	}
	return true
}

// crowded counts what is moved in sums in which not all can stand at the same end.
func (o *SensitivityOptions) crowded() int {
	counted := map[int]bool{}
	for i := range o.Totals {
		of := o.partsOf(&o.Totals[i])
		for _, high := range []bool{false, true} {
			var all arrangement
			for _, j := range of {
				all = append(all, placed{j, high})
			}
			if o.fits(all) {
				continue
			}
			for _, j := range of {
				counted[j] = true
			}
		}
	}
	return len(counted)
}

// partsOf lists what is moved of a sum, and its whole.
func (o *SensitivityOptions) partsOf(t *doubt.Total) []int {
	named := map[string]bool{t.Whole.Name: true}
	for i := range t.Parts {
		named[t.Parts[i].Name] = true
	}
	delete(named, "")
	var parts []int
	for j := range o.Moved {
		moved := map[string]float64{}
		o.Moved[j].to(moved, 0)
		for name := range moved {
			if named[name] {
				parts = append(parts, j)
				break
			}
		}
	}
	return parts
}

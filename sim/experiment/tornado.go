package experiment

import (
	"cmp"
	"context"
	"slices"

	"karvon/sim/stats"
)

// bothEnds lists both ends of the ranges of all that is moved.
func bothEnds(moved int) []placed {
	var all []placed
	for j := range moved {
		all = append(all, placed{j, false}, placed{j, true})
	}
	return all
}

// tornado moves one at a time to ends of its range.
func (s *Sensitivity) tornado(ctx context.Context, runner *Runner, o *SensitivityOptions, at []placed) error {
	points := []Point{o.at("as stated", nil)}
	for _, p := range at {
		points = append(points, o.arranged(o.endName(p), arrangement{p}))
	}
	evaluations, err := s.evaluate(ctx, runner, o, points)
	if err != nil {
		return err
	}
	for r := range s.Responses {
		base := &evaluations[0]
		s.Responses[r].Base, s.Responses[r].Bound = base.Value(r), base.Estimate(r).Bound
		s.Responses[r].Effects = s.effects(evaluations, at, r)
	}
	s.conclude(evaluations, at)
	return nil
}

// effects estimates what ends, which follow the point as stated, do to a response.
func (s *Sensitivity) effects(evaluations []Evaluation, at []placed, response int) []FactorEffect {
	var effects []FactorEffect
	for i, p := range at {
		if len(effects) == 0 || at[i-1].moved != p.moved {
			effects = append(effects, FactorEffect{Factor: s.Moved[p.moved], Low: stats.Unknown(nan),
				High: stats.Unknown(nan), Out: s.leftOut(p.moved)})
		}
		e, change := &effects[len(effects)-1], changed(&evaluations[0], &evaluations[1+i], response, s.Plan.Confidence)
		if p.high {
			e.High = change
		} else {
			e.Low = change
		}
		e.Size = max(number(e.Low.Mean), number(e.High.Mean))
	}
	return effects
}

// endName says what is moved where.
func (o *SensitivityOptions) endName(p placed) string {
	m := &o.Moved[p.moved]
	if p.high {
		return m.Name + " = " + m.High
	}
	return m.Name + " = " + m.Low
}

// arranged makes the point of an arrangement.
func (o *SensitivityOptions) arranged(name string, all arrangement) Point {
	return o.at(name, o.positions(all))
}

// positions gives those of an arrangement.
func (o *SensitivityOptions) positions(all arrangement) map[string]float64 {
	positions := map[string]float64{}
	for _, p := range all {
		u := 0.0
		if p.high {
			u = 1
		}
		o.Moved[p.moved].to(positions, u)
	}
	return positions
}

// conclude judges the scenario as stated and looks for the ends of ranges at which the judgement is another: first
// those that are sure, and of these the ones that break most.
func (s *Sensitivity) conclude(evaluations []Evaluation, at []placed) {
	s.Stated, s.Tried = conclude(s.Model, &evaluations[0]), len(at)
	for i := 1; i < len(evaluations) && s.Stated.Known; i++ {
		there := conclude(s.Model, &evaluations[i])
		if !there.Known {
			s.Unknown++
		}
		if there.Known && there.Stands() != s.Stated.Stands() {
			p := at[i-1]
			s.Reversals = append(s.Reversals,
				Reversal{FactorGroup: s.Moved[p.moved], AtHigh: p.high, PointConclusion: there})
		}
	}
	slices.SortStableFunc(s.Reversals, func(a, b Reversal) int {
		if a.Surely() != b.Surely() {
			return firstIf(a.Surely())
		}
		return cmp.Compare(b.broken(), a.broken())
	})
}

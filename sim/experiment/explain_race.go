package experiment

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"karvon/sim/stats"
)

// totalCost is the response that all costs come to.
const totalCost = "cost.total"

// race tries what is left, and tells of the best.
func (x *explaining) race(ctx context.Context) error {
	r := &race{Looks: x.Looks, Error: raceError, Least: x.Indifference, Wanted: x.options.Most}
	before := summed(x.hours.all, x.base)
	failed := map[int]error{}
	entrants, finished, err := r.run(ctx, len(x.tried), func(left []int, replications int) ([][][]float64, error) {
		x.runner.Pace.Ahead(len(left)*(x.options.Replications-replications) +
			(1+min(len(left), x.options.Most))*x.options.Replications)
		return x.savings(ctx, left, replications, before, failed)
	})
	if err != nil {
		return err
	}
	for i := range entrants {
		m := &x.tried[i]
		m.Look, m.Fate, m.Saved = entrants[i].Look, entrants[i].Fate, stats.Unknown(0)
		if m.Look > 0 {
			saved := &entrants[i].Seen[0]
			m.Saved = stats.Unknown(saved.Mean)
			m.Saved.Low, m.Saved.High, m.Saved.N = saved.Low, saved.High, saved.Replications
		}
		if m.Fate == Disqualified {
			x.Failures = append(x.Failures, Failure{m.Name, failed[i]})
		}
	}
	var shown []int
	if finished {
		shown = best(entrants, x.options.Most)
	}
	for i := range x.tried {
		if !slices.Contains(shown, i) && x.tried[i].Fate != Disqualified && x.tried[i].Look > 0 {
			x.Dropped = append(x.Dropped, x.tried[i])
		}
	}
	slices.SortStableFunc(x.Dropped, func(a, b Mending) int { return cmp.Compare(b.Saved.Mean, a.Saved.Mean) })
	clear(x.samples)
	return x.tell(ctx, shown)
}

// savings gives the hours a day that each of some changes saves, by replication.
func (x *explaining) savings(ctx context.Context, left []int, replications int, before []float64,
	failed map[int]error) ([][][]float64, error) {
	maps.DeleteFunc(x.samples, func(i int, _ *Sample) bool { return !slices.Contains(left, i) }) // dropped
	samples := make([]*Sample, len(left))
	for n, i := range left {
		if x.samples[i] == nil {
			x.samples[i] = x.sample(&x.tried[i].Change, 0)
		}
		samples[n] = x.samples[i]
	}
	if err := x.extend(ctx, samples, replications); err != nil {
		return nil, err
	}
	saved := make([][][]float64, len(left))
	for n, i := range left {
		if err := unusable(samples[n], replications); err != nil {
			failed[i] = err
			continue
		}
		saved[n] = [][]float64{differences(summed(x.hours.all, samples[n]), before[:replications])}
	}
	return saved, nil
}

// tell runs the best of the race anew and tells what they save.
func (x *explaining) tell(ctx context.Context, shown []int) error {
	x.Family = max(1, len(shown))
	x.Adjusted = stats.Bonferroni(x.Plan.Confidence, x.Family)
	if len(shown) == 0 || ctx.Err() != nil {
		return nil
	}
	first := x.options.Replications
	samples := []*Sample{x.sample(nil, first)}
	for _, i := range shown {
		samples = append(samples, x.sample(&x.tried[i].Change, first))
	}
	x.runner.Pace.Ahead(0)
	if err := x.extend(ctx, samples, x.options.Replications); err != nil {
		return err
	}
	if err := unusable(samples[0], x.options.Replications); err == errUnfinished {
		return nil // interrupted
	} else if err != nil {
		return err
	}
	for n, i := range shown {
		m, s := x.tried[i], samples[n+1]
		if err := unusable(s, x.options.Replications); err != nil {
			if err != errUnfinished {
				x.Failures = append(x.Failures, Failure{m.Name, err})
			}
			continue
		}
		x.measure(&m, samples[0], s)
		x.Mendings = append(x.Mendings, m)
	}
	slices.SortStableFunc(x.Mendings, func(a, b Mending) int { return cmp.Compare(b.Saved.Mean, a.Saved.Mean) })
	return nil
}

// measure estimates what a change saves from pairs of replications.
func (x *explaining) measure(m *Mending, base, changed *Sample) {
	saved := func(parts []weighted) stats.Estimate {
		if len(parts) == 0 {
			return stats.Unknown(nan)
		}
		return x.estimate(differences(summed(parts, changed), summed(parts, base)))
	}
	m.Saved, m.People, m.Sent = saved(x.hours.all), saved(x.hours.people), saved(x.hours.sent)
	m.Kept = saved(x.hours.lost)
	m.Money = stats.Unknown(nan)
	if at, ok := x.ResponseIndex(totalCost); ok {
		// What the change itself costs is in the total: it is added again.
		own := number(m.StaffCost())
		spent := differences(changed.estimate(at, changed.done()).Values, base.estimate(at, base.done()).Values)
		for n := range spent {
			spent[n] += own
		}
		m.Money = x.estimate(spent)
	}
	for _, i := range x.options.Responses {
		before, after := base.estimate(i, base.done()), changed.estimate(i, changed.done())
		m.Changed = append(m.Changed, change(&before, &after, x.Adjusted))
	}
}

// estimate is the mean of what replications save, with the interval of a race: savings are skew, and Student's alone
// misses 7% of the time where 5% are stated (TestExplainTellsTheSavingThatTheoryTells).
func (x *explaining) estimate(values []float64) stats.Estimate {
	e := stats.MeanInterval(values, x.Adjusted)
	if e.HasInterval() {
		_, e.Low, e.High = skewInterval(values, (1-x.Adjusted)/2)
	}
	return e
}

// meanOf is the mean of values.
func meanOf(values []float64) float64 { return stats.MeanInterval(values, 0.5).Mean }

package experiment

import (
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// layout says which responses share a cohort: the customers of one queue, say, whose p50 and p95 are responses of
// their own. Of some cohorts only the tails are kept: what tells whether a quantile is beyond a limit, and where.
type layout struct {
	examples []*response.Response // of each cohort, one of the responses that it serves; those with tails alone are last
	numbers  []int                // of the cohorts among all of the model
	whole    int                  // cohorts that are kept whole
	of       []int                // cohort of each response, None where it is no quantile or none that is asked for
	tails    map[int]int          // cohort of responses of which only the tail is asked for, which may be whole
	limit    int64                // beyond which tails begin
}

// layoutOfAll lists the cohorts of all quantiles of a model.
func layoutOfAll(m *response.Model) *layout {
	asked := make([]bool, len(m.Responses))
	for i := range asked {
		asked[i] = true
	}
	return newLayout(m, asked, nil)
}

// newLayout lists the cohorts of quantiles that are asked for, whole or beyond the warm-up alone.
func newLayout(m *response.Model, asked, tails []bool) *layout {
	numbers := cohortsOf(m)
	made := &layout{of: make([]int, len(m.Responses)), tails: map[int]int{}, limit: m.WarmUp}
	places := map[int]int{} // of cohorts
	place := func(i int) int {
		if _, ok := places[numbers[i]]; !ok {
			places[numbers[i]] = len(made.examples)
			made.examples, made.numbers = append(made.examples, &m.Responses[i]), append(made.numbers, numbers[i])
		}
		return places[numbers[i]]
	}
	for i := range m.Responses {
		made.of[i] = plan.None
		if asked[i] && numbers[i] != plan.None {
			made.of[i] = place(i)
		}
	}
	made.whole = len(made.examples)
	for i := range tails {
		if tails[i] {
			made.tails[i] = place(i)
		}
	}
	return made
}

// cohortsOf numbers the cohorts of a model by their first quantiles: plan.None where a response is no quantile.
func cohortsOf(m *response.Model) []int {
	type key struct {
		estimand      *response.Estimand
		index, second int
	}
	numbers, known := make([]int, len(m.Responses)), map[key]int{}
	for i := range m.Responses {
		r := &m.Responses[i]
		numbers[i] = plan.None
		if _, isQuantile := r.Statistic.Quantile(); !isQuantile {
			continue
		}
		k := key{r.Estimand, r.Index, r.Second}
		if _, ok := known[k]; !ok {
			known[k] = len(known)
		}
		numbers[i] = known[k]
	}
	return numbers
}

// encode writes each cohort's times of a replication, and behind them those of its unfinished alone.
func (l *layout) encode(v *response.View) [][]byte {
	times := make([][]byte, len(l.examples))
	for i, example := range l.examples {
		c := v.Cohort(example)
		times[i] = c.Unfinished.AppendBinary(v.AtLeast(c).AppendBinary(nil))
		if i >= l.whole {
			times[i], _ = l.tail(times[i]) // it was just written
		}
	}
	return times
}

// tail cuts the tail out of a cohort's times. How many of them are unfinished does not matter to it.
func (l *layout) tail(times []byte) ([]byte, error) {
	tail, _, err := stats.AppendTail(nil, times, l.limit)
	return new(stats.Histogram).AppendBinary(tail), err
}

// cohortPool gathers the times of the customers of many replications, for the quantiles of them all together.
// Merging is exact, so that neither the order nor the number of workers shows.
type cohortPool struct {
	layout  *layout
	cohorts []stats.Pool
	memory  stats.Workspace
}

func newCohortPool(l *layout) *cohortPool {
	return &cohortPool{layout: l, cohorts: make([]stats.Pool, len(l.examples))}
}

// cohort gives the cohort of a quantile.
func (l *cohortPool) cohort(response int) *stats.Pool { return &l.cohorts[l.layout.of[response]] }

// merge adds the times of a chunk.
func (l *cohortPool) merge(c *chunk) error {
	if len(c.times) != len(l.cohorts) {
		return errDamaged
	}
	for i := range l.cohorts {
		if err := c.mergeInto(&l.cohorts[i], i, &l.memory); err != nil {
			return err
		}
	}
	return nil
}

package experiment

import (
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// layout says which responses share a cohort: the customers of one queue, say, whose p50 and p95 are responses of
// their own.
type layout struct {
	examples []*response.Response // of each cohort, one of the responses that it serves
	of       []int                // cohort of each response, None where it is no quantile
}

func newLayout(m *response.Model) *layout {
	type key struct {
		estimand      *response.Estimand
		index, second int
	}
	made := &layout{of: make([]int, len(m.Responses))}
	known := map[key]int{}
	for i := range m.Responses {
		r := &m.Responses[i]
		made.of[i] = plan.None
		if _, isQuantile := r.Statistic.Quantile(); !isQuantile {
			continue
		}
		k := key{r.Estimand, r.Index, r.Second}
		if _, ok := known[k]; !ok {
			known[k] = len(made.examples)
			made.examples = append(made.examples, r)
		}
		made.of[i] = known[k]
	}
	return made
}

// encode writes the cohorts' times of a replication, and behind each those of its unfinished alone.
func (l *layout) encode(v *response.View) []byte {
	var to []byte
	for _, example := range l.examples {
		c := v.Cohort(example)
		to = v.AtLeast(c).AppendBinary(to)
		to = c.Unfinished.AppendBinary(to)
	}
	return to
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

// merge adds the times of an outcome.
func (l *cohortPool) merge(times []byte) (err error) {
	for i := range l.cohorts {
		if times, err = l.cohorts[i].MergeBinary(times, &l.memory); err != nil {
			return err
		}
	}
	return nil
}

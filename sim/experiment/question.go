package experiment

import (
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// question is what is asked of a design point; nil for all that can be. Its replications leave no more than what that
// takes, which the thresholds, the trends of backlogs and the losses always belong to.
type question struct {
	responses []string // by name; those that a point does not have are not asked for
	pooled    bool     // whether quantiles of all replications are; else the values of each replication alone
	warnings  bool     // whether the doubts that travel with a result are
}

// asking adds up what a question takes of a model: responses by their values, and by their cohorts where they are
// quantiles.
type asking struct {
	model  *response.Model
	values []bool // by response
	pooled []bool
	tails  []bool // only whether they are beyond the warm-up
}

// ask says what a question takes.
func (q *question) ask(m *response.Model) *asking {
	size := len(m.Responses)
	a := &asking{m, make([]bool, size), make([]bool, size), make([]bool, size)}
	for _, name := range q.responses {
		a.add(name, q.pooled)
	}
	for i := range m.Thresholds {
		a.response(m.Thresholds[i].Response)
		for h := range m.Thresholds[i].Hours {
			a.response(m.Thresholds[i].Hours[h].Response)
		}
	}
	for i := range m.Flows {
		if f := &m.Flows[i]; f.Parent == plan.None {
			a.flow(f)
		}
	}
	if q.warnings {
		a.warnings()
	}
	return a
}

func (a *asking) response(i int) { a.values[i], a.pooled[i] = true, true }

func (a *asking) add(name string, pooled bool) {
	if i, ok := a.model.ResponseIndex(name); ok {
		a.values[i], a.pooled[i] = true, a.pooled[i] || pooled
	}
}

// flow adds what [Result.drifts] and [Result.losses] read.
func (a *asking) flow(f *plan.Flow) {
	for _, measure := range []string{"drift", "arrived"} {
		a.add("flow."+f.Name+"."+measure, false)
	}
	if !f.Loses {
		return
	}
	a.add(response.LostOf(f.Name), false)
	for _, way := range waysOfLosing {
		a.add("flow."+f.Name+"."+way, false)
	}
}

// warnings adds what [Result.warn] reads.
func (a *asking) warnings() {
	for _, i := range a.model.Primary {
		a.response(i)
	}
	if a.model.Kind != scenario.Cyclic {
		return
	}
	for i := range a.model.Responses {
		a.tails[i] = isLongestJourney(&a.model.Responses[i])
	}
}

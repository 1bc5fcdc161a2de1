package experiment

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/random"
	"karvon/sim/response"
)

// projection says what is kept of each replication of a model: the values of which responses, and the histograms of
// which cohorts. What is counted against limits is always kept. It is a part of the outcome's name: what a larger
// projection kept answers for a smaller one, and never the reverse.
type projection struct {
	*form
	place   []int   // of each response among the values, plan.None where it is not kept; nil where all are
	cohorts *layout // those that are kept
	name    uint64  // that journals know it by
}

// form is a projection as outcomes tell it: by the places of responses and cohorts in their model, which the item
// names, and by hashes of what is counted against limits, which another command may count others against.
type form struct {
	all       bool // whether the values of all responses are kept
	responses []int
	cohorts   []int
	tails     []int // cohorts of which only those beyond the warm-up are told apart
	limits    []uint64
}

// everything keeps all of a model.
func everything(m *response.Model) *projection {
	p := &projection{form: &form{all: true, limits: limitsOf(m)}, cohorts: layoutOfAll(m)}
	p.form.cohorts = p.cohorts.numbers
	return p.named(m)
}

// project keeps what a question takes.
func project(m *response.Model, q *question) *projection {
	if q == nil {
		return everything(m)
	}
	asked := q.ask(m)
	p := &projection{form: &form{limits: limitsOf(m)}, cohorts: newLayout(m, asked.pooled, asked.tails),
		place: make([]int, len(m.Responses))}
	whole := p.cohorts.whole
	p.form.cohorts, p.form.tails = p.cohorts.numbers[:whole:whole], p.cohorts.numbers[whole:]
	for i, kept := range asked.values {
		p.place[i] = plan.None
		if kept {
			p.place[i] = len(p.responses)
			p.responses = append(p.responses, i)
		}
	}
	if len(p.responses) == len(m.Responses) {
		p.all, p.responses, p.place = true, nil, nil
	}
	return p.named(m)
}

// named gives the projection its name: a hash of the names of all that it keeps.
func (p *projection) named(m *response.Model) *projection {
	digest := sha256.New()
	if p.all {
		fmt.Fprintln(digest, "all responses")
	}
	for _, i := range p.responses {
		fmt.Fprintln(digest, "value", m.Responses[i].Name)
	}
	for i, example := range p.cohorts.examples {
		fmt.Fprintln(digest, "cohort", example.Name, i < p.cohorts.whole)
	}
	for _, limit := range p.limits {
		fmt.Fprintln(digest, "limit", limit)
	}
	p.name = binary.LittleEndian.Uint64(digest.Sum(nil))
	return p
}

// limitsOf tells what a model's replications are counted against.
func limitsOf(m *response.Model) []uint64 {
	limits := make([]uint64, len(m.Counts))
	for i := range m.Counts {
		limits[i] = random.HashString(m.Counts[i].Name)
	}
	return limits
}

// at gives the place of a response, or of a count behind them, among the values of an outcome.
func (p *projection) at(m *response.Model, i int) int {
	switch {
	case p.place == nil:
		return i
	case i < len(m.Responses):
		return p.place[i]
	}
	return len(p.responses) + i - len(m.Responses)
}

// keeps says whether the values of a response are kept.
func (p *projection) keeps(response int) bool {
	return p.place == nil || p.place[response] != plan.None
}

// holds says whether outcomes of a form answer for another one.
func (f *form) holds(other *form) bool {
	return (f.all || !other.all && among(other.responses, f.responses)) && among(other.cohorts, f.cohorts) &&
		among(other.tails, append(f.cohorts[:len(f.cohorts):len(f.cohorts)], f.tails...)) &&
		among(other.limits, f.limits)
}

// among says whether some are all among others.
func among[T comparable](some, others []T) bool {
	return !slices.ContainsFunc(some, func(one T) bool { return !slices.Contains(others, one) })
}

// projected gives what a projection keeps of an outcome whose form holds it. The model has so many responses.
func (o *outcome) projected(p *projection, responses int) (*outcome, error) {
	c, err := chunkOf(o, 0).projected(p, responses)
	if err != nil {
		return nil, err
	}
	made := c.rows[0]
	made.times = c.times
	return made, nil
}

// projectedValues gives what a projection keeps of an outcome but its times.
func (o *outcome) projectedValues(p *projection, responses int) *outcome {
	made := *o
	made.form, made.counted = p.form, false
	made.values, made.times = nil, nil
	var weights, doubts []uint64
	take := func(at int) {
		made.values = append(made.values, o.values[at])
		weights, doubts = append(weights, o.weights.at(at)), append(doubts, o.doubts.at(at))
	}
	kept := responses // before the counts
	if !o.form.all {
		kept = len(o.form.responses)
	}
	if p.all {
		for i := range responses {
			take(i)
		}
	}
	for _, i := range p.responses {
		at := i
		if !o.form.all {
			at, _ = slices.BinarySearch(o.form.responses, i)
		}
		take(at)
	}
	for _, limit := range p.limits {
		take(kept + slices.Index(o.form.limits, limit))
	}
	made.weights, made.doubts = talliesOf(weights), talliesOf(doubts)
	return &made
}

// timesOf gives the times of a cohort that is kept, and whether these are a tail.
func (f *form) timesOf(times [][]byte, cohort int) (own []byte, isTail bool) {
	if at := slices.Index(f.cohorts, cohort); at >= 0 {
		return times[at], false
	}
	return times[len(f.cohorts)+slices.Index(f.tails, cohort)], true
}

package experiment

import (
	"math"

	"karvon/sim/engine"
	"karvon/sim/random"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// A replication of antithetic runs (Hammersley & Morton 1956) is a run and its mirror image, in which every draw is
// turned: many come and are served for long in the one where few come and are served quickly in the other. What both
// say together varies less than what two replications say, and is the one value that the replication has: intervals,
// looks, selections and chunks know nothing of the two. They are observed together as several windows are: counts and
// times are pooled, averages over time averaged, the largest is that of both, and the smallest.

// bothTimes is the times of both runs of a cohort of which a quantile is asked.
type bothTimes struct{ times, unfinished stats.Histogram }

// withImage runs the mirror image of the replication that a run has just executed, which left an outcome, and gives
// that of both. Where the image is stopped by its memory, what the replication leaves is the image's, as it would be
// that of the first run, were this stopped.
func (s *Sample) withImage(o *outcome, run *engine.Run, replication int) (*outcome, error) {
	pairs := map[*engine.Cohort]*bothTimes{} // a run keeps its cohorts where they are
	s.eachTimes(run, func(c *engine.Cohort, times *stats.Histogram) {
		pairs[c] = &bothTimes{}
		pairs[c].add(c, times)
	})
	run.Mirror(true)
	defer run.Mirror(false)
	run.Observe(nil)
	run.ObserveServers(nil)
	run.ObserveCourses(nil, nil)
	observed := s.watchBy(run)
	record, err := run.Replicate(s.seed, s.first+replication)
	if err != nil {
		return nil, err
	}
	image := observe(s.Model, s.kept, record)
	image.probed, image.probedBy = observed(), o.probedBy
	if image.stop != nil {
		return image, nil
	}
	view := s.eachTimes(run, func(c *engine.Cohort, times *stats.Histogram) { pairs[c].add(c, times) })
	both := s.both(o, image, func(r *response.Response) *bothTimes { return pairs[view.Cohort(r)] })
	if s.probe != nil {
		both.probed, err = s.probe.join(o.probed, image.probed)
	}
	return both, err
}

// add adds the times of a run.
func (p *bothTimes) add(c *engine.Cohort, times *stats.Histogram) {
	p.times.Merge(times)
	p.unfinished.Merge(&c.Unfinished)
}

// eachTimes visits the cohorts of the run's record of which quantiles are kept, each once.
func (s *Sample) eachTimes(run *engine.Run, visit func(c *engine.Cohort, times *stats.Histogram)) *response.View {
	view := response.NewView(s.Plan, run.Record(), s.Plan.Window)
	seen := map[*engine.Cohort]bool{}
	for _, quantile := range s.quantiles() {
		if c := view.Cohort(quantile); !seen[c] {
			seen[c] = true
			visit(c, view.AtLeast(c))
		}
	}
	return view
}

// quantiles lists the quantiles of which a value or the times are kept.
func (s *Sample) quantiles() []*response.Response {
	all := s.kept.cohorts.examples[:len(s.kept.cohorts.examples):len(s.kept.cohorts.examples)]
	for i := range s.Responses {
		if r := &s.Responses[i]; s.kept.keeps(i) && r.Combination() == response.PooledQuantile {
			all = append(all, r)
		}
	}
	return all
}

// both puts together what two runs of a replication leave.
func (s *Sample) both(one, image *outcome, times func(*response.Response) *bothTimes) *outcome {
	made := &outcome{
		form: one.form, fingerprint: random.Mix(one.fingerprint, image.fingerprint),
		events: one.events + image.events, entities: one.entities + image.entities,
		memory: max(one.memory, image.memory), observed: one.observed, probedBy: one.probedBy,
		values: make([]float64, 0, len(one.values)),
	}
	var weights, doubts []uint64
	put := func(r *response.Response) {
		at := len(made.values)
		weight := one.weights.at(at) + image.weights.at(at)
		value := ofBoth(r, one.values[at], image.values[at], one.weights.at(at), image.weights.at(at))
		if p, ok := r.Statistic.Quantile(); ok {
			value = times(r).times.Quantile(p) / nanoseconds
		}
		made.values = append(made.values, value)
		weights, doubts = append(weights, weight), append(doubts, one.doubts.at(at)+image.doubts.at(at))
	}
	for i := range s.Responses {
		if s.kept.keeps(i) {
			put(&s.Responses[i])
		}
	}
	for i := range s.Counts {
		put(&s.Counts[i])
	}
	made.weights, made.doubts = talliesOf(weights), talliesOf(doubts)
	l := s.kept.cohorts
	for i, example := range l.examples {
		p := times(example)
		text := p.unfinished.AppendBinary(p.times.AppendBinary(nil))
		if i >= l.whole {
			text, _ = l.tail(text) // it was just written
		}
		made.times = append(made.times, text)
	}
	return made
}

// ofBoth is the value of both runs of a response that is no quantile: where one of them has none, the other's.
func ofBoth(r *response.Response, one, image float64, weight, other uint64) float64 {
	switch {
	case math.IsNaN(image):
		return one
	case math.IsNaN(one):
		return image
	}
	switch r.Combination() {
	case response.PooledMean, response.PooledShare:
		a, b := float64(weight), float64(other)
		return (float64(one*a) + float64(image*b)) / (a + b)
	case response.LargestOfAll:
		return math.Max(one, image)
	case response.SmallestOfAll:
		return math.Min(one, image)
	}
	return (one + image) / 2
}

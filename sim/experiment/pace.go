package experiment

import (
	"sync"

	"karvon/sim/experiment/pace"
	"karvon/sim/traffic"
)

// samplePace is how the work on a sample goes on.
type samplePace struct {
	*pace.Group
	met sync.Once
}

// follow makes the groups of samples, of the replications that each lacks.
func (r *Runner) follow(samples []*Sample) []*samplePace {
	paces := make([]*samplePace, len(samples))
	weight := r.weights(samples)
	for i, s := range samples {
		paces[i] = &samplePace{Group: r.group}
		if r.group == nil && r.Pace != nil {
			paces[i].Group = r.Pace.Group(s.pending, weight(s))
		}
		if s.Model != nil {
			paces[i].meet(r, s)
		}
	}
	return paces
}

// meet counts once the replications of a compiled sample that the journal has, none of which is done yet.
func (p *samplePace) meet(r *Runner, s *Sample) {
	if r.Journal == nil || p.Group == nil {
		return
	}
	p.met.Do(func() {
		kept := 0
		for n := range s.outcomes {
			if s.arrived(n) {
				continue
			}
			if r.mayKnow(s, n) {
				kept++
			}
		}
		p.Kept(kept)
	})
}

// weights says what a replication of each of the samples may cost beside the others': by their plans where all are
// compiled. One sample alone is the same model in each call, which runs for other lengths of time.
func (r *Runner) weights(samples []*Sample) func(*Sample) float64 {
	for _, s := range samples {
		if s.Model == nil {
			return func(*Sample) float64 { return 1 }
		}
	}
	if len(samples) == 1 {
		return func(s *Sample) float64 { return float64(s.Plan.End()) / 1e9 }
	}
	return func(s *Sample) float64 { return traffic.Weight(s.Plan) }
}

package experiment

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"karvon/sim/experiment/journal"
	"karvon/sim/random"
	"karvon/sim/response"
)

// Point is a design point: a configuration with how it is run.
type Point struct {
	Name string // in tables
	Configuration
	Seed   *uint64 // nil for the plan's
	Window int64   // ns, of one window; 0 for the plan's
	// Windows is how many windows a replication has behind its one warm-up; 0 for the plan's.
	Windows int
	// Antithetic says whether a replication is two runs of opposite luck; nil where the plan says it.
	Antithetic *bool
	first      int // number of the first replication: samples with others share no luck

	probe prober // nil for none
}

// Sample is what has been simulated of a design point so far. Make one with NewSample or [Point.Of].
type Sample struct {
	Point
	*response.Model // nil until the point is compiled
	seed            uint64
	question        *question // nil for all that can be asked

	// err says why the point has no result: it cannot be compiled, or a replication of it fails.
	err error

	compiled sync.Once
	kept     *projection
	layout   string

	mutex    sync.Mutex
	outcomes []*outcome          // by replication; nil where it is not finished
	lost     map[int]*PanicError // by replication; those that failed inside karvon
	pending  int                 // replications that were asked for and are not over
	failedAt int
	pool     *cohortPool // of those that count
	blocks   *blocks     // of a quantile; nil for none
	observed *observations
	memory   int64 // that its replications may take; 0 for what bound.Memory says

	// from and to bound the replications that the present call of Extend asks for.
	from, to int

	keeping sync.Mutex  // while its replications are put into chunks
	agreed  journal.Key // the chunk that was last held against a replication which was simulated again
}

// NewSample begins a sample of a point, which is compiled when its first replication is due.
func NewSample(point Point) *Sample { return &Sample{Point: point} }

// Of begins a sample of the point, whose model is compiled. What the point does not say, its name and its scenario, is
// the model's name.
func (p Point) Of(m *response.Model) *Sample {
	p.Name, p.Scenario = cmp.Or(p.Name, m.Name), cmp.Or(p.Scenario, m.Name)
	s := NewSample(p)
	s.compiled.Do(func() { s.use(m) })
	return s
}

// Compiled compiles the point at once, so that what is wrong with it is known before the work.
func (s *Sample) Compiled(ctx context.Context, load Loader) (*Sample, error) {
	s.compile(ctx, load)
	return s, s.err
}

// compile makes the point's model, once.
func (s *Sample) compile(ctx context.Context, load Loader) {
	s.compiled.Do(func() {
		err := s.guarded(NoReplication, func() error {
			m, err := load(ctx, s.Configuration)
			if err == nil {
				s.use(m)
			}
			return err
		})
		if err != nil {
			s.refuse(err)
		}
	})
}

// refuse notes why the point has no result.
func (s *Sample) refuse(err error) {
	s.mutex.Lock()
	s.err = err
	s.mutex.Unlock()
}

func (s *Sample) use(m *response.Model) {
	if s.Window > 0 {
		m = m.With(m.WithWindow(s.Window))
	}
	if s.Windows > 0 {
		m = m.With(m.WithWindows(s.Windows))
	}
	if s.Antithetic != nil {
		m = m.With(m.WithAntithetic(*s.Antithetic))
	}
	if err := cmp.Or(m.CheckLength(), m.CheckWindows()); err != nil {
		s.refuse(err)
	}
	s.Model, s.seed = m, m.Plan.Seed
	if s.Point.Seed != nil {
		s.seed = *s.Point.Seed
	}
	s.kept, s.layout = project(m, s.question), layoutOf(m)
}

func (s *Sample) probeName() string {
	if s.probe == nil {
		return ""
	}
	return s.probe.name()
}

// probeHash is what outcomes tell the sample's probe by: 0 for none.
func (s *Sample) probeHash() uint64 {
	if s.probe == nil {
		return 0
	}
	return random.HashString(s.probe.name())
}

// keptName names what outcomes of the sample keep: what is projected, and what is observed besides.
func (s *Sample) keptName() uint64 {
	if s.probe == nil {
		return s.kept.name
	}
	return random.Mix(s.kept.name, s.probeHash())
}

// finished gives the number of replications that are finished.
func (s *Sample) finished() int {
	finished := 0
	for i := range s.outcomes {
		if s.has(i) {
			finished++
		}
	}
	return finished
}

// has says whether a replication is finished and counts.
func (s *Sample) has(replication int) bool {
	return s.outcomes[replication] != nil && s.outcomes[replication].counted
}

// arrived says whether the outcome of a replication is there, counted or not.
func (s *Sample) arrived(replication int) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.outcomes[replication] != nil
}

// put keeps the outcome of a replication.
func (s *Sample) put(replication int, o *outcome) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.outcomes[replication] = o
}

// absorb lets a replication count that did not yet: its values go into the columns and its times into the pool.
func (s *Sample) absorb(replication int) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	o := s.outcomes[replication]
	if o.counted {
		return nil
	}
	return s.add(chunkOf(o, s.first+replication))
}

// absorbChunk lets all replications of a chunk count, of which none did.
func (s *Sample) absorbChunk(c *chunk) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for i, o := range c.rows {
		s.outcomes[c.first-s.first+i] = o
	}
	return s.add(c)
}

// add puts the values of replications into the columns and their times into the pool.
func (s *Sample) add(c *chunk) error {
	if s.pool == nil {
		s.pool, s.observed = newCohortPool(s.kept.cohorts), newObservations(s.Model, s.kept)
	}
	err := s.pool.merge(c)
	for i, o := range c.rows {
		err = cmp.Or(err, s.observed.add(o, c.first-s.first+i, len(s.outcomes)))
		o.values, o.weights, o.doubts = nil, tallies{}, tallies{}
		o.times, o.counted = nil, true
	}
	if err == nil && s.blocks != nil {
		err = s.blocks.add(s, c.first-s.first, c.times) // of one replication: see [Runner.chunks]
	}
	return err
}

// ask notes which replications a sample lacks up to a number, and makes room for them.
func (s *Sample) ask(replications int) {
	s.from, s.to = 0, replications
	for s.from < len(s.outcomes) && (s.outcomes[s.from] != nil || s.lost[s.from] != nil) {
		s.from++
	}
	for len(s.outcomes) < replications {
		s.outcomes = append(s.outcomes, nil)
	}
}

// asked gives the replications that the present call of Extend asks for, by their numbers in the journal: from one to
// below another.
func (s *Sample) asked() (from, to uint64) {
	return uint64(s.first + s.from), uint64(s.first + max(s.from, s.to))
}

// fail keeps the failure of the first replication that fails, whichever worker meets it.
func (s *Sample) fail(replication int, err error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.err == nil || replication < s.failedAt {
		s.err, s.failedAt = &failedReplication{replication, err}, replication
	}
}

// failedReplication is the failure of a replication.
type failedReplication struct {
	number int
	err    error
}

func (f *failedReplication) Error() string { return fmt.Sprintf("replication %d: %v", f.number, f.err) }

// Unwrap gives what failed.
func (f *failedReplication) Unwrap() error { return f.err }

func (s *Sample) failed() bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.err != nil
}

// Release gives the memory of all that was simulated back; no result can be made of the sample afterwards.
func (s *Sample) Release() {
	s.pool, s.observed, s.kept, s.Model, s.blocks = nil, nil, nil, nil, nil
	for i := range s.outcomes {
		s.outcomes[i] = &outcome{}
	}
}

// Result estimates the responses from what is finished, or says why there is no result: the point's own error, or
// that nothing is finished. Interrupted says whether fewer replications are finished than asked for, but for those
// that failed inside karvon, which Lost has.
func (s *Sample) Result() (*Result, error) {
	if s.err != nil {
		return nil, s.err
	}
	done := s.done()
	lost := s.allLost()
	if len(done) == 0 && len(lost) > 0 {
		return nil, lost[0]
	}
	if len(done) == 0 {
		return nil, errNothingFinished
	}
	result := &Result{
		Model: s.Model, Seed: s.seed, Replications: len(done), Asked: len(s.outcomes), Lost: lost,
		Interrupted: len(done)+len(lost) < len(s.outcomes), Responses: make([]ResponseEstimate, len(s.Model.Responses)),
		counts: make([]ResponseEstimate, len(s.Counts)), Memory: memoryOf(s.memory),
		overloads: &overloads{},
	}
	fingerprint := uint64(0)
	for n, replication := range done {
		o := s.outcomes[replication]
		fingerprint = random.Mix(fingerprint, o.fingerprint)
		result.events += o.events
		result.entities += o.entities
		if o.stop != nil {
			result.Stops = append(result.Stops, Stopped{s.first + replication, o.observed, n, o.stop})
		}
	}
	result.Fingerprint = fmt.Sprintf("%016x", fingerprint)
	for i := range result.Responses {
		if s.kept.keeps(i) {
			result.Responses[i] = s.estimate(i, done)
		} else {
			result.Responses[i] = notAsked(&s.Model.Responses[i])
		}
	}
	for _, gone := range s.Gone {
		result.counts[gone.Count] = s.estimate(len(s.Model.Responses)+gone.Count, done)
	}
	result.longest = s.longest(len(done))
	for i := range s.Thresholds {
		result.Thresholds = append(result.Thresholds, result.judge(s, &s.Thresholds[i], done))
	}
	if s.question == nil || s.question.warnings {
		result.warn()
	}
	return result, nil
}

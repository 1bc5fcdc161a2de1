package experiment

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/random"
	"karvon/sim/stats"
)

// Options say how a plan is run; the zero value takes everything from the plan.
type Options struct {
	Seed         *uint64 // nil for the plan's
	Replications int     // 0 for the plan's
	Window       int64   // length of the window in ns; 0 for the plan's
	Workers      int     // 0 for one a core

	// Progress, if not nil, is told now and then how much of the work is done,
	// in replications and parts of them. It is called from one goroutine at a
	// time.
	Progress func(done, total float64)
}

// Run executes the replications of a plan side by side and estimates its
// responses. The result does not depend on the number of workers. Where the
// context is cancelled the replications that were finished are kept and the
// result says that it was interrupted; the error is the context's if there were
// none. A replication that fails ends the run with an
// error that names it.
func Run(ctx context.Context, p *plan.Plan, opt Options) (*Result, error) {
	if opt.Window > 0 {
		p = p.WithWindow(opt.Window)
	}
	r := &runner{plan: p, seed: p.Seed, total: p.Replications, progress: opt.Progress}
	if opt.Seed != nil {
		r.seed = *opt.Seed
	}
	if opt.Replications > 0 {
		r.total = opt.Replications
	}
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	r.execute(ctx, min(workers, r.total))
	return r.result(ctx)
}

// runner executes the replications of one run.
type runner struct {
	plan     *plan.Plan
	seed     uint64
	total    int
	progress func(done, total float64)

	claimed  atomic.Int64
	mutex    sync.Mutex
	parts    []float64 // of each replication that are done
	pools    []pool
	items    []*observation // by replication
	failed   error
	failedAt int
}

// observation is the small value that one replication leaves.
type observation struct {
	values      []float64 // by response
	fingerprint uint64
	events      uint64
	entities    uint64
	overflow    bool
}

func (r *runner) execute(ctx context.Context, workers int) {
	r.items = make([]*observation, r.total)
	r.parts = make([]float64, r.total)
	r.pools = make([]pool, workers)
	var group sync.WaitGroup
	for w := range workers {
		r.pools[w] = newPool(r.plan)
		group.Go(func() { r.work(ctx, &r.pools[w]) })
	}
	group.Wait()
}

// work executes replications until none is left.
func (r *runner) work(ctx context.Context, into *pool) {
	run := engine.New(r.plan)
	for ctx.Err() == nil {
		i := int(r.claimed.Add(1)) - 1
		if i >= r.total {
			return
		}
		run.Watch(func(now int64) bool {
			r.report(i, float64(now)/float64(r.plan.End()))
			return ctx.Err() == nil
		})
		record, err := run.Replicate(r.seed, i)
		if errors.Is(err, engine.ErrStopped) {
			return
		}
		if err != nil {
			r.fail(i, err)
			return
		}
		into.add(record)
		r.done(i, observe(r.plan, record))
	}
}

func (r *runner) done(i int, o *observation) {
	r.mutex.Lock()
	r.items[i] = o
	r.mutex.Unlock()
	r.report(i, 1)
}

// report tells how much of the work is done.
func (r *runner) report(i int, part float64) {
	if r.progress == nil {
		return
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.parts[i] = part
	done := 0.0
	for _, p := range r.parts {
		done += p
	}
	r.progress(done, float64(r.total))
}

// fail keeps the failure of the first replication that fails, whichever worker
// meets it.
func (r *runner) fail(i int, err error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.failed == nil || i < r.failedAt {
		r.failed, r.failedAt = err, i
	}
	r.claimed.Store(int64(r.total))
}

// result estimates the responses from what was finished.
func (r *runner) result(ctx context.Context) (*Result, error) {
	if r.failed != nil {
		return nil, fmt.Errorf("replication %d: %w", r.failedAt, r.failed)
	}
	done := r.collected()
	if len(done) == 0 {
		return nil, fmt.Errorf("no replication was finished: %w", ctx.Err())
	}
	result := &Result{
		Plan: r.plan, Seed: r.seed, Replications: len(done),
		Interrupted: len(done) < r.total, Responses: make([]Response, len(r.plan.Responses)),
	}
	fingerprint := uint64(0)
	for _, o := range done {
		fingerprint = random.Mix(fingerprint, o.fingerprint)
		result.Events += o.events
		result.Entities += o.entities
	}
	result.Fingerprint = fmt.Sprintf("%016x", fingerprint)
	pooled := newPool(r.plan)
	for i := range r.pools {
		pooled.merge(&r.pools[i])
	}
	for i := range result.Responses {
		result.Responses[i] = r.estimate(i, done, &pooled)
	}
	result.judge()
	result.warn(done)
	return result, nil
}

// collected gives the finished replications in index order.
func (r *runner) collected() []*observation {
	var done []*observation
	for _, o := range r.items {
		if o != nil {
			done = append(done, o)
		}
	}
	return done
}

// estimate makes the estimate of one response.
func (r *runner) estimate(i int, done []*observation, pooled *pool) Response {
	response := Response{Response: r.plan.Responses[i], Values: make([]float64, len(done))}
	for n, o := range done {
		response.Values[n] = o.values[i]
	}
	cohort := pooled.cohort(i)
	if cohort != nil {
		response.CutOff = cohort.cutOff()
	}
	p, isQuantile := response.Statistic.Quantile()
	if !isQuantile {
		response.Estimate = stats.MeanInterval(response.Values, r.plan.Confidence)
		return response
	}
	response.Estimate = stats.SectionedQuantile(cohort.times.Quantile(p)/1e9, response.Values, r.plan.Confidence)
	if doubt := stats.TailWarning(cohort.times.Count(), p); doubt != "" {
		response.Warnings = append(response.Warnings, doubt)
	}
	return response
}

package experiment

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"sync"

	"karvon/sim/engine"
	"karvon/sim/experiment/journal"
	"karvon/sim/experiment/pace"
	"karvon/sim/plan"
)

// errNothingFinished says that an interruption came before any result.
var errNothingFinished = errors.New("no replication was finished")

// Runner executes work items, points × replications as one array, on all cores. What comes out depends neither on
// the number of workers nor on who came first.
type Runner struct {
	Workers int    // 0 for one a core
	Memory  int64  // bytes that each of them may take; 0 for what bound.Memory says
	Load    Loader // of the samples that are not compiled

	// Journal, if not nil, keeps every outcome; what it has already is not simulated again.
	Journal journal.Store

	// Elsewhere, if not nil, has somebody else simulate the replications that are not recorded.
	Elsewhere Elsewhere

	// Share, if not nil, is the part of the work that is done; of the rest the journal may have the outcomes.
	Share *Share

	// Recorder, if not nil, keeps the visits of a runner that has one sample, of the flows given or of all. What the
	// journal has already is not recorded.
	Recorder    Recorder
	RecordFlows []plan.FlowID

	// Pace, if not nil, is told how the work goes on, in replications and parts of them, a group for each sample;
	// group, if not nil, is the group of a runner that has one sample, where it was made before.
	Pace  *pace.Work
	group *pace.Group

	// sideBySide has the samples advance side by side, and counts only the replications that all of them finish: what
	// an interruption leaves are whole pairs.
	sideBySide bool

	// apart has replications kept by themselves, not in chunks.
	apart bool

	// completed, if not nil, is called for each sample that is finished or has failed, by one goroutine at a time: its
	// result can be taken and its memory be released.
	completed func(*Sample)

	// paired, if not nil, is called once for each replication that all samples have, by one goroutine at a time.
	paired func(replication int)

	mutex  sync.Mutex
	damage error // of the journal, or of the books

	squeezer squeezer
	serving  serving
	usual    usual
	coming   coming
	next     next
}

// task is a replication of a sample.
type task struct {
	sample      int32
	replication int32
}

// Extend executes the replications that each sample lacks up to a number. A sample that fails keeps its error, and
// the rest go on; a replication that fails inside karvon is left out. Where the context is cancelled what is
// finished is kept. The error is the run directory's, or a panic's that left nothing to trust.
func (r *Runner) Extend(ctx context.Context, samples []*Sample, replications int) error {
	if err := Within(len(samples), replications); err != nil {
		return err
	}
	work := &work{Runner: r, samples: samples, tasks: r.tasks(ctx, samples, replications),
		recalled: make([]sync.Once, len(samples)), allClaimed: make(chan struct{}),
		preparing: make(chan struct{}, max(r.Workers, runtime.GOMAXPROCS(0)))}
	work.tasks, work.own = r.Share.deal(samples, work.tasks)
	r.Pace.Workers(r.workers())
	work.paces = r.follow(samples)
	var group sync.WaitGroup
	hire := func(hands int) {
		for range hands {
			group.Go(func() {
				defer work.catch()
				work.work(ctx)
			})
		}
	}
	if len(work.tasks) == 0 {
		work.finished()
	}
	hands := min(r.hands(), len(work.tasks))
	hire(hands)
	if r.sends() {
		work.hireMore(ctx, hands, hire)
	}
	group.Wait()
	if err := r.damaged(); err != nil || !work.lacking || ctx.Err() != nil {
		return err
	}
	return ErrOthersShare
}

// workers is how many replications are executed at the same time, here or elsewhere.
func (r *Runner) workers() int {
	switch {
	case r.sends():
		return max(1, r.Elsewhere.Abreast())
	case r.Workers > 0:
		return r.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// tasks lists what is to be done, in the order in which it is begun: sample by sample, or all samples' first
// replications first where they are paired. The samples are spread, so that the first of them tell what all will
// cost. Where the context ends before it has all, nothing is done of what it lists.
func (r *Runner) tasks(ctx context.Context, samples []*Sample, replications int) []task {
	var tasks []task
	add := func(sample, replication int) {
		if s := samples[sample]; s.err == nil && s.outcomes[replication] == nil && s.lost[replication] == nil {
			tasks = append(tasks, task{int32(sample), int32(replication)})
			s.pending++
		}
	}
	for _, s := range samples {
		s.memory = r.Memory
		s.ask(replications)
	}
	order := pace.Spread(len(samples))
	if !r.sideBySide {
		for _, i := range order {
			if ctx.Err() != nil {
				return nil
			}
			for n := range replications {
				add(i, n)
			}
		}
		return tasks
	}
	block := 1 // of replications that one sample has before the next
	if r.sends() || r.Share != nil {
		block = pairedBlock
	}
	for from := 0; from < replications; from += block {
		if ctx.Err() != nil {
			return nil
		}
		for _, i := range order {
			for n := from; n < min(from+block, replications); n++ {
				add(i, n)
			}
		}
	}
	return tasks
}

// work is one call of Extend.
type work struct {
	*Runner
	samples []*Sample
	tasks   []task
	paces   []*samplePace // by sample
	own     int           // tasks; behind them those that are others' share

	claiming   sync.Mutex
	claimed    int       // tasks
	told       sync.Once // that all is
	allClaimed chan struct{}
	lacking    bool // whether others' share is not there

	recalled  []sync.Once   // by sample, before its first replication
	preparing chan struct{} // who compiles or simulates here, of those that may wait for others
}

// claim gives the tasks that are to be done next as one, if any are left.
func (w *work) claim() (from, to int) {
	w.claiming.Lock()
	defer w.claiming.Unlock()
	from = w.claimed
	if from < len(w.tasks) {
		w.claimed++
		if !w.here(int(w.tasks[from].replication)) {
			w.claimed = from + w.together(from)
		}
	}
	if w.claimed == len(w.tasks) {
		w.finished()
	}
	return from, w.claimed
}

// end has nobody claim any more.
func (w *work) end() {
	w.claiming.Lock()
	defer w.claiming.Unlock()
	w.claimed = len(w.tasks)
	w.finished()
}

// finished says, once, that all is claimed.
func (w *work) finished() {
	w.told.Do(func() {
		close(w.allClaimed)
		w.begin()
	})
}

// engines are what a worker runs models with.
type engines map[*Sample]*engine.Run

func (e engines) of(s *Sample) *engine.Run {
	if e[s] == nil {
		e[s] = s.Run()
	}
	return e[s]
}

// spare gives the memory of a sample's engine back where a worker could not keep as much for each of so many.
func (e engines) spare(s *Sample, samples int, memory int64) {
	const share = 8
	if samples > 1 && e[s].Kept() > memory/share/int64(samples) {
		delete(e, s)
	}
}

// work executes tasks until none is left.
func (w *work) work(ctx context.Context) {
	engines := engines{}
	for ctx.Err() == nil {
		i, to := w.claim()
		if i == to {
			return
		}
		if !w.here(int(w.tasks[i].replication)) {
			w.send(ctx, w.tasks[i:to])
			continue
		}
		sample := w.samples[w.tasks[i].sample]
		if !w.sideBySide && engines[sample] == nil {
			clear(engines) // the next samples are other models
		}
		w.locally(func() { w.execute(ctx, i, engines) })
	}
}

// locally calls what takes a core, not more often at the same time than there are.
func (w *work) locally(f func()) {
	w.preparing <- struct{}{}
	defer func() { <-w.preparing }()
	f()
}

// execute does one task, from the journal where it has the outcome.
func (w *work) execute(ctx context.Context, i int, engines engines) {
	s, replication := w.samples[w.tasks[i].sample], int(w.tasks[i].replication)
	pace := w.paces[w.tasks[i].sample]
	item := pace.Begin()
	s.compile(ctx, w.Load)
	item.Ready()
	if !s.failed() {
		pace.meet(w.Runner, s)
		w.recalled[w.tasks[i].sample].Do(func() { w.recall(ctx, s) })
	}
	if s.failed() {
		w.settle(s)
		item.Skip()
		w.over(s)
		return
	}
	if s.arrived(replication) {
		item.Skip()
		w.over(s)
		return
	}
	var o *outcome
	known := false
	err := s.guarded(replication, func() (err error) {
		if o, err = w.known(s, replication); err != nil || o != nil {
			known = err == nil
			return err
		}
		if i >= w.own {
			return errOthers
		}
		o, err = w.simulate(ctx, i, s, engines, item)
		return err
	})
	var panicked *PanicError
	switch {
	case errors.Is(err, errOthers):
		w.lack()
		return
	case errors.Is(err, engine.ErrStopped):
		return
	case errors.As(err, &panicked):
		delete(engines, s) // in the midst of an event
		w.lose(s, replication, panicked)
	case err != nil:
		w.fail(s, replication, err)
	default:
		if i < w.own {
			w.shared(s, replication, o)
		}
		w.count(s, replication, o)
	}
	if known {
		item.Skip()
	} else {
		item.Done()
	}
	w.over(s)
}

// simulate runs a replication and keeps its outcome in the journal.
func (w *work) simulate(ctx context.Context, i int, s *Sample, engines engines, item *pace.Item) (*outcome, error) {
	replication := int(w.tasks[i].replication)
	run := engines.of(s)
	run.LimitMemory(memoryOf(w.Memory))
	runs := s.Plan.Runs()
	watch := func(before int) func(now int64) bool {
		return func(now int64) bool {
			item.Part((float64(before) + float64(now)/float64(s.Plan.End())) / float64(runs))
			return ctx.Err() == nil
		}
	}
	observed := s.watchBy(run)
	run.Watch(watch(0))
	record, err := w.replicate(run, s.seed, s.first+replication)
	if err != nil {
		return nil, err
	}
	o := observe(s.Model, s.kept, record)
	o.probed, o.probedBy = observed(), s.probeHash()
	if runs > 1 && o.stop == nil {
		run.Watch(watch(1))
		if o, err = s.withImage(o, run, replication); err != nil {
			return nil, err
		}
	}
	if w.sideBySide {
		engines.spare(s, len(w.samples), memoryOf(w.Memory))
	}
	return o, w.keep(s, replication, o)
}

// giveUp has the work end with an error.
func (w *work) giveUp(err error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.damage = cmp.Or(w.damage, err)
	w.end()
}

// count keeps an outcome and lets it count: where the samples are paired, once all have theirs.
func (w *work) count(s *Sample, replication int, o *outcome) {
	s.put(replication, o)
	if !w.sideBySide {
		w.absorb(s, replication)
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.countPair(replication)
}

// countPair lets a replication count where all samples have it that did not fail.
func (w *work) countPair(replication int) {
	for _, s := range w.samples {
		if !s.failed() && !s.arrived(replication) {
			return
		}
	}
	fresh := false
	for _, s := range w.samples {
		if !s.failed() {
			fresh = fresh || !s.has(replication)
			w.absorb(s, replication)
		}
	}
	if fresh && w.paired != nil {
		w.paired(replication)
	}
}

func (w *work) absorb(s *Sample, replication int) {
	if err := s.absorb(replication); err != nil {
		s.fail(replication, err)
	}
}

// fail gives a sample up.
func (w *work) fail(s *Sample, replication int, err error) {
	s.fail(replication, err)
	w.settle(s)
}

// settle lets those count that waited for a sample which has failed.
func (w *work) settle(failed *Sample) {
	if !w.sideBySide {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	for n := range failed.outcomes {
		w.countPair(n)
	}
}

// over notes that a task is finished or given up.
func (w *work) over(s *Sample) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	s.pending--
	if s.pending == 0 && w.completed != nil {
		w.completed(s)
	}
}

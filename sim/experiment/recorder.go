package experiment

import "karvon/sim/engine"

// Recorder keeps the visits of replications, which workers execute side by
// side.
type Recorder interface {
	// Begin gives who is told of the visits of a replication. It is called
	// from the goroutine of a worker, as is what it gives.
	Begin(replication int) (tell func(*engine.Visit), err error)
	// End says that a replication was executed to its end. One that was begun
	// and not ended is no part of the result.
	End(replication int) error
}

// replicate executes a replication, and has its visits kept where that is
// asked for.
func (r *Runner) replicate(run *engine.Run, seed uint64, replication int) (*engine.Record, error) {
	if r.Recorder == nil {
		return run.Replicate(seed, replication)
	}
	tell, err := r.Recorder.Begin(replication)
	if err != nil {
		return nil, err
	}
	run.Observe(tell, r.RecordFlows...)
	record, err := run.Replicate(seed, replication)
	if err == nil {
		err = r.Recorder.End(replication)
	}
	return record, err
}

package experiment

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// Recorder keeps the visits of replications, which workers execute side by side.
type Recorder interface {
	// Begin gives who is told of the visits of a replication. It is called from the goroutine of a worker, as is what
	// it gives.
	Begin(replication int) (tell func(*engine.Visit), err error)
	// End says that a replication was executed to its end. One that was begun and not ended is no part of the result.
	End(replication int) error
}

// serversRecorder is a recorder that keeps the servers on duty besides.
type serversRecorder interface {
	Recorder
	// servers gives who is told of every change of the servers on duty in a replication that was begun; nil for
	// nobody.
	servers(replication int) func(station plan.StationID, servers, at int64)
}

// coursesRecorder is a recorder that keeps whole courses besides, and approaches to crossings.
type coursesRecorder interface {
	Recorder
	// courses gives who is told of every course and of every approach in a replication that was begun; nil for nobody.
	courses(replication int) (func(*engine.Course), func(*engine.Approach))
}

// replicate executes a replication, and has its visits kept where that is asked for.
func (r *Runner) replicate(run *engine.Run, seed uint64, replication int) (*engine.Record, error) {
	if r.Recorder == nil {
		return run.Replicate(seed, replication)
	}
	tell, err := r.Recorder.Begin(replication)
	if err != nil {
		return nil, err
	}
	run.Observe(tell, r.RecordFlows...)
	run.ObserveServers(serversOf(r.Recorder, replication))
	run.ObserveCourses(toldCourses(r.Recorder, replication))
	record, err := run.Replicate(seed, replication)
	if err == nil {
		err = r.Recorder.End(replication)
	}
	return record, err
}

// serversOf gives who of a recorder is told of the servers on duty.
func serversOf(recorder Recorder, replication int) func(station plan.StationID, servers, at int64) {
	if keeps, ok := recorder.(serversRecorder); ok {
		return keeps.servers(replication)
	}
	return nil
}

// toldCourses gives who of a recorder is told of courses and approaches.
func toldCourses(recorder Recorder, replication int) (func(*engine.Course), func(*engine.Approach)) {
	if keeps, ok := recorder.(coursesRecorder); ok {
		return keeps.courses(replication)
	}
	return nil, nil
}

// Recorders keep the visits each in its own way.
type Recorders []Recorder

// Begin begins with all of them.
func (rs Recorders) Begin(replication int) (func(*engine.Visit), error) {
	tells := make([]func(*engine.Visit), len(rs))
	for i, recorder := range rs {
		tell, err := recorder.Begin(replication)
		if err != nil {
			return nil, err
		}
		tells[i] = tell
	}
	return func(v *engine.Visit) {
		for _, tell := range tells {
			tell(v)
		}
	}, nil
}

func (rs Recorders) servers(replication int) func(station plan.StationID, servers, at int64) {
	var tells []func(station plan.StationID, servers, at int64)
	for _, recorder := range rs {
		if tell := serversOf(recorder, replication); tell != nil {
			tells = append(tells, tell)
		}
	}
	if tells == nil {
		return nil
	}
	return func(station plan.StationID, servers, at int64) {
		for _, tell := range tells {
			tell(station, servers, at)
		}
	}
}

// records says which replications any of them keeps: all, where one of them does not say.
func (rs Recorders) records(replication int) bool {
	for _, recorder := range rs {
		if some, ok := recorder.(interface{ records(replication int) bool }); !ok || some.records(replication) {
			return true
		}
	}
	return false
}

// courses has the one among them told that keeps courses; there is one at most.
func (rs Recorders) courses(replication int) (func(*engine.Course), func(*engine.Approach)) {
	for _, recorder := range rs {
		if course, approach := toldCourses(recorder, replication); course != nil || approach != nil {
			return course, approach
		}
	}
	return nil, nil
}

// End ends with all of them.
func (rs Recorders) End(replication int) error {
	for _, recorder := range rs {
		if err := recorder.End(replication); err != nil {
			return err
		}
	}
	return nil
}

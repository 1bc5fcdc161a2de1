package engine

// Stop says why and when a replication was stopped before its time; its zero
// value says that it was not.
type Stop struct {
	Why StopReason
	At  int64 // time since the run's start, ns
}

// StopReason says why a replication was stopped before its time.
type StopReason uint8

// The reasons.
const (
	NotStopped    StopReason = iota
	TooManyInside            // as many entities were inside as a run can hold
	NoTimePassed             // events happened without time passing: a StillError
	Deadlocked               // entities wait for each other: a DeadlockError
	BadValue                 // an expression had no sensible value: a ValueError
)

var stopWords = [...]string{
	NotStopped: "not stopped", TooManyInside: "too many entities were inside", NoTimePassed: "no time passed any more",
	Deadlocked: "deadlock", BadValue: "a value made no sense",
}

// String says the reason in words.
func (s StopReason) String() string { return stopWords[s] }

// overflow ends the run because too many entities are inside.
func (r *Run) overflow() {
	r.record.Overflow = true
	r.over = true
}

// hasRoomFor says whether so many more entities can be inside, and ends the run
// where they cannot: before they are made, so that they take no memory.
func (r *Run) hasRoomFor(count uint64) bool {
	if count <= uint64(MaxInside-min(r.inside, MaxInside)) {
		return true
	}
	r.overflow()
	return false
}

// noteStop completes the record with why the run was stopped before its time.
// The clock stands where it was noticed; a deadlock can have come about before.
func (r *Run) noteStop() {
	why := NotStopped
	switch r.failure.(type) {
	case *DeadlockError:
		why = Deadlocked
	case *ValueError:
		why = BadValue
	case *StillError:
		why = NoTimePassed
	default:
		if r.record.Overflow {
			why = TooManyInside
		}
	}
	if why != NotStopped {
		r.record.Stop = Stop{why, r.now}
	}
}

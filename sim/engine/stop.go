package engine

// Stop says why and when a replication was stopped before its time; its zero value says that it was not.
type Stop struct {
	Why StopReason
	At  int64 // time since the run's start, ns

	Inside *Inside // what was inside, where as much memory was taken as may be; else nil
	Asked  *Asked  `json:",omitempty"` // what would have come inside at once, where that was too much; else nil
}

// Asked is what asks for more entities at once than there is room for.
type Asked struct {
	Path  string // of the step or the arrivals in the scenario
	Count uint64 // entities
}

// StopReason says why a replication was stopped before its time.
type StopReason uint8

// The reasons.
const (
	NotStopped    StopReason = iota
	TooManyInside            // it took as much memory as it may: too many entities were inside
	NoTimePassed             // events happened without time passing: a LivelockError
	Deadlocked               // entities wait for each other: a DeadlockError
	BadValue                 // an expression had no sensible value: a ValueError
)

var stopWords = [...]string{
	NotStopped: "not stopped", TooManyInside: "too many entities were inside", NoTimePassed: "no time passed any more",
	Deadlocked: "deadlock", BadValue: "a value made no sense",
}

// String says the reason in words.
func (s StopReason) String() string { return stopWords[s] }

// noteStop completes the record with why the run was stopped before its time. The clock stands where it was
// noticed; a deadlock can have come about before.
func (r *Run) noteStop() {
	why := NotStopped
	switch r.failure.(type) {
	case *DeadlockError:
		why = Deadlocked
	case *ValueError:
		why = BadValue
	case *LivelockError:
		why = NoTimePassed
	default:
		if r.record.overflow {
			why = TooManyInside
		}
	}
	if why == NotStopped {
		return
	}
	r.record.Stop = Stop{Why: why, At: r.now}
	if asked := r.asked; why == TooManyInside && asked.Count > 0 {
		r.record.Stop.Asked = &asked
	}
}

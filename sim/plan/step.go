package plan

// Step is one compiled step. Fields that an operation does not name are None
// or zero.
type Step struct {
	Op       Op
	Index    int32
	Count    int32
	Slot     int32
	Held     int32
	Sampler  int32 // of a duration; None where Duration holds, or without any
	Duration int32 // that depends on attributes; None otherwise
	Full     int32 // step to go to when there is no room; None to wait
	Unserved int32 // step to go to for one who balks, reneges or may use no lane; None where nobody does
	Next     int32
	Counter  int32  // slot that counts the draws of a repeated purpose; None
	Purpose  uint64 // of its draws
	Hash     uint64 // of its name, for the fingerprint
	Path     string // input path, for people
}

// newStep gives a step with none of what its operation need not have.
func newStep(op Op, index int32, hash uint64) Step {
	return Step{
		Op: op, Index: index, Slot: None, Held: None, Sampler: None, Duration: None, Full: None, Unserved: None,
		Next: None, Counter: None, Hash: hash,
	}
}

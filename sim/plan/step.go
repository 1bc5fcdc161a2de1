package plan

// Step is one compiled step. Fields that an operation does not name are None
// or zero.
type Step struct {
	Op      Op
	Index   int32
	Count   int32
	Slot    int32
	Held    int32
	Sampler int32 // of a duration; None where Duration holds, or without any
	// Duration is one more than an index into the plan's Durations, where the
	// duration depends on attributes; 0 otherwise.
	Duration int32
	Full     int32 // step to go to when there is no room; None to wait
	Unserved int32 // step to go to for one who balks, reneges or may use no lane; None where nobody does
	Next     int32
	Counter  int32  // slot that counts the draws of a repeated purpose; None
	Purpose  uint64 // of its draws
	Hash     uint64 // of its name, for the fingerprint
	Path     string // input path, for people
}

package plan

// Op is what a step does.
type Op uint8

// The operations of compiled steps.
const (
	OpVisit      Op = iota // Index station; Sampler or Duration service time; Count 1 where the visit states it; Full where to go when the queue is full, Unserved on balking or reneging
	OpSeize                // Index resource; Count units
	OpRelease              // Index resource; Count units
	OpSeizeAll             // Index request; units of several resources together
	OpSeizeAny             // Index request; Count its pool; Held the slot that remembers of which resource units were taken
	OpReleaseAny           // as OpSeizeAny
	OpDelay                // Sampler or Duration
	OpGate                 // Index link; Count its direction, as for OpTravel; Held the slot for its convoy's number, None without convoys
	OpSetOut               // Index way; the entity waits for a place on the link
	OpWaitUntil            // Index timetable; Slot its site
	OpWaitOpen             // Index schedule, None where nobody waits
	OpWaitSignal           // Index signal
	OpSignal               // Index signal; Count the most that go on
	OpTravel               // Index link; Count 0 from its From to its To, 1 back; Held as for OpGate
	OpEnter                // Index zone; Full where to go when it is full
	OpLeave                // Index zone
	OpShare                // Index, Count: branches by share; Next where none is taken
	OpWhen                 // Index, Count: branches by condition; Next where none holds
	OpShortest             // Index, Count: branches by shortest queue
	OpCase                 // Slot a word; Index, Count: branches by word, Below is the word; Next for others
	OpSet                  // Slot; Index program
	OpBook                 // Index reservation; Slot the hidden slot that keeps the booking; Full where to go without one
	OpCheckIn              // Index bookings; Slot the hidden slot that keeps the booking; Full where to go when too late
	OpSplit                // Index the children's flow; Full their first step; Count how many, or Slot; Held the slot that counts those out
	OpJoin                 // Held the slot that counts those out
	OpBatch                // Index batch; Slot its site
	OpUnbatch              // the members of a batch go on from their OpBatch
	OpApproach             // Index crossing
	OpCross                // Index crossing
	OpMark                 // Index timing; Slot the hidden slot that keeps its beginning
	OpRecord               // as OpMark
	OpReturn               // a child comes to the end of its steps
	OpDepart               // the entity leaves
	OpTurnedAway           // the entity leaves unserved
)

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

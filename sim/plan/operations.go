package plan

import "karvon/sim/scenario"

// Op is what a step does. What is to be known of it stands in its Operation.
type Op uint8

// The operations of compiled steps.
const (
	// Index station; Sampler or Duration service time; Count 1 where the visit states it; Full where to go when the
	// queue is full, Unserved on balking or reneging
	OpVisit    Op = iota
	OpSeize       // Index resource; Count units; Sampler patience; Full or Unserved where to go without them
	OpRelease     // Index resource; Count units
	OpSeizeAll    // Index request; units of several resources together
	// Index request; Count its pool; Held the slot that remembers of which resource units were taken
	OpSeizeAny
	OpReleaseAny // as OpSeizeAny
	OpDelay      // Sampler or Duration
	// Index link; Count its direction, as for OpTravel; Held the slot for its convoy's number, None without convoys
	OpGate
	OpSetOut     // Index way; the entity waits for a place on the link
	OpWaitUntil  // Index timetable; site where
	OpWaitOpen   // Index schedule, None where nobody waits
	OpWaitSignal // Index signal
	OpSignal     // Index signal; Count the most that go on
	OpTravel     // Index link; Count 0 from its From to its To, 1 back; Held as for OpGate
	OpEnter      // Index zone; Full where to go when it is full
	OpLeave      // Index zone
	OpShare      // Index, Count: branches by share; Next where none is taken
	OpWhen       // Index, Count: branches by condition; Next where none holds
	OpShortest   // Index, Count: branches by shortest queue
	OpQuickest   // Index, Count: branches by time
	OpCase       // Slot a word; Index, Count: branches by word, Below is the word; Next for others
	OpSet        // Slot; Index program
	// Index reservation; Slot the hidden slot that keeps the booking; Full where to go without one
	OpBook
	// Index bookings; Slot the hidden slot that keeps the booking; Full where to go when too late
	OpCheckIn
	// Index the children's flow; Full their first step; Count how many, or Slot; Held the slot that counts those out
	OpSplit
	OpJoin       // Held the slot that counts those out
	OpBatch      // Index batch; site where
	OpUnbatch    // the members of a batch go on from their OpBatch
	OpApproach   // Index crossing
	OpCross      // Index crossing
	OpMark       // Index timing; Slot the hidden slot that keeps its beginning
	OpRecord     // as OpMark
	OpCount      // Index tally
	OpReturn     // a child comes to the end of its steps
	OpDepart     // the entity leaves
	OpTurnedAway // the entity leaves unserved

	numberOfOps
)

// verb is what the compiler knows of a verb of the language.
type verb struct {
	key        scenario.Verb
	compile    func(*journey, *scenario.Step)
	stepless   bool // whether it compiles into no step of its own
	operations rows
}

// rows are the operations that a verb's steps compile into.
type rows map[Op]Operation

// verbs has a row for each verb of the language, which stands in the verb's file. Its functions compile steps
// themselves, and find it in the compiler.
var verbs = byKey(
	&visitVerb, &seizeVerb, &releaseVerb, &delayVerb, &waitVerb, &signalVerb, &travelVerb, &enterVerb, &leaveVerb,
	&chooseVerb, &setVerb, &bookVerb, &checkInVerb, &splitVerb, &joinVerb, &batchVerb, &unbatchVerb, &approachVerb,
	&crossVerb, &markVerb, &recordVerb, &countVerb, &followVerb, &goToVerb, &departVerb,
)

func byKey(all ...*verb) map[scenario.Verb]*verb {
	rows := map[scenario.Verb]*verb{}
	for _, v := range all {
		rows[v.key] = v
	}
	return rows
}

// operationTable is what is known of all operations, by Op.
var operationTable = func() (table [numberOfOps]Operation) {
	for _, v := range verbs {
		for op, row := range v.operations {
			table[op] = row
		}
	}
	return table
}()

// Facts gives what is known of an operation. It is not to be changed.
func (o Op) Facts() *Operation { return &operationTable[o] }

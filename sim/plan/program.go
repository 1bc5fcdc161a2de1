package plan

// Program is a compiled expression: instructions of a small stack machine. Words and truth are numbers: a word its
// index, false 0 and true 1.
type Program []Instruction

// Instruction is one instruction of a program.
type Instruction struct {
	Op     Code
	index  int32   // of what, the operation says: see the methods
	Number float64 // PushNumber
}

// Slot is the index of a slot.
func (in Instruction) Slot() SlotID { return SlotID(in.index) }

// Station is the index of a station.
func (in Instruction) Station() StationID { return StationID(in.index) }

// Bookings is the index of an electronic queue.
func (in Instruction) Bookings() BookingsID { return BookingsID(in.index) }

// Zone is the index of a zone.
func (in Instruction) Zone() ZoneID { return ZoneID(in.index) }

// Resource is the index of a resource.
func (in Instruction) Resource() ResourceID { return ResourceID(in.index) }

// Site is the index of a site.
func (in Instruction) Site() SiteID { return SiteID(in.index) }

// Code is an instruction's operation.
type Code uint8

// The operations of programs. Binary operations take the two topmost numbers and leave one.
const (
	PushNumber        Code = iota
	PushSlot               // index
	PushQueue              // entities waiting at station index
	PushCheckIn            // entities waiting at the check-in of bookings index
	PushBusy               // servers at work of station index
	PushPresent            // entities waiting or in service at station index
	PushExpectedWait       // seconds that one who comes to station index can expect to wait
	PushDisplayedWait      // seconds that the display of station index shows
	PushInside             // entities in zone index
	PushFree               // free units of resource index
	PushHour               // hour of the day at site index, 0 to 23
	PushDay                // day of the week at site index, 1 is Monday
	PushMembers            // entities in the batch, 0 for what is no batch
	PushOnDuty             // servers on duty of station index
	PushPlacesLeft         // entities of one's class for whom there is room in zone index
	PushNow                // seconds since the run's start
	PushSinceArrival       // seconds since one came into the model
	Or
	And
	Not
	Equal
	NotEqual
	Less
	AtMost
	Plus
	Minus
	Times
	Over
	Negate
)

// StackDepth is the largest depth of a program's stack.
const StackDepth = 32

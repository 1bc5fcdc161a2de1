package plan

// Program is a compiled expression: instructions of a small stack machine.
// Words and truth are numbers: a word its index, false 0 and true 1.
type Program []Instruction

// Instruction is one instruction of a program.
type Instruction struct {
	Op     Code
	Index  int32   // of what, the operation says: see the methods
	Number float64 // PushNumber
}

// What Index is of, by the operation.

func (in Instruction) Slot() SlotID { return SlotID(in.Index) }

func (in Instruction) Station() StationID { return StationID(in.Index) }

func (in Instruction) Bookings() BookingsID { return BookingsID(in.Index) }

func (in Instruction) Zone() ZoneID { return ZoneID(in.Index) }

func (in Instruction) Resource() ResourceID { return ResourceID(in.Index) }

func (in Instruction) Site() SiteID { return SiteID(in.Index) }

// Code is an instruction's operation.
type Code uint8

// The operations of programs. Binary operations take the two topmost numbers
// and leave one.
const (
	PushNumber       Code = iota
	PushSlot              // Index
	PushQueue             // entities waiting at station Index
	PushCheckIn           // entities waiting at the check-in of bookings Index
	PushBusy              // servers at work of station Index
	PushPresent           // entities waiting or in service at station Index
	PushExpectedWait      // seconds that one who comes to station Index can expect to wait
	PushInside            // entities in zone Index
	PushFree              // free units of resource Index
	PushHour              // hour of the day at site Index, 0 to 23
	PushDay               // day of the week at site Index, 1 is Monday
	PushMembers           // entities in the batch, 0 for what is no batch
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

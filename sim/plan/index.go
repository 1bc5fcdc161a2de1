package plan

// None is the index of nothing: no station, no step, no sampler.
const None = -1

// Indices into the tables of a plan. They have types so that none is taken for another; all are of 32 bits.
type (
	SiteID        int32
	StationID     int32
	ResourceID    int32
	ZoneID        int32
	LinkID        int32
	DirectionID   int32
	CrossingID    int32
	MeasureID     int32 // of what crossings count
	ClassID       int32
	FlowID        int32
	ScheduleID    int32
	TimetableID   int32
	ConvoysID     int32
	BookingsID    int32
	ReservationID int32
	BatchID       int32
	RequestID     int32
	SignalID      int32
	TimingID      int32
	DisruptionID  int32
	StepID        int32
	BranchID      int32
	TimedID       int32 // of ways of choices by time
	ProgramID     int32
	SamplerID     int32
	DurationID    int32
	SlotID        int32
	BearerID      int32 // of costs
)

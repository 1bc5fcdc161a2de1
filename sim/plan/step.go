package plan

// Step is one compiled step: 64 bytes, a line of a processor's cache, as every event reads some of them. Fields that
// an operation does not name are None or zero.
type Step struct {
	Op       Op
	Refuses  bool  // whether who cannot have units at once does not wait for them
	Index    int32 // of what, the operation says: see the methods
	Count    int32
	Slot     SlotID
	Held     SlotID
	Sampler  SamplerID  // of a duration, or of the patience of who claims units; None where Duration holds, or without any
	Duration DurationID // that depends on attributes; None otherwise
	Full     StepID     // step to go to when there is no room; None to wait
	Unserved StepID     // step to go to for one who balks, reneges or may use no lane; None where nobody does
	Next     StepID
	site     SiteID // of a batch, or of a wait for a time
	Counter  SlotID // slot that counts the draws of a repeated purpose; None
	Purpose  uint64 // of its draws
	Hash     uint64 // of its name, for the fingerprint
}

// Station is the Index of a station.
func (s *Step) Station() StationID { return StationID(s.Index) }

// Resource is the Index of a resource.
func (s *Step) Resource() ResourceID { return ResourceID(s.Index) }

// Request is the Index of a request.
func (s *Step) Request() RequestID { return RequestID(s.Index) }

// Link is the Index of a link.
func (s *Step) Link() LinkID { return LinkID(s.Index) }

// Direction is the Index of a direction.
func (s *Step) Direction() DirectionID { return DirectionID(s.Index) }

// Timetable is the Index of a timetable.
func (s *Step) Timetable() TimetableID { return TimetableID(s.Index) }

// Schedule is the Index of a schedule.
func (s *Step) Schedule() ScheduleID { return ScheduleID(s.Index) }

// Signal is the Index of a signal.
func (s *Step) Signal() SignalID { return SignalID(s.Index) }

// Zone is the Index of a zone.
func (s *Step) Zone() ZoneID { return ZoneID(s.Index) }

// Program is the Index of a program.
func (s *Step) Program() ProgramID { return ProgramID(s.Index) }

// Reservation is the Index of a reservation.
func (s *Step) Reservation() ReservationID { return ReservationID(s.Index) }

// Bookings is the Index of an electronic queue.
func (s *Step) Bookings() BookingsID { return BookingsID(s.Index) }

// Flow is the Index of a flow.
func (s *Step) Flow() FlowID { return FlowID(s.Index) }

// Batch is the Index of a batch.
func (s *Step) Batch() BatchID { return BatchID(s.Index) }

// Crossing is the Index of a crossing.
func (s *Step) Crossing() CrossingID { return CrossingID(s.Index) }

// Timing is the Index of a timing.
func (s *Step) Timing() TimingID { return TimingID(s.Index) }

// Branches gives the first branch of a step that chooses, and the one behind its last.
func (s *Step) Branches() (first, end BranchID) {
	return BranchID(s.Index), BranchID(s.Index + s.Count)
}

// newStep gives a step with none of what its operation need not have.
func newStep(op Op, index int32, hash uint64) Step {
	return Step{
		Op: op, Index: index, Slot: None, Held: None, Sampler: None, Duration: None, Full: None, Unserved: None,
		Next: None, site: None, Counter: None, Hash: hash,
	}
}

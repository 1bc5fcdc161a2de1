package plan

// Step is one compiled step. Fields that an operation does not name are None
// or zero.
type Step struct {
	Op       Op
	Index    int32
	Count    int32
	Slot     SlotID
	Held     SlotID
	Sampler  SamplerID  // of a duration; None where Duration holds, or without any
	Duration DurationID // that depends on attributes; None otherwise
	Full     StepID     // step to go to when there is no room; None to wait
	Unserved StepID     // step to go to for one who balks, reneges or may use no lane; None where nobody does
	Next     StepID
	Site     SiteID // of a batch, or of a wait for a time
	Counter  SlotID // slot that counts the draws of a repeated purpose; None
	Purpose  uint64 // of its draws
	Hash     uint64 // of its name, for the fingerprint
	Path     string // input path, for people
}

// What Index is of, by the operation.

func (s *Step) Station() StationID { return StationID(s.Index) }

func (s *Step) Resource() ResourceID { return ResourceID(s.Index) }

func (s *Step) Request() RequestID { return RequestID(s.Index) }

func (s *Step) Link() LinkID { return LinkID(s.Index) }

func (s *Step) Way() WayID { return WayID(s.Index) }

func (s *Step) Timetable() TimetableID { return TimetableID(s.Index) }

func (s *Step) Schedule() ScheduleID { return ScheduleID(s.Index) }

func (s *Step) Signal() SignalID { return SignalID(s.Index) }

func (s *Step) Zone() ZoneID { return ZoneID(s.Index) }

func (s *Step) Program() ProgramID { return ProgramID(s.Index) }

func (s *Step) Reservation() ReservationID { return ReservationID(s.Index) }

func (s *Step) Bookings() BookingsID { return BookingsID(s.Index) }

func (s *Step) Flow() FlowID { return FlowID(s.Index) }

func (s *Step) Batch() BatchID { return BatchID(s.Index) }

func (s *Step) Crossing() CrossingID { return CrossingID(s.Index) }

func (s *Step) Timing() TimingID { return TimingID(s.Index) }

func (s *Step) Tally() TallyID { return TallyID(s.Index) }

// Branches gives the first branch of a step that chooses, and the one behind its last.
func (s *Step) Branches() (first, end BranchID) {
	return BranchID(s.Index), BranchID(s.Index + s.Count)
}

// newStep gives a step with none of what its operation need not have.
func newStep(op Op, index int32, hash uint64) Step {
	return Step{
		Op: op, Index: index, Slot: None, Held: None, Sampler: None, Duration: None, Full: None, Unserved: None,
		Next: None, Site: None, Counter: None, Hash: hash,
	}
}

package traffic

import (
	"slices"

	"karvon/sim/plan"
)

// sameness finds flows of a plan whose accounts another plan's traffic has: a policy changes few flows. What is the
// same may stand under other indices, as what a policy adds or takes away moves all that is behind it. An account is
// made by following a flow's steps, never in the order of an index, so that moving one gives the very numbers that
// making it again would.
type sameness struct {
	like       *Solution // of the one plan
	one, other *plan.Plan
	booked     map[ticket]bool // in the other plan
	named      map[string]plan.FlowID

	steps     pairing[plan.StepID]
	branches  pairing[plan.BranchID]
	programs  pairing[plan.ProgramID] // of the classes of queues
	slots     pairing[plan.SlotID]
	stations  pairing[plan.StationID]
	zones     pairing[plan.ZoneID]
	resources pairing[plan.ResourceID]
	links     pairing[plan.LinkID]
	bookings  pairing[plan.BookingsID]
}

// newSameness compares a plan with that of a solution. It is nil where there is none.
func newSameness(like *Solution, p *plan.Plan, booked map[ticket]bool) *sameness {
	if like == nil {
		return nil
	}
	one := like.plan
	s := &sameness{
		like: like, one: one, other: p, booked: booked, named: make(map[string]plan.FlowID, len(one.Flows)),
		steps:     newPairing[plan.StepID](len(one.Steps), len(p.Steps)),
		branches:  newPairing[plan.BranchID](len(one.Branches), len(p.Branches)),
		programs:  newPairing[plan.ProgramID](len(one.Programs), len(p.Programs)),
		slots:     newPairing[plan.SlotID](len(one.Slots), len(p.Slots)),
		stations:  newPairing[plan.StationID](len(one.Stations), len(p.Stations)),
		zones:     newPairing[plan.ZoneID](len(one.Zones), len(p.Zones)),
		resources: newPairing[plan.ResourceID](len(one.Resources), len(p.Resources)),
		links:     newPairing[plan.LinkID](len(one.Links), len(p.Links)),
		bookings:  newPairing[plan.BookingsID](len(one.Bookings), len(p.Bookings)),
	}
	for i := range one.Flows {
		if one.Flows[i].Parent == plan.None {
			s.named[one.Flows[i].Name] = plan.FlowID(i)
		}
	}
	return s
}

func (s *sameness) clear() {
	s.steps.clear()
	s.branches.clear()
	s.programs.clear()
	s.slots.clear()
	s.stations.clear()
	s.zones.clear()
	s.resources.clear()
	s.links.clear()
	s.bookings.clear()
}

// shared gives the account of a flow from that of the flow of its name in the one plan, where all that it was made from
// is the same. It is nil where something differs.
func (s *sameness) shared(flow plan.FlowID) *account {
	if s == nil {
		return nil
	}
	at, known := s.named[s.other.Flows[flow].Name]
	if !known || s.like.accounts[at] == nil || !s.like.accounts[at].whole {
		return nil
	}
	s.clear()
	if !s.flow(&s.one.Flows[at], &s.other.Flows[flow]) {
		return nil
	}
	for next := 0; next < len(s.steps.met); next++ {
		if !s.step(s.steps.met[next]) {
			return nil
		}
	}
	return s.moved(s.like.accounts[at])
}

// moved gives an account by the indices of the other plan.
func (s *sameness) moved(a *account) *account {
	there := &account{kinds: slices.Clone(a.kinds), totals: a.totals, whole: true}
	for i := range there.kinds {
		kind := &there.kinds[i]
		kind.index = s.index(*kind)
	}
	if len(a.longer) > 0 {
		there.longer = make(map[plan.ResourceID]float64, len(a.longer))
	}
	for resource, time := range a.longer {
		there.longer[s.resources.there[resource]] = time
	}
	there.cameTo = [...][]int32{
		moved(&s.steps, a.cameTo[0]), moved(&s.branches, a.cameTo[1]), moved(&s.steps, a.cameTo[2]),
		moved(&s.programs, a.cameTo[3]),
	}
	return there
}

// index gives that of what is demanded, in the other plan.
func (s *sameness) index(what kindOfDemand) int32 {
	switch what.of {
	case roomOf:
		return int32(s.zones.there[what.index])
	case unitsOf:
		return int32(s.resources.there[what.index])
	case tripsOf:
		return int32(s.links.there[what.index])
	case slotsOf:
		return int32(s.bookings.there[what.index])
	default:
		return int32(s.stations.there[what.index])
	}
}

// flow compares what is known of the entities of a flow as they arrive.
func (s *sameness) flow(one, other *plan.Flow) bool {
	return s.steps.pair(one.Start, other.Start) && one.Class == other.Class &&
		slices.EqualFunc(one.Attributes, other.Attributes, s.attribute) &&
		s.slots.pairAll(one.Arrivals.Slots, other.Arrivals.Slots) &&
		slices.Equal(one.Arrivals.Values, other.Arrivals.Values) &&
		!follows(s.one, one) && !follows(s.other, other) // of whom much else can be known
}

func (s *sameness) attribute(one, other plan.Attribute) bool {
	return s.slots.pair(one.Slot, other.Slot) && s.sampler(one.Sampler, other.Sampler)
}

// step compares a step with its like, what it asks for and where it leads.
func (s *sameness) step(at plan.StepID) bool {
	one, other := &s.one.Steps[at], &s.other.Steps[s.steps.there[at]]
	o := one.Op.Facts()
	switch {
	case one.Op != other.Op || one.Count != other.Count,
		!s.slots.pair(one.Slot, other.Slot),
		!s.steps.pair(one.Full, other.Full) || !s.steps.pair(one.Unserved, other.Unserved),
		!s.steps.pair(one.Next, other.Next),
		!s.duration(one.Duration, other.Duration),
		o.Time == plan.TakesDrawnTime && !s.sampler(one.Sampler, other.Sampler),
		o.Wants == plan.WantsRoom && !s.zones.pair(one.Zone(), other.Zone()):
		return false
	}
	return s.held(at) && s.reads(o, one, other) && s.demand(o.Demand, one, other) && s.sent(o.Sends, one, other) &&
		(!o.Leads.Chooses() || s.ways(one, other))
}

// reads compares on what a step depends.
func (s *sameness) reads(o *plan.Operation, one, other *plan.Step) bool {
	if o.Reads == nil {
		return true
	}
	programs, slots := o.Reads(s.one, one)
	otherPrograms, otherSlots := o.Reads(s.other, other)
	return slices.EqualFunc(programs, otherPrograms, s.program) && s.slots.pairAll(slots, otherSlots)
}

// demand compares what a step asks for.
func (s *sameness) demand(of plan.Demand, one, other *plan.Step) bool {
	switch of {
	case plan.DemandsService:
		return s.stations.pair(one.Station(), other.Station()) &&
			s.station(&s.one.Stations[one.Station()], &s.other.Stations[other.Station()])
	case plan.DemandsTrip:
		a, b := &s.one.Links[one.Link()], &s.other.Links[other.Link()]
		return s.links.pair(one.Link(), other.Link()) && a.Length == b.Length && s.sampler(a.Speed, b.Speed) &&
			s.sampler(a.Delay, b.Delay)
	case plan.DemandsSlotAhead:
		return s.bookings.pair(s.one.Reservations[one.Reservation()].Bookings,
			s.other.Reservations[other.Reservation()].Bookings)
	case plan.DemandsSlot:
		return s.bookings.pair(one.Bookings(), other.Bookings()) &&
			s.like.booked[ticketOf(one)] == s.booked[ticketOf(other)]
	}
	return true
}

// sent compares whom a step sends out, and how many.
func (s *sameness) sent(whom plan.Sends, one, other *plan.Step) bool {
	if whom == plan.SendsNobody {
		return true
	}
	first, flow := s.one.SentOut(one)
	otherFirst, otherFlow := s.other.SentOut(other)
	if !s.steps.pair(first, otherFirst) || s.one.Flows[flow].Class != s.other.Flows[otherFlow].Class {
		return false
	}
	if whom == plan.SendsChildren {
		return true
	}
	a, b := &s.one.Batches[one.Batch()], &s.other.Batches[other.Batch()]
	return s.program(a.Size, b.Size) && (a.Within == plan.None) == (b.Within == plan.None)
}

// ways compares where choices lead. The conditions are among what they read.
func (s *sameness) ways(one, other *plan.Step) bool {
	at, end := one.Branches()
	otherAt, _ := other.Branches()
	for ; at < end; at, otherAt = at+1, otherAt+1 {
		a, b := &s.one.Branches[at], &s.other.Branches[otherAt]
		if !s.branches.pair(at, otherAt) || a.Below != b.Below || !s.steps.pair(a.Step, b.Step) {
			return false
		}
	}
	return true
}

// held compares what is occupied at a step.
func (s *sameness) held(at plan.StepID) bool {
	there := s.steps.there[at]
	if int(at) >= len(s.one.Holdings) || int(there) >= len(s.other.Holdings) {
		return int(at) >= len(s.one.Holdings) && int(there) >= len(s.other.Holdings)
	}
	one, other := &s.one.Holdings[at], &s.other.Holdings[there]
	if !s.zones.pairAll(one.Zones, other.Zones) || !s.resources.pairAll(one.Resources, other.Resources) ||
		!slices.Equal(one.Units, other.Units) {
		return false
	}
	for i, zone := range one.Zones {
		if !slices.Equal(s.one.Zones[zone].Room, s.other.Zones[other.Zones[i]].Room) {
			return false
		}
	}
	return true
}

// station compares how a station serves, but not by how many.
func (s *sameness) station(one, other *plan.Station) bool {
	if !s.programs.pairAll(one.Priority, other.Priority) || !slices.EqualFunc(one.Priority, other.Priority, s.program) ||
		(one.Pool == nil) != (other.Pool == nil) {
		return false
	}
	if one.Pool == nil {
		return true
	}
	a, b := one.Pool, other.Pool
	return slices.EqualFunc(a.Lanes, b.Lanes, func(a, b plan.Lane) bool {
		return s.program(a.For, b.For) && s.program(a.Prefer, b.Prefer) && s.sampler(a.Service, b.Service)
	}) && a.BatchMost == b.BatchMost && s.sampler(a.SetUp, b.SetUp) &&
		a.Preempt == b.Preempt && a.ShiftEnd == b.ShiftEnd &&
		(a.Failure == nil) == (b.Failure == nil) && (a.Failure == nil || a.Failure.Work == b.Failure.Work)
}

// duration compares durations that depend on attributes.
func (s *sameness) duration(one, other plan.DurationID) bool {
	if one == plan.None || other == plan.None {
		return one == other
	}
	a, b := &s.one.Durations[one], &s.other.Durations[other]
	return s.program(a.Scale, b.Scale) && s.slots.pair(a.Slot, b.Slot) && s.sampler(a.Sampler, b.Sampler) &&
		s.duration(a.Of, b.Of) && slices.EqualFunc(a.ByWord, b.ByWord, s.duration)
}

func (s *sameness) sampler(one, other plan.SamplerID) bool {
	if one == plan.None || other == plan.None {
		return one == other
	}
	return s.one.Samplers[one].Same(&s.other.Samplers[other])
}

// program compares two programs. Of what they ask of the state of the model nothing is known, whatever it is of.
func (s *sameness) program(one, other plan.ProgramID) bool {
	if one == plan.None || other == plan.None {
		return one == other
	}
	return slices.EqualFunc(s.one.Programs[one], s.other.Programs[other], s.instruction)
}

func (s *sameness) instruction(one, other plan.Instruction) bool {
	return one.Op == other.Op && one.Number == other.Number &&
		(one.Op != plan.PushSlot || s.slots.pair(one.Slot(), other.Slot()))
}

package traffic

import (
	"slices"

	"karvon/sim/plan"
)

// shared gives the account of a flow in the traffic of another plan, where all that it was made from is the same: a
// policy changes few flows. It is nil where something differs.
func (t *Solution) shared(p *plan.Plan, flow plan.FlowID, booked map[ticket]bool) *account {
	if t == nil || int(flow) >= len(t.accounts) || t.accounts[flow] == nil || !t.accounts[flow].whole {
		return nil
	}
	a, s := t.accounts[flow], &sameness{t.plan, p, t.booked, booked}
	if !s.flow(flow) || slices.ContainsFunc(a.order, func(at plan.StepID) bool { return !s.step(at) }) {
		return nil
	}
	return a
}

// sameness compares what an account is made from in two plans. What stands under another index counts as another:
// the account goes by them.
type sameness struct {
	one, other             *plan.Plan
	bookedOne, bookedOther map[ticket]bool
}

// flow compares what is known of the entities of a flow as they arrive.
func (s *sameness) flow(at plan.FlowID) bool {
	if int(at) >= len(s.other.Flows) {
		return false
	}
	one, other := &s.one.Flows[at], &s.other.Flows[at]
	return one.Start == other.Start && one.Class == other.Class && one.Parent == other.Parent &&
		slices.EqualFunc(one.Attributes, other.Attributes, s.attribute) &&
		slices.Equal(one.Arrivals.Slots, other.Arrivals.Slots) && slices.Equal(one.Arrivals.Values, other.Arrivals.Values) &&
		!follows(s.one, one) && !follows(s.other, other) // of whom much else can be known
}

func (s *sameness) attribute(one, other plan.Attribute) bool {
	return one.Slot == other.Slot && s.sampler(one.Sampler, other.Sampler)
}

// step compares a step, what it asks for and where it leads.
func (s *sameness) step(at plan.StepID) bool {
	if int(at) >= len(s.other.Steps) {
		return false
	}
	one, other := &s.one.Steps[at], &s.other.Steps[at]
	if one.Op != other.Op || one.Index != other.Index || one.Count != other.Count || one.Slot != other.Slot ||
		one.Full != other.Full || one.Unserved != other.Unserved || one.Next != other.Next ||
		!s.duration(one.Duration, other.Duration) || !s.held(at) {
		return false
	}
	o := one.Op.Facts()
	switch {
	case o.Time == plan.TakesDrawnTime && !s.sampler(one.Sampler, other.Sampler):
		return false
	case o.Leads.Chooses():
		return s.branches(one)
	case o.Sets:
		return s.program(one.Program())
	}
	return s.demand(o.Demand, one, other) && s.sent(o.Sends, one, other)
}

// demand compares what a step asks for.
func (s *sameness) demand(of plan.Demand, one, other *plan.Step) bool {
	switch of {
	case plan.DemandsService:
		return s.station(&s.one.Stations[one.Station()], &s.other.Stations[one.Station()])
	case plan.DemandsTrip:
		a, b := &s.one.Links[one.Link()], &s.other.Links[one.Link()]
		return a.Length == b.Length && s.sampler(a.Speed, b.Speed) && s.sampler(a.Delay, b.Delay)
	case plan.DemandsSlotAhead:
		return s.one.Reservations[one.Reservation()].Bookings == s.other.Reservations[one.Reservation()].Bookings
	case plan.DemandsSlot:
		return s.bookedOne[ticketOf(one)] == s.bookedOther[ticketOf(one)]
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
	if first != otherFirst || s.one.Flows[flow].Class != s.other.Flows[otherFlow].Class {
		return false
	}
	if whom == plan.SendsChildren {
		return true
	}
	a, b := &s.one.Batches[one.Batch()], &s.other.Batches[one.Batch()]
	return a.Size == b.Size && s.program(a.Size) && (a.Within == plan.None) == (b.Within == plan.None)
}

func (s *sameness) branches(step *plan.Step) bool {
	for b, end := step.Branches(); b < end; b++ {
		branch := &s.one.Branches[b]
		if *branch != s.other.Branches[b] || step.Op.Facts().Leads == plan.ByCondition && !s.program(branch.Program) {
			return false
		}
	}
	return true
}

// held compares what is occupied at a step.
func (s *sameness) held(at plan.StepID) bool {
	if int(at) >= len(s.one.Holdings) || int(at) >= len(s.other.Holdings) {
		return len(s.one.Holdings) == len(s.other.Holdings)
	}
	one, other := &s.one.Holdings[at], &s.other.Holdings[at]
	if !slices.Equal(one.Zones, other.Zones) || !slices.Equal(one.Resources, other.Resources) ||
		!slices.Equal(one.Units, other.Units) {
		return false
	}
	for _, zone := range one.Zones {
		if !slices.Equal(s.one.Zones[zone].Room, s.other.Zones[zone].Room) {
			return false
		}
	}
	return true
}

// station compares how a station serves, but not by how many.
func (s *sameness) station(one, other *plan.Station) bool {
	if !s.programs(one.Priority, other.Priority) || (one.Pool == nil) != (other.Pool == nil) {
		return false
	}
	if one.Pool == nil {
		return true
	}
	a, b := one.Pool, other.Pool
	return slices.EqualFunc(a.Lanes, b.Lanes, func(a, b plan.Lane) bool {
		return a.For == b.For && (a.For == plan.None || s.program(a.For)) && a.Prefer == b.Prefer &&
			(a.Prefer == plan.None || s.program(a.Prefer)) && s.sampler(a.Service, b.Service)
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
	return a.Scale == b.Scale && (a.Scale == plan.None || s.program(a.Scale)) && a.Slot == b.Slot &&
		s.sampler(a.Sampler, b.Sampler) && s.duration(a.Of, b.Of) && slices.EqualFunc(a.ByWord, b.ByWord, s.duration)
}

func (s *sameness) sampler(one, other plan.SamplerID) bool {
	if one == plan.None || other == plan.None {
		return one == other
	}
	return s.one.Samplers[one].Same(&s.other.Samplers[other])
}

func (s *sameness) programs(one, other []plan.ProgramID) bool {
	return slices.Equal(one, other) && !slices.ContainsFunc(one, func(at plan.ProgramID) bool { return !s.program(at) })
}

// program compares two programs of one index.
func (s *sameness) program(at plan.ProgramID) bool {
	return int(at) < len(s.other.Programs) && slices.Equal(s.one.Programs[at], s.other.Programs[at])
}

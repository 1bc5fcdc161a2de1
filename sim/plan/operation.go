package plan

// Operation is what is known of the steps of one kind: a row of the table that the compiler, the search for
// deadlocks, the traffic equations and the linter go by. What a row leaves out does not hold of its steps.
type Operation struct {
	Name string // for people
	// Object names what it is done with, for people; nil for nothing.
	Object func(p *Plan, s *Step) string

	// site is where it takes place; nil anywhere.
	site func(p *Plan, s *Step) SiteID

	Time Time // whether time passes at it
	// neverWaits says of a step that awaits whether this one lets all pass at once; nil for none.
	neverWaits func(p *Plan, s *Step) bool

	Leads   Leads // where those go who are done with it
	Detours bool  // whether some go to Full, where there is no room, or to Unserved
	Sends   Sends // whom it sends out, besides the entity that does it
	sent    func(p *Plan, s *Step) (first StepID, flow FlowID)

	// loses says whether an entity can be lost to a queue at it; nil for nobody.
	loses func(p *Plan, s *Step) bool
	// stands is the place where one can stand when a run starts, and what those do next who stand there; nil for none.
	stands func(p *Plan, at StepID) (place string, next StepID)

	Wants Wants // what others hold that it can wait for
	// Parts are the units that it wants; nil for none.
	Parts  func(p *Plan, s *Step) []Part
	Demand Demand  // what it asks of a place
	Uses   Element // what it makes use of, by its Index
	Offers Element // what is in vain where nothing uses it, by its Index

	Sets bool // whether it gives Slot the value of the program Index
	// Reads is on what it depends, besides its duration; nil for nothing.
	Reads func(p *Plan, s *Step) (programs []ProgramID, slots []SlotID)

	// holds changes what is held after it; nil where nothing changes.
	holds func(j *journey, at StepID, before, after *held)
	// takesTo lists the sites to which the entity is taken while it lasts; nil for none.
	takesTo func(j *journey, s *Step) []SiteID
	// turnsAway gives the ways of those whom it does not let on and for whom no steps are written; nil for none.
	turnsAway func(j *journey, at StepID) []exit
	// complete adds to it what follows from what is held, once all ways to it are followed; nil for nothing.
	complete func(j *journey, at StepID, before *held)
}

// Time says whether time passes at a step.
type Time uint8

// What is known of the time that passes at a step.
const (
	TakesNoTime    Time = iota
	MayTakeTime         // it is not said whether any passes
	Awaits              // it can wait for an opening, a signal, room, units, others
	TakesDrawnTime      // as Sampler or Duration says
	TakesTripTime       // as its link says
)

// Passes says whether a step takes a time of its own.
func (t Time) Passes() bool { return t >= TakesDrawnTime }

// Leads says where those go who are done with a step: the branches of choices are Index to Index plus Count.
type Leads uint8

// Where steps lead.
const (
	Onward      Leads = iota // to Next
	ByShare                  // to a branch or Next
	ByCondition              // to a branch or Next
	ByShortest               // to a branch
	ByTime                   // to a branch
	ByWord                   // to a branch or Next
	Departs                  // out of the model
	Returns                  // to the parent that waits, or out
)

// Chooses says whether a step leads to one of several branches.
func (l Leads) Chooses() bool { return l >= ByShare && l <= ByWord }

// Ends says whether a step is the last.
func (l Leads) Ends() bool { return l >= Departs }

// Sends says whom a step sends out.
type Sends uint8

// Whom steps send out.
const (
	SendsNobody   Sends = iota
	SendsChildren       // Count of them, or as Slot says
	SendsBatch          // one for so many that come
)

// Wants says what a step can wait for that others hold.
type Wants uint8

// What steps wait for that others hold.
const (
	WantsNothing  Wants = iota
	WantsServer         // of a station
	WantsRoom           // in a zone
	WantsPlace          // on a way
	WantsUnits          // of one resource
	WantsAllUnits       // of several resources together
	WantsAnyUnits       // of any one of several resources
	WantsChildren       // back
)

// Demand says what a step asks of a place.
type Demand uint8

// What steps ask for.
const (
	NoDemand Demand = iota
	DemandsService
	DemandsTrip
	DemandsSlot      // of an electronic queue, unless it is booked
	DemandsSlotAhead // books one
)

// OfSlot says whether a slot is asked for, now or ahead.
func (d Demand) OfSlot() bool { return d >= DemandsSlot }

// Awaits says whether an entity can wait at a step for something else than the end of its own time: for an opening,
// a signal, room, units, its children.
func (p *Plan) Awaits(s *Step) bool {
	o := s.Op.Facts()
	return o.Time == Awaits && (o.neverWaits == nil || !o.neverWaits(p, s))
}

// SentOut gives the first step and the flow of those that a step sends out; None where it sends out nobody.
func (p *Plan) SentOut(s *Step) (first StepID, flow FlowID) {
	if o := s.Op.Facts(); o.sent != nil {
		return o.sent(p, s)
	}
	return None, None
}

// BranchesOf gives the branches of a step that chooses.
func (p *Plan) BranchesOf(s *Step) []Branch { return p.Branches[s.Index : s.Index+s.Count] }

// onward gives the steps to which a step can lead those who do it.
func (p *Plan) onward(at StepID) []StepID { return p.addOnward(nil, at) }

// addOnward adds the steps to which a step can lead those who do it.
func (p *Plan) addOnward(next []StepID, at StepID) []StepID {
	s := &p.Steps[at]
	leads := s.Op.Facts().Leads
	if leads.Chooses() {
		for _, b := range p.BranchesOf(s) {
			if b.Step != None { // it leads nowhere only where its label is missing
				next = append(next, b.Step)
			}
		}
	}
	next = s.addDetours(next)
	if s.Next != None && !leads.Ends() {
		next = append(next, s.Next)
	}
	return next
}

// addDetours adds the steps of those who are not let in or leave unserved.
func (s *Step) addDetours(next []StepID) []StepID {
	if !s.Op.Facts().Detours {
		return next
	}
	if s.Full != None {
		next = append(next, s.Full)
	}
	if s.Unserved != None && s.Unserved != s.Full {
		next = append(next, s.Unserved)
	}
	return next
}

// Following gives the steps that can follow on one: the first of those whom it sends out, and those to which it
// leads whoever does it.
func (p *Plan) Following(at StepID) []StepID { return p.AddFollowing(nil, at) }

// AddFollowing adds the steps that can follow on one, as Following gives them.
func (p *Plan) AddFollowing(next []StepID, at StepID) []StepID {
	if first, _ := p.SentOut(&p.Steps[at]); first != None {
		next = append(next, first)
	}
	return p.addOnward(next, at)
}

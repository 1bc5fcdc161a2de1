package plan

import (
	"math"
	"slices"

	"karvon/sim/scenario"
)

// endless finds loops that nobody ever leaves and in which no time ever passes: visits and delays of no length,
// conditions that always hold. It is certain of what it says; what it does not see ends the run.
func (c *compiler) endless() {
	if c.wrong() {
		return
	}
	l := c.newLoops()
	for at := range StepID(len(c.plan.Steps)) {
		if l.reached[at] && !l.leads[at] && !l.said[at] && l.ways.returns(vertex(at)) {
			// Nobody leaves the loop: it is all that follows.
			l.mark(l.said, at, func(at StepID) []StepID { return l.next[at] })
			c.fail(c.metas[at], scenario.EndlessLoop,
				"this step comes back to itself without any time passing, and no way leads out of the loop",
				"services and delays in it take no time, and its conditions always hold")
		}
	}
}

// loops is what is known of the ways that entities can take through the steps of a plan, by step.
type loops struct {
	*compiler
	set     map[string]bool // attributes that steps set
	next    [][]StepID      // steps that may follow
	reached []bool          // whether some entity may come to it
	leads   []bool          // whether time may pass there or further on, or the journey end
	said    []bool          // whether it belongs to a loop that was told
	ways    *graph
	busy    map[StationID]bool // stations at which time may pass
	drawn   map[*scenario.Attribute]Bounds
}

func (c *compiler) newLoops() *loops {
	count := len(c.plan.Steps)
	l := &loops{
		compiler: c, set: c.setByName(), next: make([][]StepID, count), busy: map[StationID]bool{},
		reached: make([]bool, count), said: make([]bool, count), drawn: map[*scenario.Attribute]Bounds{},
	}
	for at := range c.plan.Steps {
		l.next[at] = l.possible(StepID(at))
		if s := &c.plan.Steps[at]; s.Op.Facts().Demand == DemandsService && l.serves(s, StepID(at)) {
			l.busy[s.Station()] = true
		}
	}
	for i := range c.plan.Flows {
		if f := &c.plan.Flows[i]; f.Parent == None {
			l.mark(l.reached, f.Start, l.after)
		}
	}
	l.ways = newGraph(0, StepID(count), func(next []StepID, at StepID) []StepID { return append(next, l.next[at]...) })
	l.leads = l.ways.leadingTo(l.isWayOut)
	return l
}

// mark marks a step and all that follow on it.
func (l *loops) mark(marks []bool, first StepID, after func(at StepID) []StepID) {
	todo := []StepID{first}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if at != None && !marks[at] {
			marks[at] = true
			todo = append(todo, after(at)...)
		}
	}
}

// after gives the steps to which a step leads its entity, the children that it sends out, or a batch.
func (l *loops) after(at StepID) []StepID {
	if first, _ := l.plan.SentOut(&l.plan.Steps[at]); first != None {
		return append(slices.Clone(l.next[at]), first)
	}
	return l.next[at]
}

// isWayOut says whether time may pass at a step, or a journey end there.
func (l *loops) isWayOut(at StepID) bool {
	s := &l.plan.Steps[at]
	o := s.Op.Facts()
	switch {
	case o.Leads.Ends(), o.Time == MayTakeTime, o.Time == TakesTripTime:
		return true
	case o.Demand == DemandsService:
		return l.busy[s.Station()]
	case o.Time == TakesDrawnTime:
		return l.lasts(s, at)
	}
	return l.plan.Awaits(s)
}

// possible gives the steps to which a step can lead, as far as conditions are not known to hold or to fail.
func (l *loops) possible(at StepID) []StepID {
	s := &l.plan.Steps[at]
	leads := s.Op.Facts().Leads
	if leads != ByCondition && leads != ByShare {
		return l.plan.onward(at)
	}
	var next []StepID
	below := uint64(0)
	for _, b := range l.plan.BranchesOf(s) {
		taken := possibly
		if leads == ByCondition {
			taken = l.plan.Estimate(b.Program, l.boundsAt(at))
		} else if b.Below == below {
			taken = never
		}
		below = b.Below
		if taken != never {
			next = append(next, b.Step)
		}
		if taken.Low > 0 || leads == ByShare && below == math.MaxUint64 {
			return next
		}
	}
	if s.Next != None {
		next = append(next, s.Next)
	}
	return next
}

// serves says whether a visit may take time, by its service or because the station is not always there.
func (l *loops) serves(s *Step, at StepID) bool {
	st := &l.plan.Stations[s.Station()]
	if st.Pool == nil {
		return st.Servers.Schedule != None || st.Servers.Number == 0 || l.lasts(s, at)
	}
	c := st.Pool
	if c.Failure != nil || c.Vacation != None || c.SetUp != None || c.BatchLeast > 1 || l.hasService(s) && l.lasts(s, at) {
		return true
	}
	return slices.ContainsFunc(c.Lanes, func(lane Lane) bool {
		return lane.Servers.Schedule != None || lane.Servers.Number == 0 || lane.Service != None &&
			l.plan.Samplers[lane.Service].Mean() > 0
	})
}

// hasService says whether a visit or its station says how long it takes.
func (l *loops) hasService(s *Step) bool { return s.Sampler != None || s.Duration != None }

// lasts says whether a step's duration may be more than nothing: durations are never below zero.
func (l *loops) lasts(s *Step, at StepID) bool {
	if s.Duration == None {
		return l.plan.Samplers[s.Sampler].Mean() > 0
	}
	return l.plan.MeanDuration(s.Duration, l.boundsAt(at)).High > 0
}

// boundsAt gives what is known of attributes at a step: the values that its flow draws, unless a step sets them.
func (l *loops) boundsAt(at StepID) func(slot SlotID) Bounds {
	flow := l.scenario.Flows[l.plan.Flows[l.owners[at]].Name]
	return func(slot SlotID) Bounds {
		anything := Bounds{math.Inf(-1), math.Inf(1)}
		if int(slot) >= len(l.plan.Slots) || l.set[l.plan.Slots[slot].Name] {
			return anything
		}
		a := flow.Attributes[l.plan.Slots[slot].Name]
		if a == nil { // recorded, or of the flow that this one follows
			return anything
		}
		return l.drawnBounds(a)
	}
}

// drawnBounds gives the values that a flow draws of an attribute.
func (l *loops) drawnBounds(a *scenario.Attribute) Bounds {
	known, met := l.drawn[a]
	if !met {
		d, _ := l.attributeDistribution(a)
		known.Low, known.High = d.Support()
		l.drawn[a] = known
	}
	return known
}

// setByName lists the attributes that steps of any journey set.
func (c *compiler) setByName() map[string]bool {
	set := map[string]bool{}
	for _, steps := range c.allSteps() {
		scenario.EachStep(steps, func(s *scenario.Step) {
			for name := range s.Set {
				set[name] = true
			}
		})
	}
	return set
}

// constant gives the value of an attribute of the journey's flow, where that is known and the same for all.
func (j *journey) constant(name string) (value float64, known bool) {
	a := j.attributes[name]
	if a == nil || a.Value == nil || a.Value.Word != "" || j.setByName()[name] {
		return 0, false
	}
	return a.Value.Number, true
}

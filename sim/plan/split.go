package plan

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// splitVerb sends out children.
var splitVerb = verb{
	key:     "split",
	compile: (*journey).split,
	operations: rows{
		OpSplit: {
			Name: "split", Object: splitName, Reads: slotRead, Sends: SendsChildren,
			sent: func(_ *Plan, s *Step) (first StepID, flow FlowID) { return s.Full, s.Flow() },
		},
		OpReturn: {Name: "return", Leads: Returns, holds: (*journey).holdNothing},
	},
}

// joinVerb waits until all that a split sent out have come back.
var joinVerb = verb{
	key:        "join",
	compile:    (*journey).join,
	operations: rows{OpJoin: {Name: "join", Time: Awaits, Wants: WantsChildren}},
}

// splitName says how many of whom a split sends out.
func splitName(p *Plan, s *Step) string {
	count := strconv.Itoa(int(s.Count))
	if s.Slot != None {
		count = p.Slots[s.Slot].Name
	}
	return fmt.Sprintf("%s of %s", count, p.Flows[s.Flow()].Name)
}

// split compiles the sending out of children.
func (j *journey) split(s *scenario.Step) {
	class := lookUp(j.compiler, j.classIndex, "entity class", s.Split.Entity)
	if class == None {
		return
	}
	if j.site == None {
		j.fail(s.Meta, scenario.SiteUnclear, "it depends on the way here at which site the split takes place",
			"come here from one site only")
		return
	}
	flow := j.childFlow(s.Split, class)
	compiled := newStep(OpSplit, int32(flow), j.plan.Flows[flow].Hash)
	compiled.Count, compiled.Held = 1, j.splitSlot(s.Split.Name)
	compiled.Purpose = hashOf("split", s.Split.Name)
	if s.Split.Count != nil {
		amount := j.amount(s.Split.Count)
		j.checkChildren(s.Split.Count)
		compiled.Count, compiled.Slot = int32(min(amount.Number, MaxInside)), amount.Slot
	}
	at := j.emit(compiled, s.Meta)
	parent, splits, site := j.flow, j.splits, j.site
	j.flow, j.splits = flow, map[string]SlotID{}
	j.exits = []exit{func(step StepID) { j.plan.Steps[at].Full = step }}
	j.list(s.Split.Do, true)
	end := j.emit(newStep(OpReturn, None, j.plan.Flows[flow].Hash), s.Split.Meta)
	j.starts = append(j.starts, start{flow: flow, step: j.plan.Steps[at].Full, site: site, meta: s.Split.Meta,
		falls: end, batch: None})
	j.flow, j.splits, j.site = parent, splits, site
	j.exits = []exit{j.nextOf(at)}
}

// checkChildren checks how many a split sends out, as far as that is known: a number, or an attribute that the flow
// draws and nothing sets.
func (j *journey) checkChildren(count *scenario.Count) {
	number, given := count.Number, ""
	if count.Attribute != "" {
		known, ok := j.constant(count.Attribute)
		if !ok {
			return
		}
		number, given = known, ", as "+count.Attribute+" is"
	}
	switch {
	case number < 0:
		j.fail(count.Meta, scenario.OutOfRange, fmt.Sprintf("a split sends out %g%s", number, given),
			"nought is the least")
	case number > MaxInside:
		j.fail(count.Meta, scenario.OutOfRange, fmt.Sprintf("a split sends out %g%s: a run holds at most %d entities",
			number, given, MaxInside), "")
	case number != math.Trunc(number):
		j.fail(count.Meta, scenario.OutOfRange, fmt.Sprintf("a split sends out %g%s", number, given),
			"it is a whole number")
	}
}

// childFlow finds or makes the flow of a split's children.
func (j *journey) childFlow(s *scenario.SplitStep, class ClassID) FlowID {
	name := j.plan.Flows[j.flow].Name + "." + s.Name
	if flow, ok := j.flowIndex[name]; ok {
		if j.plan.Flows[flow].Class != class {
			j.fail(s.Meta, scenario.SplitJoin, fmt.Sprintf("two splits into %s send out different classes", s.Name),
				"give them different names")
		}
		return flow
	}
	j.flowIndex[name] = FlowID(len(j.plan.Flows))
	j.plan.Flows = append(j.plan.Flows, Flow{
		Name: name, Class: class, Site: j.site, Parent: j.flow, Hash: hashOf("flow", name),
		Arrivals: noArrivals(hashOf("flow", name)),
	})
	return j.flowIndex[name]
}

// splitSlot gives the slot that counts a split's children out.
func (j *journey) splitSlot(name string) SlotID {
	slot, ok := j.splits[name]
	if !ok {
		slot = j.hiddenSlot()
		j.splits[name] = slot
	}
	return slot
}

// hiddenSlot takes a further slot for the journey's own use.
func (j *journey) hiddenSlot() SlotID {
	j.hidden++
	return SlotID(len(j.plan.Slots) + j.hidden - 1)
}

func (j *journey) join(s *scenario.Step) {
	slot, ok := j.splits[s.Join.Text]
	if !ok {
		known := keys(j.splits) // before the step; later ones are not meant
		j.fail(s.Join.Meta, scenario.SplitJoin, fmt.Sprintf("nothing was split into %q before", s.Join.Text),
			cmp.Or(syntax.Nearest(s.Join.Text, known), "a join names a split before it in the same journey"))
		return
	}
	compiled := newStep(OpJoin, None, hashOf("join", s.Join.Text))
	compiled.Held = slot
	j.emit(compiled, s.Meta)
}

package plan

import (
	"fmt"

	"karvon/sim/scenario"
)

// markVerb begins to take a time.
var markVerb = verb{
	key:        "mark",
	compile:    func(j *journey, s *scenario.Step) { j.timingStep(OpMark, *s.Mark, s.Meta) },
	operations: rows{OpMark: {Name: "mark", Object: timingName}},
}

// recordVerb notes the time since a mark.
var recordVerb = verb{
	key:        "record",
	compile:    func(j *journey, s *scenario.Step) { j.timingStep(OpRecord, *s.Record, s.Meta) },
	operations: rows{OpRecord: {Name: "record", Object: timingName}},
}

func timingName(p *Plan, s *Step) string { return p.Timings[s.Timing()].Name }

// Timing is a time that the entities of a flow take from a mark to where it is recorded.
type Timing struct {
	Name string // FLOW.record.NAME
	Flow FlowID
	Slot SlotID // hidden, keeps when it began
}

// timing finds a timing of the flow whose steps are being compiled, or adds it.
func (j *journey) timing(name scenario.Text) TimingID {
	full := j.plan.Flows[j.flow].Name + ".record." + name.Text
	at, known := j.timingIndex[full]
	if !known {
		at = TimingID(len(j.plan.Timings))
		j.timingIndex[full] = at
		j.plan.Timings = append(j.plan.Timings, Timing{Name: full, Flow: j.flow, Slot: j.hiddenSlot()})
		j.plan.Flows[j.flow].Timings = append(j.plan.Flows[j.flow].Timings, at)
	}
	return at
}

// timingStep compiles a mark or the recording of a time.
func (j *journey) timingStep(op Op, given scenario.Text, meta scenario.Meta) {
	at := j.timing(given)
	j.taken = append(j.taken, takenTime{given, at, op})
	compiled := newStep(op, int32(at), hashOf("time", given.Text))
	compiled.Slot = j.plan.Timings[at].Slot
	j.emit(compiled, meta)
}

// takenTime is where a step begins or ends a timing.
type takenTime struct {
	name   scenario.Text
	timing TimingID
	op     Op
}

// timings checks that what is recorded is begun by a mark, and the reverse.
func (j *journey) timings() {
	type end struct {
		timing TimingID
		op     Op
	}
	met := map[end]bool{}
	for _, t := range j.taken {
		met[end{t.timing, t.op}] = true
	}
	for _, one := range j.taken {
		other, missing := OpRecord, "is begun, and no step of the flow records it"
		if one.op == OpRecord {
			other, missing = OpMark, "is recorded, and no step of the flow marks its beginning"
		}
		if !met[end{one.timing, other}] {
			j.failMeant(one.name.Meta, scenario.UnknownReference, fmt.Sprintf("the time %q %s", one.name.Text, missing),
				func() string { return nearest(one.name.Text, j.otherEnds(one, other)) })
		}
	}
}

// otherEnds lists the times of the same flow that begin, or end, somewhere.
func (j *journey) otherEnds(one takenTime, op Op) []string {
	var known []string
	for _, t := range j.taken {
		if t.op == op && j.plan.Timings[t.timing].Flow == j.plan.Timings[one.timing].Flow {
			known = append(known, t.name.Text)
		}
	}
	return known
}

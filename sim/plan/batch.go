package plan

import (
	"fmt"

	"karvon/sim/bound"
	"karvon/sim/internal/expression"
	"karvon/sim/scenario"
)

// batchVerb waits until so many are there, and goes on as one.
var batchVerb = verb{
	key:     "batch",
	compile: (*journey).batch,
	operations: rows{OpBatch: {
		Name: "batch", Object: func(p *Plan, s *Step) string { return p.Flows[p.Batches[s.Batch()].Flow].Name },
		site: stepSite, Time: MayTakeTime, Sends: SendsBatch,
		sent: func(p *Plan, s *Step) (first StepID, flow FlowID) {
			b := &p.Batches[s.Batch()]
			return b.First, b.Flow
		},
		holds: (*journey).gathered, complete: (*journey).lose,
		takesTo: func(j *journey, s *Step) []SiteID { return j.membersOf(s.Batch()).sites },
	}},
}

// unbatchVerb gives the members of a batch back.
var unbatchVerb = verb{
	key:        "unbatch",
	compile:    func(j *journey, s *scenario.Step) { j.unbatch(s.Meta) },
	operations: rows{OpUnbatch: {Name: "unbatch", Time: MayTakeTime, holds: (*journey).giveMembersBack}},
}

// Batch is a step at which entities wait until so many are there, and go on as one.
type Batch struct {
	Flow   FlowID    // of the batches
	Size   ProgramID // program, evaluated for the first that waits
	Within int64     // longest wait of the first, None without a limit
	By     SlotID    // slot of a word whose batches are apart, None for all together
	First  StepID    // first step of a batch
	Lost   StepID    // first step of a member whose batch is turned away
}

// Groups gives the number of groups that gather apart.
func (b *Batch) Groups(p *Plan) int {
	if b.By == None {
		return 1
	}
	return len(p.Words)
}

// batch compiles the gathering of entities and what their batch does.
func (j *journey) batch(s *scenario.Step) {
	class := lookUp(j.compiler, j.classIndex, "entity class", s.Batch.Entity)
	if class == None {
		return
	}
	if j.site == None {
		j.fail(s.Meta, scenario.SiteUnclear, "it depends on the way here at which site the batch gathers",
			"come here from one site only")
		return
	}
	index := BatchID(len(j.plan.Batches))
	j.plan.Batches = append(j.plan.Batches, j.newBatch(s.Batch, class))
	flow := j.plan.Batches[index].Flow
	compiled := newStep(OpBatch, int32(index), j.plan.Flows[flow].Hash)
	compiled.site = j.site
	at := j.emit(compiled, s.Meta)
	parent, splits, site, undone := j.flow, j.splits, j.site, j.undone
	j.flow, j.splits, j.undone = flow, map[string]SlotID{}, nil
	j.exits = []exit{func(step StepID) { j.plan.Batches[index].First = step }}
	j.list(s.Batch.Do, true)
	if len(j.undone) == 0 && len(j.exits) > 0 {
		j.unbatch(s.Batch.Meta)
	}
	end := j.emit(newStep(OpReturn, None, j.plan.Flows[flow].Hash), s.Batch.Meta)
	j.starts = append(j.starts, start{flow: flow, step: j.plan.Batches[index].First, site: site, meta: s.Batch.Meta,
		falls: end, batch: index})
	if len(j.undone) > 0 {
		site = same(j.undone)
	}
	j.flow, j.splits, j.site, j.undone = parent, splits, site, undone
	j.exits = []exit{j.nextOf(at)}
}

// newBatch compiles what a batch is, and makes its flow.
func (j *journey) newBatch(s *scenario.BatchStep, class ClassID) Batch {
	b := Batch{Within: None, By: None, First: None, Lost: None}
	if root := s.Size.Root; root != nil && root.Op == expression.Literal {
		j.within(&bound.Inside, bound.Round(root.Number), s.Size.Meta, "the size of a batch")
	}
	b.Size = j.program(&s.Size.Formula, aNumber)
	if s.Within != nil {
		b.Within = *s.Within
	}
	if s.By.Text != "" {
		if slot, ok := j.wordSlot(s.By, "give batches to ranges of a number by choose"); ok {
			b.By = slot
		}
	}
	name := j.plan.Flows[j.flow].Name + "." + s.Name
	if _, taken := j.flowIndex[name]; taken {
		j.fail(s.Meta, scenario.SplitJoin, fmt.Sprintf("two steps of the flow send out %s", s.Name),
			"give them different names; a named journey with a batch is followed once")
	}
	b.Flow = j.childFlow(&scenario.SplitStep{Meta: s.Meta, Name: s.Name}, class)
	return b
}

// unbatch compiles the giving back of a batch's members.
func (j *journey) unbatch(meta scenario.Meta) {
	if j.plan.Flows[j.flow].Parent == None {
		j.fail(meta, scenario.SplitJoin, "there is no batch around this step",
			"unbatch stands among the steps that a batch does")
		return
	}
	j.undone = append(j.undone, j.site)
	j.emit(newStep(OpUnbatch, None, hashOf("unbatch", meta.Path)), meta)
}

// batchMembers is what is known of the members of a batch while they are in it.
type batchMembers struct {
	sites []SiteID // where they are, or come to
	ends  []SiteID // where they leave it
	moves bool
}

// membersOf gives what is known of a batch's members.
func (j *journey) membersOf(batch BatchID) *batchMembers {
	if j.members[batch] == nil {
		j.members[batch] = &batchMembers{}
	}
	return j.members[batch]
}

// ride notes where the members of a batch are, or come to.
func (j *journey) ride(before, after *held) {
	if after.batch != None {
		of := j.membersOf(after.batch)
		of.sites = append(of.sites, before.site, after.site)
	}
}

// giveMembersBack notes where the members of a batch leave it.
func (j *journey) giveMembersBack(at StepID, before, after *held) {
	if before.batch == None {
		j.unbalanced(at, "there are no members to give back on every way here", "unbatch once on every way")
		return
	}
	of := j.membersOf(before.batch)
	of.ends = append(of.ends, before.site)
	after.batch = None
}

// gathered gives where members are after their batch, which was followed before.
func (j *journey) gathered(at StepID, h, after *held) {
	of := j.membersOf(j.plan.Steps[at].Batch())
	if len(of.ends) == 0 {
		return // told where the batch's own steps were followed
	}
	after.site = same(of.ends)
	if after.site == None {
		j.fail(j.metas[at], scenario.SiteUnclear, "the batch gives its members back at different sites",
			"let all its ways end at one site")
		after.site = h.site
	}
	if of.moves && len(h.zones) > 0 {
		j.unbalanced(at, fmt.Sprintf("the batch travels, but its members are inside zone %s",
			j.plan.Zones[h.zones[0]].Name), "leave the zone before it")
	}
	if h.batch != None {
		outer := j.membersOf(h.batch)
		outer.sites = append(outer.sites, of.sites...)
		outer.moves = outer.moves || of.moves
	}
}

// lose compiles what becomes of members whose batch is turned away: they give up what they hold, and are turned
// away too.
func (j *journey) lose(at StepID, h *held) {
	b := &j.plan.Batches[j.plan.Steps[at].Batch()]
	j.exits = []exit{func(step StepID) { b.Lost = step }}
	j.giveUpAll(at, h)
}

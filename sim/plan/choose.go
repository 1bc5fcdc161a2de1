package plan

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"karvon/sim/scenario"
)

// chooseVerb takes one of several ways.
var chooseVerb = verb{
	key:     "choose",
	compile: (*journey).choose,
	operations: rows{
		OpShare: {Name: "choose by share", Leads: ByShare, Object: armNames(func(_ *Plan, b *Branch) string {
			return percent(float64(b.Below) / math.MaxUint64) // cumulated
		})},
		OpWhen: {Name: "choose by condition", Leads: ByCondition, Reads: conditions,
			Object: armNames(func(_ *Plan, b *Branch) string {
				return fmt.Sprintf("program %d", b.Program)
			})},
		OpShortest: {Name: "choose the shortest", Leads: ByShortest, Object: armNames(func(p *Plan, b *Branch) string {
			return p.Stations[b.Station].Name
		})},
		OpQuickest: {Name: "choose by time", Leads: ByTime, Reads: times, loses: seesQueues,
			Object: armNames(func(p *Plan, b *Branch) string {
				return fmt.Sprintf("program %d", p.TimedWays[b.Timed].Time)
			})},
		OpCase: {Name: "choose by word", Leads: ByWord, Reads: slotRead,
			Object: armNames(func(p *Plan, b *Branch) string {
				return p.Words[b.Below]
			})},
	},
}

// armNames writes the branches of a choice, each as a function words it.
func armNames(word func(p *Plan, b *Branch) string) func(p *Plan, s *Step) string {
	return func(p *Plan, s *Step) string {
		var words []string
		for _, b := range p.BranchesOf(s) {
			words = append(words, fmt.Sprintf("%s: %d", word(p, &b), b.Step))
		}
		return strings.Join(words, ", ")
	}
}

// percent writes a share with two decimals at most.
func percent(share float64) string {
	return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(100*share, 'f', 2, 64), "0"), ".") + "%"
}

// conditions lists the programs of a choice by condition.
func conditions(p *Plan, s *Step) (programs []ProgramID, slots []SlotID) {
	for _, b := range p.BranchesOf(s) {
		programs = append(programs, b.Program)
	}
	return programs, nil
}

// slotRead is the slot on which a step depends; none where that is None.
func slotRead(_ *Plan, s *Step) (programs []ProgramID, slots []SlotID) {
	if s.Slot == None {
		return nil, nil
	}
	return nil, []SlotID{s.Slot}
}

// arm is a branch of a choice in the making.
type arm struct {
	branch Branch
	steps  []*scenario.Step
	origin scenario.Meta // where it stood
}

// choose compiles a choice: its ways lead on to the same next step.
func (j *journey) choose(s *scenario.Step) {
	switch {
	case s.Choose.Timed != nil:
		j.chooseByTime(s)
		return
	case s.Choose.Branches == nil:
		j.chooseByWord(s)
		return
	}
	op, arms, otherwise, complete := j.arms(s)
	compiled := newStep(op, None, hashOf("choose", name(s)))
	compiled.Purpose = luck(s, "choose")
	j.branches(j.emit(compiled, s.Meta), arms, otherwise, complete)
}

// arms gives the operation and the arms of a choice in the form of a list, the steps of those who take none of
// them, and whether there can be none such.
func (j *journey) arms(s *scenario.Step) (op Op, arms []arm, otherwise []*scenario.Step, complete bool) {
	op = OpShare
	cumulated := 0.0
	for _, b := range s.Choose.Branches {
		w := arm{steps: b.Do}
		switch {
		case b.Otherwise != nil:
			otherwise = b.Otherwise
			j.plan.Origins.rest(StepID(len(j.plan.Steps)), b.Meta)
			continue
		case b.Share != nil:
			cumulated += *b.Share
			w.origin = b.Meta
			w.branch.Below = share(cumulated)
			complete = w.branch.Below == math.MaxUint64
		case b.When != nil:
			op = OpWhen
			w.origin = b.When.Meta
			w.branch.Program = j.program(&b.When.Formula, aCondition)
		case b.Shortest != nil:
			op = OpShortest
			w.origin = b.Meta
			w.branch.Station = max(0, at(j, j.stationIndex, StationElement, *b.Shortest))
			complete = true
		}
		arms = append(arms, w)
	}
	return op, arms, otherwise, complete
}

func (j *journey) chooseByWord(s *scenario.Step) {
	by := s.Choose.By
	slot, ok := j.wordSlot(by, "use branches with when")
	if !ok {
		return
	}
	var arms []arm
	for _, word := range keys(s.Choose.Cases) {
		j.checkWord(s.Choose.Meta, j.attribute(by.Text), word)
		arms = append(arms, arm{Branch{Below: uint64(j.wordIndex[word])}, s.Choose.Cases[word],
			caseOrigin(s.Choose, word)})
	}
	compiled := newStep(OpCase, None, hashOf("choose", name(s)))
	compiled.Slot = slot
	j.branches(j.emit(compiled, s.Meta), arms, nil, len(arms) == len(j.attributeValues[by.Text].words))
}

// branches compiles the arms of the choice at a step; in a complete choice the last of them takes all that is left.
// Where they end at different sites it is unclear afterwards where the entity is.
func (j *journey) branches(at StepID, arms []arm, otherwise []*scenario.Step, complete bool) {
	first := len(j.plan.Branches)
	j.plan.Steps[at].Index, j.plan.Steps[at].Count = int32(first), int32(len(arms))
	for _, w := range arms {
		w.branch.Step = None
		j.plan.Branches = append(j.plan.Branches, w.branch)
		j.plan.Origins.Branches = append(j.plan.Origins.Branches, w.origin)
	}
	from := j.site
	onward := j.exits
	var ends []exit
	var sites []SiteID
	follow := func(entry []exit, steps []*scenario.Step) {
		j.site, j.exits = from, entry
		j.list(steps, false)
		ends = append(ends, j.exits...)
		if len(j.exits) > 0 {
			sites = append(sites, j.site)
		}
	}
	for i, w := range arms {
		branch := first + i
		entry := []exit{func(step StepID) { j.plan.Branches[branch].Step = step }}
		if complete && i == len(arms)-1 {
			entry = append(entry, onward...)
		}
		follow(entry, w.steps)
	}
	if !complete {
		follow(onward, otherwise)
	}
	j.exits = ends
	j.site = from
	if len(sites) > 0 {
		j.site = same(sites) // where no way goes on, what follows is unreachable rather than unclear
	}
}

// same gives the site that all of some ways end at, or None.
func same(sites []SiteID) SiteID {
	for _, s := range sites {
		if s != sites[0] {
			return None
		}
	}
	return sites[0]
}

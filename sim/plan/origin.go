package plan

import "karvon/sim/scenario"

// Origins says where the parts of a plan stood, for doubts about them.
type Origins struct {
	Steps      []scenario.Meta
	Branches   []Origin
	Otherwises map[int32]scenario.Meta // by the step of the choice; only those that are written
	measured   measured
	Warnings   scenario.Errors // all that is doubtful of the scenario; Plan.Warnings are the first of them
}

// Origin is where a branch stood, and of which kind it is.
type Origin struct {
	Meta scenario.Meta
	Kind BranchKind
}

// BranchKind is by what a branch is taken.
type BranchKind uint8

// The kinds of branches.
const (
	BranchOfShare BranchKind = iota
	BranchOfCondition
	BranchOfQueue
	BranchOfWord
	BranchOfRest
)

// rest notes where the otherwise of a choice stood.
func (o *Origins) rest(step int, meta scenario.Meta) {
	if o.Otherwises == nil {
		o.Otherwises = map[int32]scenario.Meta{}
	}
	o.Otherwises[int32(step)] = meta
}

// caseOrigin gives where the steps for a word stood.
func caseOrigin(choose *scenario.ChooseStep, word string) Origin {
	meta := choose.Meta
	if steps := choose.Cases[word]; len(steps) > 0 {
		meta.Pos = steps[0].Pos
	}
	meta.Path += ".cases." + word
	return Origin{meta, BranchOfWord}
}

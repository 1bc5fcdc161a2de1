package plan

import "karvon/sim/scenario"

// origins says where the parts of a plan stood, for doubts about them.
type origins struct {
	steps      []scenario.Meta
	branches   []origin
	otherwises map[int32]scenario.Meta // by the step of the choice; only those that are written
	doubts     scenario.Errors         // all that is doubtful of the scenario; Plan.Warnings are the first of them
}

// origin is where a branch stood, and of which kind it is.
type origin struct {
	meta scenario.Meta
	kind branchKind
}

type branchKind uint8

const (
	branchOfShare branchKind = iota
	branchOfCondition
	branchOfQueue
	branchOfWord
	branchOfRest
)

// rest notes where the otherwise of a choice stood.
func (o *origins) rest(step int, meta scenario.Meta) {
	if o.otherwises == nil {
		o.otherwises = map[int32]scenario.Meta{}
	}
	o.otherwises[int32(step)] = meta
}

// caseOrigin gives where the steps for a word stood.
func caseOrigin(choose *scenario.ChooseStep, word string) origin {
	meta := choose.Meta
	if steps := choose.Cases[word]; len(steps) > 0 {
		meta.Pos = steps[0].Pos
	}
	meta.Path += ".cases." + word
	return origin{meta, branchOfWord}
}

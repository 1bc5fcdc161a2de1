package plan

import (
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Origins says where the parts of a plan stood, for doubts about them.
type Origins struct {
	Steps      []scenario.Meta
	Branches   []scenario.Meta
	Otherwises map[StepID]scenario.Meta // by the step of the choice; only those that are written
	Warnings   syntax.Errors            // all that is doubtful of the scenario; Plan.Warnings are the first of them
}

// rest notes where the otherwise of a choice stood.
func (o *Origins) rest(step StepID, meta scenario.Meta) {
	if o.Otherwises == nil {
		o.Otherwises = map[StepID]scenario.Meta{}
	}
	o.Otherwises[step] = meta
}

// caseOrigin gives where the steps for a word stood.
func caseOrigin(choose *scenario.ChooseStep, word string) scenario.Meta {
	meta := choose.Meta
	if steps := choose.Cases[word]; len(steps) > 0 {
		meta.Pos = steps[0].Pos
	}
	meta.Path += ".cases." + word
	return meta
}

package report_test

import (
	"errors"
	"slices"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
)

// notShown is a staff that was not shown to hold, with more neighbours than are told of, cheaper plans that failed, and
// a scenario that has no one number in a block.
func notShown(x *experiment.Staff) *experiment.Staff {
	other, chosen := *x, *x.Chosen
	chosen.Verdict, chosen.Numbers, chosen.Judgements = experiment.Undecided, slices.Clone(x.Chosen.Numbers),
		slices.Clone(x.Chosen.Judgements)
	chosen.Numbers[0]--
	chosen.Judgements[0].Limit = 0
	other.Chosen, other.Today, other.Spent = &chosen, nil, true
	stopped, good, unsure, broken := chosen, chosen, chosen, chosen
	stopped.Overload, stopped.Broken, stopped.Hour = errors.New("too many are inside"), -1, -1
	good.Verdict, good.Broken, good.Hour = experiment.Met, -1, -1
	unsure.Broken, unsure.Hour = -1, -1
	broken.Verdict, broken.Broken, broken.Hour = experiment.NotMet, 0, 17
	other.Neighbours = nil
	for i, p := range []experiment.StaffedPlan{stopped, good, unsure, broken, broken, broken, broken, broken, broken,
		broken, broken, broken} {
		p.Block, p.Cost = i%len(chosen.Numbers), chosen.Cost-float64(i+1)
		other.Neighbours = append(other.Neighbours, p)
	}
	broken.Cost, unsure.Cost, good.Cost = chosen.Cost-70, chosen.Cost-7, chosen.Cost+7
	other.Failed = []experiment.StaffedPlan{broken, unsure, good}
	return &other
}

// cutShort is a search for staff that was interrupted.
func cutShort(x *experiment.Staff) *experiment.Staff {
	other := notShown(x)
	other.Interrupted = true
	return other
}

// rareStaff are searches for staff as they seldom end. That a block has no one number is taken back, as a problem
// cannot be copied.
func rareStaff(x *experiment.Staff) []kind {
	unstated := func(x *experiment.Staff) *document.Document {
		_, block := x.Problem.Of(1)
		stated := block.Stated
		defer func() { block.Stated = stated }()
		block.Stated = -1
		return report.Staff(x)
	}
	return []kind{ofDocument("staff-not-shown", unstated, notShown(x)).short(),
		ofDocument("staff-interrupted", report.Staff, cutShort(x)).short()}
}

package report_test

import (
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/regression"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/syntax"
)

// What seldom happens is made of results by hand, so that golden files show it.

// found is a result of which the warm-up and the number of replications were found.
func found(r *experiment.Result) *experiment.Result {
	r.WarmUp = &experiment.WarmUp{Used: 3 * plan.Day, Truncation: 2 * plan.Day, Given: plan.Day, By: "trucks at post",
		Pilot: 12 * plan.Day, Replications: 5}
	r.Precision = &experiment.Precision{Rule: stats.Sequential{Precision: 0.02, Most: 40}, Responses: r.Primary[:2],
		Looks: []int{10, 25}}
	return r
}

// fromEmpty is a result of a run that starts empty, with a number that is hardly one.
func fromEmpty(r *experiment.Result) *experiment.Result {
	starts, empty := *r.Plan, *r
	starts.Kind, starts.WarmUp, starts.Cycle = scenario.Terminating, 0, 0
	model := *r.Model
	model.Plan = &starts
	empty.Model = &model
	empty.Responses = slices.Clone(r.Responses)
	i, _ := r.ResponseIndex("cost.moving")
	empty.Responses[i].Estimate = stats.Unknown(3.25e-9)
	return &empty
}

// unmoved adds a configuration to a comparison that changes nothing, and asks of the intervals together so little
// that each has a round confidence.
func unmoved(c *experiment.Comparison) *experiment.Comparison {
	same := c.Others[0]
	same.Name, same.Primary = "same", slices.Clone(same.Primary)
	for i := range same.Primary {
		same.Primary[i].Estimate = stats.Unknown(0)
	}
	c.Others, c.Adjusted = append(c.Others, same), 0.8
	return c
}

// unasked is a sweep without a question, whose points break a constraint.
func unasked(s *experiment.Sweep) *experiment.Sweep {
	design := *s.Design
	design.Sweep = nil
	s.Design, s.Tried, s.Broken = &design, 9, 5
	return s
}

// unshaken is a sensitivity with what moves nothing, what reverses the conclusion at both ends, and a base that is
// known within bounds.
func unshaken(s *experiment.Sensitivity) *experiment.Sensitivity {
	last := len(s.Responses) - 1
	s.Responses[0].Bound, s.Responses[last].Effects = stats.Between, nil
	if len(s.Reversals) > 0 {
		other := s.Reversals[0]
		other.AtHigh = !other.AtHigh
		s.Reversals = append(s.Reversals, other)
	}
	return s
}

// ofOneSort is a sensitivity of assumptions alone, or of groups alone.
func ofOneSort(s *experiment.Sensitivity, groups bool) *experiment.Sensitivity {
	s.Moved = slices.DeleteFunc(slices.Clone(s.Moved),
		func(moved experiment.FactorGroup) bool { return (moved.Together != nil) != groups })
	return s
}

// unsaturated is a capacity of which nothing shows the most that gets through.
func unsaturated(c *experiment.Capacity) *experiment.Capacity {
	c.Saturated = experiment.Finding{Why: "all that is offered passes up to 60% of the load"}
	return c
}

// seldom are cases of a verification with mistakes, of which some are left out, and with nothing that is judged.
func seldom(result *experiment.Result, version string) []regression.Case {
	moved := regression.NewBaseline(result, version)
	moved.Fingerprint = "another"
	silent := *result
	silent.Model = &response.Model{Plan: result.Plan, Responses: result.Model.Responses}
	return []regression.Case{
		{File: "broken.yaml", Err: syntax.Errors{
			{Code: "unknown-key", Pos: syntax.Pos{File: "broken.yaml", Line: 3, Column: 5}, Path: "run.sede",
				Message: "there is no such key", Hint: "seed"},
			{More: 4},
		}},
		{File: "unjudged.yaml", Result: &silent, Comparison: regression.Compare(moved, &silent, version)},
	}
}

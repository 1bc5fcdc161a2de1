package report_test

import (
	"errors"
	"math"
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/reason"
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
	empty.Thresholds = slices.Clone(r.Thresholds)
	for i, why := range []reason.Reason{
		reason.Of(reason.NeedsMore, reason.Values{"more": reason.More(5)}),
		reason.Of(reason.NeedsMore, reason.Values{"more": reason.More(5)}),
		reason.Of(reason.NothingObserved, nil), reason.Of(reason.NothingObserved, nil), reason.Of(reason.RunStopped, nil),
	} {
		t := &empty.Thresholds[i]
		t.Estimate, t.Verdict, t.Why, t.More = stats.Unknown(float64(3+i)), experiment.Undecided, why, max(0, 5*(2-i))
		t.Counted = false
	}
	return &empty
}

// unjudged is a result of a scenario that has no thresholds and whose queues lose nobody.
func unjudged(r *experiment.Result) *experiment.Result {
	plain, model, without := *r, *r.Model, *r.Plan
	without.Stations, without.Flows = slices.Clone(r.Stations), slices.Clone(r.Flows)
	for i := range without.Stations {
		without.Stations[i].Loses = false
	}
	for i := range without.Flows {
		without.Flows[i].Loses = false
	}
	model.Plan = &without
	plain.Model, plain.Thresholds, model.Thresholds = &model, nil, nil
	return &plain
}

// unmoved adds a configuration to a comparison that changes nothing, and asks of the intervals together so little
// that each has a round confidence.
func unmoved(c *experiment.Comparison) *experiment.Comparison {
	same := c.Others[0]
	same.Name, same.Primary = "same", slices.Clone(same.Primary)
	for i := range same.Primary {
		same.Primary[i].Estimate = stats.Unknown(0)
	}
	same.Primary[1].Base.AtLimit, same.Primary[1].Base.N = true, 10
	same.Primary[2].VarianceRatio = 1e9
	c.Others, c.Adjusted = append(c.Others, same), 0.99375
	return c
}

// weighed is a comparison of configurations that change hours and money for the better, for the worse, and not to be
// seen.
func weighed(c *experiment.Comparison) *experiment.Comparison {
	other := *c
	other.Others = slices.Clone(c.Others)
	change := func(mean, half float64) stats.Estimate {
		return stats.Estimate{Mean: mean, Low: mean - half, High: mean + half, Confidence: 0.95, N: 5}
	}
	for i, stake := range []experiment.Stake{
		{Hours: change(31.25, 7), Money: change(-412.5, 60), People: change(3.5, 1), Sent: change(2.25, 1),
			Kept: change(4.5, 1)},
		{Hours: change(-0.9, 0.5), Money: change(15.5, 20), People: change(-1.5, 1), Sent: change(-3.25, 1),
			Kept: change(-4.5, 1)},
		{Hours: change(0.5, 3), Money: change(87.5, 20), People: change(0.5, 1), Sent: change(0.25, 1), Kept: change(0.5, 1)},
	} {
		if i == len(other.Others) {
			other.Others = append(other.Others, other.Others[0])
			other.Others[i].Name = "another"
		}
		other.Others[i].Stake = stake
	}
	return &other
}

// doubtful is a comparison whose intervals have another confidence.
func doubtful(c *experiment.Comparison) *experiment.Comparison {
	c.Adjusted = 0.9666
	return c
}

// unasked is a sweep without a question, whose points break a constraint, and which was interrupted.
func unasked(s *experiment.Sweep) *experiment.Sweep {
	design, other := *s.Design, *s
	design.Sweep = nil
	other.Factors = slices.Clone(s.Factors)
	other.Factors[0].Name = s.Factors[0].Path
	other.Design, other.Tried, other.Broken, other.Interrupted = &design, 9, 5, true
	failed := experiment.Failure{Name: "gates=3, service=7m", Err: errors.New("replication 0: deadlock")}
	other.Failures, other.Evaluations = []experiment.Failure{failed}, slices.Clone(s.Evaluations)
	other.Evaluations[2].Err = failed.Err
	return &other
}

// unchosen is a sweep that was judged and asked for no best.
func unchosen(s *experiment.Sweep) *experiment.Sweep {
	other := *s
	other.Best, other.Sorting = nil, nil
	return &other
}

// unshaken is a sensitivity with what moves nothing, what reverses the conclusion at both ends, and a base that is
// known within bounds.
func unshaken(s *experiment.Sensitivity) *experiment.Sensitivity {
	last := len(s.Responses) - 1
	s.Responses[0].Bound, s.Responses[last].Effects = stats.Between, nil
	s.Stated.Growing = []string{"cars"}
	unsure := s.Stated
	unsure.Growing = nil
	unsure.Verdicts = slices.Repeat([]experiment.Verdict{experiment.Undecided}, len(s.Stated.Verdicts))
	s.Reversals = []experiment.Reversal{{FactorGroup: s.Moved[0], PointConclusion: unsure},
		{FactorGroup: s.Moved[0], PointConclusion: unsure, AtHigh: true}}
	return s
}

// shaken is a sensitivity whose conclusion many assumptions change, some of them surely, and no number moves.
func shaken(s *experiment.Sensitivity) *experiment.Sensitivity {
	other := *s
	other.Responses = slices.Clone(s.Responses)
	for i := range other.Responses {
		other.Responses[i].Effects = nil
	}
	grows := experiment.PointConclusion{Known: true, Growing: []string{"trucks", "cars"}, Values: s.Stated.Values,
		Verdicts: s.Stated.Verdicts}
	unsure := grows
	unsure.Growing = nil
	unsure.Verdicts = slices.Repeat([]experiment.Verdict{experiment.Undecided}, len(s.Stated.Verdicts))
	another := s.Moved[0]
	another.Name = "another"
	other.Reversals = []experiment.Reversal{
		{FactorGroup: s.Moved[0], PointConclusion: grows}, {FactorGroup: s.Moved[0], PointConclusion: grows, AtHigh: true},
		{FactorGroup: s.Moved[1], PointConclusion: unsure, AtHigh: true},
		{FactorGroup: s.Moved[2], PointConclusion: unsure}, {FactorGroup: another, PointConclusion: s.Stated},
	}
	return &other
}

// firm is a sensitivity whose conclusion nothing changes, and of so many assumptions that two pictures fill a page.
func firm(s *experiment.Sensitivity) *experiment.Sensitivity {
	other := *s
	other.Reversals, other.Responses = nil, slices.Clone(s.Responses)
	for i := range other.Responses {
		other.Responses[i].Effects = slices.Repeat(s.Responses[i].Effects, 4)
	}
	return &other
}

// grouped is a search that left some out in groups, and at both ends those that are given; others it found late.
func grouped(s *experiment.Sensitivity, out ...int) *experiment.Sensitivity {
	other, search := *s, *s.Search
	search.Ends, search.Found, search.Hidden = slices.Clone(search.Ends), nil, nil
	search.Sets, search.Arrangements, search.Checks, search.Crowded = 2, 31, 3, 3
	search.Together = []float64{0.004, 0, 0.0213, 0.0001}
	for i := range search.Ends {
		fate := experiment.EndFound
		if i%2 == 0 || slices.Contains(out, i/2) {
			fate = experiment.EndInGroup
		}
		search.Ends[i] = experiment.SearchedEnd{Fate: fate, AtMost: search.Together}
	}
	other.Responses = slices.Clone(s.Responses)
	for j := range s.Moved {
		if !slices.Contains(out, j) {
			search.Found, search.Hidden = append(search.Found, s.Moved[j].Name), append(search.Hidden, s.Moved[j].Name)
		}
	}
	for i := range other.Responses {
		effects := slices.Clone(s.Responses[i].Effects)
		for j := range effects {
			effects[j].Low, effects[j].Out = stats.Unknown(math.NaN()), [2]bool{true, false}
		}
		if len(search.Found) == 0 {
			effects = nil
		}
		other.Responses[i].Effects = effects
	}
	other.Search = &search
	return &other
}

// ofOneSort is a sensitivity of assumptions alone, or of groups alone.
func ofOneSort(s *experiment.Sensitivity, groups bool) *experiment.Sensitivity {
	s.Moved = slices.DeleteFunc(slices.Clone(s.Moved),
		func(moved experiment.FactorGroup) bool { return (moved.Together != nil) != groups })
	return s
}

// unsaturated is a capacity of which nothing shows the most that gets through.
func unsaturated(c *experiment.Capacity) *experiment.Capacity {
	c.Saturated = experiment.Finding{Why: reason.Of(reason.AllPasses, reason.Values{"load": reason.Level(0.6)})}
	return c
}

// unbounded is a capacity of which no limit was found, or an open one.
func unbounded(c *experiment.Capacity, known bool) *experiment.Capacity {
	other, empty := *c, *c.Plan
	nothing := reason.Of(reason.NothingGivesWay, reason.Values{"load": reason.Level(1.25)})
	other.Service = experiment.Finding{Known: known, Scale: 1.25, Low: 1.25, High: math.Inf(1),
		Rate: stats.Unknown(720), Why: nothing}
	other.Stable = experiment.Finding{Why: nothing}
	other.Bottlenecks = []experiment.Bottleneck{{Name: "port.ramp", Scale: 0.8004, Least: 0.62, Most: 1}}
	if known {
		empty.Kind = scenario.Terminating
		model := *c.Model
		model.Plan = &empty
		other.Model = &model
	}
	return &other
}

// seldom are cases of a verification with mistakes, of which some are left out, and with nothing that is judged.
func seldom(result *experiment.Result, version string) []regression.Case {
	moved := regression.NewBaseline(result, version)
	moved.Fingerprint = "another"
	silent := *result
	silent.Model = &response.Model{Plan: result.Plan, Responses: result.Model.Responses}
	unjudged := regression.Compare(moved, &silent, version)
	unjudged.Causes = []reason.Reason{
		reason.Text("the scenario is another"),
		reason.Of(reason.OtherReplications, reason.Values{"before": reason.PlainReplications(5), "after": 6}),
	}
	return []regression.Case{
		{File: "broken.yaml", Err: syntax.Errors{
			{Code: "unknown-key", Pos: syntax.Pos{File: "broken.yaml", Line: 3, Column: 5}, Path: "run.sede",
				Message: "there is no such key", Hint: "seed"},
			{More: 4},
		}},
		{File: "unjudged.yaml", Result: &silent, Comparison: unjudged},
	}
}

package experiment

import (
	"context"
	"slices"

	"karvon/sim/response"
	"karvon/sim/staffing"
)

// Staff is the cheapest plan of staff that was found with which all thresholds hold.
type Staff struct {
	*response.Model
	Problem    *staffing.Problem
	Seed       uint64
	Confidence float64 // of all that is said of the plan together

	Search     int // replications, from the first on, by which plans are looked for
	Budget     int // of the search, of all plans together
	Looks      []int
	Tests      int  // replications behind those of the search, by which plans are tested
	Examined   int  // plans that the search looked at
	Spent      bool // whether the budget ended the search
	SearchRuns int  // replications that were simulated or read
	TestRuns   int

	// Chosen is the cheapest plan that was shown to hold all thresholds, or where none was the best there is. Its
	// verdict says so.
	Chosen *StaffedPlan
	Failed []StaffedPlan // cheaper ones, that the search took for good, and that were not shown to hold
	Today  *StaffedPlan  // the scenario's own; nil where it has none of these blocks
	// Neighbours have one less than the chosen plan in one block.
	Neighbours []StaffedPlan
	Claim      Claim

	Interrupted bool
}

// Claim is what can be said of how cheap a plan is.
type Claim string

// The claims.
const (
	OfThoseExamined Claim = "examined"   // it is the cheapest of those that were looked at
	OfAllIfMonotone Claim = "bounded"    // it is the cheapest, where more staff makes nothing worse
	OfAll           Claim = "enumerated" // it is the cheapest: each cheaper one was shown not to do
)

// StaffedPlan is a plan of staff with what was found of it.
type StaffedPlan struct {
	Numbers      []int // by block
	Cost         float64
	Replications int     // by which it was tested
	Verdict      Verdict // of all thresholds together
	Judgements   []Judgement
	Overload     error // that replications were stopped by too many entities inside; nil for none

	Block  int // in which it has one less than the chosen one
	Broken int // the threshold that is broken most, of those shown to be; below 0 for none
	Hour   int // of the day in which that is broken most; below 0 where it was not looked at, or cannot be asked by hours
}

// StaffOptions say how the question is put.
type StaffOptions struct {
	Base       Point
	Problem    *staffing.Problem
	Search     int
	Budget     int
	Tests      int
	Confidence float64
}

// The tolerances: a plan is good enough whose thresholds hold but for so much.
const (
	toleranceOfShares = 0.01
	toleranceOfOthers = 0.02
)

// FindStaff looks for the cheapest plan of staff with which all thresholds of a model hold.
//
// The search ([staffing.Search]) asks of each plan the same replications, from the first on, so that plans meet the
// same entities with the same luck, and stops asking where a plan is clear. What it chooses is tested by replications
// that it never saw: at looks fixed beforehand, by intervals which for all looks together miss as rarely as is stated.
// A plan is shown to hold where the interval of each threshold is within the limit with its tolerance, and to break
// one where the interval is beyond the limit. The error is split in two: over the plans that are tested until one is
// shown to hold, half of what is left for each, and over those around it, of which the number is known by then; of
// each over the looks, and to say that it breaks a threshold over the thresholds ([sharedBy]). Where a plan around it
// is cheaper and shown to hold it is chosen in its place, and what is around that is tested by replications of its own,
// with half of the error that is left.
//
// Plans are variants of the scenario by settings, read and compiled for each: what was tested is what is written.
func FindStaff(ctx context.Context, runner *Runner, m *response.Model, o StaffOptions) (*Staff, error) {
	x := &findingStaff{
		Staff: &Staff{Model: m, Problem: o.Problem, Seed: m.Seed, Confidence: o.Confidence, Search: o.Search,
			Budget: o.Budget, Tests: o.Tests, Looks: testLooks(o.Tests), Claim: OfThoseExamined},
		options: o, runner: runner, ctx: ctx,
	}
	if o.Base.Seed != nil {
		x.Seed = *o.Base.Seed
	}
	if err := x.search(); err != nil {
		return nil, interrupted(ctx, err)
	}
	if err := x.choose(); err != nil {
		return nil, interrupted(ctx, err)
	}
	if x.Chosen.Verdict == Met {
		x.known = slices.Clone(x.Failed)
		if err := x.surround(); err != nil {
			return nil, interrupted(ctx, err)
		}
	}
	if err := x.today(); err != nil {
		return nil, interrupted(ctx, err)
	}
	x.Interrupted = ctx.Err() != nil
	return x.Staff, nil
}

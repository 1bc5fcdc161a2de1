package experiment

import (
	"slices"

	"karvon/sim/staffing"
)

// testLooks gives the looks of a test of so many replications: after a sixteenth, an eighth, a quarter, a half and all
// of them, but after no fewer than give an interval.
func testLooks(replications int) []int {
	var looks []int
	for _, n := range []int{replications / 16, replications / 8, replications / 4, replications / 2} {
		if n >= leastTested && (len(looks) == 0 || n > looks[len(looks)-1]) {
			looks = append(looks, n)
		}
	}
	return append(looks, replications)
}

// leastTested is the number of replications below which a test does not look.
const leastTested = 5

// mostTested is how many plans are tested until one is shown to hold.
const mostTested = 6

// mostBounds is how many plans are tested at most to show that all cheaper ones do not do.
const mostBounds = 400

// mostEnumerated is how many cheaper plans there are at most where each is tested, so that nothing need be supposed of
// what more staff does.
const mostEnumerated = 16

// choose tests the cheapest plan that the search found, and where it is not shown to hold the next that the search
// finds without it, until one is. Which plans these are the search alone decides: the tests decide how many there are.
func (x *findingStaff) choose() error {
	left := (1 - x.Confidence) / 2
	for i := range mostTested {
		numbers := x.found.Examined[0].Plan // the most is the best there is where nothing is good enough
		if len(x.found.Good) > 0 {
			numbers = x.found.Good[0].Plan
		}
		if x.ctx.Err() != nil {
			x.Chosen = &StaffedPlan{Numbers: numbers, Cost: x.Problem.Cost(numbers), Verdict: Undecided, Broken: -1, Hour: -1}
			return nil
		}
		part := left / 2
		if i+1 == mostTested {
			part = left
		}
		left -= part
		t, err := x.trial(numbers, x.Search, sharedBy(x.Looks, len(x.Thresholds), part))
		if err != nil {
			return err
		}
		err = x.test(x.Looks, t)
		if x.ctx.Err() != nil {
			t.Verdict = Undecided
			x.Chosen = &t.StaffedPlan
			return nil
		}
		if err != nil {
			return err
		}
		if t.Verdict == Met {
			x.Chosen = &t.StaffedPlan
			return nil
		}
		x.Failed = append(x.Failed, t.StaffedPlan)
		if len(x.found.Good) == 0 {
			break
		}
		if err := x.searchOn(x.searched.Next); err != nil {
			return err
		}
		if len(x.found.Good) == 0 {
			break
		}
	}
	x.Chosen = x.bestFailed()
	return nil
}

// bestFailed is the cheapest of the plans that were not shown to hold, of those that were not shown to be broken where
// there are such.
func (x *findingStaff) bestFailed() *StaffedPlan {
	at := slices.IndexFunc(x.Failed, func(p StaffedPlan) bool { return p.Verdict == Undecided })
	if at < 0 {
		at = len(x.Failed) - 1
	}
	best := x.Failed[at]
	x.Failed = slices.Delete(slices.Clone(x.Failed), at, at+1)
	return &best
}

// test simulates plans side by side until each is clear, at the looks that there are.
func (x *findingStaff) test(looks []int, trials ...*staffTrial) error {
	left := slices.Clone(trials)
	for _, look := range looks {
		if len(left) == 0 {
			return nil
		}
		x.runner.Pace.Ahead(len(left) * (looks[len(looks)-1] - look))
		if err := x.extend(left, look, &x.TestRuns); err != nil {
			return err
		}
		left = slices.DeleteFunc(left, func(t *staffTrial) bool { return t.Verdict != Undecided })
	}
	return nil
}

// mostDescents is how often what is around the chosen plan is tested at most.
const mostDescents = 6

// surround tests what is around the chosen plan. Where a cheaper one is shown to hold, it is chosen instead, and what
// is around that is tested by other replications, as those tested before said what to test: half of the error that is
// left is for each round, and all of it for the last.
func (x *findingStaff) surround() error {
	left, first := (1-x.Confidence)/2, x.Search
	for round := range mostDescents {
		part := left / 2
		if round+1 == mostDescents {
			part = left
		}
		left -= part
		tested, err := x.around(first, part)
		if err != nil || x.ctx.Err() != nil {
			return err
		}
		cheaper := x.cheaperOf(tested)
		if cheaper == nil || round+1 == mostDescents {
			return nil
		}
		x.Chosen, x.Neighbours, x.Claim = cheaper, nil, OfThoseExamined
		first += x.Tests
	}
	return nil
}

// cheaperOf gives the cheapest of the plans that was shown to hold and costs less than the chosen one; nil for none.
func (x *findingStaff) cheaperOf(tested []StaffedPlan) *StaffedPlan {
	var best *StaffedPlan
	for i := range tested {
		p := &tested[i]
		if p.Verdict == Met && p.Cost < x.Chosen.Cost && (best == nil || p.Cost < best.Cost) {
			best = p
		}
	}
	return best
}

// around tests the neighbours of the chosen plan, and those plans that bound all that are cheaper, by replications from
// the first on and with a part of the error.
func (x *findingStaff) around(first int, part float64) ([]StaffedPlan, error) {
	plans := x.plansAround()
	var trials []*staffTrial
	if len(plans) > 0 {
		looks := x.Looks[:max(1, len(x.Looks)-1)] // what is near the limit is not told for any price
		x.byHour = x.hourByHour()
		defer func() { x.byHour = nil }()
		each := sharedBy(looks, len(x.Thresholds), part/float64(len(plans)))
		for _, numbers := range plans {
			t, err := x.trial(numbers, first, each)
			if err != nil {
				return nil, x.unlessInterrupted(err)
			}
			trials = append(trials, t)
		}
		if err := x.test(looks, trials...); err != nil {
			return nil, x.unlessInterrupted(err)
		}
	}
	var tested []StaffedPlan
	for _, t := range trials {
		if err := x.tellHour(t); err != nil {
			return nil, err
		}
		for i := range t.Judgements { // their responses are in other places of a model that is asked for hours
			t.Judgements[i].Threshold = x.Thresholds[i]
		}
		tested = append(tested, t.StaffedPlan)
	}
	x.known = slices.Concat(tested, x.known)
	x.claim(x.known)
	x.tellNeighbours(x.known)
	return tested, nil
}

// plansAround lists the plans to test that are not yet known to break a threshold.
func (x *findingStaff) plansAround() [][]int {
	var plans [][]int
	add := func(numbers []int) {
		if !slices.ContainsFunc(x.known, func(p StaffedPlan) bool {
			return p.Verdict == NotMet && slices.Equal(p.Numbers, numbers)
		}) && !slices.ContainsFunc(plans, func(other []int) bool { return slices.Equal(other, numbers) }) {
			plans = append(plans, numbers)
		}
	}
	for _, numbers := range x.neighbours() {
		add(numbers)
	}
	for _, numbers := range x.Problem.Cheaper(x.Chosen.Numbers, mostEnumerated) {
		add(numbers)
	}
	if bounds := staffing.Bounds(x.found.Examined); x.found.Complete && len(bounds) <= mostBounds {
		for _, numbers := range bounds {
			add(numbers)
		}
		for i := range x.Failed {
			add(x.Failed[i].Numbers)
		}
	}
	return plans
}

// unlessInterrupted lets what is known stand where the work was interrupted.
func (x *findingStaff) unlessInterrupted(err error) error {
	if x.ctx.Err() != nil {
		return nil
	}
	return err
}

// neighbours lists the plans with one less than the chosen one in one block.
func (x *findingStaff) neighbours() [][]int {
	var all [][]int
	least := x.Problem.Least()
	for i, number := range x.Chosen.Numbers {
		if number > least[i] {
			less := slices.Clone(x.Chosen.Numbers)
			less[i]--
			all = append(all, less)
		}
	}
	return all
}

// tellNeighbours keeps what is known of the neighbours.
func (x *findingStaff) tellNeighbours(known []StaffedPlan) {
	for _, numbers := range x.neighbours() {
		at := slices.IndexFunc(known, func(p StaffedPlan) bool { return slices.Equal(p.Numbers, numbers) })
		n := known[at] // all of them were tested
		for i, number := range numbers {
			if number < x.Chosen.Numbers[i] {
				n.Block = i
			}
		}
		x.Neighbours = append(x.Neighbours, n)
	}
}

// claim says of how many plans the chosen one is the cheapest.
func (x *findingStaff) claim(known []StaffedPlan) {
	var broken [][]int
	for _, p := range known {
		if p.Verdict == NotMet {
			broken = append(broken, p.Numbers)
		}
	}
	switch bounded, each := x.Problem.Bounded(x.Chosen.Numbers, broken); {
	case each:
		x.Claim = OfAll
	case bounded:
		x.Claim = OfAllIfMonotone
	}
}

// today simulates the scenario's own plan as often as the chosen one was.
func (x *findingStaff) today() error {
	stated := x.Problem.Stated()
	if stated == nil || x.ctx.Err() != nil || x.Chosen.Replications == 0 {
		return nil
	}
	if slices.Equal(stated, x.Chosen.Numbers) {
		same := *x.Chosen
		x.Today = &same
		return nil
	}
	t, err := x.trial(stated, x.Search, always(x.Plan.Confidence))
	if err != nil {
		return err
	}
	if err := x.extend([]*staffTrial{t}, x.Chosen.Replications, &x.TestRuns); err != nil {
		return x.unlessInterrupted(err)
	}
	x.Today = &t.StaffedPlan
	return nil
}

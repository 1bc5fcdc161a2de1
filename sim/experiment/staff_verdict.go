package experiment

import (
	"slices"

	"karvon/sim/staffing"
)

// testLooks gives the looks of a test of so many replications: after an eighth, a quarter, a half and all of them, but
// after no fewer than give an interval.
func testLooks(replications int) []int {
	var looks []int
	for _, n := range []int{replications / 8, replications / 4, replications / 2} {
		if n >= leastTested && (len(looks) == 0 || n > looks[len(looks)-1]) {
			looks = append(looks, n)
		}
	}
	return append(looks, replications)
}

// leastTested is the number of replications below which a test does not look.
const leastTested = 5

// mostTested is how many plans are tested until one is shown to hold.
const mostTested = 4

// mostBounds is how many plans are tested at most to show that all cheaper ones do not do.
const mostBounds = 400

// choose tests the cheapest plans that the search took for good, one after the other, until one is shown to hold.
func (x *findingStaff) choose() error {
	var all [][]int
	for _, e := range x.found.Good {
		all = append(all, e.Plan)
	}
	if len(all) == 0 { // the most is not enough, as far as is seen: it is the best there is
		all = append(all, x.found.Examined[0].Plan)
	}
	all = all[:min(len(all), mostTested)]
	left := (1 - x.Confidence) / 2
	for i, numbers := range all {
		part := left / 2
		if i+1 == len(all) {
			part = left
		}
		left -= part
		t, err := x.trial(numbers, x.Search, 1-part/float64(len(x.Looks)))
		if err != nil {
			return err
		}
		if err := x.test([]*trial{t}, func(t *trial) bool { return t.Verdict != Undecided }); err != nil {
			if x.ctx.Err() != nil && x.Chosen == nil {
				x.Chosen = &t.StaffedPlan
				x.Chosen.Verdict = Undecided
				return nil
			}
			return err
		}
		if t.Verdict == Met {
			x.Chosen = &t.StaffedPlan
			return nil
		}
		x.Failed = append(x.Failed, t.StaffedPlan)
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
func (x *findingStaff) test(trials []*trial, clear func(*trial) bool) error {
	left := slices.Clone(trials)
	for i, look := range x.Looks {
		x.runner.Pace.Ahead(len(left) * (x.Tests - look))
		if err := x.extend(left, look, &x.TestRuns); err != nil {
			return err
		}
		if i+1 < len(x.Looks) {
			left = slices.DeleteFunc(left, clear)
		}
		if len(left) == 0 {
			return nil
		}
	}
	return nil
}

// surround tests what is around the chosen plan: its neighbours, and those plans that bound all that are cheaper.
func (x *findingStaff) surround() error {
	plans := x.neighbours()
	neighbours := len(plans)
	add := func(numbers []int) {
		if !slices.ContainsFunc(plans, func(other []int) bool { return slices.Equal(other, numbers) }) {
			plans = append(plans, numbers)
		}
	}
	if bounds := staffing.Bounds(x.found.Examined); x.found.Complete && len(bounds) <= mostBounds {
		for _, numbers := range bounds {
			add(numbers)
		}
		for i := range x.Failed {
			add(x.Failed[i].Numbers)
		}
	}
	if len(plans) == 0 {
		x.claim(nil)
	} else {
		part := (1 - x.Confidence) / 2 / float64(len(plans)*len(x.Looks)*len(x.Thresholds))
		var trials []*trial
		for _, numbers := range plans {
			t, err := x.trial(numbers, x.Search, 1-part)
			if err != nil {
				return err
			}
			trials = append(trials, t)
		}
		if err := x.test(trials, func(t *trial) bool { return t.Verdict != Undecided }); err != nil {
			return x.unlessInterrupted(err)
		}
		x.claim(trials)
		x.tellNeighbours(trials[:neighbours])
	}
	return x.unlessInterrupted(x.today())
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

// tellNeighbours keeps what was found of the neighbours.
func (x *findingStaff) tellNeighbours(trials []*trial) {
	for _, t := range trials {
		for i, number := range t.Numbers {
			if number < x.Chosen.Numbers[i] {
				t.Block = i
			}
		}
		x.Neighbours = append(x.Neighbours, t.StaffedPlan)
	}
}

// claim says of how many plans the chosen one is the cheapest.
func (x *findingStaff) claim(trials []*trial) {
	var broken [][]int
	for _, t := range trials {
		if t.Verdict == NotMet {
			broken = append(broken, t.Numbers)
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
	if stated == nil {
		return nil
	}
	if slices.Equal(stated, x.Chosen.Numbers) {
		same := *x.Chosen
		x.Today = &same
		return nil
	}
	t, err := x.trial(stated, x.Search, x.Plan.Confidence)
	if err != nil {
		return err
	}
	if err := x.extend([]*trial{t}, x.Chosen.Replications, &x.TestRuns); err != nil {
		return err
	}
	x.Today = &t.StaffedPlan
	return nil
}

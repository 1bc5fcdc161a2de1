package staffing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Verdict is what an oracle says of a plan.
type Verdict struct {
	Met    bool    // whether it is good enough
	Excess float64 // by how much it is not, as a number: 0 where it is, +Inf where nothing can be said
}

// ErrSpent says that an oracle has no more answers to give. A search ends with what it has.
var ErrSpent = errors.New("the budget of the search is spent")

// Search looks for the cheapest plan within bounds that an oracle says to be good enough.
//
// It looks first at the most in every block, and where that is not good enough at all plans, the cheapest first; then,
// for each block, at the least with which the others at their most are still good enough: below that no plan is, where
// more staff makes nothing worse. It goes down from the best plan so far as far as one block at a time goes; and from
// the vector of those lows it goes up by marginal allocation (Fox 1966), always one more where that mends most for its
// cost, until the plan is good enough, and down again as far as one block at a time goes. Then it cuts: of the plans
// that are cheaper than the best and not below one that is known not to be good enough, it looks at the dearest, which
// becomes the best or cuts off all below it, until none is left (the cutting planes of Atlason, Epelman and Henderson
// 2008, whose cuts are subgradients; those here need no concavity, only that more staff makes nothing worse).
//
// An answer does not become right by being cheap: what is not monotone is found out by nobody, and what is said of a
// plan holds for the oracle's answers. Tests of them are for others.
type Search struct {
	Least, Most []int
	Start       []int // a plan to look at first; nil for none
	Cost        func(plan []int) float64
	Examine     func(plan []int) (Verdict, error) // asked once for each plan

	examined []Examined
	known    map[string]int // places in it
	lows     []int          // below which no plan is good enough
}

// Examined is a plan that was looked at.
type Examined struct {
	Plan []int
	cost float64
	Verdict
}

// Found is what a search found.
type Found struct {
	Examined []Examined // in the order in which they were looked at
	Good     []Examined // of them, those that are good enough, the cheapest first
	Complete bool       // whether every cheaper plan was looked at, or is below one that is not good enough
	Spent    bool       // whether the budget ended it
}

// mostEnumerated is how many plans there may be where the most is not good enough, so that all are looked at.
const mostEnumerated = 64

// mostListed is how many plans are held against each other at the end of a search.
const mostListed = 20000

// Run searches. Where the context ends it gives what it has.
func (s *Search) Run(ctx context.Context) (*Found, error) {
	s.known = map[string]int{}
	return s.found(ctx, s.begin)
}

// Next goes on with the search as if the best plan were not good enough, for whoever found it wanting.
func (s *Search) Next(ctx context.Context) (*Found, error) {
	before, err := s.found(ctx, func(context.Context) (bool, error) { return false, nil })
	if err != nil || len(before.Good) == 0 {
		return before, err
	}
	best := before.Good[0].Plan
	s.examined[s.known[key(best)]].Met = false
	return s.found(ctx, func(ctx context.Context) (bool, error) {
		if s.lows == nil {
			return false, nil
		}
		return s.refine(ctx, slices.Clone(best))
	})
}

// found gives what a part of the search found, with all before.
func (s *Search) found(ctx context.Context, part func(context.Context) (bool, error)) (*Found, error) {
	complete, err := part(ctx)
	found := &Found{Examined: s.examined, Complete: complete && err == nil, Spent: errors.Is(err, ErrSpent)}
	for _, e := range s.examined {
		if e.Met {
			found.Good = append(found.Good, e)
		}
	}
	slices.SortStableFunc(found.Good, func(a, b Examined) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(sum(b.Plan), sum(a.Plan)))
	})
	if found.Spent || ctx.Err() != nil {
		err = nil
	}
	return found, err
}

// begin finds below which numbers no plan is good enough, and searches from there.
func (s *Search) begin(ctx context.Context) (complete bool, err error) {
	top := slices.Clone(s.Most)
	v, err := s.look(ctx, top)
	if err != nil {
		return false, err
	}
	if !v.Met {
		return false, s.enumerate(ctx)
	}
	if s.Start != nil && below(s.Start, s.Most) && below(s.Least, s.Start) {
		if _, err := s.look(ctx, s.Start); err != nil {
			return false, err
		}
	}
	lows := slices.Clone(s.Least)
	for i := range lows {
		if lows[i], err = s.lowest(ctx, top, i, lows[i]); err != nil {
			return false, err
		}
	}
	s.lows = lows
	if err := s.descend(ctx, s.bestPlan(), lows); err != nil {
		return false, err
	}
	return s.refine(ctx, slices.Clone(lows))
}

// enumerate looks at one plan after the other, the cheapest first, until one is good enough. So it is done where the
// most is not good enough, since more staff then makes something worse, such as what all costs: but not where there are
// too many plans.
func (s *Search) enumerate(ctx context.Context) error {
	plans := [][]int{slices.Clone(s.Least)}
	for i := range s.Least {
		for _, plan := range slices.Clone(plans) {
			for number := s.Least[i] + 1; number <= s.Most[i]; number++ {
				other := slices.Clone(plan)
				other[i] = number
				plans = append(plans, other)
			}
		}
		if len(plans) > mostEnumerated {
			return nil
		}
	}
	slices.SortStableFunc(plans, func(a, b []int) int { return cmp.Compare(s.Cost(a), s.Cost(b)) })
	for _, plan := range plans {
		if v, err := s.look(ctx, plan); err != nil || v.Met {
			return err
		}
	}
	return nil
}

// bestPlan is the cheapest plan that is good enough, of those that were looked at.
func (s *Search) bestPlan() []int {
	best := s.examined[0]
	for _, e := range s.examined {
		if e.Met && e.cost < best.cost {
			best = e
		}
	}
	return best.Plan
}

// refine goes up from a plan, and down again, and cuts.
func (s *Search) refine(ctx context.Context, plan []int) (complete bool, err error) {
	if plan, err = s.ascend(ctx, plan); err != nil {
		return false, err
	}
	if err := s.descend(ctx, plan, s.lows); err != nil {
		return false, err
	}
	return s.cut(ctx, s.lows)
}

// look gives the verdict on a plan, of the oracle where it is not known.
func (s *Search) look(ctx context.Context, plan []int) (Verdict, error) {
	if at, ok := s.known[key(plan)]; ok {
		return s.examined[at].Verdict, nil
	}
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	v, err := s.Examine(plan)
	if err != nil {
		return v, err
	}
	s.known[key(plan)] = len(s.examined)
	s.examined = append(s.examined, Examined{slices.Clone(plan), s.Cost(plan), v})
	return v, nil
}

func key(plan []int) string { return fmt.Sprint(plan) }

// lowest finds the least number in a block, not below a bound, with which a plan that is good enough stays so.
func (s *Search) lowest(ctx context.Context, plan []int, block, bound int) (int, error) {
	trial := slices.Clone(plan)
	low, high := bound-1, plan[block]
	for step := 1; high-low > 1; step *= 2 { // small steps first: mostly little can go
		trial[block] = max(low+1, high-step, (low+high)/2)
		v, err := s.look(ctx, trial)
		if err != nil {
			return high, err
		}
		if v.Met {
			high = trial[block]
		} else {
			low = trial[block]
		}
	}
	return high, nil
}

// ascend goes up until a plan is good enough.
func (s *Search) ascend(ctx context.Context, plan []int) ([]int, error) {
	for {
		v, err := s.look(ctx, plan)
		if err != nil || v.Met {
			return plan, err
		}
		if math.IsInf(v.Excess, 1) { // nothing tells the blocks apart
			for i := range plan {
				plan[i] += (s.Most[i] - plan[i] + 1) / 2
			}
			continue
		}
		next, err := s.steepest(ctx, plan, v.Excess)
		if err != nil || next == nil { // none is left
			return plan, err
		}
		plan = next
	}
}

// steepest gives the plan with one more where that mends most for its cost.
func (s *Search) steepest(ctx context.Context, plan []int, excess float64) ([]int, error) {
	var best, met []int
	worth, cost, least := math.Inf(-1), s.Cost(plan), math.Inf(1)
	for i := range plan {
		if plan[i] >= s.Most[i] {
			continue
		}
		trial := slices.Clone(plan)
		trial[i]++
		v, err := s.look(ctx, trial)
		if err != nil {
			return nil, err
		}
		costs := s.Cost(trial)
		if v.Met && costs < least {
			met, least = trial, costs
		}
		// What costs nothing is worth most; a trifle stands for its cost.
		if mends := (excess - v.Excess) / max(costs-cost, 1e-6); best == nil || mends > worth {
			best, worth = trial, mends
		}
	}
	if met != nil {
		return met, nil
	}
	return best, nil
}

// descend takes away what can go, from the block that saves most.
func (s *Search) descend(ctx context.Context, plan, lows []int) error {
	plan = slices.Clone(plan)
	order := make([]int, len(plan))
	saves := make([]float64, len(plan))
	for i := range order {
		order[i] = i
		less := slices.Clone(plan)
		less[i] = lows[i]
		saves[i] = s.Cost(plan) - s.Cost(less)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(saves[b], saves[a]) })
	for _, i := range order {
		low, err := s.lowest(ctx, plan, i, lows[i])
		if err != nil {
			return err
		}
		plan[i] = low
	}
	return nil
}

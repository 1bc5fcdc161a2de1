package staffing

import (
	"context"
	"slices"
)

// cut looks at cheaper plans until none is left, or says that there are too many to list.
func (s *Search) cut(ctx context.Context, lows []int) (complete bool, err error) {
	listed, complete := s.cheaper(lows, cheaperThan(s.best()))
	for len(listed) > 0 { // each time one less at least
		next := s.dearest(listed)
		v, err := s.look(ctx, listed[next].Plan)
		if err != nil {
			return false, err
		}
		cost := listed[next].cost
		plan := listed[next].Plan
		listed = slices.DeleteFunc(listed, func(e Examined) bool {
			if v.Met {
				return e.cost >= cheaperThan(cost)
			}
			return below(e.Plan, plan)
		})
	}
	return complete, nil
}

// cheaperThan is what a plan costs at the most that is cheaper than another one, and not only by rounding.
func cheaperThan(cost float64) float64 { return float64(cost * (1 - 1e-9)) }

// best is what the cheapest plan costs that is good enough.
func (s *Search) best() float64 {
	least := s.Cost(s.Most)
	for _, e := range s.examined {
		if e.Met {
			least = min(least, e.cost)
		}
	}
	return least
}

// dearest finds the plan that costs most, and of equal ones has most staff.
func (s *Search) dearest(listed []Examined) int {
	at := 0
	for i := range listed {
		if more, than := &listed[i], &listed[at]; more.cost > than.cost ||
			more.cost == than.cost && sum(more.Plan) > sum(than.Plan) {
			at = i
		}
	}
	return at
}

// cheaper lists the plans from some lows on that cost less than a bound and are not below one that is not good enough;
// complete is false where they are too many.
func (s *Search) cheaper(lows []int, bound float64) (listed []Examined, complete bool) {
	complete = eachCheaper(s.Cost, lows, s.Most, bound, func(plan []int, cost float64) bool {
		cut := slices.ContainsFunc(s.examined, func(e Examined) bool { return !e.Met && below(plan, e.Plan) })
		if !cut {
			listed = append(listed, Examined{Plan: slices.Clone(plan), cost: cost})
		}
		return true
	})
	return listed, complete
}

// eachCheaper visits the plans between lows and highs that cost less than a bound, until the visit says that it is
// enough; the result is false where there are too many to visit, or it was enough. What a plan costs does not fall with
// any of its numbers.
func eachCheaper(cost func([]int) float64, lows, highs []int, bound float64, visit func([]int, float64) bool) bool {
	plan, visited := slices.Clone(lows), 0
	var walk func(block int) bool
	walk = func(block int) bool {
		if visited++; visited > mostListed {
			return false
		}
		c := cost(plan)
		if c >= bound {
			return true // and so are those with more
		}
		if block == len(plan) {
			return visit(plan, c)
		}
		for n := lows[block]; n <= highs[block]; n++ {
			plan[block] = n
			if cost(plan) >= bound {
				break
			}
			if !walk(block + 1) {
				return false
			}
		}
		plan[block] = lows[block]
		return true
	}
	return walk(0)
}

// below says whether a plan has no more in any block than another one.
func below(plan, other []int) bool {
	for i := range plan {
		if plan[i] > other[i] {
			return false
		}
	}
	return true
}

// Bounded says whether every plan that costs less than a given one is below one of those that are known not to be good
// enough; and whether each of them is one of those itself, so that nothing need be known of what more staff does.
func (p *Problem) Bounded(plan []int, broken [][]int) (bounded, each bool) {
	most, lows := p.Most(), p.Least()
	for i := range lows {
		for trial := slices.Clone(most); lows[i] <= most[i]; lows[i]++ {
			if trial[i] = lows[i]; !belowAny(trial, broken) {
				break
			}
		}
	}
	least, cost := p.Least(), cheaperThan(p.Cost(plan))
	each = eachCheaper(p.Cost, least, most, cost, func(plan []int, _ float64) bool {
		return slices.ContainsFunc(broken, func(other []int) bool { return slices.Equal(plan, other) })
	})
	bounded = eachCheaper(p.Cost, lows, most, cost, func(plan []int, _ float64) bool { return belowAny(plan, broken) })
	return bounded, each
}

// Cheaper lists all plans that cost less than a given one; none where they are more than so many.
func (p *Problem) Cheaper(plan []int, most int) [][]int {
	var all [][]int
	if !eachCheaper(p.Cost, p.Least(), p.Most(), cheaperThan(p.Cost(plan)), func(plan []int, _ float64) bool {
		all = append(all, slices.Clone(plan))
		return len(all) <= most
	}) {
		return nil
	}
	return all
}

func belowAny(plan []int, others [][]int) bool {
	return slices.ContainsFunc(others, func(other []int) bool { return below(plan, other) })
}

// Bounds lists, of plans that are not good enough, those that are not below another one.
func Bounds(examined []Examined) [][]int {
	var all [][]int
	for i := range examined {
		if examined[i].Met || slices.ContainsFunc(examined, func(e Examined) bool {
			return !e.Met && below(examined[i].Plan, e.Plan) && !slices.Equal(examined[i].Plan, e.Plan)
		}) {
			continue
		}
		all = append(all, examined[i].Plan)
	}
	return all
}

func sum(plan []int) int {
	all := 0
	for _, number := range plan {
		all += number
	}
	return all
}

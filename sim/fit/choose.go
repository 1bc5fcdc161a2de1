package fit

import (
	"cmp"
	"math"
	"slices"
)

// margin is by how much the AIC of a simpler family may be higher.
const margin = 2

// order puts families that are not rejected before those that are, each by AIC, and the empirical one at the end.
func (r *Fits) order() {
	rank := func(f Fit) int {
		switch {
		case f.Family == empiricalFamily:
			return 2
		case f.Rejected:
			return 1
		case f.Family == discreteFamily: // a table of values that come again and again
			return -1
		}
		return 0
	}
	slices.SortStableFunc(r.Families, func(a, b Fit) int {
		if order := cmp.Compare(rank(a), rank(b)); order != 0 || rank(a) == 2 {
			return order
		}
		return cmp.Compare(a.AIC, b.AIC)
	})
}

// choose takes the simplest family within the margin of the best.
func (r *Fits) choose() {
	r.Chosen = 0
	best := r.Families[0]
	switch {
	case best.Family == empiricalFamily || best.Rejected:
		r.Chosen = len(r.Families) - 1
		code := allRejected
		if len(r.Families) == 1 {
			code = tooFewToFit
		}
		r.Why = append(r.Why, why(code, count("n", r.N)))
		return
	case best.Family == constantFamily:
		r.Why = append(r.Why, why(alwaysTheSame, quantity("value", best.Parameters[0].Value)))
		return
	}
	for i, f := range r.Families {
		if f.Rejected || f.Family == empiricalFamily || f.AIC > best.AIC+margin {
			break
		}
		if f.free < r.Families[r.Chosen].free {
			r.Chosen = i
		}
	}
	r.explain(best)
}

// explain says why the chosen family is it, and what is borrowed from it.
func (r *Fits) explain(best Fit) {
	chosen := r.Families[r.Chosen]
	switch {
	case r.Chosen == 0:
		r.Why = append(r.Why, why(leastAIC, text("family", chosen.Family)))
	default:
		r.Why = append(r.Why, why(simplerWithinMargin, text("family", chosen.Family), text("best", best.Family),
			ratio("difference", chosen.AIC-best.AIC), ratio("margin", margin)))
	}
	if r.N > LargeSample {
		r.Why = append(r.Why, why(judgedByQuantile, count("n", r.N), portion("error", math.Abs(chosen.Worst.Relative)),
			portion("at", chosen.Worst.Probability), portion("tolerated", tolerated)))
	}
	if others := r.alsoFit(best.AIC); others != "" {
		r.Why = append(r.Why, why(othersFitToo, text("families", others)))
	}
	if chosen.Family != discreteFamily {
		r.Why = append(r.Why, why(tailBorrowed, text("family", chosen.Family), quantity("greatest", r.Greatest)))
	}
}

// alsoFit lists the other families that the data tell hardly apart from the best.
func (r *Fits) alsoFit(least float64) string {
	names := ""
	for i, f := range r.Families {
		if i == r.Chosen || f.Rejected || f.Family == empiricalFamily || f.AIC > least+2*margin {
			continue
		}
		if names != "" {
			names += ", "
		}
		names += f.Family
	}
	return names
}

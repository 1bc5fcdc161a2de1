package experiment

import (
	"context"
	"math"
	"slices"
)

// settle decides on what is left in groups, in as many sets as small ones may need so as not to add up: by a check of
// each, or one by one where that takes no more, or where too many checks were not passed. It gives what is to be
// searched anew.
func (x *searching) settle(ctx context.Context, quiet []member) (anew []member, err error) {
	size := max(1, (len(quiet)+1<<x.round-1)>>x.round)
	for set := range slices.Chunk(quiet, size) {
		if ends(set) <= arrangementsOf(cancelError/divided(x.Checks+1)) || x.round >= mostRounds {
			if err := x.tryAlone(ctx, set); err != nil {
				return nil, err
			}
			continue
		}
		passed, err := x.check(ctx, set)
		if err != nil {
			return nil, err
		}
		if !passed {
			anew = append(anew, set...)
		}
	}
	return anew, nil
}

// check tries a set in arrangements that are drawn, and leaves it out where none moves a response by more than half of
// what does not matter.
func (x *searching) check(ctx context.Context, set []member) (bool, error) {
	x.Checks++
	trials := make([]*trial, arrangementsOf(cancelError/divided(x.Checks)))
	for i := range trials {
		trials[i] = &trial{at: x.drawn(set, x.Checks*mostArrangements+i), from: sifted}
	}
	if err := x.upTo(ctx, trials, 1); err != nil {
		return false, err
	}
	if slices.ContainsFunc(trials, func(t *trial) bool { return x.loudest(t) > x.Delta }) {
		return false, nil // more replications would hardly tell otherwise
	}
	entrants, err := x.race(ctx, trials, &race{Looks: x.Looks, Error: checkError / divided(x.Checks), Least: x.Delta / 2,
		Band: true, Family: 1})
	if err != nil {
		return false, err
	}
	if slices.ContainsFunc(entrants, func(e entrant) bool { return e.Fate != TooLittle }) {
		return false, nil
	}
	x.leave(set, entrants)
	return true, nil
}

// mostArrangements is more than a check has: it keeps the draws of checks apart.
const mostArrangements = 1 << 20

// divided is by what the errors of all checks are divided for one of them.
func divided(check int) float64 { return float64(check * (check + 1)) }

// leave notes a set that is left out.
func (x *searching) leave(set []member, entrants []entrant) {
	x.Sets++
	x.Arrangements += len(entrants)
	together := make([]float64, len(x.base.values))
	for i := range entrants {
		for r := range entrants[i].Seen {
			together[r] = math.Max(together[r], entrants[i].Seen[r].farthest())
		}
	}
	if x.Together == nil {
		x.Together = make([]float64, len(together))
	}
	for r := range together {
		x.Together[r] = math.Max(x.Together[r], together[r])
	}
	for _, m := range set {
		for high, asked := range []bool{m.low, m.high} {
			if asked {
				*x.end(m.at(high == 1)) = SearchedEnd{EndInGroup, together}
			}
		}
	}
}

// arrangementsOf is how many arrangements are needed, where each shows what matters with a chance of a third, so that
// all of them hide it with no more than an error.
func arrangementsOf(most float64) int {
	count, hidden := 0, 1.0
	for hidden > most {
		count, hidden = count+1, hidden*2/3
	}
	return count
}

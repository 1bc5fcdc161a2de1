package experiment

import (
	"cmp"
	"context"
	"slices"
)

// sift splits groups until what is left moves no response to speak of, and gives that. What moves one by more than half
// of Delta is found; what is in between is tried alone. One replication is enough for it, as nothing that it tells is
// relied on: what is found is estimated anew, and what is left is checked.
func (x *searching) sift(ctx context.Context, left []member) (quiet []member, err error) {
	groups, single := apartFrom(x.grouped(left))
	for level := 0; len(groups) > 0; level++ {
		loud, err := x.loud(ctx, groups, x.round*mostLevels+level)
		if err != nil {
			return nil, err
		}
		parts := 2
		if tooLoud(loud) {
			parts = len(left)
		}
		var next [][]member
		for i, group := range groups {
			if loud[i] {
				next = slices.AppendSeq(next, slices.Chunk(group, max(1, (len(group)+parts-1)/parts)))
			} else {
				quiet = append(quiet, group...)
			}
		}
		var more []member
		groups, more = apartFrom(next)
		single = append(single, more...)
	}
	between, more, err := x.apart(ctx, single)
	if err != nil {
		return nil, err
	}
	quiet = append(quiet, more...)
	slices.SortFunc(quiet, func(a, b member) int { return cmp.Compare(a.moved, b.moved) })
	return quiet, x.tryAlone(ctx, between)
}

// tooLoud tells whether so many of the groups move something that to split them further would tell little: where one in
// three of single ones does, it takes less to look at them one by one (Ungar 1960 for groups that are told without
// error).
func tooLoud(loud []bool) bool {
	count := 0
	for _, is := range loud {
		if is {
			count++
		}
	}
	return 5*count > 4*len(loud) && len(loud) > searchedGroups
}

// mostLevels is more than how often a group can be split.
const mostLevels = 64

// apartFrom takes the groups of one member from the others.
func apartFrom(groups [][]member) (larger [][]member, single []member) {
	for _, group := range groups {
		if len(group) > 1 {
			larger = append(larger, group)
		} else {
			single = append(single, group...)
		}
	}
	return larger, single
}

// grouped puts what is left into groups: neighbours at first, as names that begin alike often belong together, and
// by a drawn order where that was no good.
func (x *searching) grouped(left []member) [][]member {
	if x.round > 0 {
		left = slices.Clone(left)
		key := func(m member) float64 { return x.uniform(drawnOrder, x.round, m.moved) }
		slices.SortFunc(left, func(a, b member) int { return cmp.Compare(key(a), key(b)) })
	}
	size := max(1, (len(left)+searchedGroups-1)/searchedGroups)
	return slices.Collect(slices.Chunk(left, size))
}

// quietBelow is what a group that is left as it is moves at most; less after each check that was not passed.
func (x *searching) quietBelow() float64 {
	below := float64(quietShare * x.Delta)
	for range x.round {
		below /= 2
	}
	return below
}

// loud tells which groups move a response to speak of in a pair of arrangements, of which the second is simulated only
// where the first does not.
func (x *searching) loud(ctx context.Context, groups [][]member, occurrence int) ([]bool, error) {
	loud := make([]bool, len(groups))
	firsts, seconds := make([]arrangement, len(groups)), make([]arrangement, len(groups))
	for i, group := range groups {
		firsts[i], seconds[i] = x.pair(group, occurrence)
	}
	for _, pairs := range [][]arrangement{firsts, seconds} {
		var trials []*trial
		var of []int
		for i := range groups {
			if !loud[i] && len(pairs[i]) > 0 {
				trials, of = append(trials, &trial{at: pairs[i], from: x.round}), append(of, i)
			}
		}
		if err := x.upTo(ctx, trials, 1); err != nil {
			return nil, err
		}
		for n, i := range of {
			loud[i] = x.loudest(trials[n]) > x.quietBelow()
		}
	}
	return loud, nil
}

// apart looks at both ends of single members: what is found by one replication leaves, and so does what moves nothing
// to speak of, which is given as quiet.
func (x *searching) apart(ctx context.Context, single []member) (between, quiet []member, err error) {
	trials := alone(single, x.round)
	if err := x.upTo(ctx, trials, 1); err != nil {
		return nil, nil, err
	}
	fates := map[int]*[2]member{} // between and quiet, by what is moved
	for _, t := range trials {
		p := t.at[0]
		if fates[p.moved] == nil {
			fates[p.moved] = &[2]member{{moved: p.moved}, {moved: p.moved}}
		}
		switch size := x.loudest(t); {
		case size > x.Delta/2: // to leave it out would take more than to tell of it
			x.end(p).Fate = EndFound
		case size > x.quietBelow():
			fates[p.moved][0].ask(p.high)
		default:
			fates[p.moved][1].ask(p.high)
		}
	}
	for _, m := range single {
		for i, to := range []*[]member{&between, &quiet} {
			if fate := fates[m.moved][i]; fate.low || fate.high {
				*to = append(*to, fate)
			}
		}
	}
	return between, quiet, nil
}

// ask notes that an end is asked about.
func (m *member) ask(high bool) {
	m.low, m.high = m.low || !high, m.high || high
}

// alone makes a trial of each end of each member, from a replication on.
func alone(members []member, from int) []*trial {
	var trials []*trial
	for _, m := range members {
		if m.low {
			trials = append(trials, &trial{at: arrangement{m.at(false)}, from: from})
		}
		if m.high {
			trials = append(trials, &trial{at: arrangement{m.at(true)}, from: from})
		}
	}
	return trials
}

// end is that of a placed one.
func (x *searching) end(p placed) *SearchedEnd {
	if p.high {
		return &x.Ends[2*p.moved+1]
	}
	return &x.Ends[2*p.moved]
}

// tryAlone judges ends one by one: those that surely do not matter are left out, the others may matter. A share of the
// error is kept for each of all that are moved.
func (x *searching) tryAlone(ctx context.Context, members []member) error {
	trials := alone(members, sifted)
	entrants, err := x.race(ctx, trials, &race{Looks: x.Looks, Error: aloneError, Least: x.Delta, Band: true,
		Family: x.moved})
	if err != nil {
		return err
	}
	for i, t := range trials {
		end := x.end(t.at[0])
		if entrants[i].Fate != TooLittle {
			end.Fate = EndFound
			continue
		}
		end.Fate = EndAlone
		for r := range entrants[i].Seen {
			end.AtMost = append(end.AtMost, entrants[i].Seen[r].farthest())
		}
	}
	return nil
}

// race races trials by what they move.
func (x *searching) race(ctx context.Context, trials []*trial, r *race) ([]entrant, error) {
	entrants, finished, err := r.run(ctx, len(trials), func(left []int, replications int) ([][][]float64, error) {
		some := make([]*trial, len(left))
		for n, i := range left {
			some[n] = trials[i]
		}
		if err := x.upTo(ctx, some, replications); err != nil {
			return nil, err
		}
		moves := make([][][]float64, len(left))
		for n := range some {
			moves[n] = x.moves(some[n])
		}
		return moves, nil
	})
	if err == nil && !finished {
		err = errUnfinished
	}
	return entrants, err
}

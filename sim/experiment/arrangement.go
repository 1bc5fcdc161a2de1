package experiment

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/random"
	"karvon/sim/stats"
)

// arrangement says what of all that a search moves stands at an end of its range; the rest stands as stated.
type arrangement []placed

// placed is one of them at an end.
type placed struct {
	moved int
	high  bool
}

// member is one of a group, with the ends that are still asked about.
type member struct {
	moved     int
	low, high bool
}

// ends counts the ends that are asked about.
func ends(members []member) int {
	count := 0
	for _, m := range members {
		for _, asked := range []bool{m.low, m.high} {
			if asked {
				count++
			}
		}
	}
	return count
}

// at puts a member at an end.
func (m member) at(high bool) placed { return placed{m.moved, high} }

// purposes of draws.
var (
	drawnPair    = random.HashString("ends of a group")
	drawnCheck   = random.HashString("ends of an arrangement")
	drawnOrder   = random.HashString("order in groups")
	drawnCrowded = random.HashString("order in sums")
)

// uniform is the draw for a purpose, an occurrence of it and one of those that are moved.
func (x *searching) uniform(purpose uint64, occurrence, moved int) float64 {
	word := random.Mix(random.Mix(x.seed, purpose), random.Mix(uint64(occurrence), uint64(moved)))
	return random.Unit(word)
}

// pair draws two arrangements of a group: what is at one end in the first is at the other in the second, and what has
// one end only is there in one of them.
func (x *searching) pair(group []member, occurrence int) (first, second arrangement) {
	for _, m := range group {
		high := x.uniform(drawnPair, occurrence, m.moved) < 0.5
		switch {
		case m.low && m.high:
			first, second = append(first, m.at(high)), append(second, m.at(!high))
		case high:
			first = append(first, m.at(m.high))
		default:
			second = append(second, m.at(m.high))
		}
	}
	return x.fitting(first, occurrence), x.fitting(second, occurrence)
}

// drawn draws an arrangement for a check: each member at one of its ends or as stated, with the same chances.
func (x *searching) drawn(members []member, occurrence int) arrangement {
	var all arrangement
	for _, m := range members {
		choices := float64(1 + ends([]member{m}))
		switch at := float64(choices * x.uniform(drawnCheck, occurrence, m.moved)); {
		case at < 1: // as stated
		case at < 2:
			all = append(all, m.at(!m.low))
		default:
			all = append(all, m.at(true))
		}
	}
	return x.fitting(all, occurrence)
}

// fitting leaves out of an arrangement, in an order that is drawn, what cannot stand at its end as others do not leave
// room for it.
func (x *searching) fitting(all arrangement, occurrence int) arrangement {
	if x.fits(all) {
		return all
	}
	order := slices.Clone(all)
	x.shuffle(order, drawnCrowded, occurrence)
	var fit arrangement
	for _, p := range order {
		if next := append(slices.Clip(fit), p); x.fits(next) {
			fit = next
		}
	}
	return fit
}

// shuffle puts an arrangement into an order that is drawn.
func (x *searching) shuffle(all arrangement, purpose uint64, occurrence int) {
	key := func(p placed) float64 { return x.uniform(purpose, occurrence, p.moved) }
	slices.SortFunc(all, func(a, b placed) int { return cmp.Compare(key(a), key(b)) })
}

// moves gives what a trial moves each response by in each replication, as shares of what it is on average as stated.
// The shares are linear parts of the ratio of both means, so that the luck of what it is as stated counts too.
func (x *searching) moves(t *trial) [][]float64 {
	if t.failed {
		return nil
	}
	shares := make([][]float64, len(t.values))
	for r := range shares {
		shares[r] = sharesOf(t.values[r], x.base.values[r][t.from:t.from+len(t.values[r])])
	}
	return shares
}

// sharesOf gives the shares of one response; infinite where it is nought as stated, or has no value, and is moved.
func sharesOf(values, base []float64) []float64 {
	shares := make([]float64, len(values))
	mean := stats.Mean(base)
	if math.IsNaN(mean) || mean == 0 {
		for n := range shares {
			same := values[n] == base[n] || math.IsNaN(values[n]) && math.IsNaN(base[n])
			if !same {
				shares[n] = math.Inf(1)
			}
		}
		return shares
	}
	moved := differences(base, values)
	ratio := stats.Mean(moved) / mean
	for n := range shares {
		shares[n] = (moved[n] - float64(ratio*(base[n]-mean))) / mean
	}
	return shares
}

// loudest is the largest of all moves of a trial, of the mean of its replications; infinite for one that has none.
func (x *searching) loudest(t *trial) float64 {
	if t.failed {
		return math.Inf(1)
	}
	largest := 0.0
	for _, shares := range x.moves(t) {
		size := math.Abs(stats.Mean(shares))
		if math.IsNaN(size) {
			return math.Inf(1)
		}
		largest = math.Max(largest, size)
	}
	return largest
}

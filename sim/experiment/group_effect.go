package experiment

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// GroupEffect is what a configuration means to some entities of a flow, told apart by what they are in the base: so
// it is the same entities on both sides, also where a configuration changes who is what.
type GroupEffect struct {
	Flow     string
	By, Word string         // the attribute and its word; arrival and the hour
	Share    float64        // of the flow's entities
	Time     stats.Estimate // difference of the mean time from arrival to departure, s
}

// EntityEffects says of a flow's entities, one by one, how many gain and lose time under a configuration. Who does
// depends on the coupling: on which entity of the one meets which luck in the other. Only the difference of means
// does not.
type EntityEffects struct {
	Flow             string
	Gain, Lose, Same float64 // shares
	Unmatched        float64 // share that departs in one of the two only
	Entities         int     // that were compared, of all replications
}

// groupKey names a group within a plan.
type groupKey struct {
	flow int
	by   grouping
	slot plan.SlotID // of a word attribute, byWord; None otherwise
	word int         // of it, or the hour
}

// grouping says by what the entities of a flow are taken apart.
type grouping uint8

const (
	whole grouping = iota // not at all
	byHour
	byWord
)

// tally is what is kept of a group in one replication.
type tally struct {
	count      int
	sum        float64 // of the differences, s
	gain, lose int
	missing    int // in the other configuration
}

// pairing compares the entities of paired replications as they are finished, and keeps small sums.
type pairing struct {
	tallies []map[int]map[groupKey]*tally // by configuration after the base, and replication
}

func newPairing(samples []*Sample) *pairing {
	p := &pairing{}
	for range samples[1:] {
		p.tallies = append(p.tallies, map[int]map[groupKey]*tally{})
	}
	return p
}

// pair compares a replication that all samples have, and drops its entities.
func (p *pairing) pair(samples []*Sample, replication int) {
	base := samples[0]
	if base.failed() {
		return
	}
	own := sampledEntities(base.Plan, base.outcomes[replication].probed)
	for i, s := range samples[1:] {
		if !s.failed() {
			p.tallies[i][replication] = compareEntities(base.Plan, own, sampledEntities(s.Plan, s.outcomes[replication].probed))
		}
	}
	for _, s := range samples {
		if o := s.outcomes[replication]; o != nil {
			o.probed = nil
		}
	}
}

// compareEntities adds up the differences by group.
func compareEntities(p *plan.Plan, base, other []sampledEntity) map[groupKey]*tally {
	times := make(map[uint64]int64, len(other))
	for i := range other {
		times[other[i].entity] = other[i].time
	}
	slots := wordSlots(p)
	groups := map[groupKey]*tally{}
	for i := range base {
		one := &base[i]
		time, found := times[one.entity]
		keys := []groupKey{{one.flow, whole, plan.None, 0}, {one.flow, byHour, plan.None, hourOf(p, one)}}
		for n, slot := range slots[one.flow] {
			keys = append(keys, groupKey{one.flow, byWord, slot, one.words[n]})
		}
		for _, key := range keys {
			t := groups[key]
			if t == nil {
				t = &tally{}
				groups[key] = t
			}
			t.add(time-one.time, found)
		}
	}
	return groups
}

// hourOf is the local hour at which an entity arrives.
func hourOf(p *plan.Plan, one *sampledEntity) int {
	local := p.Sites[p.Flows[one.flow].Site].Phase + one.arrive
	return int(local / plan.Hour % 24)
}

func (t *tally) add(difference int64, found bool) {
	switch {
	case !found:
		t.missing++
		return
	case difference < 0:
		t.gain++
	case difference > 0:
		t.lose++
	}
	t.count++
	t.sum += float64(difference) / 1e9
}

// leastCompared is the number of entities below which nothing is said of a group.
const leastCompared = 20

// groups estimates the differences of the groups of one configuration, those that chance alone hardly makes first,
// and of these the ones that matter most in all: by the time that all of the group gain or lose.
func (p *pairing) groups(c *Comparison, configuration int) []GroupEffect {
	sums := p.tallies[configuration]
	sizes := map[int]int{}
	values := map[groupKey][]float64{}
	counts := map[groupKey]int{}
	for _, replication := range replicationsOf(sums) {
		for key, t := range sums[replication] {
			counts[key] += t.count
			if key.by == whole {
				sizes[key.flow] += t.count
			} else if t.count > 0 {
				values[key] = append(values[key], t.sum/float64(t.count))
			}
		}
	}
	var groups []GroupEffect
	for key, differences := range values {
		if counts[key] < leastCompared || counts[key] == sizes[key.flow] {
			continue
		}
		groups = append(groups, GroupEffect{
			Flow: c.Base.Plan.Flows[key.flow].Name, By: key.attribute(c.Base.Plan), Word: key.value(c.Base.Plan),
			Share: float64(counts[key]) / float64(sizes[key.flow]),
			Time:  stats.MeanInterval(differences, c.Base.Plan.Confidence),
		})
	}
	slices.SortFunc(groups, func(a, b GroupEffect) int {
		x, y := a.Time.Excludes(0), b.Time.Excludes(0)
		if x != y {
			return firstIf(x)
		}
		return cmp.Or(cmp.Compare(c.ofAll(&b), c.ofAll(&a)), cmp.Compare(a.Flow+a.By+a.Word, b.Flow+b.By+b.Word))
	})
	return groups
}

// ofAll is the time that all of a group gain or lose in a day, in seconds.
func (c *Comparison) ofAll(g *GroupEffect) float64 {
	daily := 1.0
	if arrived := c.Base.Find("flow." + g.Flow + ".arrived"); arrived != nil {
		daily = number(arrived.Mean)
	}
	return math.Abs(g.Share * daily * g.Time.Mean)
}

// replicationsOf lists replications in order, so that sums are taken in it.
func replicationsOf(sums map[int]map[groupKey]*tally) []int {
	var order []int
	for replication := range sums {
		order = append(order, replication)
	}
	slices.Sort(order)
	return order
}

func (k groupKey) attribute(p *plan.Plan) string {
	if k.by == byHour {
		return "arrival"
	}
	return p.Slots[k.slot].Name
}

func (k groupKey) value(p *plan.Plan) string {
	if k.by == byHour {
		return fmt.Sprintf("%02d:00", k.word)
	}
	return p.Words[k.word]
}

// balances counts the entities that gain and lose, flow by flow.
func (p *pairing) balances(c *Comparison, configuration int) []EntityEffects {
	totals := map[int]*tally{}
	for _, groups := range p.tallies[configuration] {
		for key, t := range groups {
			if key.by != whole {
				continue
			}
			if totals[key.flow] == nil {
				totals[key.flow] = &tally{}
			}
			total := totals[key.flow]
			total.count, total.gain, total.lose, total.missing = total.count+t.count, total.gain+t.gain, total.lose+t.lose,
				total.missing+t.missing
		}
	}
	var balances []EntityEffects
	for i := range c.Base.Plan.Flows {
		t := totals[i]
		if t == nil || t.count < leastCompared {
			continue
		}
		n := float64(t.count)
		balances = append(balances, EntityEffects{
			Flow: c.Base.Plan.Flows[i].Name, Gain: float64(t.gain) / n, Lose: float64(t.lose) / n,
			Same: float64(t.count-t.gain-t.lose) / n, Unmatched: float64(t.missing) / float64(t.count+t.missing),
			Entities: t.count,
		})
	}
	return balances
}

package engine

import (
	"math"

	"karvon/sim/internal/precise"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// quickest is the way that takes the least, of those that were looked at. One of no known time takes the most.
type quickest struct {
	branch *plan.Branch
	takes  float64 // s, less what other things than time count
}

func (q *quickest) look(b *plan.Branch, takes float64) {
	if math.IsNaN(takes) {
		takes = math.Inf(1)
	}
	if q.branch == nil || takes < q.takes {
		q.branch, q.takes = b, takes
	}
}

// byTime gives the way that takes an entity the least time, less a draw of its own for each way: of the Gumbel
// distribution, by which the shares of the ways are those of a logit (McFadden 1974). The draw is keyed by the way's
// name, so that a new way leaves what the entity makes of the others. Who would take another way if nobody waited is
// lost to a queue.
func (r *Run) byTime(i entityID, s *plan.Step) *plan.Branch {
	var seen, free quickest
	branches := r.plan.BranchesOf(s)
	occurrence := r.occurrence(i, s)
	for n := range branches {
		b := &branches[n]
		way := &r.plan.TimedWays[b.Timed]
		if way.When != plan.None && r.evaluate(way.When, i) == 0 {
			continue
		}
		liking := r.liking(i, s, way, occurrence)
		takes := r.evaluate(way.Time, i)
		without := takes
		if way.Free != plan.None {
			without = r.evaluate(way.Free, i)
		}
		seen.look(b, takes-liking)
		free.look(b, without-liking)
	}
	if r.plan.AllStay {
		return free.branch
	}
	if seen.branch != free.branch {
		r.lose(i, lostByDiversion)
	}
	return seen.branch
}

// liking gives the seconds that a way may take longer than others for an entity to take it all the same.
func (r *Run) liking(i entityID, s *plan.Step, way *plan.TimedWay, occurrence uint32) float64 {
	if way.Spread == 0 {
		return 0
	}
	u := random.Unit(r.draws.of(&r.entities[i], s.Purpose^way.Luck, occurrence))
	return float64(way.Spread * -precise.Log(-precise.Log(u)))
}

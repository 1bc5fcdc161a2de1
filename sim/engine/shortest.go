package engine

import "karvon/sim/plan"

// Who goes where the fewest are counts as no server who is not on duty. Of places at which nobody is, the one is
// chosen at which one would be served first: by its opening, and the work of those who wait before it.

// queueAt is how long a queue is, for one who looks for the shortest.
type queueAt struct {
	closed  bool    // whether nobody is on duty
	begins  float64 // s, until one would be served, where it is closed
	present float64 // those who wait and are served, for each server where that counts
}

// shorter says whether one who comes prefers a queue to another.
func (q queueAt) shorter(than queueAt) bool {
	if q.closed != than.closed {
		return !q.closed
	}
	if q.begins != than.begins {
		return q.begins < than.begins
	}
	return q.present < than.present
}

// byShortest gives the branch whose station has the fewest entities; the first of equals.
func (r *Run) byShortest(branches []plan.Branch) *plan.Branch {
	best, shortest := 0, r.queueAtStation(branches[0].Station)
	for i := 1; i < len(branches); i++ {
		if q := r.queueAtStation(branches[i].Station); q.shorter(shortest) {
			best, shortest = i, q
		}
	}
	return &branches[best]
}

func (r *Run) queueAtStation(at plan.StationID) queueAt {
	st := &r.stations[at]
	q := queueAt{present: float64(st.present())}
	if st.capacity == 0 {
		q.closed, q.begins = true, r.expectedWait(at)
	}
	return q
}

// shortestLane gives the lane with the fewest entities for each server that is on duty, of those that an entity may
// choose from; the first of equals.
func (r *Run) shortestLane(c *serverPool, v *customer) int {
	best, shortest, choices := plan.None, queueAt{}, v.choices(c.plan)
	for n := range c.lanes {
		if choices&(1<<n) == 0 {
			continue
		}
		if q := r.queueAtLane(c, n); best == plan.None || q.shorter(shortest) {
			best, shortest = n, q
		}
	}
	return best
}

func (r *Run) queueAtLane(c *serverPool, n int) queueAt {
	l := &c.lanes[n]
	waiting := l.waiting
	if l.target == 0 {
		opens, servers := r.laneOpens(c, n)
		return queueAt{closed: true, begins: r.until(opens, waiting, c.plan.Lanes[n].Mean, servers),
			present: float64(waiting)}
	}
	return queueAt{present: float64(waiting+l.holders) / float64(l.target)}
}

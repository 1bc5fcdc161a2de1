package engine

import (
	"math"

	"karvon/sim/plan"
)

// opens gives the first time, not before another, at which a shift gives anybody, and how many: as schedules tell,
// and the disruptions that last now. The time is plan.Never where there is none.
func (r *Run) opens(shift *shift, from int64) (at int64, servers int) {
	for at = from; at < latest; {
		servers = shift.capacity.Number
		if shift.capacity.Schedule != plan.None {
			s := &r.plan.Schedules[shift.capacity.Schedule]
			if at = s.Opens(at); at == plan.Never {
				break
			}
			servers = s.At(at)
		}
		left := r.leftAt(shift, servers, at)
		if left > 0 {
			return at, left
		}
		at = r.nextEnd(shift, at)
	}
	return plan.Never, 0
}

// latest is a time after which nothing is looked for: a week before the end of the clock.
const latest = plan.Never - 2*plan.Week

// nextEnd gives the time at which the next of the disruptions that take some of a shift away ends, after some
// time.
func (r *Run) nextEnd(shift *shift, after int64) int64 {
	next := int64(plan.Never)
	for _, i := range shift.cuts {
		if state := &r.disruptions[i]; state.active && state.until > after {
			next = min(next, state.until)
		}
	}
	return next
}

// laneOpens gives the time at which a lane in which nobody is on duty opens, and its servers then: broken ones are
// there when they are repaired.
func (r *Run) laneOpens(c *serverPool, n int) (at int64, servers int) {
	shift := &r.shifts[r.stations[c.at].shift+shiftID(n)]
	for at = r.now; ; {
		if at, servers = r.opens(shift, at); at == plan.Never {
			return at, servers
		}
		intact, repaired := r.intactAt(c, n, at)
		if intact > 0 {
			return at, min(servers, intact)
		}
		at = repaired
	}
}

// intactAt counts the servers of a lane that are not broken at a time, as far as is known now, and gives the time
// of the next repair after it.
func (r *Run) intactAt(c *serverPool, n int, at int64) (intact int, repaired int64) {
	l := &c.lanes[n]
	intact, repaired = int(l.last-l.first), plan.Never
	for k := c.failed.within(l.first, l.last); k != plan.None; k = c.failed.within(k+1, l.last) {
		r.work++
		if back := c.servers[k].back; back > at {
			intact--
			repaired = min(repaired, back)
		}
	}
	return intact, repaired
}

// stationOpens gives the time at which a station at which nobody is on duty opens, and its servers then.
func (r *Run) stationOpens(at plan.StationID) (opens int64, servers int) {
	c := r.stations[at].pool
	if c == nil {
		return r.opens(&r.shifts[r.stations[at].shift], r.now)
	}
	opens = plan.Never
	for n := range c.lanes {
		switch first, count := r.laneOpens(c, n); {
		case first < opens:
			opens, servers = first, count
		case first == opens:
			servers += count
		}
	}
	return opens, servers
}

// expectedWait gives the seconds that one who comes to a station can expect to wait. Where somebody is on duty that
// is nothing if a server is free, otherwise the mean service time of those in the queue and its own, shared by
// those on duty. Where nobody is, it is the time to the opening, and the work of those before one, shared by those
// who are on duty then; where all are away, the time until the first comes back and that work.
func (r *Run) expectedWait(at plan.StationID) float64 {
	st := &r.stations[at]
	ahead := st.waiting + st.outside.count
	mean := r.plan.Stations[at].MeanService
	if st.capacity == 0 {
		opens, servers := r.stationOpens(at)
		return r.until(opens, ahead, mean, servers)
	}
	if st.busy < st.capacity && (ahead == 0 || st.busy == 0) {
		if back := r.comesBack(st.pool); back > r.now {
			return r.until(back, ahead, mean, int(st.capacity))
		}
		if ahead == 0 {
			return 0
		}
	}
	return float64(float64(ahead+1)*mean) / float64(st.capacity)
}

// comesBack gives the time at which the first server of a station comes back, where all that are not busy are away;
// 0 otherwise.
func (r *Run) comesBack(c *serverPool) int64 {
	if c == nil || c.plan.Vacation == plan.None || c.doing[idle].from(0) != plan.None {
		return 0
	}
	first := int64(plan.Never)
	for k := c.doing[away].from(0); k != plan.None; k = c.doing[away].from(k + 1) {
		r.work++
		first = min(first, c.servers[k].back)
	}
	return first
}

// until gives the seconds until servers that begin at some time have served those who are ahead; infinity where
// they never begin. Where no mean service time is known, only the beginning counts.
func (r *Run) until(begin int64, ahead int32, mean float64, servers int) float64 {
	if begin == plan.Never {
		return math.Inf(1)
	}
	seconds := float64(begin-r.now) / 1e9
	if work := float64(float64(ahead)*mean) / float64(servers); work > 0 {
		seconds += work
	}
	return seconds
}

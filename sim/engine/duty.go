package engine

import (
	"cmp"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// staff brings as many servers of a lane on duty as are to be there, or sends the others off: idle ones first.
// Where a shift ends, the station's rule says what becomes of work in hand. Those who came on duty call nobody yet.
func (r *Run) staff(c *serverPool, n laneID, shiftEnds bool) {
	l := &c.lanes[n]
	target := min(l.onDuty, int32(l.last-l.first)-l.broken)
	if c.plan.Opening != nil {
		target = min(target, c.open)
	}
	r.setTarget(c, n, target)
	for k := l.first; l.there < l.target; {
		if k = c.doing[off].within(k, l.last); k == plan.None {
			break
		}
		r.work++
		c.do(k, idle)
		l.there++
	}
	for l.there > l.target {
		k := max(c.doing[idle].upTo(l.last-1), c.doing[away].upTo(l.last-1))
		if k < l.first {
			break
		}
		r.work++
		c.do(k, off)
		l.there--
	}
	if shiftEnds && c.plan.Interrupts() && l.there > l.target {
		r.sendHome(c, n)
	}
}

// ends says whether the service that a server gives ends at this very instant: nothing that begins now breaks it
// off, and its server is the first to go.
func (r *Run) ends(srv *server) bool {
	return srv.state == working && bound.Later(srv.begun, r.customer(srv.entity).left) == r.now
}

// setTarget notes how many servers are to be there.
func (r *Run) setTarget(c *serverPool, n laneID, target int32) {
	l := &c.lanes[n]
	change := target - l.target
	l.closes = l.closes || l.target > 0 && target == 0
	l.target = target
	r.stations[c.at].capacity += change
	rec := &r.record.Stations[c.at]
	rec.Capacity.change(int64(change), r.now)
	if rec.Lanes != nil {
		rec.Lanes[n].Capacity.change(int64(change), r.now)
	}
	r.tellServers(c.at)
}

// sendHome interrupts the services of a lane that began last, as many as are too many there, and sends their
// servers off. Those whose service ends at this very instant go by themselves; one that is only held stays until it
// is let go.
func (r *Run) sendHome(c *serverPool, n laneID) {
	l := &c.lanes[n]
	r.leavers = r.leavers[:0]
	tooMany := int(l.there - l.target)
	for k := c.doing[working].within(l.first, l.last); k != plan.None; k = c.doing[working].within(k+1, l.last) {
		r.work++
		if r.ends(&c.servers[k]) {
			tooMany--
		} else {
			r.leavers = append(r.leavers, k)
		}
	}
	slices.SortFunc(r.leavers, func(a, b serverID) int {
		return cmp.Or(cmp.Compare(c.servers[b].begun, c.servers[a].begun), cmp.Compare(b, a))
	})
	for _, k := range r.leavers[:max(0, min(tooMany, len(r.leavers)))] {
		r.interrupt(c, k, c.plan.AtShiftEnd())
		c.do(k, off)
		l.there--
	}
}

// openByRule opens one more server where more wait for each open one than the rule allows.
func (r *Run) openByRule(c *serverPool) {
	o := c.plan.Opening
	l := &c.lanes[0]
	if o == nil || c.open >= l.onDuty || float64(r.stations[c.at].waiting) <= float64(o.OpenAbove*float64(c.open)) {
		return
	}
	c.open++
	c.opened = append(c.opened, r.now)
	if o.For > 0 {
		r.pending.schedule(bound.Later(r.now, o.For), rankClosing, int32(c.at))
	}
	r.staff(c, 0, false)
	r.callAll(c)
}

// closeByRule lets the servers that were opened last close, one by one, where fewer wait for each open one than the
// rule asks for and they were open long enough. One at work finishes it.
func (r *Run) closeByRule(c *serverPool) {
	o := c.plan.Opening
	if o == nil {
		return
	}
	before := c.open
	for len(c.opened) > 0 && float64(r.stations[c.at].waiting) < float64(o.CloseBelow*float64(c.open)) &&
		r.now-c.opened[len(c.opened)-1] >= o.For {
		c.opened = c.opened[:len(c.opened)-1]
		c.open--
	}
	if c.open < before {
		r.setTarget(c, 0, min(c.lanes[0].target, c.open))
	}
}

// mayClose looks whether a server that was opened by rule may close, now that it was open long enough.
func (r *Run) mayClose(at plan.StationID) {
	c := r.stations[at].pool
	r.closeByRule(c)
	r.staff(c, 0, false)
	r.stationChanged(at)
}

// leaveAlone lets a server that found nobody go away, unless somebody came at this very instant.
func (r *Run) leaveAlone(g serverNumber) {
	at, k := r.servers[g].station, r.servers[g].server
	c := r.stations[at].pool
	if srv := &c.servers[k]; srv.state == idle && c.waitingFor(srv.lane) == 0 { // fewer than a batch may wait
		r.goAway(c, k)
	}
}

// goAway sends an idle server on a vacation.
func (r *Run) goAway(c *serverPool, k serverID) {
	srv := &c.servers[k]
	c.do(k, away)
	id := r.serverID(c, k)
	duration := r.samplers[c.plan.Vacation].Nanoseconds(r.draws.Bits(id, vacationPurpose, srv.trips))
	srv.trips++
	srv.back = bound.Later(r.now, duration)
	r.pending.scheduleIf(srv.back, rankReturn, int32(c.global(k)), srv.trips)
}

// comeHome ends a server's vacation.
func (r *Run) comeHome(g serverNumber, trip uint32) {
	at, k := r.servers[g].station, r.servers[g].server
	c := r.stations[at].pool
	if srv := &c.servers[k]; srv.state == away && srv.trips == trip {
		c.do(k, idle)
		r.stationChanged(at)
	}
}

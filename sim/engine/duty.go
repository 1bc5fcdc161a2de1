package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
)

// staff brings as many servers of a lane on duty as are to be there, or sends
// the others off: idle ones first. Where a shift ends, the station's rule says
// what becomes of work in hand. Those who came on duty call nobody yet.
func (r *Run) staff(c *crew, n int32, shiftEnds bool) {
	l := &c.lanes[n]
	target := min(l.onDuty, l.last-l.first-c.broken(n))
	if c.plan.Opening != nil {
		target = min(target, c.open)
	}
	r.setTarget(c, n, target)
	for k := l.first; k < l.last && l.there < l.target; k++ {
		if srv := &c.servers[k]; srv.state == off && !srv.failed {
			srv.state = idle
			l.there++
		}
	}
	for k := l.last - 1; k >= l.first && l.there > l.target; k-- {
		if srv := &c.servers[k]; srv.state == idle || srv.state == away {
			srv.state = off
			l.there--
		}
	}
	if shiftEnds && c.plan.Interrupts() {
		ending := r.ending(c, n)
		for l.there-ending > l.target && r.sendHome(c, n) {
		}
	}
}

// ends says whether the service that a server gives ends at this very instant:
// nothing that begins now breaks it off, and its server is the first to go.
func (r *Run) ends(srv *server) bool {
	return srv.state == working && bound.Later(srv.begun, r.visitors[srv.entity].left) == r.now
}

// ending counts the servers of a lane whose service ends at this very instant.
func (r *Run) ending(c *crew, n int32) int32 {
	count := int32(0)
	for k := c.lanes[n].first; k < c.lanes[n].last; k++ {
		if r.ends(&c.servers[k]) {
			count++
		}
	}
	return count
}

// setTarget notes how many servers are to be there.
func (r *Run) setTarget(c *crew, n, target int32) {
	l := &c.lanes[n]
	change := target - l.target
	l.closes = l.closes || l.target > 0 && target == 0
	l.target = target
	r.stations[c.at].capacity += change
	rec := &r.record.Stations[c.at]
	rec.Capacity.change(int64(change), r.now, r.observing)
	if rec.Lanes != nil {
		rec.Lanes[n].Capacity.change(int64(change), r.now, r.observing)
	}
	r.tellServers(c.at)
}

// broken counts the broken servers of a lane.
func (c *crew) broken(n int32) int32 {
	count := int32(0)
	for k := c.lanes[n].first; k < c.lanes[n].last; k++ {
		if c.servers[k].failed {
			count++
		}
	}
	return count
}

// sendHome interrupts the service of a lane that began last, and sends its
// server off. One that is only held stays until it is let go.
func (r *Run) sendHome(c *crew, n int32) bool {
	last := int32(plan.None)
	for k := c.lanes[n].first; k < c.lanes[n].last; k++ {
		srv := &c.servers[k]
		if srv.state == working && !r.ends(srv) && (last == plan.None || srv.begun >= c.servers[last].begun) {
			last = k
		}
	}
	if last == plan.None {
		return false
	}
	r.interrupt(c, last, c.plan.AtShiftEnd())
	c.servers[last].state = off
	c.lanes[n].there--
	return true
}

// openByRule opens one more server where more wait for each open one than the
// rule allows.
func (r *Run) openByRule(c *crew) {
	o := c.plan.Opening
	l := &c.lanes[0]
	if o == nil || c.open >= l.onDuty || float64(r.stations[c.at].waiting) <= float64(o.OpenAbove*float64(c.open)) {
		return
	}
	c.open++
	c.opened = append(c.opened, r.now)
	if o.For > 0 {
		r.pending.schedule(bound.Later(r.now, o.For), rankClosing, c.at)
	}
	r.staff(c, 0, false)
	r.callAll(c)
}

// closeByRule lets the servers that were opened last close, one by one, where
// fewer wait for each open one than the rule asks for and they were open long
// enough. One at work finishes it.
func (r *Run) closeByRule(c *crew) {
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

// mayClose looks whether a server that was opened by rule may close, now that
// it was open long enough.
func (r *Run) mayClose(at int32) {
	c := r.stations[at].crew
	r.closeByRule(c)
	r.staff(c, 0, false)
	r.stationChanged(at)
}

// leaveAlone lets a server that found nobody go away, unless somebody came at
// this very instant.
func (r *Run) leaveAlone(g int32) {
	at, k := r.servers[g].station, r.servers[g].server
	c := r.stations[at].crew
	if srv := &c.servers[k]; srv.state == idle && c.waitingFor(srv.lane) == 0 { // fewer than a batch may wait
		r.goAway(c, k)
	}
}

// goAway sends an idle server on a vacation.
func (r *Run) goAway(c *crew, k int32) {
	srv := &c.servers[k]
	srv.state = away
	id := r.serverID(c, k)
	duration := r.samplers[c.plan.Vacation].Nanoseconds(r.draws.Bits(id, vacationPurpose, srv.trips))
	srv.trips++
	srv.back = bound.Later(r.now, duration)
	r.pending.scheduleIf(srv.back, rankReturn, c.global(k), srv.trips)
}

// comeHome ends a server's vacation.
func (r *Run) comeHome(g int32, trip uint32) {
	at, k := r.servers[g].station, r.servers[g].server
	c := r.stations[at].crew
	if srv := &c.servers[k]; srv.state == away && srv.trips == trip {
		srv.state = idle
		r.stationChanged(at)
	}
}

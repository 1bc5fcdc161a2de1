package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
	"karvon/sim/scenario"
)

// victim gives the server whose service an entity interrupts: of those that may serve it and serve one of a class
// behind its own, the one that serves the last class; of equals the one that began last, of these the last.
func (r *Run) victim(c *serverPool, v *customer) serverID {
	worst := serverID(plan.None)
	if c.plan.Preempt == "" {
		return worst
	}
	for k := c.doing[working].from(0); k != plan.None; k = c.doing[working].from(k + 1) {
		r.work++
		srv := &c.servers[k]
		if r.ends(srv) || v.lanes&(1<<srv.lane) == 0 || r.customer(srv.entity).class <= v.class {
			continue
		}
		if worst == plan.None || !r.spared(srv, &c.servers[worst]) {
			worst = k
		}
	}
	return worst
}

// spared says whether a server's service is interrupted after another's.
func (r *Run) spared(one, other *server) bool {
	a, b := r.customer(one.entity).class, r.customer(other.entity).class
	if a != b {
		return a < b
	}
	return one.begun < other.begun
}

// interrupt puts the entity that a server serves back into the queue, where it stands by the time at which it came;
// there is always a place for it. A service that began at this very instant has not begun.
func (r *Run) interrupt(c *serverPool, k serverID, how scenario.Interruption) {
	srv := &c.servers[k]
	i := srv.entity
	v := r.customer(i)
	r.wearOff(c, srv)
	begun := srv.begun < r.now
	if begun {
		r.visited(i, Interrupted, AtStation, int32(c.at), r.entities[i].asked, srv.begun)
	}
	v.left -= srv.leaveSetUp(r.now - srv.begun)
	switch {
	case how == scenario.Restart:
		v.left = v.length
	case how == scenario.Resample && begun:
		v.length = -1
		v.tries++
	default:
		v.left -= r.now - srv.begun
	}
	r.callOff(v)
	v.since = r.now
	v.server = plan.None
	r.vacate(c, k)
	rec := &r.record.Stations[c.at]
	switch {
	case !r.observing:
	case begun:
		rec.Interrupted++
	case v.atOnce:
		rec.AtOnce--
	}
	v.atOnce = false
	rec.Queue.up(r.now)
	r.joinQueue(c, i)
}

// beginFailures schedules the first failure of every server of a server pool.
func (r *Run) beginFailures(c *serverPool) {
	if c.plan.Failure == nil {
		return
	}
	for k := range c.servers {
		r.nextFailure(c, serverID(k))
	}
}

// nextFailure draws the time to a server's next failure. By work it is used up while the server works.
func (r *Run) nextFailure(c *serverPool, k serverID) {
	f := c.plan.Failure
	srv := &c.servers[k]
	time := r.samplers[f.After].Nanoseconds(r.draws.Bits(r.serverID(c, k), failurePurpose, srv.cycles))
	if f.ByWork {
		srv.wear = time
		return
	}
	r.pending.scheduleIf(bound.Later(r.now, time), rankFailure, int32(c.global(k)), srv.epoch)
}

// breakOrMend lets a server fail, or ends its repair.
func (r *Run) breakOrMend(g serverNumber, epoch uint32) {
	at, k := r.servers[g].station, r.servers[g].server
	c := r.stations[at].pool
	srv := &c.servers[k]
	if srv.epoch != epoch {
		r.pending.off--
		return
	}
	srv.epoch++
	srv.fails = false
	if srv.failed {
		r.mend(c, k)
		return
	}
	r.breakDown(c, k)
}

// breakDown breaks a server. The service that it gives is interrupted, unless it ends at this very instant; an
// entity that only holds it goes on holding it.
func (r *Run) breakDown(c *serverPool, k serverID) {
	srv := &c.servers[k]
	f := c.plan.Failure
	r.runStation(c.at)
	r.record.Stations[c.at].Down.up(r.now)
	if srv.state != off {
		c.lanes[srv.lane].there--
	}
	switch {
	case r.ends(srv):
		r.wearOut(c, srv)
	case srv.state == working:
		r.interrupt(c, k, f.Work)
		srv.epoch++ // whatever the interruption left to come
		c.do(k, off)
	case srv.state == idle, srv.state == away:
		c.do(k, off)
	}
	c.setFailed(k, true)
	repair := r.samplers[f.Repair].Nanoseconds(r.draws.Bits(r.serverID(c, k), repairPurpose, srv.cycles))
	srv.back = bound.Later(r.now, repair)
	r.pending.scheduleIf(srv.back, rankFailure, int32(c.global(k)), srv.epoch)
	r.staff(c, srv.lane, false)
	r.stationChanged(c.at)
}

// wearOut counts the work of a server that fails as its service ends, which does not count again when that has
// ended.
func (r *Run) wearOut(c *serverPool, srv *server) {
	r.wearOff(c, srv)
	srv.begun, r.customer(srv.entity).left = r.now, 0
}

// mend ends a server's repair.
func (r *Run) mend(c *serverPool, k serverID) {
	srv := &c.servers[k]
	r.runStation(c.at)
	c.setFailed(k, false)
	srv.cycles++
	r.record.Stations[c.at].Down.down(r.now)
	if srv.state != off { // it was held all the while, or its service ends at this instant
		c.lanes[srv.lane].there++
	}
	r.nextFailure(c, k)
	r.staff(c, srv.lane, false)
	r.stationChanged(c.at)
}

// serverID is what the draws of a server are keyed by.
func (r *Run) serverID(c *serverPool, k serverID) uint64 {
	return random.Mix(r.plan.Stations[c.at].Hash, uint64(k))
}

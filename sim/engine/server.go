package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// occupy takes a server that is idle, or whose service was interrupted.
func (r *Run) occupy(c *serverPool, k serverID) {
	s := &c.servers[k]
	c.do(k, working)
	s.begun = r.now
	st := &r.stations[c.at]
	st.busy++
	rec := &r.record.Stations[c.at]
	rec.Busy.up(r.now)
	if rec.Lanes != nil {
		rec.Lanes[s.lane].Busy.up(r.now)
	}
}

// vacate takes note that a server no longer serves or is held.
func (r *Run) vacate(c *serverPool, k serverID) {
	s := &c.servers[k]
	c.lanes[s.lane].holders -= s.holders
	s.entity, s.holders = plan.None, 0
	st := &r.stations[c.at]
	st.busy--
	rec := &r.record.Stations[c.at]
	rec.Busy.down(r.now)
	if rec.Lanes != nil {
		rec.Lanes[s.lane].Busy.down(r.now)
	}
}

// serveBy begins or resumes the service of an entity by a server that it occupies. Those of a batch are added to
// the first of it.
func (r *Run) serveBy(i entityID, s *plan.Step, c *serverPool, k serverID) {
	v := r.customer(i)
	srv := &c.servers[k]
	r.become(i, serving)
	r.observer.begins(i, r.now)
	r.endWait(c, i)
	v.server = k
	v.next = plan.None
	srv.holders++
	c.lanes[srv.lane].holders++
	if srv.holders > 1 {
		r.record.Stations[c.at].Extra.up(r.now)
		r.joinBatch(srv, i)
		return
	}
	srv.entity = i
	if v.length < 0 {
		v.length = r.slowed(c.at, r.serviceTime(i, s, c, srv))
		v.left = v.length
	}
	v.left = bound.Later(v.left, r.setUp(i, s, c, srv))
	r.pending.scheduleIf(bound.Later(r.now, v.left), rankServed, int32(i), v.epoch)
	if f := c.plan.Failure; f != nil && f.ByWork && srv.wear <= v.left {
		srv.fails = true
		r.pending.scheduleIf(bound.Later(r.now, srv.wear), rankFailure, int32(c.global(k)), srv.epoch)
	}
}

// joinBatch adds an entity to the batch that a server serves.
func (r *Run) joinBatch(srv *server, i entityID) {
	last := srv.entity
	for r.customer(last).next != plan.None {
		last = r.customer(last).next
	}
	r.customer(last).next = i
}

// endWait ends an entity's present wait.
func (r *Run) endWait(c *serverPool, i entityID) {
	e := &r.entities[i]
	v := r.customer(i)
	wait := r.waitedSince(e, v.since)
	v.waited += wait
	if v.patient {
		v.patient = false
		r.callOff(v)
	}
	if !c.late && r.inWindow(e.asked) {
		r.record.Stations[c.at].Wait.record(e.asked, wait)
	}
}

// callOff makes the event that is to come for a visit not hold any more.
func (r *Run) callOff(v *customer) {
	v.epoch = r.nextEpoch()
	r.pending.cancelled(r.stillHolds)
}

// serviceTime draws the time of a service: the visit's own, the lane's or the station's.
func (r *Run) serviceTime(i entityID, s *plan.Step, c *serverPool, srv *server) int64 {
	v := r.customer(i)
	purpose := s.Purpose
	if v.tries > 0 {
		purpose = random.Mix(purpose^resamplePurpose, uint64(v.tries))
	}
	bits := r.draws.of(&r.entities[i], purpose, v.occurrence)
	if own := c.plan.Lanes[srv.lane].Service; own != plan.None && s.Count == 0 {
		return r.samplers[own].Nanoseconds(bits)
	}
	return r.durationOf(i, s, bits)
}

// kindOf gives the kind of one who joins a queue, where servers serve all of a kind before they change to another.
func (r *Run) kindOf(c *serverPool, i entityID) float64 {
	if !c.plan.Exhaust {
		return 0
	}
	return r.attribute(i, c.plan.SetUpSlot)
}

// servedBy ends the service of a server's entities. They hold it until each is let in elsewhere, or does something
// that takes time.
func (r *Run) servedBy(first entityID, c *serverPool) {
	k := r.customer(first).server
	srv := &c.servers[k]
	c.do(k, kept)
	srv.setting = 0
	r.wearOff(c, srv)
	rec := &r.record.Stations[c.at]
	for i := first; i != plan.None; i = r.customer(i).next {
		e := &r.entities[i]
		v := r.customer(i)
		s := &r.steps[e.step]
		r.stamp(e.id, s.Hash)
		r.payAtStation(e, c.at)
		r.pass(i, AfterService, int32(c.at))
		r.visited(i, Served, AtStation, int32(c.at), e.asked, r.observer.beganAt(i))
		v.epoch = r.nextEpoch()
		v.held = k
		if r.observing {
			rec.Served++
			if rec.Lanes != nil {
				rec.Lanes[srv.lane].Served++
			}
		}
		if c.late && r.inWindow(e.asked) {
			rec.Wait.record(e.asked, v.waited)
		}
		e.holding, e.heldAt = holdingServer(c.at), e.asked
		r.become(i, moving)
		e.step = s.Next
	}
	for i := first; i != plan.None; {
		behind := r.customer(i).next // another visit of i may change it
		r.advance(i)
		i = behind
	}
}

// wearOff counts a server's work towards its next failure by work.
func (r *Run) wearOff(c *serverPool, srv *server) {
	if f := c.plan.Failure; f != nil && f.ByWork {
		if srv.fails {
			srv.fails = false
			srv.epoch++
			r.pending.cancelled(r.stillHolds)
		}
		srv.wear -= r.now - srv.begun
	}
}

// partFrom gives up the server that an entity held.
func (r *Run) partFrom(i entityID, c *serverPool) {
	k := r.customer(i).held
	srv := &c.servers[k]
	if srv.holders > 1 {
		srv.holders--
		c.lanes[srv.lane].holders--
		r.record.Stations[c.at].Extra.down(r.now)
		r.jockey(c)
		return
	}
	r.vacate(c, k)
	r.freeServer(c, k)
	r.jockey(c)
}

// freeServer lets a server that is free go off, or call the next.
func (r *Run) freeServer(c *serverPool, k serverID) {
	srv := &c.servers[k]
	l := &c.lanes[srv.lane]
	if srv.failed {
		c.do(k, off) // it is not counted as there
		return
	}
	r.closeByRule(c)
	if l.there > l.target {
		c.do(k, off)
		l.there--
		return
	}
	c.do(k, idle)
	r.call(c, k)
}

// callAll lets every idle server of a server pool call those who wait. Where one finds nobody, the others of its
// lane find nobody either: they are only looked at where they then go away.
func (r *Run) callAll(c *serverPool) {
	goAway := c.plan.Vacation != plan.None
	for n := range c.lanes {
		l := &c.lanes[n]
		for k := c.doing[idle].within(l.first, l.last); k != plan.None; k = c.doing[idle].within(k+1, l.last) {
			r.work++
			if !r.call(c, k) && !goAway {
				break
			}
		}
	}
}

// call lets an idle server take the next of those who wait, or as many as it serves together. Where it finds nobody
// until the end of this instant it may go away. It says whether it found somebody.
func (r *Run) call(c *serverPool, k serverID) bool {
	srv := &c.servers[k]
	if waiting := c.waitingFor(srv.lane); waiting > 0 && waiting >= int32(c.plan.BatchLeast) {
		r.occupy(c, k)
		for taken := 0; taken < c.plan.BatchMost; taken++ {
			i := r.first(c, srv)
			if i == plan.None {
				break
			}
			r.leaveQueue(c, i)
			r.serveBy(i, &r.steps[r.entities[i].step], c, k)
		}
		r.admitTo(c)
		return true
	}
	if c.plan.Jockey == 0 && r.callFromOutside(c, k) { // who changes lanes from within goes first
		return true
	}
	if c.plan.Vacation != plan.None {
		r.pending.schedule(r.now, rankAway, int32(c.global(k)))
	}
	return false
}

// callFromOutside lets an idle server take the first of those outside whom it may serve, where nobody whom it may
// serve is in the queue.
func (r *Run) callFromOutside(c *serverPool, k serverID) bool {
	st := &r.stations[c.at]
	if c.plan.BatchLeast > 1 || c.waitingFor(c.servers[k].lane) > 0 {
		return false
	}
	for i := st.outside.head; st.outside.count > 0 && i != plan.None; i = r.entities[i].next {
		r.work++
		v := r.customer(i)
		if c.mayEnter(v)&(1<<c.servers[k].lane) == 0 {
			continue
		}
		if c.plan.EachLane {
			v.lanes = 1 << c.servers[k].lane
		}
		r.unlink(&st.outside, i)
		r.record.Stations[c.at].Queue.down(r.now)
		r.occupy(c, k)
		r.serveBy(i, &r.steps[r.entities[i].step], c, k)
		r.unblock(i)
		return true
	}
	return false
}

// admitTo lets those outside into the places of the queue, first come first served.
func (r *Run) admitTo(c *serverPool) {
	st := &r.stations[c.at]
	if st.outside.count == 0 {
		return
	}
	for st.outside.count > 0 && r.fitsQueue(st, c, r.customer(st.outside.head)) {
		i := r.pop(&st.outside)
		r.chooseInside(c, i)
		r.joinQueue(c, i)
		r.unblock(i)
		r.callTo(c, i)
	}
	r.jockey(c)
}

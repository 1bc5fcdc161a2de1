package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// latestArrival is when those came at the latest who stand somewhere when the run starts: before it, so that they are
// of no cohort, and not at plan.None, which is no time.
const latestArrival = -2

// cameAt gives when one of a group came.
func cameAt(s *plan.Standing, number int64) int64 {
	ago, _ := bound.Product(s.Count-number, s.Since/s.Count)
	return min(latestArrival, -ago)
}

// beginStanding lets those be inside who stand somewhere when the run starts, in the order in which they came. They go
// on once it is settled who is on duty then, before anybody arrives.
func (r *Run) beginStanding() {
	clear(r.stood)
	for {
		first := plan.None
		for n := range r.plan.Standings {
			s := &r.plan.Standings[n]
			if r.stood[n] < s.Count && (first == plan.None ||
				cameAt(s, r.stood[n]) < cameAt(&r.plan.Standings[first], r.stood[first])) {
				first = n
			}
		}
		if first == plan.None || !r.stand(&r.plan.Standings[first], r.stood[first]) {
			return
		}
		r.stood[first]++
	}
}

// stand lets one of a group be inside, where there is room.
func (r *Run) stand(group *plan.Standing, number int64) bool {
	if !r.hasRoomFor(1) {
		r.lacks(uint64(group.Count-number), group.Path)
		return false
	}
	i := r.expect(group.Flow, random.Mix(group.Hash, uint64(number)))
	for _, a := range group.Attributes {
		r.setAttribute(i, a.Slot, r.samplers[a.Sampler].Float(r.draws.of(&r.entities[i], a.Purpose, 0)))
	}
	r.standUp(i, group, cameAt(group, number))
	return true
}

// standUp puts an entity where it stands.
func (r *Run) standUp(i entityID, group *plan.Standing, arrived int64) {
	e := &r.entities[i]
	e.arrived, e.cameAt, e.asked, e.waited = arrived, arrived, arrived, 0
	r.beginAccount(i)
	e.step, e.site, e.state = group.Step, group.Site, moving
	r.record.Entities++
	rec := &r.record.Flows[e.flow]
	rec.balance.in++
	rec.Inside.up(r.now)
	r.record.Sites[e.site].Inside.up(r.now)
	for _, zone := range group.Zones {
		r.standIn(i, zone)
	}
	r.stamp(e.id, group.Hash)
	r.pending.scheduleOf(0, rankArrival, int32(i), ofStander)
}

// standIn puts an entity into a zone.
func (r *Run) standIn(i entityID, at plan.ZoneID) {
	room, rec := r.room(i, at), &r.record.Zones[at]
	rec.balance.in++
	r.took(i, InZone, int32(at), 1)
	r.zones[at].taken += room
	rec.Inside.up(r.now)
	rec.Room.change(room, r.now)
	rec.presence.Add(uint64(r.untilWindowEnd()))
}

// goOnFromStand lets one who stood somewhere when the run started go on.
func (r *Run) goOnFromStand(i entityID) {
	s := &r.steps[r.entities[i].step]
	if s.Op == plan.OpVisit {
		r.standAt(i, s)
		return
	}
	r.advance(i)
}

// standAt lets one who came to a station before the run's start be served, or stand in its queue. It is not asked
// whether there is room or whether it would have come: it did. Where the queue is full it stands outside.
func (r *Run) standAt(i entityID, s *plan.Step) {
	st, rec := &r.stations[s.Station()], &r.record.Stations[s.Station()]
	rec.balance.in++
	if st.pool != nil {
		r.standAtPool(i, s, st.pool)
		return
	}
	if st.busy < st.capacity {
		r.start(i, s)
		return
	}
	rec.Queue.up(r.now)
	if st.waiting < st.limit {
		r.enqueue(st, i)
		return
	}
	r.push(&st.outside, i)
	r.block(i)
}

// standAtPool does so at a station with a server pool. Patience begins at the run's start: that of those who gave up
// before is not known.
func (r *Run) standAtPool(i entityID, s *plan.Step, c *serverPool) {
	st := &r.stations[s.Station()]
	v := r.enrol(i, s, c)
	v.since = r.entities[i].asked
	if v.lanes == 0 {
		r.turnAway(i, s.Station())
		r.goTo(i, s.Unserved)
		r.advance(i)
		return
	}
	k := c.idleServer(v)
	if k != plan.None && c.plan.BatchLeast == 1 {
		r.occupy(c, k)
		r.serveBy(i, s, c, k)
		return
	}
	if k := r.victim(c, v); k != plan.None {
		r.interrupt(c, k, c.plan.Preempt)
		r.occupy(c, k)
		r.serveBy(i, s, c, k)
		r.callAll(c)
		return
	}
	r.record.Stations[c.at].Queue.up(r.now)
	if !r.fitsQueue(st, c, v) {
		r.push(&st.outside, i)
		r.awaitPatience(i, s, c)
		r.block(i)
		return
	}
	r.joinQueue(c, i)
	r.awaitPatience(i, s, c)
	r.callAll(c)
	r.openByRule(c)
}

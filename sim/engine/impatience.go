package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// balks says whether an entity that comes to a station does not join it.
func (r *Run) balks(i entityID, s *plan.Step, c *serverPool) bool {
	if r.plan.AllStay {
		return false
	}
	if when := c.plan.BalkWhen; when != plan.None {
		return r.evaluate(when, i) != 0
	}
	if curve := c.plan.Stay; curve != nil {
		return r.seenWait(c.at) > r.tolerated(i, s, curve)
	}
	if c.plan.BalkChance == plan.None {
		return false
	}
	chance := r.evaluate(c.plan.BalkChance, i)
	bits := r.draws.of(&r.entities[i], s.Purpose^balkPurpose, r.customer(i).occurrence)
	return random.Unit(bits) < chance
}

// awaitPatience schedules the end of the patience of one who waits.
func (r *Run) awaitPatience(i entityID, s *plan.Step, c *serverPool) {
	if r.plan.AllStay {
		return
	}
	if c.plan.Stay != nil {
		r.awaitTolerance(i, s, c.plan.Stay)
	}
	if c.plan.Patience == plan.None {
		return
	}
	bits := r.draws.of(&r.entities[i], s.Purpose^patiencePurpose, r.customer(i).occurrence)
	r.awaitEnd(i, r.samplers[c.plan.Patience].Nanoseconds(bits))
}

// awaitEnd schedules the end of the patience of one who begins to wait.
func (r *Run) awaitEnd(i entityID, patience int64) {
	v := r.enlist(i)
	v.patient = true
	r.pending.scheduleIf(bound.Later(r.now, patience), rankRenege, int32(i), v.epoch)
}

// renege lets an entity whose patience has ended give up its wait. One that waits outside keeps the server that it
// holds until it does something else.
func (r *Run) renege(i entityID, epoch uint32) {
	if r.isCancelled(i, epoch) {
		r.pending.off--
		return
	}
	v := r.customer(i)
	v.epoch = r.nextEpoch()
	v.patient = false
	e := &r.entities[i]
	if e.state == seizing {
		r.giveUpUnits(i)
		return
	}
	s := &r.steps[e.step]
	c := r.stations[s.Station()].pool
	rec := &r.record.Stations[s.Station()]
	r.visited(i, Reneged, AtStation, s.Index, e.asked, plan.None)
	if e.state == outside {
		r.unlink(&r.stations[s.Station()].outside, i)
		rec.Queue.down(r.now)
		r.stopBlocking(i)
	} else {
		r.leaveQueue(c, i)
		r.admitTo(c)
		r.jockey(c)
	}
	r.waitedSince(e, v.since)
	rec.balance.turnedAway++
	rec.presence.Add(uint64(r.spent(e.asked)))
	if r.inWindow(e.asked) {
		rec.Reneged++
		rec.Wait.lose(e.asked)
	}
	r.lose(i, lostByReneging)
	r.stamp(e.id, s.Hash^renegeHash)
	r.become(i, moving)
	e.step = s.Unserved
	r.advance(i)
}

// renegeHash names reneging in the fingerprint.
var renegeHash = random.HashString("renege")

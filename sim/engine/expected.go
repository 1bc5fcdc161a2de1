package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// arriveAs lets an arrival of a source come that is more than one entity at the time of its event: a batch, one
// with recorded attributes, or one that is late or early.
func (r *Run) arriveAs(src *source, id, number uint64) {
	a := src.arrivals
	size := r.batchSize(a, id)
	if !r.hasRoomFor(size) {
		r.lacks(size, r.arrivalsOf(src.flow))
		return
	}
	at := r.now
	if a.Late != plan.None || a.Early != plan.None {
		at = r.actualTime(a, id, number)
	}
	flow := src.flow
	for n := range size {
		member := memberOf(id, n)
		e := r.expect(flow, member)
		r.recorded(e, a, number)
		r.drawAttributes(e, &r.plan.Flows[flow])
		if at > r.now {
			r.comeAt(e, at)
			continue
		}
		r.appear(e)
	}
}

// batchSize draws how many entities an arrival brings.
func (r *Run) batchSize(a *plan.Arrivals, id uint64) uint64 {
	if a.Batch == plan.None {
		return 1
	}
	return uint64(bound.Round(r.samplers[a.Batch].Float(r.draws.Bits(id, batchPurpose, 0))))
}

// memberOf is the identity of a batch's member: the first bears the arrival's own, so that a batch of one is no
// batch.
func memberOf(id, member uint64) uint64 {
	if member == 0 {
		return id
	}
	return random.Mix(id, batchPurpose+member)
}

// recorded gives an entity the attributes that were recorded with its arrival.
func (r *Run) recorded(e entityID, a *plan.Arrivals, number uint64) {
	if len(a.Slots) == 0 {
		return
	}
	for i, value := range a.Recorded(number) {
		r.setAttribute(e, a.Slots[i], value)
	}
}

// expect makes an entity whose arrival is known but has not happened: it has its attributes and is not inside.
func (r *Run) expect(flow plan.FlowID, id uint64) entityID {
	i := r.place()
	r.entities[i].anew(flow, id)
	if r.attributes.more > 0 {
		clear(r.moreOf(i))
	}
	r.inside++
	return i
}

// anew makes a free place an entity that has not arrived yet.
func (e *entity) anew(flow plan.FlowID, id uint64) {
	e.id, e.flow, e.state = id, flow, expected
	e.holding, e.parent, e.away, e.members = holdsNothing, plan.None, plan.None, plan.None
	e.drawnFor, e.words, e.number = plan.None, [mostWords]uint8{}, 0
	e.customer, e.kept = plan.None, plan.None
	e.life++
}

// comeAt schedules the arrival of an entity that is expected; in a run that is over by then it never comes.
func (r *Run) comeAt(e entityID, at int64) {
	if at >= r.sourcesEnd {
		r.dismiss(e)
		return
	}
	r.pending.scheduleArrival(at, r.entities[e].flow, int32(e), ofExpected)
}

// dismiss frees the place of an entity that is expected no more.
func (r *Run) dismiss(i entityID) {
	e := &r.entities[i]
	e.state = free
	e.next, r.freed = r.freed, i
	r.inside--
}

// appear lets an entity that was expected arrive, and begin its journey.
func (r *Run) appear(i entityID) {
	e := &r.entities[i]
	j := &r.journeys[e.flow]
	e.begin(j, r.now)
	r.enterModel(i, j)
	r.stamp(e.id, j.hash)
	if w := &r.ways[j.start]; w.path == plainly {
		r.visitPlainly(i, e, w)
		return
	}
	r.advance(i)
}

package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// collector is where entities gather to a batch: one for each batch step, or one for each word of the attribute by
// which its batches are apart.
type collector struct {
	batch   plan.BatchID
	word    int32
	waiting list
	size    int32  // of the batch that gathers
	formed  uint64 // batches so far
}

func newCollectors(p *plan.Plan) (collectors []collector, first []collectorID) {
	for i := range p.Batches {
		first = append(first, collectorID(len(collectors)))
		for word := range p.Batches[i].Groups(p) {
			collectors = append(collectors, collector{batch: plan.BatchID(i), word: int32(word)})
		}
	}
	return collectors, first
}

// gather lets an entity wait for its batch, which goes when it is the last.
func (r *Run) gather(i entityID, s *plan.Step) bool {
	r.letGo(i)
	b := &r.plan.Batches[s.Batch()]
	at := r.collectorFirst[s.Batch()]
	if b.By != plan.None {
		at += collectorID(r.attribute(i, b.By))
	}
	c := &r.collectors[at]
	e := &r.entities[i]
	e.asked = r.now
	r.become(i, gathering)
	r.record.Batches[s.Batch()].Queue.up(r.now)
	r.push(&c.waiting, i)
	if c.waiting.count == 1 && !r.beginBatch(at, i, s) {
		return false
	}
	if c.waiting.count >= c.size {
		r.form(at)
	}
	return false
}

// beginBatch finds how many make the batch whose first member came, and until when it waits.
func (r *Run) beginBatch(at collectorID, i entityID, s *plan.Step) bool {
	b := &r.plan.Batches[s.Batch()]
	size := r.evaluate(b.Size, i)
	if !(size >= 0.5 && size <= maxInside) {
		r.fail(i, s, "the size of a batch", size)
		return false
	}
	r.collectors[at].size = int32(bound.Round(size))
	if b.Within != plan.None {
		r.pending.scheduleOf(bound.Later(r.now, b.Within), rankGate, int32(at), ofCollector)
	}
	return true
}

// timeUp lets a batch go with those who are there, if the first of them has waited so long: it may be that another
// batch gathers by now.
func (r *Run) timeUp(at collectorID) {
	c := &r.collectors[at]
	within := r.plan.Batches[c.batch].Within
	if c.waiting.count > 0 && bound.Later(r.entities[c.waiting.head].asked, within) == r.now {
		r.form(at)
	}
}

// form makes a batch of those who wait. It has the attributes of the first, is where they are, and begins when the
// entity at hand has gone as far as it can.
func (r *Run) form(at collectorID) {
	if !r.hasRoomFor(1) {
		return
	}
	c := &r.collectors[at]
	b := &r.plan.Batches[c.batch]
	flow := &r.plan.Flows[b.Flow]
	id := random.Mix(random.Mix(flow.Hash, uint64(c.word)), c.formed)
	c.formed++
	rec := &r.record.Batches[c.batch]
	rec.Queue.change(-int64(c.waiting.count), r.now)
	if r.observing {
		rec.Formed++
		rec.Members += uint64(c.waiting.count)
	}
	i := r.create(b.Flow, id)
	e := &r.entities[i]
	e.step = b.First
	e.members = c.waiting.head
	r.stamp(id, flow.Hash)
	if first := &r.entities[c.waiting.head]; e.site != first.site {
		r.moveTo(e, first.site)
	}
	r.copyAttributes(i, c.waiting.head)
	for m := e.members; m != plan.None; m = r.entities[m].next {
		r.board(m, rec)
	}
	c.waiting = newList()
	r.push(&r.woken, i)
}

// board ends a member's wait for its batch.
func (r *Run) board(m entityID, rec *BatchRecord) {
	e := &r.entities[m]
	r.become(m, riding)
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		rec.Wait.record(e.asked, wait)
	}
}

// unbatch gives the members of a batch back: they go on from where they gathered, in the order in which they came
// there.
func (r *Run) unbatch(i entityID) {
	e := &r.entities[i]
	m := e.members
	e.members = plan.None
	for m != plan.None {
		next := r.entities[m].next
		r.inherit(m, i)
		r.resume(m, r.steps[r.entities[m].step].Next)
		m = next
	}
}

// loseMembers has the members of a batch that is turned away turned away too.
func (r *Run) loseMembers(i entityID) {
	e := &r.entities[i]
	m := e.members
	e.members = plan.None
	for m != plan.None {
		next := r.entities[m].next
		batch := r.steps[r.entities[m].step].Batch()
		r.inherit(m, i)
		r.resume(m, r.plan.Batches[batch].Lost)
		m = next
	}
}

// carry takes the members of a batch along a link, and their members in turn.
func (r *Run) carry(e *entity, link plan.LinkID) {
	for m := e.members; m != plan.None; m = r.entities[m].next {
		member := &r.entities[m]
		r.leaveSite(member, &r.journeys[member.flow], completed)
		member.state = carried
		r.record.Links[link].aboard.up(r.now)
		r.carry(member, link)
	}
}

// setDown brings the members of a batch to the site that it comes to.
func (r *Run) setDown(e *entity, link plan.LinkID, site plan.SiteID) {
	for m := e.members; m != plan.None; m = r.entities[m].next {
		member := &r.entities[m]
		r.comeToSite(member, site)
		member.state = riding
		r.record.Links[link].aboard.down(r.now)
		r.setDown(member, link, site)
	}
}

// membersOf counts the members of a batch.
func (r *Run) membersOf(i entityID) int {
	count := 0
	for m := r.entities[i].members; m != plan.None; m = r.entities[m].next {
		count++
	}
	return count
}

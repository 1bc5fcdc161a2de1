package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
)

// Most visits are plain: to a station whose servers are alike and known by their number alone, with one queue and room
// in it for all who come. Who comes to such a station is served or waits, and never stands outside; so who goes from
// one to another, or leaves the model, never holds a server after its service, and all that happens as a service ends
// is known: the next visit, or the departure, and then the next in the queue. It is done in one go by endPlainly and
// visitPlainly, where nobody is told of what happens; all else is done by served and visit, step by step, with the
// same result.

// path says how a step is done.
type path uint8

const (
	general path = iota
	plainly      // a plain visit
	leaving      // a departure
)

// pathsOf finds the path of every step, where nobody is told what entities do.
func (r *Run) pathsOf(p *plan.Plan) []path {
	paths := make([]path, len(p.Steps))
	for i := range p.Steps {
		s := &p.Steps[i]
		switch {
		case s.Op == plan.OpDepart:
			paths[i] = leaving
		case s.Op == plan.OpVisit && r.stations[s.Station()].plain:
			paths[i] = plainly
		}
	}
	return paths
}

// isPlain says whether visits of a station are plain.
func (s *station) isPlain() bool { return s.pool == nil && len(s.classes) == 0 && s.limit == maxInside }

// isTold says whether anybody is told what entities do.
func (r *Run) isTold() bool { return r.observer.tell != nil || r.account != nil }

// visitPlainly lets an entity come to a station.
func (r *Run) visitPlainly(i entityID, e *entity, s *plan.Step) {
	st, rec := &r.stations[s.Station()], &r.record.Stations[s.Station()]
	e.asked = r.now
	rec.balance.in++
	if r.observing {
		rec.Arrived++
	}
	if st.busy < st.capacity {
		st.busy++
		rec.Busy.up(r.now)
		r.beginService(i, e, rec, s)
		return
	}
	rec.Queue.up(r.now)
	st.waiting++
	e.state = queued
	r.push(&st.queue, i)
}

// endPlainly ends a service at such a station.
func (r *Run) endPlainly(i entityID, e *entity, s *plan.Step) {
	at, asked := s.Station(), e.asked
	r.stamp(e.id, s.Hash)
	if r.observing {
		r.record.Stations[at].Served++
		r.payAtStation(e, at)
	}
	e.step = s.Next
	next := &r.steps[s.Next]
	switch way := r.paths[s.Next]; {
	case way == plainly && next.Index != s.Index:
		r.visitPlainly(i, e, next)
	case way == leaving:
		r.depart(i)
	default:
		e.state = moving
		e.holding, e.heldAt = holdingServer(at), asked
		r.advance(i)
		return
	}
	r.passOn(at, asked)
}

// passOn ends a visit that began at a time, and gives its server to the first who waits.
func (r *Run) passOn(at plan.StationID, asked int64) {
	st, rec := &r.stations[at], &r.record.Stations[at]
	rec.balance.out++
	rec.presence.Add(uint64(r.spent(asked)))
	if st.waiting == 0 || st.busy > st.capacity {
		rec.Busy.down(r.now)
		st.busy--
		return
	}
	st.waiting--
	rec.Queue.down(r.now)
	i := r.pop(&st.queue)
	e := &r.entities[i]
	r.beginService(i, e, rec, &r.steps[e.step])
}

// beginService begins an entity's service on a server that is counted as busy.
func (r *Run) beginService(i entityID, e *entity, rec *StationRecord, s *plan.Step) {
	e.state = serving
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		rec.Wait.record(e.asked, wait)
	}
	duration := e.drawn
	if e.drawnFor != e.step {
		duration = r.durationOf(i, s, r.draw(i, s))
	}
	duration = r.slowed(s.Station(), duration)
	r.pending.schedule(bound.Later(r.now, duration), rankServed, int32(i))
	r.drawAhead(e)
}

// drawAhead draws the duration that an entity needs next, where the way to it is known. Nothing waits for it yet, so
// that the processor makes it beside other work.
func (r *Run) drawAhead(e *entity) {
	if next := r.ahead[e.step]; next != plan.None {
		s := &r.steps[next]
		e.drawn = r.samplers[s.Sampler].Nanoseconds(r.draws.Bits(e.id, s.Purpose, 0))
		e.drawnFor = next
	}
}

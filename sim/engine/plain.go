package engine

import "karvon/sim/plan"

// Most visits are plain: to a station whose servers are alike and known by their number alone, with one queue and room
// in it for all who come. Who comes to such a station is served or waits, and never stands outside; so who goes from
// one to another, or leaves the model, never holds a server after its service, and all that happens as a service ends
// is known: the next visit, or the departure, and then the next in the queue. It is done in one go by endPlainly and
// visitPlainly; all else is done by served and visit, step by step, with the same result.

// path says how a step is done.
type path uint8

const (
	general path = iota
	plainly      // a plain visit
	leaving      // a departure
)

// pathsOf finds the path of every step.
func (r *Run) pathsOf(p *plan.Plan) []path {
	paths := make([]path, len(p.Steps))
	for i := range p.Steps {
		s := &p.Steps[i]
		switch {
		case s.Op == plan.OpDepart:
			paths[i] = leaving
		case s.Op == plan.OpVisit && r.stations[s.Station()].isPlain():
			paths[i] = plainly
		}
	}
	return paths
}

// isPlain says whether visits of a station are plain.
func (s *station) isPlain() bool { return s.pool == nil && len(s.classes) == 0 && s.limit == maxInside }

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
		r.serve(i, s)
		return
	}
	rec.Queue.up(r.now)
	st.waiting++
	r.become(i, queued)
	r.push(&st.queue, i)
}

// endPlainly ends a service at such a station.
func (r *Run) endPlainly(i entityID, e *entity, s *plan.Step) {
	at, asked := s.Station(), e.asked
	rec := &r.record.Stations[at]
	r.stamp(e.id, s.Hash)
	if r.observing {
		rec.Served++
	}
	r.payAtStation(e, at)
	r.pass(i, AfterService, s.Index)
	r.visited(i, Served, AtStation, s.Index, asked, r.observer.beganAt(i))
	r.become(i, moving)
	e.step = s.Next
	next := &r.steps[s.Next]
	switch way := r.paths[s.Next]; {
	case way == plainly && next.Station() != at:
		r.visitPlainly(i, e, next)
	case way == leaving:
		r.depart(i)
	default:
		e.held, e.heldAt = at, asked
		r.advance(i)
		return
	}
	rec.balance.out++
	rec.presence.Add(uint64(r.spent(asked)))
	r.passOn(at)
}

// passOn gives a server that becomes free to the first who waits.
func (r *Run) passOn(at plan.StationID) {
	st, rec := &r.stations[at], &r.record.Stations[at]
	if st.waiting == 0 || st.busy > st.capacity {
		rec.Busy.down(r.now)
		st.busy--
		return
	}
	st.waiting--
	rec.Queue.down(r.now)
	i := r.pop(&st.queue)
	r.serve(i, &r.steps[r.entities[i].step])
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

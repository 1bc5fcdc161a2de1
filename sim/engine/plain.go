package engine

import (
	"slices"

	"karvon/sim/bound"
	"karvon/sim/dist"
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

// way is what the short way of a step asks for, side by side in one line of a processor's cache.
type way struct {
	station *station       // of a visit
	record  *StationRecord // of that station
	hash    uint64         // of the step's name
	ahead   *dist.Sampler  // of the duration that is drawn ahead while the step is done; nil where there is none
	purpose uint64         // of that draw
	drawn   plan.StepID    // that needs it: see [plan.Plan.Ahead]
	next    plan.StepID
	at      plan.StationID // of a visit
	path    path           // general where somebody is told what entities do
	then    path           // that of the next step; general where it is a visit of the same station
	_       [6]byte        // to a whole line
}

// waysOf finds the short way of every step.
func (r *Run) waysOf(p *plan.Plan) []way {
	ways := make([]way, len(p.Steps))
	for i, drawn := range p.Ahead() {
		s, w := &p.Steps[i], &ways[i]
		w.hash, w.next, w.drawn = s.Hash, s.Next, drawn
		if drawn != plan.None {
			w.ahead, w.purpose = &p.Samplers[p.Steps[drawn].Sampler], p.Steps[drawn].Purpose
		}
		switch s.Op {
		case plan.OpDepart:
			w.path = leaving
		case plan.OpVisit:
			w.at = s.Station()
			w.station, w.record = &r.stations[w.at], &r.record.Stations[w.at]
			if w.station.plain {
				w.path = plainly
			}
		}
	}
	for i := range ways {
		w := &ways[i]
		if w.next != plan.None && (w.path != plainly || ways[w.next].station != w.station) {
			w.then = ways[w.next].path
		}
	}
	return ways
}

// isPlain says whether visits of a station are plain.
func (s *station) isPlain() bool { return s.pool == nil && len(s.classes) == 0 && s.limit == maxInside }

// isTold says whether anybody is told what entities do.
func (r *Run) isTold() bool { return r.observer.tell != nil || r.account != nil }

// generally gives the ways of a run of which somebody is told what entities do: all steps are done step by step.
func generally(ways []way) []way {
	general := slices.Clone(ways)
	for i := range general {
		general[i].path, general[i].then = 0, 0
	}
	return general
}

// arrivePlainly lets an entity of a source arrive whose journey begins with a plain visit: as expect and appear do.
func (r *Run) arrivePlainly(src *source, j *journey, id uint64, duration int64) {
	now := r.now
	i := r.place()
	e := &r.entities[i]
	e.anew(src.flow, id)
	e.begin(j, now)
	e.drawn, e.drawnFor = duration, src.first
	r.inside++
	if r.attributes.more > 0 {
		clear(r.moreOf(i))
	}
	if src.draws {
		r.drawAttributes(i, &r.plan.Flows[src.flow])
	}
	rec := j.record
	rec.balance.in++
	rec.Inside.up(now)
	j.begins.Inside.up(now)
	r.record.Entities++
	if r.observing {
		rec.Arrived++
		r.open += 2 // its journey and its stay
	}
	r.stamp(id, j.hash)
	r.visitPlainly(i, e, &r.ways[j.start])
}

// wayOf gives the way of the step that an entity does.
func (r *Run) wayOf(i entityID) *way { return &r.ways[r.entities[i].step] }

// visitPlainly lets an entity come to a station.
func (r *Run) visitPlainly(i entityID, e *entity, w *way) {
	st, rec, now := w.station, w.record, r.now
	e.asked = now
	rec.balance.in++
	if r.observing {
		rec.Arrived++
	}
	if st.busy >= st.capacity {
		rec.Queue.up(now)
		st.waiting++
		e.state = queued
		r.push(&st.queue, i)
		return
	}
	st.busy++
	rec.Busy.up(now)
	if r.observing {
		rec.Wait.recordNone(now)
	}
	e.state = serving
	r.beginService(i, e, w)
}

// endPlainly ends a service at such a station.
func (r *Run) endPlainly(i entityID, e *entity, w *way) {
	asked := e.asked
	r.stamp(e.id, w.hash)
	if r.observing {
		w.record.Served++
		if r.record.Costs != nil {
			r.payAtStation(e, w.at)
		}
	}
	e.step = w.next
	switch w.then {
	case plainly:
		r.visitPlainly(i, e, &r.ways[w.next])
	case leaving:
		if j := &r.journeys[e.flow]; j.plain && e.isBare() && r.probes.timed == nil {
			r.leavePlainly(i, e, j)
		} else {
			r.depart(i)
		}
	default:
		e.state = moving
		e.holding, e.heldAt = holdingServer(w.at), asked
		r.advance(i)
		return
	}
	r.passOn(w.station, w.record, asked)
}

// isBare says whether an entity that holds no server has nothing to give back as it leaves.
func (e *entity) isBare() bool {
	return e.members == plan.None && e.kept == plan.None && e.customer == plan.None && e.away == plan.None
}

// leavePlainly ends the journey at one site of an entity that has nothing to give back: as depart does.
func (r *Run) leavePlainly(i entityID, e *entity, j *journey) {
	rec, now := j.record, r.now
	rec.balance.out++
	rec.presence.Add(uint64(r.spent(e.arrived)))
	rec.Inside.down(now)
	r.record.Sites[e.site].Inside.down(now)
	if r.observing {
		rec.Completed++
	}
	if r.inWindow(e.arrived) {
		r.open -= 2 // its journey and its stay
		rec.Waited.Add(uint64(e.waited))
		rec.Time.end(e.arrived, now-e.arrived, e.lost != 0)
	}
	r.stamp(e.id, endHash)
	e.state = free
	e.next, r.freed = r.freed, i
	r.inside--
}

// passOn ends a visit that began at a time, and gives its server to the first who waits.
func (r *Run) passOn(st *station, rec *StationRecord, asked int64) {
	now := r.now
	rec.balance.out++
	rec.presence.Add(uint64(r.spent(asked)))
	if st.waiting == 0 || st.busy > st.capacity {
		rec.Busy.down(now)
		st.busy--
		return
	}
	st.waiting--
	rec.Queue.down(now)
	i := r.pop(&st.queue)
	e := &r.entities[i]
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		rec.Wait.record(e.asked, wait)
	}
	e.state = serving
	r.beginService(i, e, &r.ways[e.step])
}

// beginService begins an entity's service on a server that is counted as busy.
func (r *Run) beginService(i entityID, e *entity, w *way) {
	duration := e.drawn
	if e.drawnFor != e.step {
		s := &r.steps[e.step]
		duration = r.durationOf(i, s, r.draw(i, s))
	}
	duration = r.slowed(w.at, duration)
	r.pending.schedule(bound.Later(r.now, duration), rankServed, int32(i))
	if w.ahead != nil { // nothing waits for it yet: the processor makes it beside other work
		e.drawn, e.drawnFor = w.ahead.Nanoseconds(r.draws.Bits(e.id, w.purpose, 0)), w.drawn
	}
}

package engine

import (
	"karvon/sim/plan"
)

// station is the state of a station. What every visit asks for stands first, in one line of a processor's cache.
type station struct {
	capacity int32
	busy     int32
	limit    int32            // places in the queue
	waiting  int32            // in the queues of all classes
	queue    list             // the only class, or the last
	outside  list             // blocked, because the queue is full
	plain    bool             // whether visits are plain
	pool     *serverPool      // nil where servers are so many alike ones
	changed  bool             // at this instant
	shift    shiftID          // the first of its shifts; those of its lanes follow each other
	display  displayID        // of those who show what is to be waited; where the plan says so
	priority []plan.ProgramID // programs; the class served first first
	classes  []list           // the classes with a program, in order of service
}

func newStations(p *plan.Plan) []station {
	stations := make([]station, len(p.Stations))
	for i := range stations {
		s := &p.Stations[i]
		stations[i].priority = s.Priority
		stations[i].classes = make([]list, len(s.Priority))
		stations[i].limit = int32(s.QueueCapacity)
		if s.QueueCapacity == plan.None {
			stations[i].limit = maxInside
		}
		stations[i].pool = newServerPool(p, plan.StationID(i))
		stations[i].plain = stations[i].isPlain()
	}
	return stations
}

func (s *station) reset() {
	s.capacity, s.busy, s.waiting, s.changed = 0, 0, 0, false
	s.queue, s.outside = newList(), newList()
	for i := range s.classes {
		s.classes[i] = newList()
	}
	if s.pool != nil {
		s.pool.reset()
	}
}

// visit lets an entity ask to join a station. It starts service, waits in the queue, is sent elsewhere (and then
// goes on), or is blocked where it is.
func (r *Run) visit(i entityID, s *plan.Step) bool {
	e := &r.entities[i]
	if e.server() == s.Station() {
		r.letGo(i) // one who comes back gives its server up first
	}
	if w := &r.ways[e.step]; w.path == plainly {
		r.visitPlainly(i, e, w)
		r.letGo(i)
		return false
	}
	e.asked = r.now
	st := &r.stations[s.Station()]
	rec := &r.record.Stations[s.Station()]
	rec.balance.in++
	if r.observing {
		rec.Arrived++
	}
	if st.pool != nil {
		return r.attend(i, s, st.pool)
	}
	switch {
	case st.busy < st.capacity:
		r.start(i, s)
		r.letGo(i)
	case st.waiting < st.limit:
		rec.Queue.up(r.now)
		r.enqueue(st, i)
		r.letGo(i)
	case s.Full != plan.None:
		r.refuse(i, s.Station())
		return r.goTo(i, s.Full)
	default:
		rec.Queue.up(r.now)
		r.push(&st.outside, i)
		r.block(i)
	}
	return false
}

// refuse turns away one who finds the queue full.
func (r *Run) refuse(i entityID, at plan.StationID) {
	r.turnAway(i, at)
	if r.observing {
		r.record.Stations[at].Wait.lose(r.now)
	}
	r.lose(i, lostByFullQueue)
}

// turnAway counts one who finds no room and is turned away.
func (r *Run) turnAway(i entityID, at plan.StationID) {
	rec := &r.record.Stations[at]
	rec.balance.turnedAway++
	if r.observing {
		rec.TurnedAway++
	}
	r.visited(i, Rejected, AtStation, int32(at), r.now, plan.None)
}

// enqueue puts an entity into the queue of its class.
func (r *Run) enqueue(st *station, i entityID) {
	r.become(i, queued)
	st.waiting++
	for class, program := range st.priority {
		if r.evaluate(program, i) != 0 {
			r.push(&st.classes[class], i)
			return
		}
	}
	r.push(&st.queue, i)
}

// dequeue takes the entity that is served next.
func (r *Run) dequeue(st *station) entityID {
	st.waiting--
	for class := range st.classes {
		if st.classes[class].count > 0 {
			return r.pop(&st.classes[class])
		}
	}
	return r.pop(&st.queue)
}

// start begins an entity's service on a free server.
func (r *Run) start(i entityID, s *plan.Step) {
	r.stations[s.Station()].busy++
	r.record.Stations[s.Station()].Busy.up(r.now)
	r.serve(i, s)
}

// serve begins an entity's service on a server that is counted as busy.
func (r *Run) serve(i entityID, s *plan.Step) {
	r.become(i, serving)
	r.observer.begins(i, r.now)
	e := &r.entities[i]
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		r.record.Stations[s.Station()].Wait.record(e.asked, wait)
	}
	r.beginService(i, e, &r.ways[e.step])
}

// served ends an entity's service. It holds its server until it is let in elsewhere, or does something that
// takes time.
func (r *Run) served(i entityID, epoch uint32) {
	e := &r.entities[i]
	if w := &r.ways[e.step]; epoch == 0 && w.path == plainly {
		r.endPlainly(i, e, w)
		return
	}
	s := &r.steps[e.step]
	if r.hasPools && r.isCancelled(i, epoch) {
		r.pending.off--
		return
	}
	if c := r.stations[s.Station()].pool; c != nil {
		r.servedBy(i, c)
		return
	}
	r.stamp(e.id, s.Hash)
	rec := &r.record.Stations[s.Station()]
	if r.observing {
		rec.Served++
	}
	r.payAtStation(e, s.Station())
	r.pass(i, AfterService, s.Index)
	r.visited(i, Served, AtStation, s.Index, e.asked, r.observer.beganAt(i))
	e.holding, e.heldAt = holdingServer(s.Station()), e.asked
	r.become(i, moving)
	e.step = s.Next
	r.advance(i)
}

// letGo gives up the server that an entity still holds after its service, or its place at the end of a link, if it
// holds one.
func (r *Run) letGo(i entityID) {
	if e := &r.entities[i]; e.holds() {
		r.giveUp(i, e)
	}
}

func (r *Run) giveUp(i entityID, e *entity) {
	if e.holdsPlace() {
		direction := e.direction()
		e.holding = holdsNothing
		r.leaveDirection(e, direction)
		return
	}
	at := e.server()
	e.holding = holdsNothing
	st := &r.stations[at]
	if st.plain && !r.told {
		r.passOn(st, &r.record.Stations[at], e.heldAt)
		return
	}
	rec := &r.record.Stations[at]
	rec.balance.out++
	rec.presence.Add(uint64(r.spent(e.heldAt)))
	if st.pool != nil {
		r.partFrom(i, st.pool)
		return
	}
	if st.waiting > 0 && st.busy <= st.capacity {
		r.handOver(at)
		return
	}
	rec.Busy.down(r.now)
	st.busy--
	r.serveNext(at)
}

// handOver gives a server that becomes free to the first who waits.
func (r *Run) handOver(at plan.StationID) {
	i := r.dequeue(&r.stations[at])
	r.record.Stations[at].Queue.down(r.now)
	r.serve(i, &r.steps[r.entities[i].step])
	if r.stations[at].outside.count > 0 {
		r.admit(at)
	}
}

// serveNext gives the free servers of a station to those who wait, and the places that they leave in the queue to
// those outside.
func (r *Run) serveNext(at plan.StationID) {
	st := &r.stations[at]
	rec := &r.record.Stations[at]
	for st.busy < st.capacity && st.waiting > 0 {
		st.busy++
		rec.Busy.up(r.now)
		r.handOver(at)
	}
	for st.busy < st.capacity && st.outside.count > 0 {
		i := r.pop(&st.outside)
		rec.Queue.down(r.now)
		r.start(i, &r.steps[r.entities[i].step])
		r.unblock(i)
	}
}

// admit lets the first of those outside into a place of the queue. Giving up the server that it held may free
// places further upstream.
func (r *Run) admit(at plan.StationID) {
	st := &r.stations[at]
	if st.waiting >= st.limit {
		return
	}
	i := r.pop(&st.outside)
	r.enqueue(st, i)
	r.unblock(i)
}

// block notes that an entity cannot go on. The server that it holds, if it holds one, stays with it.
func (r *Run) block(i entityID) {
	e := &r.entities[i]
	r.become(i, outside)
	if e.holds() {
		r.runHeld(e)
		r.blockedAt(e).up(r.now)
	}
	r.mayLock()
}

// unblock lets go the server of an entity that was let in.
func (r *Run) unblock(i entityID) {
	r.stopBlocking(i)
	r.letGo(i)
}

// stopBlocking notes that an entity no longer keeps a server from its work.
func (r *Run) stopBlocking(i entityID) {
	e := &r.entities[i]
	if e.holds() {
		place, index := r.placeOf(e)
		r.visited(i, Blocked, place, index, e.asked, e.asked)
		r.runHeld(e)
		r.blockedAt(e).down(r.now)
	}
}

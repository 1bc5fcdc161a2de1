package engine

import (
	"karvon/sim/plan"
	"karvon/sim/random"
)

// serverPool is the state of the servers of a station whose servers do more than to serve the first who waits. Each
// server is known by itself.
type serverPool struct {
	plan    *plan.ServerPool
	at      plan.StationID
	number  serverNumber // of its first server among all
	lanes   []lane
	servers []server
	doing   [states]bitset // servers by what they do; of those that are off only the intact ones
	failed  bitset         // servers that are broken
	queues  []queue        // of those who wait, by class and by the lanes that may serve them
	tickets uint64         // given to those who join, in order
	room    int64          // mm of the queue taken
	open    int32          // servers open by rule
	opened  []int64        // when each beyond the least was opened
	first   uint64         // lanes that one who may use them takes first: reserved ones that prefer nobody
	picky   uint64         // lanes that prefer some
	late    bool           // whether services can be interrupted, so that waits are known at their end
}

// lane is the state of a group of servers.
type lane struct {
	onDuty      int32     // servers that the schedule gives
	target      int32     // servers that are to be there: on duty, open and intact
	there       int32     // servers that are there
	closes      bool      // whether it closes at this instant
	first, last serverID  // its servers, the last not included
	broken      int32     // servers that are broken
	holders     int32     // entities that its servers serve or that hold them
	waiting     int32     // entities that wait before it alone, where each lane has a queue
	queues      []queueID // in which they are
}

// server is the state of one server.
type server struct {
	lane    laneID
	entity  entityID // the first that it serves or that holds it
	holders int32    // entities that it serves or that hold it
	state   serverState
	failed  bool    // broken; one that is held is mended where it stands
	fails   bool    // whether it is to fail by work within the service that it gives, or at its end
	begun   int64   // when its service began
	wear    int64   // work until it fails, where it fails by work
	kind    float64 // what it is set up for
	set     bool    // whether it is set up for anything
	setting int64   // of its set-up for that: left at the begin of the service, or when that was interrupted
	back    int64   // when its repair or vacation ends
	cycles  uint32  // failures so far
	trips   uint32  // vacations so far
	epoch   uint32  // of the failure that is to come
}

// serverState is what a server does.
type serverState uint8

const (
	off     serverState = iota // not on duty, closed, or broken
	idle                       // waits for somebody
	away                       // on vacation
	working                    // serves
	kept                       // is held after its service
	states                     // how many there are
)

// do notes what a server does from now on. All changes go through it, so that nobody needs to look at all servers
// to find those that are idle.
func (c *serverPool) do(k serverID, state serverState) {
	srv := &c.servers[k]
	if srv.state != off || !srv.failed {
		c.doing[srv.state].remove(k)
	}
	srv.state = state
	if state != off || !srv.failed {
		c.doing[state].add(k)
	}
}

// setFailed notes that a server is broken, or intact again.
func (c *serverPool) setFailed(k serverID, failed bool) {
	srv := &c.servers[k]
	srv.failed = failed
	change, set := int32(1), c.failed.add
	if !failed {
		change, set = -1, c.failed.remove
	}
	set(k)
	c.lanes[srv.lane].broken += change
	if srv.state != off {
		return
	}
	if failed {
		c.doing[off].remove(k)
	} else {
		c.doing[off].add(k)
	}
}

// newServerPool prepares the servers of a station, or gives nil where they have no need to be known.
func newServerPool(p *plan.Plan, at plan.StationID) *serverPool {
	planned := p.Stations[at].Pool
	if planned == nil {
		return nil
	}
	c := &serverPool{plan: planned, at: at}
	c.late = planned.Preempt != "" || planned.Failure != nil || planned.Interrupts()
	for n := range planned.Lanes {
		switch l := &planned.Lanes[n]; {
		case l.Prefer != plan.None:
			c.picky |= 1 << n
		case l.For != plan.None:
			c.first |= 1 << n
		}
		first := serverID(len(c.servers))
		for range planned.Lanes[n].Most {
			c.servers = append(c.servers, server{lane: laneID(n)})
		}
		c.lanes = append(c.lanes, lane{first: first, last: serverID(len(c.servers))})
	}
	c.failed = newBitset(len(c.servers))
	for state := range c.doing {
		c.doing[state] = newBitset(len(c.servers))
	}
	return c
}

func (c *serverPool) reset() {
	c.tickets, c.room = 0, 0
	for i := range c.lanes {
		l := &c.lanes[i]
		*l = lane{first: l.first, last: l.last, queues: l.queues}
	}
	c.failed.clear()
	for state := range c.doing {
		c.doing[state].clear()
	}
	for i := range c.servers {
		c.servers[i] = server{lane: c.servers[i].lane, entity: plan.None}
		c.doing[off].add(serverID(i))
	}
	for i := range c.queues {
		c.queues[i].list = newList()
	}
	c.opened = c.opened[:0]
	if c.plan.Opening != nil {
		c.open = int32(c.plan.Opening.Least)
	}
}

// attend lets an entity ask to join a station with a server pool. It starts service, waits in the queue, is sent
// elsewhere (and then goes on), or is blocked where it is.
func (r *Run) attend(i entityID, s *plan.Step, c *serverPool) bool {
	st := &r.stations[s.Station()]
	rec := &r.record.Stations[s.Station()]
	v := r.enrol(i, s, c)
	switch {
	case r.balks(i, s, c):
		rec.balance.turnedAway++
		if r.observing {
			rec.Balked++
			rec.Wait.lose(r.now)
		}
		r.lose(i, lostByBalking)
		r.visited(i, Balked, AtStation, s.Index, r.now, plan.None)
		return r.goTo(i, s.Unserved)
	case v.lanes == 0:
		r.turnAway(i, s.Station())
		return r.goTo(i, s.Unserved)
	}
	if k := c.idleServer(v); k != plan.None && c.plan.BatchLeast == 1 {
		r.serveAtOnce(i, s, c, k)
		return false
	}
	if k := r.victim(c, v); k != plan.None {
		r.interrupt(c, k, c.plan.Preempt)
		r.serveAtOnce(i, s, c, k)
		r.callAll(c) // another server may go on with the one that was interrupted
		r.jockey(c)
		return false
	}
	switch {
	case r.fitsQueue(st, c, v):
		rec.Queue.up(r.now)
		r.joinQueue(c, i)
		r.awaitPatience(i, s, c)
		r.letGo(i)
		r.callAll(c)
		r.openByRule(c)
	case s.Full != plan.None:
		r.refuse(i, s.Station())
		return r.goTo(i, s.Full)
	default:
		rec.Queue.up(r.now)
		r.push(&st.outside, i)
		r.awaitPatience(i, s, c)
		r.block(i)
	}
	return false
}

// serveAtOnce begins the service of one who does not wait.
func (r *Run) serveAtOnce(i entityID, s *plan.Step, c *serverPool, k serverID) {
	if r.observing {
		r.record.Stations[c.at].AtOnce++
	}
	r.customer(i).atOnce = true
	r.occupy(c, k)
	r.serveBy(i, s, c, k)
	r.letGo(i)
}

// enrol begins an entity's visit: its class, the lanes that may serve it and the space that it takes.
func (r *Run) enrol(i entityID, s *plan.Step, c *serverPool) *customer {
	v := r.enlist(i)
	*v = customer{
		since: r.now, length: -1, server: plan.None, queue: plan.None,
		occurrence: r.occurrence(i, s), epoch: v.epoch, held: v.held,
	}
	r.giveTicket(i, s, c)
	v.class = r.classOf(&r.stations[c.at], i)
	if c.plan.Space != nil {
		v.space = c.plan.Space[r.plan.Flows[r.entities[i].flow].Class]
	}
	for n := range c.plan.Lanes {
		if rule := c.plan.Lanes[n].For; rule == plan.None || r.evaluate(rule, i) != 0 {
			v.lanes |= 1 << n
		}
		if rule := c.plan.Lanes[n].Prefer; rule != plan.None && r.evaluate(rule, i) != 0 {
			v.either |= 1 << n // there is one queue then
		}
	}
	if c.plan.EachLane && v.lanes != 0 {
		v.either = v.lanes
		v.lanes = 1 << r.shortestLane(c, v)
	}
	return v
}

// classOf gives the class of an entity in a queue: the first condition that holds.
func (r *Run) classOf(st *station, i entityID) int32 {
	for class, program := range st.priority {
		if r.evaluate(program, i) != 0 {
			return int32(class)
		}
	}
	return int32(len(st.priority))
}

// fitsQueue says whether there is a place in the queue.
func (r *Run) fitsQueue(st *station, c *serverPool, v *customer) bool {
	if c.plan.QueueLength != plan.None && c.room+v.space > int64(c.plan.QueueLength) {
		return false
	}
	return st.waiting < st.limit
}

// idleServer finds an idle server for an entity: in a reserved lane, in one that prefers it, in another, and in one
// that prefers others only where no other is idle.
func (c *serverPool) idleServer(v *customer) serverID {
	if c.picky == 0 {
		return c.idleIn(v.lanes)
	}
	for _, lanes := range [...]uint64{c.first | v.preferring(c.plan), ^c.picky, c.picky} {
		if k := c.idleIn(v.lanes & lanes); k != plan.None {
			return k
		}
	}
	return plan.None
}

// idleIn finds an idle server in some lanes: in the first that has one, reserved lanes first, the first server of it.
func (c *serverPool) idleIn(lanes uint64) serverID {
	for n := range c.lanes {
		if lanes&(1<<n) == 0 {
			continue
		}
		if k := c.doing[idle].within(c.lanes[n].first, c.lanes[n].last); k != plan.None {
			return k
		}
	}
	return plan.None
}

// Purposes of the draws of a visit and of a server, besides the service's.
var (
	patiencePurpose = random.HashString("patience")
	balkPurpose     = random.HashString("balk")
	setUpPurpose    = random.HashString("set-up")
	resamplePurpose = random.HashString("resample")
	failurePurpose  = random.HashString("time to failure")
	repairPurpose   = random.HashString("repair")
	vacationPurpose = random.HashString("vacation")
)

// serverAddress says where a server is, for events that concern it.
type serverAddress struct {
	station plan.StationID
	server  serverID
}

// addressServers gives every server of a server pool its number among all.
func (r *Run) addressServers() {
	for at := range r.stations {
		c := r.stations[at].pool
		if c == nil {
			continue
		}
		r.hasPools = true
		c.number = serverNumber(len(r.servers))
		for k := range c.servers {
			r.servers = append(r.servers, serverAddress{plan.StationID(at), serverID(k)})
		}
	}
}

// global gives a server's number among all servers.
func (c *serverPool) global(k serverID) serverNumber { return c.number + serverNumber(k) }

// holdsStill says whether an event that is to come still holds.
func (r *Run) holdsStill(e *event) bool {
	switch e.rank() {
	case rankServed, rankRenege:
		return !r.isCancelled(entityID(e.subject), e.epoch)
	case rankFailure:
		at := r.servers[e.subject]
		return r.stations[at.station].pool.servers[at.server].epoch == e.epoch
	}
	return true
}

package engine

import "karvon/sim/plan"

// queue is those who wait for a server pool, of one class and with the same lanes, in the order of their tickets.
type queue struct {
	ways  // what they may choose from only where they may change to another lane
	class int32
	kind  float64 // where servers serve all of a kind before they change to another, what they are
	list  list
}

// ways are the lanes that concern one who comes. With a queue before each lane it chooses one and no lane prefers
// anybody, with one queue some lanes may prefer it: one field holds either, so that who waits takes no more memory.
type ways struct {
	lanes  uint64 // that may serve it: where there is a queue before each lane, the one in whose it is
	either uint64 // see choices and preferring
}

// choices are the lanes that one may choose from. Those of one queue are all that may serve it.
func (w *ways) choices(p *plan.ServerPool) uint64 {
	if p.EachLane {
		return w.either
	}
	return w.lanes
}

// preferring are the lanes that prefer one.
func (w *ways) preferring(p *plan.ServerPool) uint64 {
	if p.EachLane {
		return 0
	}
	return w.either
}

// joinQueue puts an entity into its queue, at the place of its ticket: one whose service was interrupted stands
// before those who came later.
func (r *Run) joinQueue(c *serverPool, i entityID) {
	v := r.customer(i)
	r.become(i, queued)
	st := &r.stations[c.at]
	st.waiting++
	c.room += v.space
	v.queue = c.queueOf(v, r.kindOf(c, i))
	c.countInLane(v.queue, 1)
	l := &c.queues[v.queue].list
	if l.count == 0 || r.customer(l.head).behind(v) {
		r.linkBehind(l, i, plan.None)
		return
	}
	r.linkBehind(l, i, r.lastBefore(l, v))
}

// lastBefore finds the last of a queue who stands before another, as its first does. It looks from both
// ends: who comes is the last, and those who are interrupted, of whom there can be as many as servers, are the
// first.
func (r *Run) lastBefore(l *list, v *customer) entityID {
	first, last := l.head, l.tail
	for r.customer(last).behind(v) {
		r.work++
		next := r.customer(first).next
		if r.customer(next).behind(v) {
			return first
		}
		first, last = next, r.customer(last).previous
	}
	return last
}

// linkBehind links an entity into a queue behind another, or at its head.
func (r *Run) linkBehind(l *list, i, before entityID) {
	v := r.customer(i)
	v.previous = before
	if before == plan.None {
		v.next = l.head
		l.head = i
	} else {
		v.next = r.customer(before).next
		r.customer(before).next = i
	}
	if l.count == 0 {
		v.next = plan.None
	}
	if v.next == plan.None {
		l.tail = i
	} else {
		r.customer(v.next).previous = i
	}
	l.count++
}

// leaveQueue takes an entity out of its queue.
func (r *Run) leaveQueue(c *serverPool, i entityID) {
	v := r.customer(i)
	l := &c.queues[v.queue].list
	if v.previous == plan.None {
		l.head = v.next
	} else {
		r.customer(v.previous).next = v.next
	}
	if v.next == plan.None {
		l.tail = v.previous
	} else {
		r.customer(v.next).previous = v.previous
	}
	l.count--
	c.countInLane(v.queue, -1)
	v.queue = plan.None
	c.room -= v.space
	r.stations[c.at].waiting--
	r.record.Stations[c.at].Queue.down(r.now)
}

// queueOf finds the queue of an entity's class, lanes and kind. One of a kind of which nobody waits any more is used
// for another, as there may be any number of kinds.
func (c *serverPool) queueOf(v *customer, kind float64) queueID {
	ways := v.ways
	if c.plan.EachLane && c.plan.Jockey == 0 {
		ways.either = 0 // nobody changes
	}
	for n := range c.queues {
		if q := &c.queues[n]; q.class == v.class && q.ways == ways && q.kind == kind {
			return queueID(n)
		}
	}
	anew := queue{ways, v.class, kind, newList()}
	for n := range c.queues {
		if c.plan.Exhaust && c.queues[n].list.count == 0 {
			c.forgetInLane(queueID(n))
			c.queues[n] = anew
			c.noteInLane(queueID(n))
			return queueID(n)
		}
	}
	c.queues = append(c.queues, anew)
	c.noteInLane(queueID(len(c.queues) - 1))
	return queueID(len(c.queues) - 1)
}

// first gives the entity that a server serves next, or None: of those whom it favours most, of the class served first,
// and of that the one with the least ticket. Where priority grows with waiting it is the one that has the most: of
// each class the first has.
func (r *Run) first(c *serverPool, srv *server) entityID {
	n := srv.lane
	best, favour := entityID(plan.None), int32(0)
	for at := range c.queues {
		l := &c.queues[at]
		if l.list.count == 0 || l.lanes&(1<<n) == 0 {
			continue
		}
		switch head, favoured := l.list.head, c.favour(srv, l); {
		case best == plan.None, favoured > favour:
			best, favour = head, favoured
		case favoured == favour && r.before(c, head, best):
			best = head
		}
	}
	return best
}

// favour says how much a server favours those of a queue: most those of the kind that it is set up for, where it serves
// all of these first, then those whom its lane prefers.
func (c *serverPool) favour(srv *server, q *queue) int32 {
	favour := int32(q.preferring(c.plan) >> srv.lane & 1)
	if c.plan.Exhaust && srv.set && srv.kind == q.kind {
		favour += 2
	}
	return favour
}

// before says whether one who waits is served before another.
func (r *Run) before(c *serverPool, one, other entityID) bool {
	a, b := r.customer(one), r.customer(other)
	if rates := c.plan.Accumulate; rates != nil {
		if first, second := r.accumulated(one, rates), r.accumulated(other, rates); first != second {
			return first > second
		}
	}
	if a.class != b.class {
		return a.class < b.class
	}
	return b.behind(a)
}

// waitingFor counts those whom a lane may serve.
func (c *serverPool) waitingFor(n laneID) int32 {
	count := int32(0)
	for at := range c.queues {
		if c.queues[at].lanes&(1<<n) != 0 {
			count += c.queues[at].list.count
		}
	}
	return count
}

// unlink takes an entity out of a list that is linked through entity.next.
func (r *Run) unlink(l *list, i entityID) {
	before := entityID(plan.None)
	for at := l.head; at != i; at = r.entities[at].next {
		before = at
	}
	next := r.entities[i].next
	if before == plan.None {
		l.head = next
	} else {
		r.entities[before].next = next
	}
	if l.tail == i {
		l.tail = before
	}
	l.count--
}

package engine

import (
	"reflect"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// memory is the account of what a replication takes, by which it is stopped. It is kept as if every replication
// began with nothing, and by sizes that are the same on every machine: where a run is stopped depends on the model
// and on the bound alone, never on what the same worker ran before.
type memory struct {
	worker int64               // bytes that a worker may take
	most   int64               // and those of them that are counted here
	fixed  int64               // what the plan alone makes: servers known one by one, tables of slots
	entity int64               // what an entity takes, with its attributes and its event
	part   int64               // the largest of these parts that lie side by side
	places int                 // entities that there is room for
	room   [kindsOfParts]int   // parts that there is room for
	sizes  [kindsOfParts]int64 // bytes of a part
	other  int64               // histograms and the like, as they were looked at last
	peak   int64               // the most that was taken until now
}

// Sizes in bytes of what there can be many of.
var (
	sizeOfEntity   = int64(reflect.TypeFor[entity]().Size())
	sizeOfCustomer = int64(reflect.TypeFor[customer]().Size())
	sizeOfEvent    = int64(reflect.TypeFor[event]().Size())
	sizeOfRequest  = int64(reflect.TypeFor[request]().Size())
	sizeOfKeepsake = int64(reflect.TypeFor[keepsake]().Size())
	sizeOfServer   = int64(reflect.TypeFor[server]().Size() + reflect.TypeFor[serverAddress]().Size())
	sizeOfPeriod   = int64(reflect.TypeFor[period]().Size())
	sizeOfLine     = int64(reflect.TypeFor[queue]().Size())
	sizeOfSlot     = int64(8)
	// Searches for deadlocks and for those who move from closed lanes keep lists of entities.
	sizeOfSearch = int64(16)
	// The pending set holds each event in a bucket that has up to twice the room.
	roomOfEvent = 2 * sizeOfEvent
)

// parts are of what some entities have and others have not, or several of.
type parts int

const (
	ofRequests parts = iota
	ofKeepsakes
	ofCustomers // the end of its patience and one that no longer holds are pending for each at the most
	kindsOfParts
)

// newMemory finds what an entity takes in a plan, and what the plan itself makes.
func newMemory(r *Run) memory {
	m := memory{}
	attributes := sizeOfSlot * int64(r.attributes.more)
	m.entity = sizeOfEntity + attributes + sizeOfSearch + roomOfEvent
	m.part = max(sizeOfEntity, attributes)
	m.sizes = [kindsOfParts]int64{sizeOfRequest, sizeOfKeepsake, sizeOfCustomer + 2*roomOfEvent}
	m.fixed = sizeOfServer * int64(len(r.servers))
	for i := range r.bookings {
		m.fixed += sizeOfPeriod * int64(len(r.bookings[i].slots))
	}
	for i := range r.displays {
		m.fixed += sizeOfSlot * int64(len(r.displays[i].noted))
	}
	return m
}

func (m *memory) reset() { m.places, m.room, m.other, m.peak = 0, [kindsOfParts]int{}, 0, m.fixed }

// held gives what is taken with room for so many entities.
func (m *memory) held(places int) int64 {
	sum := m.fixed + m.other + int64(places)*m.entity
	for of, room := range m.room {
		sum += m.sizes[of] * int64(room)
	}
	return sum
}

// LimitMemory sets how many bytes a worker may take that replicates: as many as bound.Memory says where it is not
// called. A quarter of it is left to the plan, to the program, and to what has moved and is not yet collected.
func (r *Run) LimitMemory(bytes int64) {
	r.memory.worker, r.memory.most = bytes, bytes-bytes/4
}

// allowed gives what a worker must be allowed for what was taken at the most, or was allowed where that was all.
func (m *memory) allowed(all bool) int64 {
	if all {
		return m.worker
	}
	return m.peak + m.peak/3 + 1
}

// hasRoomFor says whether so many more entities can be inside, and ends the run where they cannot: before they are
// made, so that they take no memory.
func (r *Run) hasRoomFor(count uint64) bool {
	return count <= uint64(r.memory.places-r.inside) || r.makeRoom(count)
}

// lacks says that so many more entities, of a step or of a flow's arrivals, find no room; the run ends.
func (r *Run) lacks(count uint64, path string) { r.asked = Asked{path, count} }

// arrivalsOf names the arrivals of a flow as the scenario does.
func (r *Run) arrivalsOf(flow plan.FlowID) string {
	return "flows." + r.plan.Flows[flow].Name + ".arrivals"
}

// makeRoom makes room for so many more entities, and for some besides: a quarter of all, or near the bound a
// sixteenth. While they move to their new place both are there.
func (r *Run) makeRoom(count uint64) bool {
	const least = 1 << 10
	m := &r.memory
	if count <= uint64(bound.Inside.Most) {
		needed := r.inside + int(count)
		for _, share := range []int{4, 16} {
			places := max(needed, m.places+m.places/share, least)
			held := m.held(places) + int64(m.places)*m.part
			if held <= m.most && int64(places) <= bound.Inside.Most {
				m.places, m.peak = places, max(m.peak, held)
				r.furnish(places)
				return true
			}
		}
	}
	r.overflow()
	return false
}

// furnish gives the slices of entities a capacity.
func (r *Run) furnish(places int) {
	r.entities = withCapacity(r.entities, places)
	r.attributes.values = withCapacity(r.attributes.values, places*r.attributes.more)
}

// withCapacity gives a slice that can grow to a length without being moved.
func withCapacity[T any](s []T, length int) []T {
	if cap(s) >= length {
		return s
	}
	moved := make([]T, len(s), length)
	copy(moved, s)
	return moved
}

// makeRoomFor makes room for more parts of a kind, and ends the run where it cannot. While they move to their new
// place both are there.
func (r *Run) makeRoomFor(of parts) {
	const least = 1 << 8
	for _, share := range []int{4, 16} {
		before := r.memory.room[of]
		if r.takes(of, max(before/share, least-before, 1), int64(before)) {
			return
		}
	}
	r.overflow()
}

// makeRoomForChunk makes room for a chunk of customers, which stay where they are.
func (r *Run) makeRoomForChunk() {
	if !r.takes(ofCustomers, customersPerChunk, 0) {
		r.overflow()
	}
}

// takes says whether there is memory for so many more parts of a kind, and for those that move meanwhile, and if so
// takes it.
func (r *Run) takes(of parts, more int, moved int64) bool {
	m := &r.memory
	held := m.held(m.places) + (int64(more)+moved)*m.sizes[of]
	if held > m.most {
		return false
	}
	m.room[of] += more
	m.peak = max(m.peak, held)
	return true
}

// weigh looks at what else has grown, and ends the run where all is too much.
func (r *Run) weigh() {
	m := &r.memory
	m.other = r.record.bytes()
	for i := range r.stations {
		if c := r.stations[i].pool; c != nil {
			m.other += sizeOfLine * int64(len(c.queues))
		}
	}
	if r.account != nil {
		m.other += r.account.bytes() + r.courses.bytes()
	}
	held := m.held(m.places)
	m.peak = max(m.peak, held)
	if held > m.most {
		r.overflow()
	}
}

// overflow ends the run because it takes as much memory as it may.
func (r *Run) overflow() {
	r.record.overflow = true
	r.over = true
}

// bytes gives what has grown of the record.
func (rec *Record) bytes() int64 {
	sum := int64(0)
	rec.cohorts(func(c *Cohort) { sum += c.bytes() })
	for i := range rec.Zones {
		sum += 8 * int64(len(rec.Zones[i].Spent))
	}
	return sum
}

// cohorts calls visit for every cohort of the record.
func (rec *Record) cohorts(visit func(*Cohort)) {
	for i := range rec.Stations {
		visit(&rec.Stations[i].Wait)
	}
	for i := range rec.Bookings {
		visit(&rec.Bookings[i].Wait)
		visit(&rec.Bookings[i].Lead)
	}
	for i := range rec.Resources {
		visit(&rec.Resources[i].Wait)
	}
	for i := range rec.Zones {
		visit(&rec.Zones[i].Wait)
	}
	for i := range rec.Links {
		visit(&rec.Links[i].Time)
		visit(&rec.Links[i].Wait)
	}
	for i := range rec.Directions {
		visit(&rec.Directions[i].Wait)
	}
	for i := range rec.Batches {
		visit(&rec.Batches[i].Wait)
	}
	for i := range rec.Timings {
		visit(&rec.Timings[i].Time)
	}
	for i := range rec.Flows {
		visit(&rec.Flows[i].Time)
		for n := range rec.Flows[i].stays {
			visit(&rec.Flows[i].stays[n])
		}
	}
}

// Kept gives the bytes that a run keeps from its last replication for the next.
func (r *Run) Kept() int64 {
	entities := sizeOfEntity*int64(cap(r.entities)) + sizeOfSlot*int64(cap(r.attributes.values)) +
		sizeOfRequest*int64(cap(r.requests)) + sizeOfKeepsake*int64(cap(r.keepsakes)) +
		sizeOfCustomer*customersPerChunk*int64(len(r.customers.chunks))
	return r.memory.fixed + r.memory.other + entities + r.pending.bytes()
}

// bytes gives what the pending set keeps.
func (p *pending) bytes() int64 {
	events := cap(p.instant)
	for i := range p.buckets {
		events += cap(p.buckets[i])
	}
	return sizeOfEvent * int64(events)
}

package engine

import (
	"math"
	"math/bits"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// rank orders events of the same instant; below it, first come first served. The ladder is part of the language:
// see the package comment.
type rank uint8

const (
	rankObserve     rank = iota // the window opens or closes, the run ends
	rankDisruption              // a disruption begins
	rankShift                   // a schedule changes, a period of slots begins
	rankRestoration             // a disruption ends
	rankFailure                 // a server fails or is repaired
	rankUnitFailure             // a unit of a resource fails or is repaired
	rankReturn                  // a server comes back
	rankClosing                 // a server that was opened by rule may close
	rankDuty                    // servers, units and slots that changed go off or come on, and take up work
	rankServed                  // a service ends
	rankElapsed                 // a delay or a trip ends
	rankArrival                 // an entity arrives
	rankGate                    // a link opens for those who wait at it, a convoy sets out, or a batch goes with fewer
	rankRenege                  // an entity's patience ends
	rankAway                    // a server that found nobody goes away
	rankDisplay                 // a display notes the wait that it shows later
	rankProbe                   // a number is read
)

// event is something that will happen. Its kind is its rank.
type event struct {
	time    int64
	order   uint64 // rank in the top byte, then the flow of an arrival, then the number of the event
	subject int32  // entity, source, shift, gate or boundary, by rank
	// epoch is that of its subject when it was scheduled: if that has moved on since, the event is off. Where subjects
	// of several kinds have events of one rank, which never are off, it says of which kind it is.
	epoch uint32
}

func (e *event) rank() rank { return rank(e.order >> 56) }

func (e *event) which() which { return which(e.epoch) }

// which is the kind of an event's subject, where those of a rank are of several.
type which uint32

// Subjects of rankArrival.
const (
	ofSource   which = iota // it brings the next of its arrivals
	ofExpected              // an entity whose arrival was known before
	ofStander               // an entity that stood somewhere when the run started
)

// Subjects of rankShift.
const (
	ofShift    which = iota
	ofPeriods        // an electronic queue, of which a period begins
	ofReleased       // an electronic queue, of which it is released what is kept
)

// Subjects of rankGate.
const (
	ofGate      which = iota
	ofCollector       // whose first member has waited so long
)

// pending is the set of events to come. The next of them, and all while there are few, are in front, a sorted array.
// One of them, an arrival of a source, is kept apart: who brings one has the next one scheduled, which so often is the
// next event of all. The others are in a radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990, "Faster algorithms for the
// shortest path problem") on time alone, from which the front is filled when it is empty.
//
// Times are read as numbers of 16 digits to the base 16. A bucket holds the events whose time first differs from
// the current one at a certain digit and has a certain value there. When the first bucket comes up its events move to
// the front, or to lower buckets where they are too many, in practice once. Only where more events than the front is
// filled with have one time are they put in order of rank and number beside it, in a heap. With some 10⁴ events
// pending, as in the central-asia run, this takes about a third of the time of a 4-ary heap (BenchmarkPending).
type pending struct {
	current int64 // no event of the radix heap is before it
	horizon int64 // no event of the radix heap is before it, and all of the front are; Never where there is none there
	far     int   // events of the radix heap
	serial  uint64
	off     int       // events of the radix heap that no longer hold, about
	apart   event     // the arrival of a source that is in front but not in its array; nothing where there is none
	inFront uint      // events in the front's array
	front   [64]event // behind one of the horizon, the last event first
	levels  uint16    // bit d: a bucket of digit d is not empty
	filled  [digits]uint16
	instant []event // of the current time, where they are many
	buckets [digits * base][]event
}

const (
	digitBits = 4
	base      = 1 << digitBits
	digits    = 64 / digitBits
)

// fillMost is the number of events up to which a bucket fills the front: more are spread first, as to sort them there
// would take longer. A bucket that holds a small share of all events fills it with sortMost: few others come between
// them, and they are sorted by their digit first.
const (
	fillMost   = 16
	sortMost   = 48
	smallShare = 8 // a small share is one in so many
)

// roomyBucket is the number of events from which a bucket's memory is given back when it is emptied.
const roomyBucket = 1 << 15

// reset empties the set and keeps its memory.
func (p *pending) reset() {
	p.current, p.far, p.serial, p.levels, p.off = 0, 0, 0, 0, 0
	p.apart, p.inFront = nothing, 0
	p.setHorizon(bound.Never)
	p.filled = [digits]uint16{}
	p.instant = p.instant[:0]
	for i := range p.buckets {
		p.buckets[i] = p.buckets[i][:0]
	}
}

// nothing comes behind all events.
var nothing = event{time: bound.Never, order: math.MaxUint64}

// setHorizon sets the horizon, and in front an event behind all others there: what is put into its place stops there.
func (p *pending) setHorizon(at int64) {
	p.horizon = at
	p.front[0] = event{time: at, order: math.MaxUint64}
}

// schedule adds an event; its time is not before the current one. What would happen at the end of the clock never
// does, and is no event.
func (p *pending) schedule(time int64, r rank, subject int32) {
	p.serial++
	p.add(event{time: time, order: uint64(r)<<56 | p.serial, subject: subject})
}

// scheduleIf adds an event that holds only as long as its subject's epoch does.
func (p *pending) scheduleIf(time int64, r rank, subject int32, epoch uint32) {
	p.serial++
	p.add(event{time: time, order: uint64(r)<<56 | p.serial, subject: subject, epoch: epoch})
}

// scheduleOf adds an event of a subject of a kind.
func (p *pending) scheduleOf(time int64, r rank, subject int32, kind which) {
	p.scheduleIf(time, r, subject, uint32(kind))
}

// scheduleArrival adds the arrival of an entity of a flow. Arrivals of the same instant come in the order of their
// flows, so that it does not matter how long before each was known; flows from the 65,536th on count as one.
func (p *pending) scheduleArrival(time int64, flow plan.FlowID, subject int32, kind which) {
	p.serial++
	p.add(event{time: time, order: p.orderOfArrival(flow), subject: subject, epoch: uint32(kind)})
}

func (p *pending) orderOfArrival(flow plan.FlowID) uint64 {
	return uint64(rankArrival)<<56 | uint64(min(flow, 1<<16-1))<<40 | p.serial&(1<<40-1)
}

// scheduleSource adds the next arrival of a source of a flow.
func (p *pending) scheduleSource(time int64, flow plan.FlowID, source sourceID) {
	p.serial++
	e := event{time: time, order: p.orderOfArrival(flow), subject: int32(source), epoch: uint32(ofSource)}
	if time >= p.horizon || p.apart != nothing {
		p.add(e)
		return
	}
	p.apart = e
}

func (p *pending) add(e event) {
	if p.inFront == uint(len(p.front)-1) {
		p.makeRoom()
	}
	if e.time >= p.horizon {
		p.addFar(e)
		return
	}
	p.insertFront(e)
}

// addFar adds an event that is not for the front, unless it never comes.
func (p *pending) addFar(e event) {
	if e.time != bound.Never {
		p.insert(e)
	}
}

// holds says whether an event of a rank is pending.
func (p *pending) holds(r rank) bool {
	has := func(events []event) bool {
		return slices.ContainsFunc(events, func(e event) bool { return e.rank() == r })
	}
	return p.apart.rank() == r || has(p.front[1:p.inFront+1]) || has(p.instant) || slices.ContainsFunc(p.buckets[:], has)
}

// insertFront puts an event into its place in the sorted array, which has room.
func (p *pending) insertFront(e event) {
	p.inFront++
	for i := p.inFront; ; i-- {
		before := &p.front[(i-1)%uint(len(p.front))]
		if before.time > e.time || before.time == e.time && before.order > e.order {
			p.front[i%uint(len(p.front))] = e
			return
		}
		p.front[i%uint(len(p.front))] = *before
	}
}

// makeRoom moves the later half of the front to the radix heap, and all that have the time at which it begins.
func (p *pending) makeRoom() {
	first := uint(len(p.front) / 2)
	horizon := p.front[first].time
	for first < p.inFront && p.front[first+1].time == horizon {
		first++
	}
	for i := range p.front[1 : first+1] {
		p.insert(p.front[i+1])
	}
	p.inFront = uint(copy(p.front[1:], p.front[first+1:p.inFront+1]))
	p.setHorizon(horizon)
	if p.apart.time >= horizon && p.apart != nothing {
		p.insert(p.apart)
		p.apart = nothing
	}
}

func (p *pending) insert(e event) {
	p.far++
	differs := uint64(e.time ^ p.current)
	if differs == 0 {
		p.insertNow(e)
		return
	}
	level := uint(bits.Len64(differs)-1) / digitBits
	digit := uint(e.time>>(level*digitBits)) % base
	bucket := &p.buckets[level*base+digit]
	*bucket = append(*bucket, e)
	p.filled[level] |= 1 << digit
	p.levels |= 1 << level
}

// isApartNext says whether the next event is the one that is kept apart.
func (p *pending) isApartNext() bool {
	first := &p.front[p.inFront%uint(len(p.front))]
	return p.apart.time < first.time || p.apart.time == first.time && p.apart.order < first.order
}

// takeApart removes the event that is kept apart.
func (p *pending) takeApart() event {
	e := p.apart
	p.apart = nothing
	return e
}

// fronts says whether there is an event in front's array, and puts the next there where it is empty and others follow.
func (p *pending) fronts() bool { return p.inFront > 0 || p.refill() }

// takeFront removes the first event of front's array, which is not empty.
func (p *pending) takeFront() event {
	e := p.front[p.inFront%uint(len(p.front))]
	p.inFront--
	return e
}

// next removes the first event. The set must not be empty.
func (p *pending) next() event {
	if p.isApartNext() || !p.fronts() {
		return p.takeApart()
	}
	return p.takeFront()
}

// count gives the number of events.
func (p *pending) count() int {
	count := p.far + int(p.inFront)
	if p.apart != nothing {
		count++
	}
	return count
}

// refill puts the next event in front, and others that follow on it, where the front is empty. It says whether there
// is one.
func (p *pending) refill() bool {
	if p.far == 0 {
		return false
	}
	if len(p.instant) == 0 {
		p.fill()
	}
	if len(p.instant) > 0 {
		p.front[1], p.inFront = p.removeNow(), 1
	}
	return true
}

// fill fills the front with the first bucket of the radix heap, or those of the current instant, where the front and
// they are empty.
func (p *pending) fill() {
	for {
		events, length := p.takeBucket()
		if len(events) > fillMost && (len(events) > sortMost || len(events)*smallShare > p.far) {
			for i := range events {
				p.insert(events[i])
			}
			if len(p.instant) > 0 {
				p.setHorizon(p.current)
				return
			}
			continue
		}
		horizon := p.current + length
		if p.levels == 0 || horizon < 0 { // beyond the end of the clock nothing is to come
			horizon = bound.Never
		}
		p.setHorizon(horizon)
		if len(events) <= fillMost {
			for i := range events {
				p.insertFront(events[i])
			}
			return
		}
		p.sortIntoFront(events, length/base)
		return
	}
}

// sortIntoFront fills the front, which is empty, with the events of a bucket whose digits have so much time each: first
// by the digit alone, which needs no comparison, then each among its neighbours.
func (p *pending) sortIntoFront(events []event, length int64) {
	shift := uint(bits.TrailingZeros64(uint64(length))) % 64
	var places [base]uint
	for i := range events {
		places[uint(events[i].time>>shift)%base]++
	}
	next := uint(1)
	for digit := base - 1; digit >= 0; digit-- { // the last event is the first
		next, places[digit] = next+places[digit], next
	}
	for i := range events {
		at := &places[uint(events[i].time>>shift)%base]
		p.front[*at%uint(len(p.front))] = events[i]
		*at++
	}
	for p.inFront < uint(len(events)) {
		p.insertFront(p.front[(p.inFront+1)%uint(len(p.front))])
	}
}

// takeBucket empties the first bucket and gives its events, which stay valid until an event is put into the same
// bucket again, and the length of time from which they are, which begins with the current one from now on.
func (p *pending) takeBucket() (events []event, length int64) {
	level := uint(bits.TrailingZeros16(p.levels))
	digit := uint(bits.TrailingZeros16(p.filled[level]))
	p.filled[level] &^= 1 << digit
	if p.filled[level] == 0 {
		p.levels &^= 1 << level
	}
	length = 1 << (level * digitBits)
	p.current = p.current&^(length*base-1) | int64(digit)*length
	bucket := &p.buckets[level*base+digit]
	events = *bucket
	p.far -= len(events)
	if *bucket = events[:0]; cap(events) > roomyBucket {
		*bucket = nil // or each of many buckets would keep the room of all events
	}
	return events, length
}

// insertNow adds an event of the current instant: a binary heap by order, which as a rule holds one.
func (p *pending) insertNow(e event) {
	p.instant = append(p.instant, e)
	heap := p.instant
	i := len(heap) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if heap[parent].order <= e.order {
			break
		}
		heap[i] = heap[parent]
		i = parent
	}
	heap[i] = e
}

func (p *pending) removeNow() event {
	heap := p.instant
	first := heap[0]
	last := len(heap) - 1
	e := heap[last]
	p.instant = heap[:last]
	p.far--
	heap = p.instant
	if last == 0 {
		return first
	}
	i := 0
	for {
		child := 2*i + 1
		if child >= last {
			break
		}
		if child+1 < last && heap[child+1].order < heap[child].order {
			child++
		}
		if e.order <= heap[child].order {
			break
		}
		heap[i] = heap[child]
		i = child
	}
	heap[i] = e
	return first
}

// fewOff is the number of events that no longer hold below which it is not worth while to look for them.
const fewOff = 1 << 10

// cancelled notes that an event that was scheduled no longer holds. When most do not, they are taken out: a
// patience of two days beside a service of a minute leaves thousands of them.
func (p *pending) cancelled(holds func(*event) bool) {
	p.off++
	if p.off < fewOff || p.off < p.count()/2 || p.horizon == bound.Never {
		return
	}
	for level := range p.filled {
		for digit := range uint(base) {
			bucket := &p.buckets[uint(level)*base+digit]
			p.keep(bucket, holds)
			if len(*bucket) == 0 {
				p.filled[level] &^= 1 << digit
			}
		}
		if p.filled[level] == 0 {
			p.levels &^= 1 << level
		}
	}
	p.off = 0
}

// keep takes the events that no longer hold out of a bucket.
func (p *pending) keep(bucket *[]event, holds func(*event) bool) {
	kept := (*bucket)[:0]
	for i := range *bucket {
		if e := &(*bucket)[i]; holds(e) {
			kept = append(kept, *e)
		}
	}
	p.far -= len(*bucket) - len(kept)
	*bucket = kept
}

package engine

import "karvon/sim/bound"

// growth remembers how many waited at each place as time went on, and how many had come there and gone on, so that
// a run that is stopped can say which place grew, since when and how fast. It looks often in the beginning, so that
// a short run is known too; when it is full every second look is forgotten, and from then on it looks half as
// often.
type growth struct {
	times  []int64
	waits  []int32   // of every look, by place as in waiting
	passed []Passage // likewise
	every  uint64    // events between two looks
	next   uint64    // events after which it looks again
}

// mostLooks is the number of looks that are kept, and firstLook the number of events after which it looks for the
// first time.
const (
	mostLooks = 64
	firstLook = 1 << 10
)

func (g *growth) reset() {
	g.times, g.waits, g.passed = g.times[:0], g.waits[:0], g.passed[:0]
	g.every, g.next = firstLook, firstLook
}

// note keeps a look.
func (g *growth) note(r *Run) {
	g.times = append(g.times, r.now)
	r.waiting(func(kind PlaceKind, index int, count int64) {
		g.waits = append(g.waits, int32(count))
		g.passed = append(g.passed, r.passageOf(location{kind, int32(index), true}, uint64(count)))
	})
	if len(g.times) == mostLooks {
		g.thin()
	}
	g.next += g.every
}

// thin forgets every second look.
func (g *growth) thin() {
	places := len(g.waits) / len(g.times)
	half := len(g.times) / 2
	for n := range half {
		from := 2*n + 1
		g.times[n] = g.times[from]
		copy(g.waits[n*places:(n+1)*places], g.waits[from*places:(from+1)*places])
		copy(g.passed[n*places:(n+1)*places], g.passed[from*places:(from+1)*places])
	}
	g.times, g.waits, g.passed = g.times[:half], g.waits[:half*places], g.passed[:half*places]
	g.every *= 2
}

// at gives how many waited at a place at a look.
func (g *growth) at(look, place int) int64 {
	places := len(g.waits) / len(g.times)
	return int64(g.waits[look*places+place])
}

// passedAt gives what had passed a place at a look: nothing at the run's start.
func (g *growth) passedAt(look, place int) Passage {
	if look == atStart {
		return Passage{}
	}
	places := len(g.waits) / len(g.times)
	return g.passed[look*places+place]
}

// atStart stands for the run's start among looks.
const atStart = -1

// since says from when a place grew to what waits there now: the time of the last look at which no more than a
// twentieth did, and how many those were. A place that gained less than a quarter of it since half of that time is
// full, or comes and goes, and grows no more.
func (g *growth) since(place int, count, now int64) (from int, since, then int64, grows bool) {
	const few, quarter = 20, 4
	from = atStart
	for look := len(g.times) - 1; look >= 0; look-- {
		if waits := g.at(look, place); waits*few <= count {
			from, since, then = look, g.times[look], waits
			break
		}
	}
	middle := since
	before := then
	for look := range g.times {
		if g.times[look] <= bound.Later(since, (now-since)/2) && g.times[look] > middle {
			middle, before = g.times[look], g.at(look, place)
		}
	}
	return from, since, then, (count-before)*quarter >= count-then
}

// waiting calls visit for every place at which entities wait, with how many do, always in the same order.
func (r *Run) waiting(visit func(kind PlaceKind, index int, count int64)) {
	rec := &r.record
	for i := range rec.Stations {
		visit(StationPlace, i, rec.Stations[i].Queue.now)
	}
	for i := range rec.Resources {
		visit(ResourcePlace, i, rec.Resources[i].Queue.now)
	}
	for i := range r.zones {
		visit(ZonePlace, i, int64(r.zones[i].outside.count))
	}
	for i := range rec.Links {
		visit(LinkPlace, i, rec.Links[i].Queue.now)
	}
	for i := range rec.Directions {
		visit(DirectionPlace, i, rec.Directions[i].Queue.now)
	}
	for i := range rec.Batches {
		visit(BatchPlace, i, rec.Batches[i].Queue.now)
	}
	for i := range rec.Bookings {
		visit(BookingsPlace, i, rec.Bookings[i].Queue.now)
	}
}

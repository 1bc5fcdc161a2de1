package engine

import (
	"math/bits"
	"testing"

	"karvon/sim/bound"
	"karvon/sim/dist"
	"karvon/sim/plan/plantest"
	"karvon/sim/random"
	"karvon/sim/stats"
)

// limit is M/M/1 written by hand once more, as fast as we know how to while events still happen one after the other.
// It leaves the record that twoClocks and the engine leave of testdata/mm1.yaml, and takes half as long as twoClocks:
//
//   - What a customer draws depends on nobody else, so that it is drawn ahead, for a block of customers at a time, and
//     no draw waits for another or for a branch.
//   - Nothing is counted twice: how many come, leave and are served follows from their numbers, the integrals of the
//     levels from the sums of times and from those who are inside at the end.
//   - The bins of a histogram lie in one slice, and the test of its bounds is the test whether it grows; who finds the
//     server free is counted, without a look at a time.
type limit struct {
	key                   random.Key
	interarrival, service *dist.Sampler
	ring                  []limitCustomer // by number: those inside, and behind them those who are drawn and have not come
	drawn, head, tail     uint64          // how many are drawn, have left, and have come
	most                  uint64          // inside at once
	atOnce                uint64          // found the server free
	fingerprint           uint64
	time, wait            limitHistogram // of those who have left; of those who waited and have begun
	end                   int64
}

// limitBlock is for how many customers is drawn at once.
const limitBlock = 64

type limitCustomer struct {
	id      uint64
	arrived int64 // until it comes, the time since the one before came
	service int64
}

func newLimit(t testing.TB) *limit {
	t.Helper()
	return &limit{interarrival: exponential(t, 1), service: exponential(t, 6), ring: make([]limitCustomer, 2*limitBlock)}
}

// run simulates a window from empty.
func (m *limit) run(window int64, replication int) *limit {
	*m = limit{
		key: random.NewKey(1, replication), interarrival: m.interarrival, service: m.service, ring: m.ring,
		time: m.time, wait: m.wait, end: window,
	}
	m.time.reset()
	m.wait.reset()
	m.simulate()
	return m
}

func (m *limit) simulate() {
	ring, head, tail, drawn := m.ring, uint64(0), uint64(0), uint64(0)
	now, departure, last := int64(0), int64(bound.Never), m.end-1
	for {
		if tail == drawn {
			m.head = head
			m.draw()
			ring, drawn = m.ring, m.drawn
		}
		c := &ring[tail&uint64(len(ring)-1)]
		now += c.arrived
		for departure <= min(now, last) {
			leaves := &ring[head&uint64(len(ring)-1)]
			m.fingerprint += stamped(leaves.id, handStation, departure) + stamped(leaves.id, endHash, departure)
			m.time.add(departure - leaves.arrived)
			head++
			if head == tail {
				departure = bound.Never
				break
			}
			next := &ring[head&uint64(len(ring)-1)]
			m.wait.add(departure - next.arrived)
			departure += next.service
		}
		if now > last {
			break
		}
		m.fingerprint += stamped(c.id, handFlow, now)
		c.arrived = now
		if head == tail {
			m.atOnce++
			departure = now + c.service
		}
		tail++
		m.most = max(m.most, tail-head)
	}
	m.head, m.tail = head, tail
}

// draw makes the next block of customers, where the ring has room for them behind those inside.
func (m *limit) draw() {
	if m.drawn-m.head+limitBlock > uint64(len(m.ring)) {
		m.grow()
	}
	const gap = 1e9 / (9.0 / 60)
	block := m.ring[m.drawn&uint64(len(m.ring)-1):][:limitBlock]
	for i := range block {
		id := random.Mix(handFlow, m.drawn+uint64(i))
		block[i] = limitCustomer{
			id:      id,
			arrived: int64(float64(m.interarrival.Float(m.key.Bits(id, arrivalPurpose, 0))*gap) + 0.5),
			service: bound.Nanoseconds(m.service.Float(m.key.Bits(id, handVisit, 0))),
		}
	}
	m.drawn += limitBlock
}

func (m *limit) grow() {
	longer := make([]limitCustomer, 2*len(m.ring))
	for number := m.head; number < m.drawn; number++ {
		longer[number&uint64(len(longer)-1)] = m.ring[number&uint64(len(m.ring)-1)]
	}
	m.ring = longer
}

func stamped(id, name uint64, now int64) uint64 {
	high, low := bits.Mul64(id^name, uint64(now)*0x9e3779b97f4a7c15+name)
	return high ^ low
}

// limitHistogram has the bins of stats.Histogram.
type limitHistogram struct {
	bins []limitBin
	sum  stats.Sum128
}

type limitBin struct {
	count uint64
	from  int64  // the least
	span  uint64 // the greatest less the least
}

func (h *limitHistogram) reset() {
	clear(h.bins)
	h.sum = stats.Sum128{}
}

// add counts a value: mostly neither the bounds of its bin change nor those of the slice.
func (h *limitHistogram) add(v int64) {
	h.sum.Add(uint64(v))
	at := limitBinOf(v)
	if at >= len(h.bins) || uint64(v-h.bins[at].from) > h.bins[at].span {
		h.widen(at, v)
		return
	}
	h.bins[at].count++
}

// limitBinOf numbers the bins: each value below 512 has its own, and each octave above 256.
func limitBinOf(v int64) int {
	shift := bits.Len64(uint64(v)|256) - 9
	return shift<<8 + int(uint64(v)>>(shift&63))
}

// widen counts a value that is the first, the least or the greatest of its bin.
//
//go:noinline
func (h *limitHistogram) widen(at int, v int64) {
	if at >= len(h.bins) {
		h.bins = append(h.bins, make([]limitBin, at+1-len(h.bins))...)
	}
	b := &h.bins[at]
	least, greatest := min(b.from, v), max(b.from+int64(b.span), v)
	if b.count == 0 {
		least, greatest = v, v
	}
	*b = limitBin{b.count + 1, least, uint64(greatest - least)}
}

// check compares the histogram bin by bin with one of the engine: the quantiles of the first and the last rank of a
// bin are the least and the greatest value in it, exactly.
func (h *limitHistogram) check(t *testing.T, name string, kept *stats.Histogram, zeros uint64) {
	t.Helper()
	if kept.Sum() != h.sum || kept.Zeros() != zeros {
		t.Errorf("%s: a sum of %v with %d zeros, by hand %v with %d", name, kept.Sum(), kept.Zeros(), h.sum, zeros)
	}
	total := float64(kept.Count())
	below := zeros
	for at, b := range h.bins {
		if b.count == 0 {
			continue
		}
		first, last := kept.Quantile(float64(below+1)/total), kept.Quantile(float64(below+b.count)/total)
		if first != float64(b.from) || last != float64(b.from+int64(b.span)) {
			t.Errorf("%s: bin %d is from %g to %g, by hand from %d to %d", name, at, first, last, b.from,
				b.from+int64(b.span))
		}
		below += b.count
	}
	if below != kept.Count() {
		t.Errorf("%s: %d values, by hand %d", name, kept.Count(), below)
	}
}

// integrals gives the areas of those inside and in the queue: the times of those who have left and the waits of those
// who have begun, and the ages of the others.
func (m *limit) integrals() (inside, queue stats.Sum128) {
	inside, queue = m.time.sum, m.wait.sum
	for number := m.head; number < m.tail; number++ {
		age := uint64(m.end - m.ring[number&uint64(len(m.ring)-1)].arrived)
		inside.Add(age)
		if number > m.head {
			queue.Add(age)
		}
	}
	return inside, queue
}

func TestLimitOfMM1KeepsTheSameRecord(t *testing.T) {
	p := plantest.Named(t, "testdata/mm1.yaml")
	for replication := range 3 {
		rec := replicate(t, p, replication)
		hand := newLimit(t).run(p.Window, replication)
		flow, station := &rec.Flows[0], &rec.Stations[0]
		if rec.Fingerprint != hand.fingerprint {
			t.Errorf("replication %d: fingerprint %x, by hand %x", replication, rec.Fingerprint, hand.fingerprint)
		}
		if flow.Arrived != hand.tail || flow.Completed != hand.head || station.Served != hand.head {
			t.Errorf("replication %d: %d, %d and %d came, left and were served, by hand %d came and %d left",
				replication, flow.Arrived, flow.Completed, station.Served, hand.tail, hand.head)
		}
		inside, queue := hand.integrals()
		if flow.Inside.Area != inside || station.Queue.Area != queue {
			t.Errorf("replication %d: the integrals differ", replication)
		}
		if inside.Sub(queue); station.Busy.Area != inside {
			t.Errorf("replication %d: the integrals of the server differ", replication)
		}
		if flow.Inside.Max != int64(hand.most) || station.Queue.Max != int64(hand.most)-1 || station.Busy.Max != 1 {
			t.Errorf("replication %d: at most %d inside, by hand %d", replication, flow.Inside.Max, hand.most)
		}
		hand.time.check(t, "time", &flow.Time.Histogram, 0)
		hand.wait.check(t, "wait", &station.Wait.Histogram, hand.atOnce)
	}
}

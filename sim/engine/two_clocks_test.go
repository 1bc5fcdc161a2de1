package engine

import (
	"math/bits"
	"testing"

	"karvon/sim/dist"
	"karvon/sim/plan/plantest"
	"karvon/sim/random"
)

// twoClocks is M/M/1 written by hand: one clock for the next arrival, one for the next departure, a ring for the
// queue. It keeps the record that the engine keeps of testdata/mm1.yaml.
type twoClocks struct {
	key                   random.Key
	interarrival, service *dist.Sampler
	ring                  []waiting
	head, tail            int
	now, end              int64
	flow                  FlowRecord
	station               StationRecord
	fingerprint           uint64
}

type waiting struct {
	id      uint64
	arrived int64
}

var (
	handFlow    = random.HashString("flow customers")
	handStation = random.HashString("station post.desk")
	handVisit   = random.HashString("visit post.desk")
)

func newTwoClocks(t testing.TB) *twoClocks {
	t.Helper()
	return &twoClocks{
		interarrival: exponential(t, 1), service: exponential(t, 6),
		ring: make([]waiting, 1<<12),
	}
}

func exponential(t testing.TB, mean float64) *dist.Sampler {
	t.Helper()
	d, err := dist.NewExponential(mean)
	if err != nil {
		t.Fatal(err)
	}
	s, err := dist.NewSampler(d, 1)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// run simulates a window from empty.
func (m *twoClocks) run(window int64, replication int) *twoClocks {
	*m = twoClocks{
		key: random.NewKey(1, replication), interarrival: m.interarrival, service: m.service,
		ring: m.ring, end: window, flow: FlowRecord{Time: m.flow.Time}, station: StationRecord{Wait: m.station.Wait},
	}
	m.flow.Time.reset()
	m.station.Wait.reset()
	id := random.Mix(handFlow, 0)
	arrival, departure := m.interarrivalTime(id), window
	for number := uint64(0); ; {
		if departure <= arrival && departure < window {
			m.now = departure
			departure = m.depart()
			continue
		}
		if arrival >= window {
			break
		}
		m.now = arrival
		if end, begun := m.arrive(id); begun {
			departure = end
		}
		number++
		id = random.Mix(handFlow, number)
		arrival = m.now + m.interarrivalTime(id)
	}
	m.flow.Inside.Area = m.flow.Inside.until(window)
	m.station.Queue.Area = m.station.Queue.until(window)
	m.station.Busy.Area = m.station.Busy.until(window)
	return m
}

func (m *twoClocks) interarrivalTime(id uint64) int64 {
	const gap = 1e9 / (9.0 / 60)
	return int64(float64(m.interarrival.Float(m.key.Bits(id, arrivalPurpose, 0))*gap) + 0.5)
}

// arrive lets a customer come; where the server is free its service begins.
func (m *twoClocks) arrive(id uint64) (end int64, begun bool) {
	m.stamp(id, handFlow)
	m.flow.Arrived++
	m.flow.Inside.up(m.now)
	m.station.Arrived++
	c := waiting{id, m.now}
	m.ring[m.tail&(len(m.ring)-1)] = c
	m.tail++
	if m.tail-m.head > 1 {
		m.station.Queue.up(m.now)
		return 0, false
	}
	m.station.Busy.up(m.now)
	return m.start(c), true
}

// start begins a customer's service and gives its end.
func (m *twoClocks) start(c waiting) int64 {
	m.station.Wait.Add(m.now - c.arrived)
	return m.now + m.service.Nanoseconds(m.key.Bits(c.id, handVisit, 0))
}

// depart lets the customer in service leave, and gives the end of the next service.
func (m *twoClocks) depart() int64 {
	c := m.ring[m.head&(len(m.ring)-1)]
	m.head++
	m.stamp(c.id, handStation)
	m.stamp(c.id, endHash)
	m.station.Served++
	m.station.presence.Add(uint64(m.now - c.arrived))
	m.flow.Completed++
	m.flow.Time.Add(m.now - c.arrived)
	m.flow.presence.Add(uint64(m.now - c.arrived))
	m.flow.Inside.down(m.now)
	if m.head == m.tail {
		m.station.Busy.down(m.now)
		return m.end
	}
	m.station.Queue.down(m.now)
	return m.start(m.ring[m.head&(len(m.ring)-1)])
}

func (m *twoClocks) stamp(id, name uint64) {
	high, low := bits.Mul64(id^name, uint64(m.now)*0x9e3779b97f4a7c15+name)
	m.fingerprint += high ^ low
}

func TestHandwrittenMM1KeepsTheSameRecord(t *testing.T) {
	p := plantest.Named(t, "testdata/mm1.yaml")
	for replication := range 3 {
		rec := replicate(t, p, replication)
		hand := newTwoClocks(t).run(p.Window, replication)
		flow, station := &rec.Flows[0], &rec.Stations[0]
		if rec.Fingerprint != hand.fingerprint {
			t.Errorf("replication %d: fingerprint %x, by hand %x", replication, rec.Fingerprint, hand.fingerprint)
		}
		if flow.Arrived != hand.flow.Arrived || flow.Completed != hand.flow.Completed ||
			station.Served != hand.station.Served {
			t.Errorf("replication %d: counts %d %d %d, by hand %d %d %d", replication, flow.Arrived, flow.Completed,
				station.Served,
				hand.flow.Arrived, hand.flow.Completed, hand.station.Served)
		}
		if flow.Inside.Area != hand.flow.Inside.Area || station.Queue.Area != hand.station.Queue.Area ||
			station.Busy.Area != hand.station.Busy.Area {
			t.Errorf("replication %d: the integrals differ", replication)
		}
		if flow.Time.Sum() != hand.flow.Time.Sum() || station.Wait.Sum() != hand.station.Wait.Sum() ||
			station.Wait.Count() != hand.station.Wait.Count() {
			t.Errorf("replication %d: the times differ", replication)
		}
	}
}

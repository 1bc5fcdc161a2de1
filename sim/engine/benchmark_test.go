package engine

import (
	"testing"

	"karvon/sim/dist"
	"karvon/sim/engine/internal/speed"
	"karvon/sim/plan/plantest"
	"karvon/sim/random"
	"karvon/sim/stats"
)

// BenchmarkMM1 compares a scenario file run through plan and engine with a loop of two clocks written for M/M/1
// alone, at load 0.9, with the same draws and the same statistics, and with the fastest that we know how to write:
// TestHandwrittenMM1KeepsTheSameRecord and TestLimitOfMM1KeepsTheSameRecord prove that all leave the same counts,
// integrals, histograms and fingerprint. An iteration is a customer.
func BenchmarkMM1(b *testing.B) {
	b.Run("scenario", func(b *testing.B) { benchmarkScenario(b, "testdata/mm1.yaml") })
	b.Run("handwritten", func(b *testing.B) {
		p, m := plantest.Named(b, "testdata/mm1.yaml"), newTwoClocks(b)
		benchmarkCustomers(b, func(replication int) uint64 { return m.run(p.Window, replication).flow.Arrived })
	})
	b.Run("limit", func(b *testing.B) {
		p, m := plantest.Named(b, "testdata/mm1.yaml"), newLimit(b)
		benchmarkCustomers(b, func(replication int) uint64 { return m.run(p.Window, replication).tail })
	})
}

// BenchmarkTandem does the same for five stations of 100 servers in a line at load 0.9; the handwritten model has a
// typed binary heap of events and arrays for its stations.
func BenchmarkTandem(b *testing.B) {
	b.Run("scenario", func(b *testing.B) { benchmarkScenario(b, "testdata/tandem.yaml") })
	b.Run("handwritten", func(b *testing.B) {
		m := newHandwritten(b, 90.0/60, 60)
		b.ResetTimer()
		m.tandem(b.N)
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "customers/s")
	})
}

func benchmarkScenario(b *testing.B, file string) {
	p := plantest.Named(b, file)
	run := New(p)
	benchmarkCustomers(b, func(replication int) uint64 {
		rec, err := run.Replicate(p.Seed, replication)
		if err != nil {
			b.Fatal(err)
		}
		return rec.Entities
	})
}

// benchmarkCustomers runs replications until b.N customers have come; the last may bring more, and the rate counts
// them all. One replication before those that count makes room for what happens. The time of the processor is what
// two of them are compared by on a machine that does other work besides.
func benchmarkCustomers(b *testing.B, replicate func(replication int) (customers uint64)) {
	replicate(0)
	customers := uint64(0)
	b.ReportAllocs()
	b.ResetTimer()
	before := speed.ProcessorTime()
	for replication := 0; customers < uint64(b.N); replication++ {
		customers += replicate(replication)
	}
	b.StopTimer()
	worked := speed.ProcessorTime() - before
	perCustomer := b.Elapsed().Seconds() / float64(customers)
	b.ReportMetric(1/perCustomer, "customers/s")
	b.ReportMetric(perCustomer*1e9, "ns/op")
	if worked > 0 { // where the system tells
		b.ReportMetric(float64(worked)/float64(customers), "cpu-ns/op")
	}
}

// BenchmarkCentralAsiaDay runs the main job's plan with a window of one day after its week of warm-up, and reports
// the time an event takes.
func BenchmarkCentralAsiaDay(b *testing.B) {
	p := plantest.Named(b, "central-asia").WithWindow(24 * 3600 * 1e9)
	run := New(p)
	if _, err := run.Replicate(p.Seed, 0); err != nil {
		b.Fatal(err)
	}
	events := uint64(0)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		rec, err := run.Replicate(p.Seed, 0)
		if err != nil {
			b.Fatal(err)
		}
		events += rec.Events
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(events), "ns/event")
}

// handwritten is what the handwritten models share: draws and statistics.
type handwritten struct {
	key                   random.Key
	interarrival, service *dist.Sampler
	time                  stats.Histogram
	inside                Level
}

func newHandwritten(b *testing.B, rate, mean float64) *handwritten {
	return &handwritten{key: random.NewKey(1, 0), interarrival: exponential(b, 1/rate), service: exponential(b, mean)}
}

func (m *handwritten) nextArrival(now int64, number uint64) int64 {
	return now + m.interarrival.Nanoseconds(m.key.Bits(random.Mix(1, number), 1, 0))
}

func (m *handwritten) serviceTime(id, purpose uint64) int64 {
	return m.service.Nanoseconds(m.key.Bits(id, purpose, 0))
}

const (
	tandemStations = 5
	tandemServers  = 100
)

// tandemStation is a station of the handwritten tandem.
type tandemStation struct {
	queue       []tandemCustomer
	free        int
	queued      Level
	busy        Level
	wait        stats.Histogram
	firstQueued int
}

type tandemCustomer struct {
	id             uint64
	arrived, asked int64
	station        int
}

type tandemEvent struct {
	time     int64
	customer tandemCustomer
}

// tandem simulates the line of stations for a number of customers.
func (m *handwritten) tandem(customers int) {
	stations := make([]tandemStation, tandemStations)
	for i := range stations {
		stations[i].free = tandemServers
	}
	var events tandemHeap
	start := func(c tandemCustomer, now int64) {
		st := &stations[c.station]
		st.busy.up(now)
		st.wait.Add(now - c.asked)
		events.push(tandemEvent{now + m.serviceTime(c.id, uint64(c.station)), c})
	}
	ask := func(c tandemCustomer, now int64) {
		c.asked = now
		st := &stations[c.station]
		if st.free > 0 {
			st.free--
			start(c, now)
			return
		}
		st.queued.up(now)
		st.queue = append(st.queue, c)
	}
	arrival := m.nextArrival(0, 0)
	for number := uint64(0); number < uint64(customers); {
		if len(events) > 0 && events[0].time <= arrival {
			e := events.pop()
			now := e.time
			c := e.customer
			st := &stations[c.station]
			st.busy.down(now)
			if st.firstQueued < len(st.queue) {
				next := st.queue[st.firstQueued]
				st.firstQueued++
				if st.firstQueued == len(st.queue) {
					st.queue, st.firstQueued = st.queue[:0], 0
				}
				st.queued.down(now)
				start(next, now)
			} else {
				st.free++
			}
			c.station++
			if c.station < tandemStations {
				ask(c, now)
				continue
			}
			m.time.Add(now - c.arrived)
			m.inside.down(now)
			continue
		}
		m.inside.up(arrival)
		ask(tandemCustomer{id: random.Mix(1, number), arrived: arrival}, arrival)
		number++
		arrival = m.nextArrival(arrival, number)
	}
}

// tandemHeap is a typed binary heap of events.
type tandemHeap []tandemEvent

func (h *tandemHeap) push(e tandemEvent) {
	*h = append(*h, e)
	heap := *h
	i := len(heap) - 1
	for i > 0 && heap[(i-1)/2].time > e.time {
		heap[i] = heap[(i-1)/2]
		i = (i - 1) / 2
	}
	heap[i] = e
}

func (h *tandemHeap) pop() tandemEvent {
	heap := *h
	first := heap[0]
	last := len(heap) - 1
	e := heap[last]
	heap = heap[:last]
	*h = heap
	i := 0
	for {
		child := 2*i + 1
		if child >= last {
			break
		}
		if child+1 < last && heap[child+1].time < heap[child].time {
			child++
		}
		if e.time <= heap[child].time {
			break
		}
		heap[i] = heap[child]
		i = child
	}
	if last > 0 {
		heap[i] = e
	}
	return first
}

// BenchmarkStart is what a run of the main job does before its first event: it reads the scenario, compiles it with
// the tables that it draws from, and makes room for what happens.
func BenchmarkStart(b *testing.B) {
	b.Run("central-asia", func(b *testing.B) {
		for b.Loop() {
			New(plantest.Named(b, "central-asia"))
		}
	})
}

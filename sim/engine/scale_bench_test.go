package engine

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// parallelStations compiles so many stations M/M/1 at load 0.9, each with a flow of its own, for half an hour: about
// 270 customers each.
func parallelStations(t testing.TB, count int) *plan.Plan {
	t.Helper()
	var stations, flows strings.Builder
	for n := range count {
		fmt.Fprintf(&stations, "      desk-%d: {servers: 1, service: {exponential: {mean: 6s}}}\n", n)
		fmt.Fprintf(&flows, "  f-%d: {entity: customer, arrivals: {rate: 9/min}, ", n)
		fmt.Fprintf(&flows, "journey: [{visit: desk-%d}, depart]}\n", n)
	}
	return plantest.Text(t, `karvon: 1
title: many stations side by side
run: {kind: stationary, warm-up: 0s, window: 30m, follow-up: 0s, seed: 1}
entities: {customer: {title: a customer}}
sites:
  post:
    stations:
`+stations.String()+"flows:\n"+flows.String())
}

// BenchmarkStationsSideBySide asks what an event costs, and what a station with its flow takes, where there are many:
// the ratio of the times is what a processor waits for its memory. An iteration is an event.
func BenchmarkStationsSideBySide(b *testing.B) {
	for _, count := range []int{1, 5000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			p := parallelStations(b, count)
			before := heap()
			run := New(p)
			if _, err := run.Replicate(p.Seed, 0); err != nil {
				b.Fatal(err)
			}
			taken := heap() - before
			events := uint64(0)
			b.ResetTimer()
			for replication := 1; events < uint64(b.N); replication++ {
				rec, err := run.Replicate(p.Seed, replication)
				if err != nil {
					b.Fatal(err)
				}
				events += rec.Events
			}
			b.StopTimer()
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(events), "ns/event")
			b.ReportMetric(float64(taken)/float64(count), "bytes/station")
			runtime.KeepAlive(run)
			runtime.KeepAlive(p)
		})
	}
}

package speed

import (
	"testing"
	"testing/fstest"

	"karvon/sim/dist"
	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

const centre = "testdata/central-asia/central-asia.yaml"

// An iteration is a replication, and replications are numbered from 0: of the same number of iterations every engine
// simulates the same.

func BenchmarkMM1(b *testing.B)         { replications(b, "testdata/mm1.yaml") }
func BenchmarkTandem10(b *testing.B)    { replications(b, "testdata/tandem-10.yaml") }
func BenchmarkTandem100(b *testing.B)   { replications(b, "testdata/tandem-100.yaml") }
func BenchmarkCentralAsia(b *testing.B) { replications(b, centre) }

// BenchmarkLoad reads the scenario of the centre and compiles it, with the tables that it draws from.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	before := ProcessorTime()
	for b.Loop() {
		compile(b, centre)
	}
	report(b, before, counted{})
}

// counted is what replications have simulated.
type counted struct{ events, entities uint64 }

// replications runs a scenario. One replication before those that count makes room for what happens.
func replications(b *testing.B, file string) { replicationsOf(b, compile(b, file)) }

func replicationsOf(b *testing.B, p *plan.Plan) {
	b.Helper()
	run := engine.New(p)
	replicate(b, run, p.Seed, 0)
	var all counted
	replication := 0
	b.ReportAllocs()
	before := ProcessorTime()
	for b.Loop() {
		rec := replicate(b, run, p.Seed, replication)
		all.events += rec.Events
		all.entities += rec.Entities
		replication++
	}
	report(b, before, all)
}

// report tells how long the process has worked since a time: an iteration, an event, and an entity.
func report(b *testing.B, before int64, all counted) {
	worked := float64(ProcessorTime() - before)
	if worked == 0 { // nobody tells here
		return
	}
	b.ReportMetric(worked/float64(b.N), "cpu-ns/op")
	if all.entities > 0 {
		b.ReportMetric(worked/float64(all.events), "cpu-ns/event")
		b.ReportMetric(worked/float64(all.entities), "cpu-ns/entity")
	}
}

func replicate(tb testing.TB, run *engine.Run, seed uint64, replication int) *engine.Record {
	tb.Helper()
	rec, err := run.Replicate(seed, replication)
	if err != nil {
		tb.Fatal(err)
	}
	return rec
}

// compile reads a file and compiles it: the files that it includes lie beside it, so that it needs no library.
func compile(tb testing.TB, file string) *plan.Plan {
	tb.Helper()
	return compileFrom(tb, fstest.MapFS{}, file)
}

// compileText compiles a scenario that was written just now.
func compileText(tb testing.TB, text string) *plan.Plan {
	tb.Helper()
	return compileFrom(tb, fstest.MapFS{"model.yaml": &fstest.MapFile{Data: []byte(text)}}, "model")
}

func compileFrom(tb testing.TB, library fstest.MapFS, name string) *plan.Plan {
	tb.Helper()
	ctx := tb.Context()
	s, err := scenario.Load(ctx, library, name, scenario.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	draft, err := plan.Begin(ctx, s)
	if err != nil {
		tb.Fatal(err)
	}
	p, err := draft.Outline()
	if err != nil {
		tb.Fatal(err)
	}
	if err := p.Complete(ctx, new(dist.Tables)); err != nil {
		tb.Fatal(err)
	}
	return p
}

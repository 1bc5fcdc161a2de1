package experiment

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"karvon/sim/observed"
	"karvon/sim/response/responsetest"
)

// gateByHours is a queue that hardly costs anything to simulate, asked for by hours.
const gateByHours = `karvon: 1
title: a gate by the hour
run: {kind: terminating, window: 6h, replications: 40}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 12/h}, journey: [{visit: gate}, depart]}}
primary: [post.gate.wait.mean, post.gate.queue.mean.from-00-to-01, post.gate.queue.mean.from-02-to-04,
  post.gate.queue.mean.from-04-to-06]
`

var byTheHour = []string{"post.gate.queue.mean.from-00-to-01", "post.gate.queue.mean.from-02-to-04",
	"post.gate.queue.mean.from-04-to-06", "post.gate.wait.mean"}

// seenAs are observed values as a further replication of a result has them.
func seenAs(r *Result, replication int, names ...string) []observed.Value {
	var values []observed.Value
	for _, name := range names {
		if value := r.Find(name).Values[replication]; !math.IsNaN(value) {
			values = append(values, observed.Value{Response: name, Number: value})
		}
	}
	return values
}

func TestWhatWasObservedIsSetBesideOneReplication(t *testing.T) {
	m := responsetest.Text(t, gateByHours)
	r := run(t, m, Options{})
	values := []observed.Value{{Response: byTheHour[1], Number: 1e6}, {Response: "flow.trucks.arrived", Number: 0},
		{Response: byTheHour[3], Number: r.Find(byTheHour[3]).Mean}}
	r.SetBeside("seen.csv", values)
	b := r.Beside
	if within, of := b.Count(); within != 1 || of != 3 || b.Values() != 3 || len(b.Responses) != 3 {
		t.Fatalf("%d of %d are within: %+v", within, of, b)
	}
	for i, want := range []Inside{IsBelow, IsAbove, IsWithin} {
		o := &b.Responses[i]
		v := &o.Values[0]
		if v.Within != want || v.WithinTogether != want || v.Difference != v.Number-o.Mean.Mean {
			t.Errorf("%s is %q, %q and differs by %v", r.Responses[o.Index].Name, v.Within, v.WithinTogether, v.Difference)
		}
		if o.One.Level != 39.0/41 || o.One.High-o.One.Low < 3*(o.Mean.High-o.Mean.Low) || o.Together.Low < 0 {
			t.Errorf("%s: one lies within %+v, the mean within %v to %v", r.Responses[o.Index].Name, o.One, o.Mean.Low,
				o.Mean.High)
		}
	}
	if within, of := b.CountTogether(); within != 0 || of != 1 || b.Of != 1 || b.Together != 39.0/41 {
		t.Errorf("together %d of %d lie within, with %v of %d", within, of, b.Together, b.Of)
	}
}

func TestFewReplicationsPredictNothing(t *testing.T) {
	r := run(t, responsetest.Text(t, gateByHours), Options{Replications: 39})
	r.SetBeside("seen.csv", seenAs(r, 3, byTheHour...))
	o := &r.Beside.Responses[0]
	within, of := r.Beside.Count()
	if o.One.Known() || o.One.N != 39 || of != 0 || within != 0 || r.Beside.Of != 0 || math.IsNaN(o.Values[0].Difference) {
		t.Errorf("39 replications predict %+v", o)
	}
	if within, of = r.Beside.CountTogether(); of != 0 || within != 0 {
		t.Error("they predict all together")
	}
}

// Dates are realisations of their own: all together need more replications, and are else told each by itself.
func TestDatesAreRealisationsOfTheirOwn(t *testing.T) {
	m := responsetest.Text(t, gateByHours)
	for _, c := range []struct{ replications, of int }{{40, 1}, {57, 3}} {
		r := run(t, m, Options{Replications: c.replications})
		values := []observed.Value{{Response: byTheHour[3], Date: "2025-03-30", Number: r.Find(byTheHour[3]).Mean},
			{Response: byTheHour[3], Date: "2025-03-31", Number: 1e9},
			{Response: byTheHour[3], Date: "2025-04-01", Number: r.Find(byTheHour[3]).Mean}}
		r.SetBeside("seen.csv", values)
		b := r.Beside
		within, of := b.Responses[0].Count()
		if b.Of != c.of || b.NeededForAll() != 57 || within != 2 || of != 3 || len(b.Dates) != 3 {
			t.Errorf("of %d replications: of %d together, %d of %d within", c.replications, b.Of, within, of)
		}
		if least := b.Responses[0].LeastWithin(); least != 2 {
			t.Errorf("by chance %d of 3 lie within at least", least)
		}
		if within, of = b.CountTogether(); within != 2 || of != 3 {
			t.Errorf("%d of %d dates lie within in all", within, of)
		}
	}
}

// The largest of all replications is beyond every day: what was observed is held against what one of them gives.
func TestTheLargestIsThatOfOneReplication(t *testing.T) {
	r := run(t, responsetest.Text(t, gateByHours), Options{})
	r.SetBeside("seen.csv", seenAs(r, 3, "post.gate.queue.max"))
	o := &r.Beside.Responses[0]
	largest := &r.Responses[o.Index]
	if !(o.Mean.Mean < largest.Mean) || !o.Mean.HasInterval() || o.One.High != largest.Mean {
		t.Errorf("the mean is %v, of a largest of %v, within %+v", o.Mean.Mean, largest.Mean, o.One)
	}
}

// Of a further day of the model itself the interval of each number holds 95%, and that of all together holds all of
// them: counted over experiments with seeds of their own, and rejected with a chance of 10⁻⁵ where that were so.
func TestADayOfTheModelItselfLiesWithin(t *testing.T) {
	trials := 150
	if *long {
		trials = 3000
	}
	m := responsetest.Text(t, gateByHours)
	one, together := make([]int, len(byTheHour)), 0
	counted := make([]int, len(byTheHour))
	for seed := range uint64(trials) {
		own := 1000 + seed
		r := run(t, m, Options{Seed: &own, Replications: LeastPredicted + 1})
		day := seenAs(r, LeastPredicted, byTheHour...)
		for i := range r.Responses { // the last replication is the day
			r.Responses[i].Values = r.Responses[i].Values[:LeastPredicted]
		}
		r.SetBeside("day", day)
		for k := range r.Beside.Responses {
			o := &r.Beside.Responses[k]
			if o.Values[0].Within != NotPredicted {
				counted[k]++
			}
			if o.Values[0].Within == IsWithin {
				one[k]++
			}
		}
		if within, _ := r.Beside.CountTogether(); within == 1 {
			together++
		}
	}
	rejected := func(name string, within, of int, least, most float64) {
		t.Logf("%s: %d of %d = %.4f", name, within, of, float64(within)/float64(of))
		few := distuv.Binomial{N: float64(of), P: least}.CDF(float64(within))
		many := 1 - distuv.Binomial{N: float64(of), P: most}.CDF(float64(within-1))
		if few < 1e-6 || many < 1e-6 {
			t.Errorf("%s: %d of %d lie within", name, within, of)
		}
	}
	for k := range one { // with ties, as no queue in an hour, more lie within
		rejected(byTheHour[k], one[k], counted[k], 39.0/41, 39.0/41+0.02)
	}
	rejected("all together", together, trials, 39.0/41, 39.0/41+0.04)
}

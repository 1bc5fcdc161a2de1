package experiment

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"karvon/sim/plan/plantest"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/theory"
)

// capacityOf asks for the capacity of a scenario with one flow, trucks.
func capacityOf(t *testing.T, text string, perHour float64) *Capacity {
	t.Helper()
	load := loaderOf(text)
	p, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := FindCapacity(context.Background(), &Runner{Load: load}, p, CapacityOptions{
		Flows: []*scenario.Demand{demandOf(t, text, perHour)}, From: 0.5, To: 2, Steps: 7, Resolution: 0.02, Replications: 6,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// demandOf finds how the load of trucks is scaled, and checks what it is.
func demandOf(t *testing.T, text string, perHour float64) *scenario.Demand {
	t.Helper()
	s, _ := responsetest.Compile(t, plantest.TextLibrary(text), "test", scenario.Options{})
	demand, err := s.Demand("trucks")
	if err != nil || math.Abs(3600*demand.Rate/perHour-1) > 1e-9 && !demand.Scheduled {
		t.Fatalf("%+v, %v", demand, err)
	}
	return demand
}

// within fails unless a finding's interval holds the truth and is narrow.
func within(t *testing.T, what string, f Finding, truth, width float64) {
	t.Helper()
	t.Logf("%s: %.3f in [%.3f, %.3f], exactly %.3f; %s", what, f.Scale, f.Low, f.High, truth, f.Why)
	if !f.Known || truth < f.Low || truth > f.High || f.High-f.Low > width*truth {
		t.Errorf("%s: %+v, exactly %.4f", what, f, truth)
	}
}

// solve finds where an increasing function is zero.
func solve(f func(float64) float64, low, high float64) float64 {
	for range 60 {
		if middle := (low + high) / 2; f(middle) < 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

const threeDesks = `
karvon: 1
title: M/M/3 with a delay threshold
run: {kind: stationary, warm-up: 1 day, window: 3 weeks, follow-up: 1 day, replications: 6, seed: 5}
entities: {truck: {}}
sites: {post: {stations: {desks: {servers: 3, service: {exponential: 5m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 24/h}, journey: [{visit: desks}, depart]}}
thresholds: [post.desks.wait.p95 < 10m]
`

// What gives way is told with the unit of its threshold.
func TestWhatGivesWayIsToldInItsUnit(t *testing.T) {
	p, err := loaderOf(strings.Replace(threeDesks, "< 10m", "< 10m, post.desks.utilisation < 80%", 1))(t.Context(),
		Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	s := &search{Capacity: &Capacity{Model: p}}
	for _, c := range []struct {
		threshold int
		value     float64
		want      string
	}{{0, 605.4, "10m5s"}, {0, 22092, "6h8m"}, {0, 330000, "3d20h"}, {1, 0.91234, "91.23%"}} {
		l := &Load{Values: make([]stats.Estimate, 2)}
		l.Values[c.threshold].Mean = c.value
		if got := s.valueText(l, c.threshold); got != c.want {
			t.Errorf("%v is told as %q, want %q", c.value, got, c.want)
		}
	}
}

// The desk is busier, but the load brings it no more work than before.
func TestTheBusiestIsOneToWhichTheLoadBringsWork(t *testing.T) {
	p, err := loaderOf(tandemLine)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	names := workers(p.Plan)
	utilisations := func(gate, desk float64) []float64 {
		return []float64{map[string]float64{"post.gate": gate, "post.desk": desk}[names[0]],
			map[string]float64{"post.gate": gate, "post.desk": desk}[names[1]]}
	}
	s := &search{Capacity: &Capacity{Model: p, Loads: []Load{
		{Scale: 1, utilisations: utilisations(0.5, 0.9)},
		{Scale: 1.5, utilisations: utilisations(0.75, 0.9), Busiest: "post.desk", Utilisation: 0.9},
	}}}
	if got := s.busiest(&s.Loads[1]); !strings.Contains(got.String(), "is post.gate (75%)") {
		t.Errorf("told: %s", got)
	}
	if got := s.busiest(&s.Loads[0]); !strings.Contains(got.String(), "is post.desk (90%)") {
		t.Errorf("told at the lowest load: %s", got)
	}
}

// The scaled trucks bring all trucks and a seventh of the people: the design load of people is not on their scale.
func TestDesignLoadsAreThoseOfTheScaledFlows(t *testing.T) {
	p, err := loaderOf(`
karvon: 1
title: Trucks and people
run: {kind: stationary, window: 1 day}
entities: {truck: {counts: {trucks: 1, people: 1}}}
crossings: {border: {site: post, design: {trucks: 110/day, people: 720/day}}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 1m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 100/day},
  journey: [{approach: border}, {visit: gate}, {cross: border}, depart]}}
`)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	s := &search{Capacity: &Capacity{Model: p}}
	for _, scale := range []float64{0.5, 1} {
		s.offered = append(s.offered, map[string]float64{
			"": scale, "crossing.border.trucks.offered": 100 * scale, "crossing.border.people.offered": 600 + 100*scale,
		})
	}
	s.findDesign()
	if len(s.Design) != 1 || s.Design[0].Name != "trucks at border" || math.Abs(s.Design[0].Scale-1.1) > 1e-9 {
		t.Errorf("the design loads are %+v", s.Design)
	}
}

func TestCapacityFindsTheLimitsOfManyServers(t *testing.T) {
	c := capacityOf(t, threeDesks, 24)
	exact := solve(func(scale float64) float64 {
		q, err := theory.NewMMc(3, 24*scale/3600, 1.0/300)
		if err != nil {
			t.Fatal(err)
		}
		return q.WaitQuantile(0.95) - 600
	}, 0.5, 1.49)
	within(t, "service level", c.Service, exact, 0.15)
	within(t, "stable load", c.Stable, 36.0/24, 0.1)
	if r := c.Saturated.Rate; !c.Saturated.Known || math.Abs(r.Mean-36*24) > 1.5*r.HalfWidth() {
		t.Errorf("saturated: %.1f ± %.1f a day, exactly %d", r.Mean, r.HalfWidth(), 36*24)
	}
	if !strings.Contains(c.Service.Why.String(), "post.desks.wait.p95 < 10m does not hold") ||
		!strings.Contains(c.Stable.Why.String(), "trucks") {
		t.Errorf("what gives way: %q, %q", c.Service.Why, c.Stable.Why)
	}
}

const tandemLine = `
karvon: 1
title: Two stations in a row
run: {kind: stationary, warm-up: 1 day, window: 3 weeks, follow-up: 1 day, replications: 6, seed: 5}
entities: {truck: {}}
sites:
  post:
    stations:
      gate: {servers: 1, service: {exponential: 1m}}
      desk: {servers: 1, service: {exponential: 75s}}
flows: {trucks: {entity: truck, arrivals: {rate: 30/h}, journey: [{visit: gate}, {visit: desk}, depart]}}
thresholds: [flow.trucks.time.mean < 10m]
`

// Jackson: the time is 1/(60-λ) + 1/(48-λ) hours.
func TestCapacityFindsTheLimitsOfATandem(t *testing.T) {
	c := capacityOf(t, tandemLine, 30)
	// At 30 trucks an hour the desk is busy for 62.5% of the time and the gate, which passes on no more than 60 an
	// hour, for half of it.
	if len(c.Bottlenecks) != 2 || c.Bottlenecks[0].Name != "post.desk" || c.Bottlenecks[1].Name != "post.gate" ||
		math.Abs(c.Bottlenecks[0].Scale-0.95/0.625) > 0.03 || math.Abs(c.Bottlenecks[1].Scale-0.95/0.5) > 0.04 {
		t.Errorf("who runs out of time: %+v", c.Bottlenecks)
	}
	exact := solve(func(scale float64) float64 { return 1/(60-30*scale) + 1/(48-30*scale) - 1.0/6 }, 0.5, 1.59)
	within(t, "service level", c.Service, exact, 0.15)
	within(t, "stable load", c.Stable, 48.0/30, 0.1)
	if !strings.Contains(c.Stable.Why.String(), "post.desk") {
		t.Errorf("what gives way: %q", c.Stable.Why)
	}
}

const finiteBuffer = `
karvon: 1
title: M/M/1 with room for five
run: {kind: stationary, warm-up: 1 day, window: 3 weeks, replications: 6, seed: 5}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 1m}, queue: {capacity: 4, when-full: turn-away}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 40/h}, journey: [{visit: gate}, depart]}}
thresholds: [post.gate.turned-away < 5%]
`

// M/M/1/5 turns away (1-ρ)ρ⁵/(1-ρ⁶); nothing ever piles up. A load of which more than 1% go away is not carried,
// though the threshold asks for less.
func TestCapacityFindsTheLimitsOfAFiniteBuffer(t *testing.T) {
	c := capacityOf(t, finiteBuffer, 40)
	lost := func(scale float64) float64 {
		rho := scale * 40 / 60
		return (1 - rho) * math.Pow(rho, 5) / (1 - math.Pow(rho, 6))
	}
	exactly := solve(func(scale float64) float64 { return lost(scale) - 0.01 }, 0.5, 1.4)
	within(t, "service level", c.Service, exactly, 0.15)
	within(t, "stable load", c.Stable, exactly, 0.15)
	if !strings.Contains(c.Stable.Why.String(), "of trucks are lost to queues") {
		t.Errorf("what gives way: %q", c.Stable.Why)
	}
	exact := 960 * c.Saturated.Scale * (1 - lost(c.Saturated.Scale))
	if r := c.Saturated.Rate; !c.Saturated.Known || math.Abs(r.Mean-exact) > 1.5*r.HalfWidth() {
		t.Errorf("saturated: %.1f ± %.1f a day, exactly %.1f", r.Mean, r.HalfWidth(), exact)
	}
}

func TestAThresholdThatNoLoadMeetsIsSaidToBeOne(t *testing.T) {
	c := capacityOf(t, strings.Replace(tandemLine, "time.mean < 10m", "time.mean < 2m", 1), 30)
	if c.Service.Known || !strings.Contains(c.Service.Why.String(),
		"do not hold even at 6.25% of the load: flow.trucks.time.mean < 2m does not hold (2m20s)") {
		t.Errorf("%+v", c.Service)
	}
}

// One every hour, who is half an hour at the desk: twice as many can be served.
func TestTheLoadOfATimetableIsScaled(t *testing.T) {
	var hours []string
	for hour := range 24 {
		hours = append(hours, fmt.Sprintf("\"%02d:00\"", hour))
	}
	c := capacityOf(t, `
karvon: 1
title: Trains by the hour
run: {kind: stationary, warm-up: 1 day, window: 3 weeks, follow-up: 1 day, replications: 6, seed: 5}
entities: {truck: {}}
sites: {post: {stations: {desk: {servers: 1, service: {gamma: {mean: 30m, cv: 0.3}}}}}}
flows: {trucks: {entity: truck, arrivals: {timetable: [{at: [`+strings.Join(hours, ", ")+`]}]},
  journey: [{visit: desk}, depart]}}
`, 1)
	within(t, "backlog", c.Stable, 2, 0.06)
	for i := range c.Loads {
		if l := &c.Loads[i]; math.Abs(l.Offered.Mean/(24*l.Scale)-1) > 0.03 {
			t.Errorf("at %v come %v a day", l.Scale, l.Offered.Mean)
		}
	}
}

// A renewal process of exponential times is the one of a rate.
func TestTheLoadOfIntervalsIsScaled(t *testing.T) {
	c := capacityOf(t, strings.Replace(threeDesks, "rate: 24/h", "interarrival: {exponential: 2.5m}", 1), 24)
	within(t, "backlog", c.Stable, 1.5, 0.08)
}

const balkingDrivers = `
karvon: 1
title: M/M/1 at which drivers turn back
run: {kind: stationary, warm-up: 1 day, window: 3 weeks, replications: 6, seed: 5}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 1m}, queue: {balk: {stay: {5m: 100%, 15m: 0%}}}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 40/h}, journey: [
  {visit: {station: gate, otherwise: [depart]}}, depart]}}
thresholds: [post.gate.wait.p95 < 30m]
`

// No queue grows where drivers turn back, and nobody waits for long: the stable load is that of the demand offered, of
// which 1% may turn back. It is a birth-death chain.
func TestCapacityIsThatOfTheDemandOffered(t *testing.T) {
	c := capacityOf(t, balkingDrivers, 40)
	lost := func(scale float64) float64 {
		weight, total, balked := 1.0, 0.0, 0.0
		for n := range 40 {
			stays := 1 - min(1, max(0, (float64(n)-5)/10))
			total += weight
			balked += weight * (1 - stays)
			weight *= scale * 40 / 60 * stays
		}
		return balked / total
	}
	exactly := solve(func(scale float64) float64 { return lost(scale) - 0.01 }, 0.5, 1.5)
	within(t, "service level", c.Service, exactly, 0.15)
	within(t, "stable load", c.Stable, exactly, 0.15)
	if !strings.Contains(c.Stable.Why.String(), "of trucks are lost to queues") {
		t.Errorf("what gives way: %q", c.Stable.Why)
	}
}

package experiment

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/reason"
	"karvon/sim/scenario"
)

// oneGate serves 144 a day of those who come, and who find no room in the memory of a worker where they are a
// thousand times as many.
const oneGate = `
karvon: 1
title: t
run: {kind: terminating, window: 10 days, replications: 2}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: 10m}}}}
thresholds: [post.gate.wait.p95 < 30m]
flows: {trucks: {entity: truck, arrivals: {rate: 2/h}, journey: [{visit: gate}, depart]}}
`

// stoppedCapacity asks for a capacity of which the largest load is stopped.
func stoppedCapacity(t *testing.T, text string) *Capacity {
	t.Helper()
	load := loaderOf(text)
	p, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := FindCapacity(t.Context(), &Runner{Load: load, Memory: 40e6}, p, CapacityOptions{
		Flows: []*scenario.Demand{demandOf(t, text, 2)}, From: 0.5, To: 1_000, Steps: 2, Resolution: 0.4, Replications: 2,
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.Loads[len(c.Loads)-1].Overload == nil {
		t.Fatalf("nothing was stopped: %+v", c.Loads)
	}
	return c
}

func TestALoadThatIsStoppedHasNoVerdictAndIsTooMuch(t *testing.T) {
	c := stoppedCapacity(t, oneGate)
	last := &c.Loads[len(c.Loads)-1]
	if last.Scale != 1_000 {
		t.Errorf("beyond a load that was stopped %g was looked at", last.Scale)
	}
	if last.Verdicts[0] != Undecided || last.holds[0] || last.thresholds() != NotMet || last.Backlog != NotMet {
		t.Errorf("%+v", last)
	}
}

func TestALoadThatIsStoppedIsNoObservation(t *testing.T) {
	c := stoppedCapacity(t, oneGate)
	last := &c.Loads[len(c.Loads)-1]
	if !math.IsNaN(last.Passed.Mean) || !math.IsNaN(last.Offered.Mean) || !math.IsNaN(last.Utilisation) ||
		last.Busiest != "" {
		t.Errorf("%+v", last)
	}
	if f := c.Saturated; !f.Known || f.Scale >= last.Scale || math.Abs(f.Rate.Mean-144) > 2 {
		t.Errorf("what passes: %+v", f)
	}
	if len(c.Bottlenecks) != 1 || !(c.Bottlenecks[0].Most > 0.99) {
		t.Errorf("who runs out of time: %+v", c.Bottlenecks)
	}
}

func TestLoadsThatAreStoppedAreToldOnce(t *testing.T) {
	c := stoppedCapacity(t, oneGate)
	if told := strings.Join(reason.Strings(c.Warnings), "\n"); strings.Count(told, "were stopped by memory") != 1 ||
		!strings.Contains(told, "2 of 2 replications were stopped") {
		t.Errorf("it warns %q", told)
	}
}

func TestWhereALoadIsStoppedItGivesWayByMemory(t *testing.T) {
	c := stoppedCapacity(t, strings.Replace(oneGate, "wait.p95 < 30m", "utilisation < 200%", 1))
	if !c.Service.Known || c.Service.Why != stoppedByMemory() {
		t.Errorf("%+v", c.Service)
	}
}

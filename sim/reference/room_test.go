package reference

import (
	"math"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/stats"
	"karvon/sim/theory"
)

// A link with room for so many, whose trips take exponential times, is a
// station of so many servers: in a line without buffers it blocks the gate
// upstream and is blocked by what is downstream (Hunt 1956: 22/39). A link that
// gave up its places at its end would carry 2/3 a minute.
func TestARoadThatSpillsBackIsALineWithBlocking(t *testing.T) {
	exact, err := theory.SaturatedTandem([]float64{1, 1, 1}, []int{0, 0})
	if err != nil {
		t.Fatal(err)
	}
	for name, set := range map[string][]string{
		"onto the road from a yard": nil,
		"onto the road from a road": {
			"links.next={from: port, to: quay, mode: road, one-way: true, length: 1 mm, speed: 100 km/h, delay: {exponential: 1m}, storage: 1}",
			"sites.quay={}", "flows.trucks.journey=[{visit: gate}, {travel: {to: port}}, {travel: {to: quay}}, depart]",
		},
	} {
		t.Run(name, func(t *testing.T) {
			result := run(t, "road.yaml", set, experiment.Options{})
			passed := stats.MeanInterval(find(t, result, "link.road.passed").Values, 0.999)
			if got := passed.Mean / perMinute; math.Abs(got-exact) > passed.HalfWidth/perMinute {
				t.Errorf("%.5g ± %.2g a minute pass, exactly %.5g", got, passed.HalfWidth/perMinute, exact)
			}
		})
	}
}

// With Poisson arrivals and a free end it is M/M/c: the wait to set out has the
// mean of Erlang's formula.
func TestWaitsToSetOutOnARoadAreThoseOfErlang(t *testing.T) {
	exact, err := theory.NewMMc(3, 2.4/60, 1.0/60)
	if err != nil {
		t.Fatal(err)
	}
	result := run(t, "road.yaml", []string{
		"links.road.storage=3", "flows.trucks.arrivals={rate: 2.4/min}", "flows.trucks.journey=[{travel: {to: port}}, depart]",
	}, experiment.Options{})
	for response, want := range map[string]float64{
		"link.road.to.port.wait.mean": exact.Wait, "link.road.to.port.queue.mean": exact.Waiting, "link.road.to.port.occupancy.mean": 0.8,
	} {
		got := stats.MeanInterval(find(t, result, response).Values, 0.999)
		if math.Abs(got.Mean-want) > got.HalfWidth {
			t.Errorf("%s is %.5g ± %.2g, exactly %.5g", response, got.Mean, got.HalfWidth, want)
		}
	}
}

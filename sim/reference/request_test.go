package reference

import (
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/stats"
	"karvon/sim/theory"
)

// Two cranes of which any will do are an M/M/2 queue; an officer and a crane
// that are only used together are an M/M/1 queue. An engine that let requests
// pass each other, or took one resource while waiting for the other, would
// wait for other times.
func TestResourcesOfWhichAnyWillDoAndThoseUsedTogether(t *testing.T) {
	for name, c := range map[string]struct {
		request string
		rate    string
		servers int
		load    float64
	}{
		"any":      {"{any: [crane-a, crane-b]}", "1.6/min", 2, 1.6},
		"together": {"{all: {crane-a: 1, crane-b: 1}}", "0.8/min", 1, 0.8},
	} {
		t.Run(name, func(t *testing.T) {
			set := []string{
				"flows.customers.arrivals.rate=" + c.rate,
				"flows.customers.journey=[{seize: " + c.request + "}, {delay: {exponential: 1m}}, {release: " + c.request + "}, depart]",
			}
			result := run(t, "cranes.yaml", set, experiment.Options{})
			exact, err := theory.NewMMc(c.servers, c.load/60, 1.0/60)
			if err != nil {
				t.Fatal(err)
			}
			wait := stats.MeanInterval(find(t, result, "flow.customers.wait.mean").Values, 0.999)
			if wait.Mean-wait.HalfWidth > exact.Wait || wait.Mean+wait.HalfWidth < exact.Wait {
				t.Errorf("the mean wait is %.4g ± %.2g s, exactly %.4g s", wait.Mean, wait.HalfWidth, exact.Wait)
			}
			t.Logf("the mean wait is %.4g ± %.2g s, exactly %.4g s", wait.Mean, wait.HalfWidth, exact.Wait)
		})
	}
}

package reference

import (
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// Those who come by a Poisson process to a road with a convoy every four hours
// find the time to the next uniform: they wait two hours in the mean, and 10/h
// make convoys of forty.
func TestConvoysAtEqualIntervalsMakeWaitHalfAnInterval(t *testing.T) {
	result := run(t, "convoys.yaml", nil, experiment.Options{})
	for name, exact := range map[string]float64{"link.pass.wait.mean": 2 * 3600, "link.pass.convoy-size": 40, "link.pass.queue.mean": 20} {
		got := stats.MeanInterval(find(t, result, name).Values, 0.999)
		if got.Mean-got.HalfWidth > exact || got.Mean+got.HalfWidth < exact {
			t.Errorf("%s is %.5g ± %.2g, exactly %g", name, got.Mean, got.HalfWidth, exact)
		}
		t.Logf("%s is %.5g ± %.2g, exactly %g", name, got.Mean, got.HalfWidth, exact)
	}
	equals(t, "convoys a day", find(t, result, "link.pass.convoys").Mean, 6)
}

package reference

import (
	"slices"
	"testing"

	"karvon/sim/experiment"
)

// missedRows lists the responses whose interval misses the exact number.
func missedRows(t *testing.T, set ...string) []string {
	t.Helper()
	rows, err := elements()[slices.IndexFunc(elements(), func(e element) bool { return e.file == "meter.yaml" })].exact()
	if err != nil {
		t.Fatal(err)
	}
	set = append(set, "run.confidence-level=99.98%") // the family's error of 1e-3 over five rows
	result := run(t, "meter.yaml", set, experiment.Options{})
	var missed []string
	for name, exact := range rows {
		response := find(t, result, name)
		t.Logf("%s: %.6g ± %.2g, exact is %.6g", name, response.Mean, response.HalfWidth(), exact)
		if response.Excludes(exact) {
			missed = append(missed, name)
		}
	}
	return missed
}

// What the rows of the meter can tell.
func TestAWrongMeterMissesTheTheory(t *testing.T) {
	for _, wrong := range []string{
		// and slots as many a period: twice the capacity
		"sites.post.bookings.meter.every=30m",
		// the same capacity in shorter periods
		"sites.post.bookings.meter={slots: 5, every: 30m}",
		"flows.trucks.arrivals={interarrival: {erlang: {mean: 423.529412s, stages: 2}}}", // more regular arrivals
		// one slot of ten kept for nobody
		"sites.post.bookings.meter={slots: 10, quotas: [{when: hour() >= 24, share: 10%}]}",
		"sites.post.bookings.meter={slots: 10, quotas: [{when: hour() == 12, slots: 1}]}", // kept for those of one hour
	} {
		if len(missedRows(t, wrong, "run.window=8 weeks")) == 0 {
			t.Errorf("with %s all numbers are right", wrong)
		}
	}
}

package reference

import (
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/plan"
)

const minuteOfTime = plan.Day / 1440 // ns

// clockwork runs clockwork.yaml, or another file without chance, for a window.
func clockwork(t *testing.T, file string, window int64, set ...string) *experiment.Result {
	t.Helper()
	return run(t, file, set, experiment.Options{Window: window})
}

// count is a response by the day as a number of events in the run's window.
func count(t *testing.T, result *experiment.Result, name string) float64 {
	t.Helper()
	return find(t, result, name).Mean * float64(result.Plan.Window) / float64(plan.Day)
}

// equals fails the test unless got is want, but for the rounding of a division by the window.
func equals(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(got-want < 1e-9 && want-got < 1e-9) {
		t.Errorf("%s: got %.12g, want %.12g", what, got, want)
	}
}

// Family dd1_loss_simmer: of 100 customers, one a minute, every second finds the server at work. The last that is
// served ends at 100.5 minutes: it counts in a window that ends a nanosecond later, not in one that ends there.
func TestEverySecondCustomerIsTurnedAway(t *testing.T) {
	set := []string{
		"flows.customers.arrivals.limit=100",
		"sites.post.stations.desk={servers: 1, service: 1.5m, queue: {capacity: 0, when-full: turn-away}}",
	}
	result := clockwork(t, "clockwork.yaml", plan.Day, set...)
	equals(t, "finished", count(t, result, "flow.customers.completed"), 50)
	equals(t, "rejected", count(t, result, "flow.customers.turned-away"), 50)
	equals(t, "total activity time in minutes", find(t, result, "post.desk.utilisation").Mean*1440, 75)

	end := 100*minuteOfTime + minuteOfTime/2
	equals(t, "finished before the end", count(t, clockwork(t, "clockwork.yaml", end, set...), "flow.customers.completed"),
		49)
	equals(t, "finished at the end", count(t, clockwork(t, "clockwork.yaml", end+1, set...), "flow.customers.completed"),
		50)
}

// Family release_before_seize_same_instant: a server that ends at the instant of an arrival is free for it.
func TestServiceEndsBeforeAnArrivalOfTheSameInstant(t *testing.T) {
	result := clockwork(t, "clockwork.yaml", plan.Day,
		"flows.customers.arrivals={interarrival: 1m, first: 0m, limit: 10}",
		"sites.post.stations.desk.queue={capacity: 0, when-full: turn-away}")
	equals(t, "finished", count(t, result, "flow.customers.completed"), 10)
	equals(t, "rejected", count(t, result, "flow.customers.turned-away"), 0)
}

// Family dd1_ciw_horizon: service k ends at k+1. The window holds its start and not its end, so that 22 of 24 are
// completed in [0, 24).
func TestWindowIsOpenAtItsEnd(t *testing.T) {
	equals(t, "before 24", count(t, clockwork(t, "clockwork.yaml", 24*minuteOfTime), "post.desk.served"), 22)
	equals(t, "at or before 24", count(t, clockwork(t, "clockwork.yaml", 24*minuteOfTime+1), "post.desk.served"), 23)
}

// Family fifo_no_bypass: who needs one unit waits behind who needs seven. The ends 10 and 20 are times in the model
// of 10 and 19 minutes, and the light one's end at 20 is a time of 18 minutes.
func TestSmallRequestDoesNotPassALargeOne(t *testing.T) {
	result := clockwork(t, "fifo-no-bypass.yaml", plan.Day)
	equals(t, "heavy, both", 2*find(t, result, "flow.heavy.time.mean").Mean/minute, 29)
	equals(t, "heavy, the second", find(t, result, "flow.heavy.time.max").Mean/minute, 19)
	equals(t, "light", find(t, result, "flow.light.time.mean").Mean/minute, 18)
}

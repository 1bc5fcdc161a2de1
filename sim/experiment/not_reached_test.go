package experiment

import (
	"context"
	"strings"
	"testing"

	"karvon/sim/reason"
)

// A queue of 30 whose server takes a quarter of an hour for each is not gone within 3 h, however long the run is
// followed up: what would tell is a longer window. Who comes in the last hour of it can be unfinished besides.
func TestWhatIsNotReachedInTheWindowNeedsALongerOne(t *testing.T) {
	c, err := Compare(context.Background(), &Runner{Load: loaderOf(`
karvon: 1
title: A queue that outlasts the window
run: {kind: terminating, window: 3h, follow-up: 1h, replications: 3, seed: 1}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: 15m}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: 1/h}, standing: {queue: {count: 30, at: gate}},
    journey: [{visit: gate}, depart]}
thresholds: [post.gate.queue.until-below-1 < 5h, flow.trucks.time.until-below-1h < 5h]
`)}, []*Sample{NewSample(Point{Name: "one"}), NewSample(Point{Name: "other"})}, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	r := c.Base
	for i, longer := range []string{"run.window", "run.window or run.follow-up"} {
		judged := &r.Thresholds[i]
		e := r.Responses[r.Model.Thresholds[i].Response].Estimate
		want := reason.Of(reason.NeedsLongerWindow, reason.Values{"longer": longer})
		if judged.Verdict != Undecided || judged.Why != want || e.NotReached != 3 {
			t.Errorf("%s: %s, as %s; not reached in %d", judged.Expression, judged.Verdict, judged.Why, e.NotReached)
		}
	}
	if said := strings.Join(reason.Strings(r.Warnings), "\n"); !strings.Contains(said,
		"as 3 of 3 replications did not come to that in the window") {
		t.Errorf("the warnings are %s", said)
	}
}

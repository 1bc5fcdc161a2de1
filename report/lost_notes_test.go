package report

import (
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/reason"
	"karvon/sim/response/responsetest"
	"karvon/sim/stats"
)

// lostAtAGate is a run of a gate of which nothing is asked, at which drivers give up.
func lostAtAGate(t *testing.T) *experiment.Result {
	t.Helper()
	r, err := experiment.Run(t.Context(), responsetest.Text(t, `
karvon: 1
title: A gate that is left
run: {kind: stationary, warm-up: 1h, window: 1 day, replications: 3, seed: 7}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 3m}, queue: {patience: 5m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 30/h}, journey: [{visit: gate}, depart]}}
primary: [flow.trucks.time.mean, flow.trucks.time.within-1h]
`), experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestARunSaysHowManyQueuesLoseAndHow(t *testing.T) {
	x := newIndex(lostAtAGate(t))
	said := x.lossPoint([]experiment.Loss{{Flow: "trucks", Share: stats.Unknown(0.2)}})
	if !strings.Contains(said, ": 20% of trucks (") || !strings.HasSuffix(said, "% give up).") {
		t.Errorf("it is said: %s", said)
	}
	var text strings.Builder
	if err := Write(&text, Markdown, document.Listing(x.lostTable()), document.Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "| choose another way |") {
		t.Errorf("the table is\n%s", text.String())
	}
}

func TestOfWhatIsNotAskedNothingIsSaid(t *testing.T) {
	if said := newIndex(lostAtAGate(t)).askedPoint(); said != "" {
		t.Errorf("it is said: %s", said)
	}
}

// The headlines of a capacity name the load that is stable, whatever is wrong beyond it.
func TestHeadlinesOfCapacityNameTheLoad(t *testing.T) {
	for _, code := range []reason.Code{
		reason.LostForRoom, reason.ChooseAnotherWay, reason.LostToQueues, reason.NeedsMore,
	} {
		c := &experiment.Capacity{}
		c.Stable = experiment.Finding{Known: true, Scale: 0.645, Why: reason.Reason{Code: code}}
		if said := capacityHeadline(c); !strings.Contains(said, "64.5%") {
			t.Errorf("%s: the headline is %s", code, said)
		}
	}
}

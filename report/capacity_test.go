package report

import (
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// Queues that turn enough away never grow: of such a load it is not said that they do.
func TestALoadThatIsLostIsNotOneAtWhichQueuesGrow(t *testing.T) {
	c := &experiment.Capacity{Model: &response.Model{Plan: &plan.Plan{Kind: scenario.Stationary}}}
	c.Stable = experiment.Finding{Known: true, Scale: 0.66, Low: 0.62, High: 0.7, Rate: stats.Unknown(1100),
		Why: reason.Of(reason.LostToQueues,
			reason.Values{"share": reason.Part(0.01), "flow": "trucks", "busiest": "post.gate"})}
	c.Service.Why, c.Saturated.Why = reason.Of(reason.NoThresholds, nil), reason.Of(reason.NoThresholds, nil)
	if said := capacityHeadline(c); strings.Contains(said, "grow") || !strings.Contains(said, "lose at most 1%") {
		t.Error(said)
	}
	if said := capacityPoints(c)[1]; !strings.Contains(said, "at most 1% is lost") {
		t.Error(said)
	}
	c.Stable.Why = reason.Of(reason.NoThresholds, nil)
	if said := capacityHeadline(c) + capacityPoints(c)[1]; strings.Contains(said, "lose") {
		t.Error(said)
	}
}

// A threshold that allows a third to be lost is met, and the load is not carried for that: cell and text say so.
func TestATableSaysWhereMoreIsLostThanAThresholdAllows(t *testing.T) {
	c := &experiment.Capacity{Model: &response.Model{Plan: &plan.Plan{Kind: scenario.Stationary},
		Responses: []response.Response{{Name: response.LostOf("trucks")}}, Thresholds: []response.Threshold{{}}}}
	c.Service = experiment.Finding{Known: true, Scale: 0.287, Rate: stats.Unknown(300), Why: reason.Of(reason.LostToQueues,
		reason.Values{"share": reason.Part(0.02), "flow": "trucks", "busiest": "post.gate"})}
	l := experiment.Load{Verdicts: []experiment.Verdict{experiment.Met}, Losses: []experiment.Loss{{
		Flow: "trucks", Share: stats.Unknown(0.2), Verdict: experiment.NotMet, Allowed: "flow.trucks.lost <= 30%",
	}}}
	c.Loads = []experiment.Load{l}
	if got := heldText(c, &l); got != "1 of 1 met, but too many are lost" {
		t.Errorf("the cell is %q", got)
	}
	if said := capacityHeadline(c); !strings.Contains(said, "at most 1% of the traffic is lost") {
		t.Errorf("the headline is %q", said)
	}
	said := strings.Join(capacityPoints(c), " ")
	if !strings.Contains(said, "and at most 1% is lost, up to") ||
		!strings.Contains(said, "though flow.trucks.lost <= 30% allows more.") {
		t.Errorf("the points are %q", said)
	}
	c.Thresholds, l.Verdicts = nil, nil
	if got := heldText(c, &l); got != "too many are lost" {
		t.Errorf("without thresholds the cell is %q", got)
	}
	if got := heldText(c, &experiment.Load{}); got != document.Nothing {
		t.Errorf("without thresholds and losses the cell is %q", got)
	}
	l.Losses[0].ShutOut = true
	if got := brokenText(c, &l); got != "flow.trucks.turned-away" {
		t.Errorf("what gives way is %q", got)
	}
}

// What a threshold says of those who are lost is not said again, whichever number it is on; a limit from below does not
// say that too many are.
func TestATableNamesWhatIsLostOnce(t *testing.T) {
	for threshold, want := range map[string]string{
		"flow.trucks.turned-away < 3/day": "flow.trucks.turned-away",
		"post.yard.turned-away < 2%":      "post.yard.turned-away",
		"post.yard.turned-away > 90%":     "post.yard.turned-away, flow.trucks.turned-away",
		"flow.trucks.time.mean < 1m":      "flow.trucks.time.mean, flow.trucks.turned-away",
	} {
		c := &experiment.Capacity{Model: responsetest.Text(t, `
karvon: 1
title: A yard before a gate
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites: {post: {zones: {yard: {places: 2, when-full: turn-away}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 9/h}, journey: [{enter: yard}, {delay: 5m}, {leave: yard}, depart]}}
thresholds: [`+threshold+"]\n")}
		l := experiment.Load{Verdicts: []experiment.Verdict{experiment.NotMet}, Losses: []experiment.Loss{{
			Flow: "trucks", Share: stats.Unknown(0.2), Verdict: experiment.NotMet, ShutOut: true,
		}}}
		if got := brokenText(c, &l); got != want {
			t.Errorf("%s: what gives way is %q, want %q", threshold, got, want)
		}
	}
}

// A run says of full zones what they turn away, and a sensitivity what is lost where no threshold says so.
func TestFullZonesAreNamedWithTheQueues(t *testing.T) {
	losses := []experiment.Loss{{Flow: "trucks", Share: stats.Unknown(0.2), Verdict: experiment.NotMet, ShutOut: true}}
	p := &plan.Plan{Kind: scenario.Stationary}
	lost := &experiment.Conclusion{Answer: experiment.LostToQueues, Losses: losses}
	if said := headline(p, lost); !strings.Contains(said, "queues and full zones turn too many away") {
		t.Errorf("the headline is %q", said)
	}
	if said := (&index{}).lossPoint(losses); said != "" {
		t.Errorf("queues are blamed: %q", said)
	}
	if said := shutOutPoint(losses); said != "Lost to queues, or turned away by full zones: 20% of trucks." {
		t.Errorf("of zones it is said: %q", said)
	}
	s := &experiment.Sensitivity{Model: &response.Model{Plan: p}}
	faults := faultsAt(s, &experiment.PointConclusion{Known: true, Lost: losses})
	if len(faults) != 1 || faults[0] != "20% of trucks are lost, more than 1%" {
		t.Errorf("the faults are %q", faults)
	}
}

// Where too many are lost only as they choose another way, nobody is turned away, and the headlines do not say so.
func TestWhoChoosesAnotherWayIsNotTurnedAway(t *testing.T) {
	losses := []experiment.Loss{{Flow: "trucks", Share: stats.Unknown(0.36), Verdict: experiment.NotMet, Another: true}}
	p := &plan.Plan{Kind: scenario.Stationary}
	lost := &experiment.Conclusion{Answer: experiment.LostToQueues, Losses: losses}
	if got, want := headline(p, lost), string(anotherWay.all); got != want {
		t.Errorf("the headline is %q, not %q", got, want)
	}
	lost.Losses = append(lost.Losses, experiment.Loss{Flow: "cars", Share: stats.Unknown(0.2), Verdict: experiment.NotMet})
	if said := headline(p, lost); !strings.Contains(said, "queues turn too many away") {
		t.Errorf("with others who are turned away the headline is %q", said)
	}
	c := &experiment.Capacity{Model: &response.Model{Plan: p}}
	c.Stable = experiment.Finding{Known: true, Scale: 0.66, Why: reason.Of(reason.ChooseAnotherWay,
		reason.Values{"share": reason.Part(0.01), "flow": "trucks", "busiest": "post.gate"})}
	if said := capacityHeadline(c); !strings.Contains(said, "chooses another way") {
		t.Errorf("the headline of a capacity is %q", said)
	}
	if said := lostText(&losses[0]); said != "36% of trucks choose another way because of queues, more than 1%" {
		t.Errorf("of a sensitivity it is said %q", said)
	}
}

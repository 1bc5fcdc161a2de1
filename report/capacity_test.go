package report

import (
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
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
	if said := capacityPoints(c)[1]; !strings.Contains(said, "lose at most 1%") {
		t.Error(said)
	}
	c.Stable.Why = reason.Of(reason.NoThresholds, nil)
	if said := capacityHeadline(c) + capacityPoints(c)[1]; strings.Contains(said, "lose") {
		t.Error(said)
	}
}

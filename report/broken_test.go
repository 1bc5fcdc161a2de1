package report

import (
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
)

func TestALoadThatQueuesLoseIsNamedWhereNoThresholdIs(t *testing.T) {
	l := &experiment.Load{Losses: []experiment.Loss{
		{Flow: "cars", Verdict: experiment.Met}, {Flow: "trucks", Verdict: experiment.NotMet},
	}, Growing: []string{"trucks"}}
	if got := brokenText(&experiment.Capacity{}, l); got != "flow.trucks.lost, flow.trucks.drift" {
		t.Errorf("not carried: %q", got)
	}
}

func TestPicturesLeadAsFarAsTheirRowsFitAPage(t *testing.T) {
	half := make([]string, mostLeadingRows/2)
	pictures := []document.Picture{{Names: half}, {Names: half}, {Names: half[:1]}}
	lead(pictures)
	if !pictures[0].Leads || !pictures[1].Leads || pictures[2].Leads {
		t.Errorf("leading: %t, %t and %t", pictures[0].Leads, pictures[1].Leads, pictures[2].Leads)
	}
}

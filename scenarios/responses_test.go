package scenarios_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"karvon/sim/plan"
)

// forms are how the names of the responses of a subject begin, in the order of
// the reference; those of money and fuel stand with the costs.
var forms = []struct {
	subject plan.Subject
	form    string
}{
	{plan.OfFlow, "flow.FLOW"}, {plan.OfFlowSite, "flow.FLOW.at.SITE"}, {plan.OfCrossing, "crossing.CROSSING.MEASURE"},
	{plan.OfStation, "SITE.STATION"}, {plan.OfLane, "SITE.STATION.LANE"}, {plan.OfBookings, "SITE.QUEUE"},
	{plan.OfResource, "SITE.RESOURCE"}, {plan.OfZone, "SITE.ZONE"}, {plan.OfLevel, "SITE.ZONE.level-A"}, {plan.OfSite, "site.SITE"},
	{plan.OfLink, "link.LINK"}, {plan.OfWay, "link.LINK.to.SITE"}, {plan.OfTiming, "flow.FLOW.record.NAME"}, {plan.OfTally, "flow.FLOW"}, {plan.OfBatch, "flow.FLOW.BATCH"},
	{plan.OfDisruption, "disruption.DISRUPTION"},
}

const responsesHead = "| of | response | statistics | unit | way | of whom |\n| --- | --- | --- | --- | --- | --- |\n"

// What the table leaves out stands with the costs.
func TestReferenceForgetsNoSubject(t *testing.T) {
	of := map[plan.Subject]bool{
		plan.OfCost: true, plan.OfBearer: true, plan.OfFlowCost: true, plan.OfCostCrossed: true, plan.OfFuel: true, plan.OfCarbon: true, plan.OfCarbonCrossed: true,
	}
	for _, f := range forms {
		of[f.subject] = true
	}
	for _, e := range plan.Estimands {
		if !of[e.Subject] {
			t.Errorf("%s of %q is in no table of the reference", e.Measure, e.Subject)
		}
	}
}

// The table of responses is that of the estimands.
func TestReferenceHasEveryResponse(t *testing.T) {
	text, err := os.ReadFile("reference.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), responsesHead)
	if !found {
		t.Fatal("the reference has no table of responses")
	}
	_, after, _ := strings.Cut(rest, "\n\n")
	want := before + responsesHead + responseRows() + "\n" + strings.TrimLeft(after, "\n")
	if *update {
		if err := os.WriteFile("reference.md", []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(text) {
		t.Errorf("the table of responses is not that of the estimands (go test ./scenarios -run Reference -update rewrites it):\n%s", responseRows())
	}
}

func responseRows() string {
	var rows strings.Builder
	for _, f := range forms {
		for _, e := range plan.Estimands {
			if e.Subject != f.subject {
				continue
			}
			statistics := make([]string, len(e.Statistics))
			for i, s := range e.Statistics {
				statistics[i] = string(s)
			}
			name := f.form + "." + e.Measure
			if f.subject == plan.OfTally {
				name += ".NAME"
			}
			fmt.Fprintf(&rows, "| %s | `%s` | %s | %s | %s | %s |\n", f.subject, name, strings.Join(statistics, ", "), e.Unit, waysOf(e), e.Population)
		}
	}
	return rows.String()
}

// waysOf lists how the replications make the responses of an estimand.
func waysOf(e *plan.Estimand) string {
	statistics := e.Statistics
	if len(statistics) == 0 {
		statistics = []plan.Statistic{plan.Single}
	}
	var ways []string
	for _, s := range statistics {
		r := plan.Response{Estimand: e, Statistic: s}
		if way := r.Combination().String(); !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	return strings.Join(ways, ", ")
}

// The reference explains each way in which replications make a number.
func TestReferenceExplainsEveryWay(t *testing.T) {
	text, err := os.ReadFile("reference.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, way := range []string{"mean", "pooled mean", "pooled share", "pooled quantile"} {
		if !strings.Contains(string(text), "\n| "+way+" | ") {
			t.Errorf("the reference does not explain %q", way)
		}
		if _, err := plan.ParseCombination(way); err != nil {
			t.Error(err)
		}
	}
}

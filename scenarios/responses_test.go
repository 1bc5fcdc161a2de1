package scenarios_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"karvon/sim/response"
)

// subjects are those of the table of responses, in the order of the reference; those of money and fuel stand with
// the costs.
var subjects = []*response.Subject{
	response.OfFlow, response.OfFlowSite, response.OfCrossing, response.OfStation, response.OfLane, response.OfBookings,
	response.OfResource, response.OfZone, response.OfLevel, response.OfSite, response.OfLink, response.OfDirection,
	response.OfTiming, response.OfCount, response.OfBatch, response.OfDisruption,
}

const responsesHead = "| of | response | statistics | unit | way | of whom |\n| --- | --- | --- | --- | --- | --- |\n"

// What the table leaves out stands with the costs.
func TestReferenceForgetsNoSubject(t *testing.T) {
	for _, e := range response.Estimands {
		if e.Subject.Entry == nil && !slices.Contains(subjects, e.Subject) {
			t.Errorf("%s of %q is in no table of the reference", e.Measure, e.Subject.Word)
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
		t.Errorf("the table of responses is not that of the estimands (go test ./scenarios -run Reference -update "+
			"rewrites it):\n%s", responseRows())
	}
}

func responseRows() string {
	var rows strings.Builder
	for _, of := range subjects {
		for _, e := range response.Estimands {
			if e.Subject != of {
				continue
			}
			statistics := make([]string, len(e.Statistics))
			for i, s := range e.Statistics {
				statistics[i] = string(s)
			}
			name := of.Form + "." + e.Measure
			if strings.Contains(of.Form, "."+e.Measure+".") { // it stands before what tells instances apart
				name = of.Form
			}
			fmt.Fprintf(&rows, "| %s | `%s` | %s | %s | %s | %s |\n", of.Word, name, strings.Join(statistics, ", "), e.Unit,
				waysOf(e), e.Population)
		}
	}
	return rows.String()
}

// waysOf lists how the replications make the responses of an estimand.
func waysOf(e *response.Estimand) string {
	statistics := e.Statistics
	if len(statistics) == 0 {
		statistics = []response.Statistic{response.Single}
	}
	var ways []string
	for _, s := range statistics {
		r := response.Response{Estimand: e, Statistic: s}
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
		if _, err := response.ParseCombination(way); err != nil {
			t.Error(err)
		}
	}
}

package report

import (
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// Where no number can have a ± by assumptions its column is left out, and no note explains it.
func TestNoNoteExplainsAColumnThatTheTableHasNot(t *testing.T) {
	drawn := func(input float64) experiment.UncertainResponse {
		return experiment.UncertainResponse{
			Response: response.Response{Name: "a wait", Estimand: &response.Estimand{Unit: "s"}},
			Nested:   stats.Nested{Mean: 3, Simulation: 1, Input: input}, Values: [][]float64{{0, 0}, {0, 0}, {9, 9}},
		}
	}
	for _, c := range []struct {
		responses      []experiment.UncertainResponse
		column, leaves bool
	}{
		{[]experiment.UncertainResponse{drawn(10), drawn(10)}, false, false},
		{[]experiment.UncertainResponse{drawn(10), drawn(2)}, true, true},
		{[]experiment.UncertainResponse{drawn(2)}, true, false},
	} {
		p := &plan.Plan{Kind: scenario.Stationary, Confidence: 0.95}
		u := &experiment.Uncertainty{Model: &response.Model{Plan: p}, Responses: c.responses}
		for i := range c.responses {
			u.Primary = append(u.Primary, i)
		}
		table := uncertaintyTable(u).Completed(nil)
		column := slices.ContainsFunc(table.Columns, func(c document.Column) bool { return c.Header == "± by assumptions" })
		notes := strings.Join(table.Notes, "\n")
		if column != c.column || strings.Contains(notes, "half of the room") != c.column ||
			strings.Contains(notes, "± is left out") != c.leaves {
			t.Errorf("the column is there: %t; the notes are %s", column, notes)
		}
	}
}

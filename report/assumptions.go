package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/scenario"
)

// confidences are the degrees of confidence, the least trusted first.
var confidences = []scenario.Confidence{
	scenario.Assumption, scenario.Handbook, scenario.Derived, scenario.Planned, scenario.Official, scenario.Measured,
}

// Assumptions lists every quantity of a scenario with where it comes
// from, the least trusted first.
func Assumptions(s *scenario.Scenario) *document.Document {
	return document.Listing(assumptionsTable(s))
}

func assumptionsTable(s *scenario.Scenario) document.Table {
	table := document.Table{
		Name:  "assumptions",
		Title: string(listingText.assumptions),
		Columns: []document.Column{
			{Header: "confidence"}, {Header: "quantity"}, {Header: "value"}, {Header: "range", Rank: 1},
			{Header: "source"}, {Header: "note", Rank: 2}, {Header: "stands at", Rank: 3},
		},
	}
	values := slices.Clone(s.Values)
	slices.SortStableFunc(values, func(a, b scenario.Value) int {
		return cmp.Or(cmp.Compare(trust(a), trust(b)), cmp.Compare(a.Path, b.Path))
	})
	for _, value := range values {
		table.Rows = append(table.Rows, []document.Cell{
			text(string(value.Confidence)), text(value.Path), text(value.Text), text(value.Range),
			text(value.Source), text(value.Note), text(value.Pos.String()),
		})
	}
	return table
}

// trust is a value's place among the degrees of confidence.
func trust(value scenario.Value) int { return slices.Index(confidences, value.Confidence) }

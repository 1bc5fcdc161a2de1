package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
)

// costs is the table of money, fuel and carbon dioxide, in the order of the
// estimands: the parts of the costs, who bears them, then what is burnt.
func (x *index) costs() document.Table {
	table := document.Table{
		Name:    "costs",
		Title:   "Costs, fuel and carbon dioxide",
		Columns: []document.Column{{Header: "what"}, {Header: "amount", OwnUnits: true}},
		Notes:   []string{"The total is the sum of waiting, moving, fuel, staff and standing, and of what all bear. Fees move it from one to another."},
	}
	for _, estimand := range plan.Estimands {
		for i := range x.Responses {
			response := &x.Responses[i]
			if response.Estimand == estimand && x.costLabel(&response.Response) != "" {
				table.Rows = append(table.Rows, []document.Cell{text(x.costLabel(&response.Response)), {Number: x.number(response)}})
			}
		}
	}
	return table
}

// costLabel says what a response about costs is of; nothing for other
// responses. Where something is counted at crossings, each is one that passed.
func (x *index) costLabel(r *plan.Response) string {
	measure := r.Estimand.Measure
	switch r.Estimand.Subject {
	case plan.OfCost:
		if measure == "total" {
			return "total cost"
		}
		return measure
	case plan.OfBearer:
		return "borne by " + x.Plan.Costs.Bearers[r.Index]
	case plan.OfFlowCost:
		return "for flow " + x.Plan.Flows[r.Index].Name
	case plan.OfCostCrossed:
		return "cost, for each crossing of one of the " + x.Plan.Measures[r.Index] + ", at any crossing"
	case plan.OfFuel:
		return "fuel, " + measure
	case plan.OfCarbon:
		return "CO2, " + measure
	case plan.OfCarbonCrossed:
		return "CO2, for each crossing of one of the " + x.Plan.Measures[r.Index] + ", at any crossing"
	}
	return ""
}

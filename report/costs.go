package report

import "karvon/sim/response"

// costs is the table of money, fuel and carbon dioxide, in the order of the
// estimands: the parts of the costs, who bears them, then what is burnt.
func (x *index) costs() Table {
	table := Table{
		Name:    "costs",
		Title:   "Costs, fuel and carbon dioxide",
		Columns: []Column{{Header: "what"}, {Header: "amount", OwnUnits: true}},
		Notes:   []string{"The total is the sum of waiting, moving, fuel, staff and standing, and of what all bear. Fees move it from one to another."},
	}
	for _, estimand := range response.Estimands {
		for i := range x.Responses {
			response := &x.Responses[i]
			if response.Estimand == estimand && x.costLabel(&response.Response) != "" {
				table.Rows = append(table.Rows, []Cell{text(x.costLabel(&response.Response)), {Number: x.number(response)}})
			}
		}
	}
	return table
}

// costLabel says what a response about costs is of; nothing for other
// responses. Where something is counted at crossings, each is one that passed.
func (x *index) costLabel(r *response.Response) string {
	measure := r.Estimand.Measure
	switch r.Estimand.Subject {
	case response.OfCost:
		if measure == "total" {
			return "total cost"
		}
		return measure
	case response.OfBearer:
		return "borne by " + x.Plan.Costs.Bearers[r.Index]
	case response.OfFlowCost:
		return "for flow " + x.Plan.Flows[r.Index].Name
	case response.OfCostCrossed:
		return "cost, for each crossing of one of the " + x.Plan.Measures[r.Index] + ", at any crossing"
	case response.OfFuel:
		return "fuel, " + measure
	case response.OfCarbon:
		return "CO2, " + measure
	case response.OfCarbonCrossed:
		return "CO2, for each crossing of one of the " + x.Plan.Measures[r.Index] + ", at any crossing"
	}
	return ""
}
